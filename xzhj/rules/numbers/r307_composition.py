"""结构比例不达标。

查什么：省、市、县规定的结构要求（妇女、年轻、一线、学历等的比例或人数），代表、委员、班子够不够；选出以前按名额或候选人算。
为什么：结构要求由上级规定，必须的不达标会被退回，一般的要说明理由。
怎么改：按所列差的人数调整人选；人选还没有定的，调整各选举单位的结构要求。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Missing
from xzhj.rules.numbers import _composition
from xzhj.rules.numbers._composition import judge

CODE = "R307"
LEVELS = ("warning", "error", "note")
EACH = "case"
FACTS = _composition.FACTS
UNCITED = "各条结构要求的出处在地方规定里，随问题列出"


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    missing: list[Missing] = []
    for demand in law.requirements:
        if demand.source:  # national ones are R309 and R310
            try:
                yield from judge(demand, case)
            except Missing as gap:
                missing.append(gap)
    if missing:
        raise missing[0]
