"""名单未按所称顺序排列。

查什么：写明“按姓氏笔画为序”（“姓名笔画”）的名单，是不是真按这个顺序排。
为什么：候选人名单、当选名单按姓氏笔画排列，排错会被看成排了名次。
怎么改：用 xzhj order 排好再贴；排法与提示的理由不同的，核对那两个字的笔画。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.names import UnknownCharacter, check_order, repeated

CODE = "R721"
LEVELS = ("error",)
EACH = "paper"
LAW = ("ballot.order",)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for claim in paper.said("names"):
        if not claim.unit or not isinstance(claim.value, tuple):
            continue
        names = [str(n) for n in claim.value]
        try:
            wrong = check_order(names, "fullname" if claim.unit == "姓名笔画" else "surname")
        except UnknownCharacter:
            continue
        if wrong and not repeated(names):
            first = wrong[0]
            more = f"，共有 {len(wrong)} 处" if len(wrong) > 1 else ""
            yield Finding(
                f"名单写明按{claim.unit}排列，{first.before}排在{first.after}前面不对{more}：{first.why}",
                (claim.at,),
                (law["ballot.order"].cite,),
            )
