"""Which contest, and which of its results, a number or a name in a paper belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xzhj.model import Claim, Paper, Result
from xzhj.rules.papers._say import sentence_at

TELLS = re.compile(r"选举结果|计票|报告单|得票|当选")  # of nothing else but the vote
OTHER_VOTE = re.compile(
    r"推荐票|推荐得票|民主推荐|民主测评|测评|民意|举手|上[一]?届|往届|上次|每[位名人张]|各领|初步人选|联名|监票人.{0,6}表决"
)
CONTESTS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("出席县党代会代表", r"(?:出席|参加)[^，。；、]{0,14}代表(?!大会应|大会实)|[县市区旗](?:第[^，。；]{1,5}次)?(?:党代会|党代表大会|党员代表大会|代表大会)代表"),
        ("纪委副书记", r"(?:纪委|纪律检查委员会)(?:书记、)?副书记"),
        ("纪委书记", r"(?:纪委|纪律检查委员会)书记"),
        ("党委副书记", r"(?:党委|(?<!检查)委员会)(?:书记、)?副书记"),
        ("党委书记", r"(?:党委|(?<!检查)委员会)书记"),
        ("纪委委员", r"纪委委员|(?:纪律检查委员会|纪委)(?:委员)?(?:选举|选票|委员|$)|纪律检查委员会委员"),
        ("党委委员", r"党委委员|(?:党委|届委员会|(?<!检查)委员会)(?:委员)?(?:选举|选票|委员(?!会)|$)"),
    )
)  # fmt: skip
NEAR = 6  # paragraphs from a heading to what it heads


def scope_of(paper: Paper, claim: Claim, results: tuple[Result, ...], alone: bool) -> list[Result]:
    """The results of the contests named nearest above; all of them where none is named and `alone` lets it be so."""
    for place in named_at(paper, claim):
        named = contests_in(place)
        if found := [r for r in results if r.contest in named]:
            return found
    return list(results) if alone and TELLS.search(paper.title) else []


def named_at(paper: Paper, claim: Claim) -> Iterator[str]:
    """Where the contest of a number may be named, nearest first: its sentence, its paragraph, the headings above, the title."""
    text = paper.paragraphs[claim.index].text
    low, high = sentence_at(text, claim.start)
    yield text[low:high]
    yield text[:low]
    for index in range(claim.index - 1, max(-1, claim.index - NEAR), -1):
        if paper.paragraphs[claim.index].part == "table" or _heading(paper.paragraphs[index].text):
            yield paper.paragraphs[index].text
    yield paper.title


def _heading(text: str) -> bool:
    return len(text.strip()) <= 40 and not re.search(r"[。；]\s*\S", text)


def contests_in(text: str) -> set[str]:
    plain = re.sub(r"\s+", "", text)
    return {name for name, pattern in CONTESTS if pattern.search(plain)}
