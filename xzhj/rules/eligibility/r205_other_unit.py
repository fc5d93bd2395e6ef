"""代表不属于其选举单位。

查什么：代表（候选人）在党员名册里的支部、选举单位，与代表名册里的选举单位是否一致；不超过该单位下派名额的不报。
为什么：代表由所在选举单位的党员选举产生；下派的人选占下派名额。
怎么改：改正选举单位；是下派的，在选举单位表里写明下派名额。
"""

import re
from collections.abc import Iterator, Mapping

from xzhj.law import Law
from xzhj.model import Case, Finding, Missing, Person
from xzhj.rules._people import ELECTED, is_assigned, listed, lists_of_delegates, members, name_of, places, word
from xzhj.rules._units import unit_rows

CODE = "R205"
LEVELS = ("warning",)
EACH = "case"
UNCITED = "两份名册对照；下派名额由上级确定"
_PARTS = re.compile(r"[、，,;；\n]+")


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    rows = {named(row): row for row in unit_rows(case)}
    lists = list(lists_of_delegates(case))
    if not rows or not lists or not members(case).rosters:
        return
    if not case.folder:
        raise Missing("electing_units")
    home = homes(rows)
    by_unit: dict[str, list[Person]] = {}
    for person in (p for roster in lists for p in roster):
        if unit := unit_of(person, case, home):
            by_unit.setdefault(unit, []).append(person)
    for unit, people in by_unit.items():
        foreign = {p: u for p in people if (u := own(p, case, home)) and u != unit}
        if foreign:
            yield from fault(rows[unit], people, foreign)


def fault(row: Person, people: list[Person], foreign: Mapping[Person, str]) -> Iterator[Finding]:
    """The delegates of one unit who belong to others, where they are more than are sent to it."""
    given = row.quota_assigned
    if not row.roster.has("quota_assigned"):
        foreign = {p: u for p, u in foreign.items() if not is_assigned(p)}
    allowed = given if isinstance(given, int) else 0
    elected = [p for p in people if word(p.stage) in ELECTED]
    over = [p for p in foreign if not (elected and allowed) or p in elected]
    if len(over) <= allowed + (0 if elected else margin(row, people, allowed)):
        return
    names = listed(f"{name_of(p)}（{foreign[p]}）" for p in over)
    more = f"，下派名额 {allowed} 人，多出 {len(over) - allowed} 人" if allowed else ""
    text = f"{named(row)}的代表不属于这个选举单位：{names}{more}；请核对，是下派的写明下派名额"
    yield Finding(text, places(over, "unit", "branch"))


def margin(row: Person, people: list[Person], allowed: int) -> int:
    """By how many the candidates for the seats of those sent may outnumber these seats."""
    if not allowed:
        return 0
    return max(0, len(people) - row.quota) if isinstance(row.quota, int) else allowed


def named(row: Person) -> str:
    """The electing unit of a row of the table: a branch where there is no column of units."""
    return word(row.unit) or word(row.branch)


def homes(rows: Mapping[str, Person]) -> dict[str, str]:
    """Unit or branch → electing unit, by the table of units."""
    parts = {
        part.strip(): unit for unit, row in rows.items() for part in _PARTS.split(word(row.branch)) if part.strip()
    }
    return parts | {unit: unit for unit in rows}


def unit_of(person: Person, case: Case, home: Mapping[str, str]) -> str:
    """The unit a row names, or its branch belongs to; "" when neither is in the table: R118 speaks of that."""
    for value in (word(person.unit), word(person.branch)):
        if found := home.get(case.aliases.get(value, value), ""):
            return found
    return ""


def own(person: Person, case: Case, home: Mapping[str, str]) -> str:
    """The unit of the member's branch; "" when it cannot be told."""
    found = {unit_of(p, case, home) for p in members(case).find(person)}
    return found.pop() if len(found) == 1 else ""
