"""差额比例的分母用错。

查什么：差额比例是不是用差额除以候选人数得来的；应当除以应选名额。
为什么：差额比例是差额占应选名额的比例，用候选人数作分母会算小，也会看错是不是达到百分之二十。
怎么改：用差额除以应选名额，改成提示的比例。
"""

from collections.abc import Iterator
from fractions import Fraction

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._margins import margins, printed
from xzhj.rules.papers._say import words_of
from xzhj.rules.papers._shares import fits

CODE = "R708"
LEVELS = ("error",)
EACH = "paper"
LAW = ("margin",)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for group in margins(paper):
        seats, candidates, more = group.value("seats"), group.value("candidates"), group.value("difference")
        share = group.said.get("margin")
        if seats and candidates and more is None:
            more = candidates - seats
        if seats and more is not None and candidates is None:
            candidates = seats + more
        if candidates and more and seats is None and candidates > more:
            seats = candidates - more
        if (
            not seats
            or not candidates
            or not more
            or share is None
            or share.hedge
            or not isinstance(share.value, Fraction)
        ):
            continue
        if more == candidates - seats and fits(share, more, candidates) and not fits(share, more, seats):
            right = printed(more, seats, share.decimals)
            yield Finding(
                f"差额比例写 {share.text}，是用候选人 {candidates} 名作分母；应除以应选 {seats} 名，为 {right}：{words_of(paper, share)}",
                (share.at,),
                (law["margin"].cite,),
            )
