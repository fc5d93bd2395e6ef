"""所在支部不在选举单位表中。

查什么：党员名册里的支部（或代表名册里的选举单位），在选举单位表里有没有；同一写法的合成一条。
为什么：对不上的支部，党员会漏算或重算，名额也就分错。
怎么改：改成选举单位表里的写法；两种写法都对的，在“名称对应”里写上。
"""

from collections.abc import Iterator
from difflib import get_close_matches

from xzhj.law import Law
from xzhj.model import FIELDS, Case, Finding, Roster
from xzhj.rules._units import known_units
from xzhj.rules.people._columns import places, rows_of

CODE = "R118"
LEVELS = ("error",)
EACH = "roster"
KINDS = ("members", "delegates")
UNCITED = "两份名册对照"
ABOVE = ("乡", "镇", "县", "街道", "中共", "党委")


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    branches, units = known_units(case)
    fields = (("branch", branches),) if branches and roster.has("branch") else (("unit", units),)
    for field, known in fields:
        column = roster.columns.get(field)
        if column is None or not known:
            continue
        strange = {v for v in set(column) if isinstance(v, str) and not is_known(case.aliases.get(v, v), known)}
        for value, rows in rows_of(column, strange).items():
            near = get_close_matches(value, known, 1, 0.6)
            hint = f"，是不是“{near[0]}”" if near else ""
            many = f"，共{len(rows)}处" if len(rows) > 1 else ""
            yield Finding(f"{FIELDS[field]}“{value}”不在选举单位表中{many}{hint}", places(roster, field, rows))


def is_known(name: str, known: set[str]) -> bool:
    """The name, or the name behind that of its township or county: 云台乡老屋村党支部 for 老屋村党支部."""
    if name in known:
        return True
    pairs = [(name, k) if len(name) > len(k) else (k, name) for k in known]
    return any(long.endswith(short) and long.removesuffix(short).endswith(ABOVE) for long, short in pairs)
