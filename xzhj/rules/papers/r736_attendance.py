"""应到、实到、缺席不平衡。

查什么：实到多于应到，实到加缺席（请假）不等于应到；文字和清点到会人数报告单都查，列席的人不算。
为什么：到会人数决定能不能选举、过半数是几票，一个数错了后面都错。
怎么改：按签到表核对应到、实到、请假的人数。
"""

from collections.abc import Iterator
from itertools import chain

from xzhj.law import Law
from xzhj.model import Case, Claim, Finding, Paper
from xzhj.rules.papers._votes import MEETING, Counts, in_tables

CODE = "R736"
LEVELS = ("error",)
EACH = "paper"
LAW = ("quorum",)
FAR = 3  # paragraphs from 应到 to its 请假, in minutes that give a line to each


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for counts in chain(_meetings(paper), in_tables(paper, MEETING)):
        due, come = counts.value("expected"), counts.value("present")
        if due is None or come is None:
            continue
        at = tuple(c.at for found in counts.said.values() for c in found[:1])
        if come > due:
            yield Finding(f"实到 {come}，多于应到 {due}", at)
            continue
        absent = [c.value for c in counts.said.get("absent", []) if isinstance(c.value, int)]
        if absent and due - come not in {absent[0], sum(absent), sum(absent[1:])}:
            away = absent[0] if len(absent) == 1 else sum(absent)
            yield Finding(f"实到 {come}＋缺席 {away}＝{come + away}，应到 {due}，对不上", at)


def _meetings(paper: Paper) -> Iterator[Counts]:
    """应到 with the 实到 and 缺席 after it, up to the next 应到."""
    current: Counts | None = None
    start: Claim | None = None
    for claim in paper.said("number", *MEETING):
        if claim.hedge or not isinstance(claim.value, int):
            continue
        if claim.about == "expected":
            if current is not None:
                yield current
            current, start = Counts(), claim
            current.add(claim)
        elif current is not None and start is not None and claim.index - start.index <= FAR and _fits(current, claim):
            current.add(claim)
    if current is not None:
        yield current


def _fits(current: Counts, claim: Claim) -> bool:
    """The first 实到 counts; a 请假 before it belongs to the meeting too, one in a later sentence may speak of others."""
    if claim.about == "present":
        return "present" not in current.said
    last = current.said.get("absent") or current.said.get("present") or current.said.get("expected")
    return last is not None and claim.sentence - last[-1].sentence <= 1
