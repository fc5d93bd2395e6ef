"""代表团组成有遗漏或重复。

查什么：当选代表是不是每人都编入一个代表团、只编入一个；团长、副团长是不是本团的代表。
为什么：漏编的代表收不到通知、领不到选票，重编的会领两张。
怎么改：补编漏掉的，删去重复的。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import ERROR, WARNING, Case, Cite, Finding, Missing, Person
from xzhj.rules._people import (
    delegates,
    evidence,
    listed,
    lists_of_delegates,
    many,
    name_of,
    places,
    rows_with,
    same,
    word,
)
from xzhj.rules._roles import LEADER, holders

CODE = "R220"
LEVELS = ("error", "warning")
EACH = "case"
LAW = ("delegations.each_once",)
DUE = "S21"


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    rosters = [r for r in lists_of_delegates(case) if r.has("delegation")]
    placed = [r.person(i) for r in rosters for i in rows_with(r, "delegation", lambda v: bool(word(v)))]
    people = delegates(case)
    if not placed or not people:
        return
    if not case.folder:
        raise Missing("delegations")
    because = (law["delegations.each_once"].cite,)
    by_name: dict[str, list[Person]] = {}
    for p in placed:
        by_name.setdefault(name_of(p), []).append(p)
    of = {d: [p for p in by_name.get(name_of(d), ()) if is_one(d, p)] for d in people}
    left = [d for d, rows in of.items() if not rows]
    if left:
        text = f"没有编入代表团：{listed(map(name_of, left))}{many(left_at := places(left))}"
        yield Finding(text, left_at, because, ERROR)
    for rows in of.values():
        if len({word(p.delegation) for p in rows}) > 1:
            groups = "、".join(dict.fromkeys(word(p.delegation) for p in rows))
            at = tuple(s for p in rows for s in p.at("delegation"))
            yield Finding(f"{name_of(rows[0])}编入了两个代表团：{groups}，只保留一处", at, because, ERROR)
    yield from leaders(case, by_name, because)


def is_one(a: Person, b: Person) -> bool:
    """A namesake of another electing unit is somebody else."""
    units = word(a.unit), word(b.unit)
    return same(a, b) and (units[0] == units[1] or not all(units) or evidence(a, b) > 3)


def leaders(case: Case, by_name: dict[str, list[Person]], because: tuple[Cite, ...]) -> Iterator[Finding]:
    known = {word(p.delegation) for rows in by_name.values() for p in rows}
    for holder in holders(case, LEADER):
        leads = word(holder.person.delegation)
        rows = by_name.get(holder.name, [])
        if leads in known and rows and all(word(p.delegation) != leads for p in rows):
            text = f"{leads}的{word(holder.person.role)}{holder.name}编在{word(rows[0].delegation)}，不是本团代表"
            yield Finding(text, holder.person.at("delegation"), because, WARNING)
