"""Electing units with their quotas and sizes, from the tables of units and quotas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from xzhj.model import Case, Person, Roster, Source
from xzhj.rules._people import word

_SIZES = ("members_total", "members_full")


@dataclass(slots=True)
class Unit:
    """One electing unit. `quota` None = no cell of it is filled; `members` None = the tables do not say."""

    name: str
    quota: int | None = None
    assigned: int = 0
    members: int | None = None
    at: tuple[Source, ...] = ()
    unread: bool = False
    branches: list[str] = field(default_factory=list)


def whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def tables_with_quota(case: Case) -> tuple[Roster, ...]:
    """The tables that give quotas: those made for that, else the tables of units."""
    given = [r for r in case.of("quota", "units") if r.has("quota") and any(_rows(r))]
    return tuple([r for r in given if r.kind == "quota"] or given)


def units(case: Case) -> dict[str, Unit]:
    """Every unit of those tables by its name; the rows of one unit are taken together."""
    found: dict[str, Unit] = {}
    for roster in tables_with_quota(case):
        for name, row in _rows(roster):
            unit = found.setdefault(name, Unit(name))
            _add(unit, row)
    return found


def _rows(roster: Roster) -> Iterator[tuple[str, Person]]:
    name_field = "unit" if roster.has("unit") else "branch" if roster.has("branch") else "name"
    last = ""
    for row in roster:
        last = word(getattr(row, name_field)) or (last if word(row.branch) and name_field == "unit" else "")
        if last:
            yield last, row


def _add(unit: Unit, row: Person) -> None:
    quota = whole(row.quota)
    unit.unread |= quota is None and row.quota is not None
    if quota is not None:
        unit.quota = (unit.quota or 0) + quota
    unit.assigned += whole(row.quota_assigned) or 0
    if (size := next((n for f in _SIZES if (n := whole(getattr(row, f))) is not None), None)) is not None:
        unit.members = (unit.members or 0) + size
    if word(row.branch):
        unit.branches.append(word(row.branch))
    unit.at = unit.at or row.at("quota")


def sizes(case: Case, known: Mapping[str, Unit]) -> dict[str, int]:
    """Members of each unit: what the tables say for all of them, else the members' rosters; {} where neither tells."""
    if known and all(u.members is not None for u in known.values()):
        return {name: u.members or 0 for name, u in known.items()}
    rosters = case.of("members")
    counted = Counter(v for r in rosters for v in r.column("unit") if isinstance(v, str))
    if rosters and known and all(name in counted for name in known) and set(counted) <= set(known):
        return {name: counted[name] for name in known}
    return {}
