"""差额与法定比例或前文不符。

查什么：应选、候选、差额、差额比例四个数互相推算，候选人够不够规定的差额，与文中承诺的比例、前后文是否一致。
为什么：委员和代表的候选人应比应选名额多百分之二十以上，差额不够的选举上级不批，批了也要重来。
怎么改：按提示增加候选人，或者改正写错的数。
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from xzhj.figures.percent import percent
from xzhj.law import Law
from xzhj.model import Case, Claim, Finding, Paper
from xzhj.rules.papers._kinds import of_the_grassroots, of_the_party
from xzhj.rules.papers._margins import BODIES, Margin, margins
from xzhj.rules.papers._say import sentence_at, words_of

CODE = "R707"
LEVELS = ("error",)
EACH = "paper"
LAW = ("margin",)

BROKEN = 10  # 1000%: a figure damaged by replacement, which R702 tells


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    first: dict[tuple[str, str], Claim] = {}
    governed = of_the_grassroots(paper)
    for group in margins(paper):
        text = paper.paragraphs[next(iter(group.said.values())).index].text
        if not of_the_party(text):
            continue
        found = list(_arithmetic(paper, group))
        yield from found
        if not found and governed and not _equal(paper, group):
            yield from _enough(paper, group, law)
        yield from _as_before(paper, group, first, text)


def _arithmetic(paper: Paper, group: Margin) -> Iterator[Finding]:
    seats, candidates, more = group.value("seats"), group.value("candidates"), group.value("difference")
    if seats and candidates and more is not None and candidates - seats != more:
        at = group.said["difference"]
        yield Finding(
            f"应选 {seats} 名、候选人 {candidates} 名，差额应为 {candidates - seats} 名，写的是 {more} 名：{words_of(paper, at)}",
            (at.at,),
        )
        return
    more = more if more is not None else (candidates - seats if seats and candidates else None)
    if seats is None and candidates and more and candidates > more:
        seats = candidates - more
    share = group.said.get("margin")
    if not seats or more is None or share is None or share.hedge or not isinstance(share.value, Fraction):
        return
    if share.value > BROKEN:
        return
    if not _printed(share, more, seats) and not (candidates and _printed(share, more, candidates)):
        right = percent(more, seats, share.decimals)
        yield Finding(
            f"差额 {more} 名、应选 {seats} 名，差额比例应为 {right}，写的是 {share.text}：{words_of(paper, share)}",
            (share.at,),
        )


def _printed(share: Claim, part: int, whole: int) -> bool:
    scale = 10**share.decimals
    exact, shown = (
        Fraction(part, whole) * 100 * scale,
        Fraction(share.value) * 100 * scale if isinstance(share.value, (int, Fraction)) else 0,
    )
    return shown in ((exact + Fraction(1, 2)).__floor__(), exact.__floor__())


def _equal(paper: Paper, group: Margin) -> bool:
    """Formal candidates after a pre-election, and equal-number elections, have no margin."""
    for claim in group.said.values():
        text = paper.paragraphs[claim.index].text
        low, high = sentence_at(text, claim.start)
        if re.search(r"等额|正式候选人|预选", text[low:high]):
            return True
    return False


def _enough(paper: Paper, group: Margin, law: Law) -> Iterator[Finding]:
    seats, candidates = group.value("seats"), group.value("candidates")
    more = group.value("difference")
    candidates = candidates if candidates is not None else (seats + more if seats and more is not None else None)
    if not seats or not candidates or group.subject not in BODIES or group.subject == "standing":
        return
    margin = law["margin"]
    promised = [
        c
        for c in paper.said("share", "margin")
        if c.hedge == "least" and c.unit == "%" and isinstance(c.value, Fraction) and c.subject in ("", group.subject)
    ]
    least = margin.value.least({"seats": seats})
    words = margin.shown
    for claim in promised:
        if isinstance(claim.value, Fraction) and (asked := (seats * (1 + claim.value)).__ceil__()) > least:
            least, words = asked, f"文中写明差额不少于 {claim.text}"
    if candidates < least:
        at = group.said.get("candidates") or group.said["seats"]
        yield Finding(
            f"{BODIES[group.subject]}应选 {seats} 名、候选人 {candidates} 名，差额只有 {percent(candidates - seats, seats, 1)}；{words}，至少要 {least} 名候选人",
            (at.at,), (margin.cite,),
        )  # fmt: skip


def _as_before(paper: Paper, group: Margin, first: dict[tuple[str, str], Claim], text: str) -> Iterator[Finding]:
    """The same body with other seats further down; a body of the last term or of many units is another matter."""
    if group.subject not in ("committee", "discipline", "county_delegates") or any(
        w in text for w in ("上届", "原有", "现有", "各村", "支部", "届满", "缺额", "补选")
    ):
        return
    for slot in ("seats", "candidates"):
        claim = group.said.get(slot)
        if claim is None or claim.hedge or not isinstance(claim.value, int):
            continue
        known = first.setdefault((group.subject, slot), claim)
        if known.value != claim.value and known.index != claim.index:
            name = {"seats": "应选名额", "candidates": "候选人数"}[slot]
            yield Finding(
                f"{BODIES[group.subject]}的{name}前面写 {known.value} 名（{known.at.place}），这里写 {claim.value} 名：{words_of(paper, claim)}",
                (claim.at, known.at),
            )
            return
