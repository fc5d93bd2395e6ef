"""Seats, candidates, difference and ratio of one body, as a paper states them together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from xzhj.figures.percent import percent
from xzhj.model import Claim, Paper, Source
from xzhj.rules.papers._tables import columns_of, label_of, text_of, whole

BODIES = {
    "committee": "党委委员", "discipline": "纪委委员", "county_delegates": "出席县党代会代表", "delegates": "代表", "branch": "支部委员",
    "standing": "常委",
}  # fmt: skip
POSTS = ("secretary", "deputies", "discipline_secretary", "discipline_deputies")


@dataclass(slots=True)
class Margin:
    """What is said of one body in one paragraph; a slot nobody filled is None."""

    subject: str
    said: dict[str, Claim] = field(default_factory=dict)

    def value(self, slot: str) -> int | None:
        claim = self.said.get(slot)
        return claim.value if claim is not None and isinstance(claim.value, int) and not claim.hedge else None


def margins(paper: Paper) -> Iterator[Margin]:
    """Groups in the order of the text: a new body, or a slot said twice, begins the next."""
    for index in dict.fromkeys(c.index for c in paper.claims if c.kind in ("number", "share")):
        current: Margin | None = None
        posts: object = 0
        for claim in (c for c in paper.claims if c.index == index and c.kind in ("number", "share")):
            slot = slot_of(claim)
            if _stood_for(paper, claim):
                slot, claim = "seats", replace(claim, subject="delegates")
            posts = claim.value if claim.kind == "number" and claim.about == "posts" else posts
            if slot and current is not None and _of_the_body(claim, slot, current, posts):
                claim = replace(claim, subject=current.subject)
            if not slot or claim.subject in (*POSTS, "deputies_people", "villagers"):
                continue
            if (
                current is None
                or slot in current.said
                or (claim.subject and current.subject and claim.subject != current.subject)
            ):
                if current is not None:
                    yield current
                current = Margin(claim.subject)
            current.subject = current.subject or claim.subject
            current.said[slot] = claim
        if current is not None:
            yield current


_STAND = re.compile(r"[，、（(]\s*(?:提[出名])?(?:正式)?候选人\d")


def _stood_for(paper: Paper, claim: Claim) -> bool:
    """出席镇党代会代表4名，候选人5名: what a unit elects are seats."""
    if claim.kind != "number" or claim.about != "delegates" or claim.hedge:
        return False
    return bool(_STAND.match(paper.paragraphs[claim.index].text, claim.end))


def _of_the_body(claim: Claim, slot: str, current: Margin, posts: object) -> bool:
    """由5名委员组成，设书记1名，候选人6名，差额1名: more candidates than posts are those of the body."""
    if claim.subject not in POSTS or slot in current.said or "seats" not in current.said:
        return False
    if current.said["seats"].sentence != claim.sentence:
        return False
    if slot == "candidates":
        return isinstance(claim.value, int) and isinstance(posts, int) and claim.value > posts
    return "candidates" in current.said and current.said["candidates"].subject == current.subject


def slot_of(claim: Claim) -> str:
    if claim.kind == "number":
        return claim.about if claim.about in ("seats", "candidates", "difference") else ""
    return "margin" if claim.about == "margin" and claim.unit == "%" else ""


_SEATS = re.compile(
    r"^(?:应选)?(?:代表|委员)?(?:的)?(?:分配)?(?:名额|职数)(?:数|（名）|\(名\))?$|^应选(?:代表|委员)?(?:人数|名额|数)?$"
)
_CANDIDATES = re.compile(r"候选人(?:预备人选|初步人选)?(?:人?数|名额)?(?:（名）|\(名\))?$|^候选人选数$")
_NO_ROW = re.compile(r"合计|总计|小计|书记|主席|镇长|乡长|主任|其中")


def tabled(paper: Paper) -> Iterator[tuple[str, int, int, Source]]:
    """Rows of a table that give a unit's seats and its candidates: (the row's label, seats, candidates, the place)."""
    for table in columns_of(paper):
        heads = [{c: text_of(cell) for c, cell in table[r].items()} for r in sorted(table)[:3]]
        seats = [c for row in heads for c, head in row.items() if _SEATS.match(head)]
        candidates = [c for row in heads for c, head in row.items() if _CANDIDATES.search(head)]
        if len(seats) != 1 or len(candidates) != 1:
            continue
        for row in table.values():
            some, more = whole(row.get(seats[0])), whole(row.get(candidates[0]))
            label = label_of(row)
            if some and more and label and not _NO_ROW.search(label):
                yield label, some, more, paper.at(row[candidates[0]].place)


def printed(part: int, whole: int, decimals: int) -> str:
    """The right percentage, with a decimal more where whole ones do not show it (11.1%, not 11%)."""
    return percent(part, whole, max(decimals, 0 if 100 * part % whole == 0 else 1))
