"""妇女代表比例低于党员中的比例。

查什么：代表里妇女的比例，是否不低于全体党员中妇女的比例；选出以前按妇女代表名额算。
为什么：妇女代表一般不少于妇女在党员中的比例；本地另有同样规定的按本地规定查，不重复报。
怎么改：按所列差的人数增加妇女代表；还没有选举的，在分配名额、确定初步人选时增加。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Requirement
from xzhj.rules.numbers import _composition
from xzhj.rules.numbers._composition import judge

CODE = "R309"
LEVELS = ("warning", "note")
EACH = "case"
FACTS = _composition.FACTS
UNCITED = "出处随要求列出"
FIELD = "gender"


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    for demand in defaults(law, FIELD):
        yield from judge(demand, case)


def defaults(law: Law, field: str) -> Iterator[Requirement]:
    """The national demands on one field that no local provision repeats."""
    for demand in law.requirements:
        if not demand.source and set(demand.where) == {field}:
            same = [d for d in law.requirements if d.source and d.of == demand.of and d.where == demand.where]
            if not any(d.share and d.share[1] == "members" for d in same):
                yield demand
