"""少数民族代表比例低于党员中的比例。

查什么：代表里少数民族的比例，是否不低于全体党员中少数民族的比例；民族地区（自治地方、民族乡、苏木）报警告，其他地方只作说明。
为什么：条文说的是民族地区，一般不少于少数民族在党员中的比例；其他地方可以参照。
怎么改：按所列差的人数增加少数民族代表。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import NOTE, WARNING, Case, Finding
from xzhj.rules.numbers import _composition
from xzhj.rules.numbers._composition import judge
from xzhj.rules.numbers.r309_women_fewer import defaults

CODE = "R310"
LEVELS = ("warning", "note")
EACH = "case"
FACTS = (*_composition.FACTS, "township_kind", "township", "county")
UNCITED = "出处随要求列出"
FIELD = "ethnicity"
_AREA = re.compile(r"自治|族乡|族镇|苏木|旗$")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    level = WARNING if is_minority_area(case) else NOTE
    for demand in defaults(law, FIELD):
        yield from judge(demand, case, level)


def is_minority_area(case: Case) -> bool:
    """An autonomous county or banner, an ethnic township, a sumu."""
    kind = case.facts.get("township_kind") in ("ethnic_township", "sumu")
    return kind or any(_AREA.search(str(case.facts.get(item) or "")) for item in ("township", "county"))
