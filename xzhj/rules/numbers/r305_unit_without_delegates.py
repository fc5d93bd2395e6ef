"""选举单位没有名额或没有代表。

查什么：名额分配表里的每个选举单位有没有名额；选出代表以后，有名额的单位在代表名册里有没有代表。
为什么：名额要按所辖党组织数量、党员人数分配，每个选举单位都应有代表。
怎么改：给没有名额的单位分配名额，或并入别的选举单位；没有选出代表的单位补选，漏写进名册的补上。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Missing
from xzhj.rules._bodies import is_due
from xzhj.rules._people import delegates, lists_of_delegates, word
from xzhj.rules._planned import is_congress
from xzhj.rules.numbers._units import Unit, units

CODE = "R305"
LEVELS = ("error",)
EACH = "case"
LAW = ("delegates.each_unit",)


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    known = units(case)
    if not is_congress(case) or not any(u.quota for u in known.values()):
        return
    because = (law["delegates.each_unit"].cite,)
    for unit in known.values():
        if not unit.quota and not unit.unread:
            yield Finding(f"{unit.name}没有代表名额，每个选举单位至少要有 1 名", unit.at, because)
    if not is_due(case, "S16") or not delegates(case):
        return
    if not case.folder:
        raise Missing("electing_units")  # a list by itself may be a part
    for unit in without_delegates(case, known):
        text = f"{unit.name}有代表名额 {unit.quota} 名，代表名册里一名代表也没有"
        yield Finding(text, unit.at, because)


def without_delegates(case: Case, known: dict[str, Unit]) -> Iterator[Unit]:
    """Units with a quota of which nobody is in the lists of delegates; none where the lists name no units."""
    elected = delegates(case)
    named = {case.aliases.get(word(p.unit), word(p.unit)) for p in elected} - {""}
    if not elected or not named & set(known):
        return
    branches = {word(p.branch) for r in lists_of_delegates(case) for p in r} - {""}
    for unit in known.values():
        if unit.quota and unit.name not in named and not branches & set(unit.branches):
            yield unit
