"""What a paper reports of a vote by itself, for holding it against the other papers of its folder."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from xzhj.model import Claim, Paper, Source
from xzhj.rules.papers._contests import OTHER_VOTE, TELLS, contests_in, named_at
from xzhj.rules.papers._kinds import of_the_party
from xzhj.rules.papers._say import sentence_of
from xzhj.rules.papers._stated import PART

SAID = {
    "expected": "应到", "present": "实到", "issued": "发出选票", "returned": "收回选票", "valid": "有效票", "invalid": "无效票",
    "for": "赞成", "against": "不赞成", "abstain": "弃权",
}  # fmt: skip
NAMED = re.compile(
    r"([\u4e00-\u9fff][\u4e00-\u9fff·\s\u3000]{1,12}?)(?:同志)?(?:（[^）]*）)?(?:获|得)?(?:得)?(?:赞成)?票?$"
)


@lru_cache(maxsize=512)
def told(paper: Paper) -> dict[tuple[str, str, str], tuple[int, Source]]:
    """What a paper reports of a vote, where it is clear of which and it is said once: (contest, whose, what) → number, place."""
    if not TELLS.search(paper.title) or PART.search(paper.title) or not of_the_party(paper.title):
        return {}
    found: dict[tuple[str, str, str], list[tuple[int, Source]]] = defaultdict(list)
    for claim in (*paper.said("number"), *paper.said("cell")):
        what = SAID.get(claim.about, "")
        if not what or claim.hedge or not isinstance(claim.value, int):
            continue
        if OTHER_VOTE.search(sentence_of(paper, claim)[0]):
            continue
        contests = next((n for place in named_at(paper, claim) if (n := contests_in(place))), set())
        whose = _who_of(paper, claim) if claim.about in ("for", "against", "abstain") else ""
        alone = claim.about in ("issued", "returned", "valid", "invalid")
        if len(contests) == 1 and (whose or alone):
            found[min(contests), whose, what].append((claim.value, claim.at))
    return {key: said[0] for key, said in found.items() if len({v for v, _ in said}) == 1}


def _who_of(paper: Paper, claim: Claim) -> str:
    """Whose votes a number is: the row's label, the words before it (丁一得赞成票)."""
    if claim.kind == "cell":
        return bare_name(claim.subject)
    match = NAMED.search(re.split(r"[，、；。：]", paper.paragraphs[claim.index].text[: claim.start])[-1])
    name = bare_name(match[1]) if match else ""
    return name.removesuffix("得").removesuffix("获") if 2 <= len(name) <= 5 else ""


def bare_name(text: str) -> str:
    return re.sub(r"[（(].*?[)）]|\s|同志$", "", text)
