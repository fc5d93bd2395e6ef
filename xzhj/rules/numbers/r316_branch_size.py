"""党支部规模与设置不符。

查什么：按党员名册数各支部的人数：正式党员不足三名的，党员超过五十名的；党总支、党委不算。
为什么：正式党员三名以上才能成立党支部；一个支部的党员一般不超过五十名。
怎么改：不足三名的与邻近单位成立联合党支部；超过五十名的设党总支或分设支部；名册里支部写错的改正。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Missing
from xzhj.rules.numbers._branches import branches

CODE = "R316"
LEVELS = ("warning",)
EACH = "case"
LAW = ("branch.members_least", "branch.members_most")
FACTS = ("branch_count",)


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    least, most = law["branch.members_least"], law.get("branch.members_most")
    few = []
    for branch in branches(case):
        full = branch.total if branch.full is None else branch.full
        if most and not most.value.admits(branch.total):
            limit = most.value.most()
            text = f"{branch.name}有党员 {branch.total} 名，一般不超过 {limit} 名，多 {branch.total - limit} 名；可设党总支或分设支部"
            yield Finding(text, (branch.at,), (most.cite,))
        elif not least.value.admits(full):
            few.append((branch, full))
    if few and "branch_count" not in case.facts:
        raise Missing("branch_count")  # a part of the roster shows no branch whole
    for branch, full in few:
        need = least.value.least()
        text = f"{branch.name}只有正式党员 {full} 名，不足 {need} 名，还差 {need - full} 名；应与邻近单位成立联合党支部"
        yield Finding(text, (branch.at,), (least.cite,))
