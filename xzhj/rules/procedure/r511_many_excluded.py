"""不计入应到会的人数偏多。

查什么：不计入应到会的党员占党员总数的比例，是否超过提示线（地方可以另定，只能更严）。
为什么：请假、短期外出不能算不计入应到会；人数偏多，常常是把这些人也算了进去。
怎么改：逐人核对理由，不符合规定情形的算进应到会。
"""

from collections.abc import Iterator

from xzhj.figures.percent import percent
from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._planned import total_members
from xzhj.rules.procedure._excluded import stated

CODE = "R511"
LEVELS = ("warning", "error")
EACH = "case"
LAW = ("excluded.share",)
FACTS = ("members_excluded", "members_total")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    given, limit = stated(case), law["excluded.share"]
    if given is None or not given[0]:
        return
    number, at = given
    bases = {"members": total_members(case)}
    if bases["members"] and not limit.value.admits(number, bases):
        most = limit.value.most(bases)
        text = (
            f"不计入应到会 {number} 名，占党员 {bases['members']} 名的 {percent(number, bases['members'])}，"
            f"{limit.value}（{most} 名），多 {number - most} 名；请逐人核对理由"
        )
        yield Finding(text, at, (limit.cite,), limit.level)
