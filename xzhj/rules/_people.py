"""The same person in several rosters: looked up by ID number, else by name with what else is known of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from xzhj.model import Case, Month, Person, Roster, Source

SMALL = ("delegates", "candidates", "cadres", "roles", "attendance")
ELECTED = frozenset({"当选", "正式代表", "代表", "当选代表", "已当选"})
EARLY = frozenset({"初步人选", "推荐人选", "推荐提名人选"})
NOMINEE = frozenset({"预备人选", "候选人预备人选"})
ABOVE = re.compile(r"[县市区旗](第.+次)?(党代会|代表大会|党代表大会)代表|县代表")
STANDING = re.compile(r"候选|人选")
_DETACHED = re.compile(r"下派|上派|县派|上级提名|组织提名")


@dataclass(frozen=True, slots=True)
class Members:
    """The rosters of members: `by_name` and `by_id` hold the rows of everyone another roster names."""

    rosters: tuple[Roster, ...]
    by_name: Mapping[str, tuple[Person, ...]]
    by_id: Mapping[str, tuple[Person, ...]]
    found: dict[tuple[int, int], tuple[Person, ...]] = field(
        default_factory=dict
    )  # roster's id and row → what `find` gave

    def find(self, person: Person) -> tuple[Person, ...]:
        """The rows that are this person's, those of all namesakes where nothing tells them apart; empty when none is."""
        if not self.rosters:
            return ()
        key = id(person.roster), person.index
        if key not in self.found:
            self.found[key] = self._find(person)
        return self.found[key]

    def _find(self, person: Person) -> tuple[Person, ...]:
        named = self.by_name.get(person.name, ()) if isinstance(person.name, str) else ()
        number = person.id_number
        if isinstance(number, str) and (sure := [p for p in self.by_id.get(number, ()) if p.name == person.name]):
            return tuple(sure)
        possible = [p for p in named if not contradicts(person, p)]
        if not possible:
            return tuple(p for p in named if len(named) == 1 and agreeing(person, p) > 1)
        best = max(evidence(person, p) for p in possible)
        return tuple(p for p in possible if evidence(person, p) == best)

    def numbered(self, person: Person) -> tuple[Person, ...]:
        """The rows with this person's ID number, under whatever name."""
        return self.by_id.get(person.id_number, ()) if isinstance(person.id_number, str) else ()


def members(case: Case) -> Members:
    """The members of a case; the index is built once for a case, whatever copies of it the engine makes."""
    return _members(case.rosters)


@lru_cache(maxsize=4)
def _members(rosters: tuple[Roster, ...]) -> Members:
    small = [r for r in rosters if r.kind in SMALL]
    names = {n for r in small for n in r.column("name") if isinstance(n, str)}
    numbers = {n for r in small for n in r.column("id_number") if isinstance(n, str)}
    of = tuple(r for r in rosters if r.kind == "members")
    by_name: dict[str, list[Person]] = {}
    by_id: dict[str, list[Person]] = {}
    for roster in of:
        for named, wanted, found in (("name", names, by_name), ("id_number", numbers, by_id)):
            column = roster.column(named)
            for i in [i for i, v in enumerate(column) if v in wanted] if wanted else ():
                found.setdefault(column[i], []).append(Person(roster, i))
    return Members(of, {n: tuple(p) for n, p in by_name.items()}, {n: tuple(p) for n, p in by_id.items()})


def contradicts(a: Person, b: Person) -> bool:
    """What is known of both cannot be of one person: ID numbers, birth months or genders that differ."""
    return (
        _differ(a.id_number, b.id_number)
        or (dated(a.born) and dated(b.born) and not same_month(a.born, b.born))
        or _differ(a.gender, b.gender)
    )


def evidence(a: Person, b: Person) -> int:
    """How much says that two rows of one name are one person's."""
    return 4 * same_month(a.born, b.born) + agreeing(a, b)


def agreeing(a: Person, b: Person) -> int:
    """How many of unit, branch, ID number, schooling and joining month agree."""
    fields = ("unit", "branch", "id_number", "education")
    same = [f for f in fields if isinstance(getattr(a, f), str) and getattr(a, f) == getattr(b, f)]
    return len(same) + int(same_month(a.joined, b.joined))


def same(a: Person, b: Person) -> bool:
    """Say whether two rows of one name may be one person's."""
    return bool(a.name == b.name and not contradicts(a, b))


def _differ(x: Any, y: Any) -> bool:
    return isinstance(x, str) and isinstance(y, str) and x != y


def dated(value: Any) -> bool:
    return isinstance(value, date | Month)


def same_month(x: Any, y: Any) -> bool:
    return dated(x) and dated(y) and (x.year, x.month) == (y.year, y.month)


def titles(roster: Roster) -> tuple[str, str, str]:
    """What a list is called: its title, its sheet, its file."""
    return roster.title, roster.sheet, PurePath(roster.file).stem


def word(value: Any) -> str:
    """A text cell, "" for anything else."""
    return value.strip() if isinstance(value, str) else ""


def lists_of_delegates(case: Case) -> Iterator[Roster]:
    """The lists of this congress's delegates: not those of delegates to the county."""
    for roster in case.of("delegates"):
        if not any(ABOVE.search(t) for t in titles(roster)):
            yield roster


def delegates(case: Case) -> tuple[Person, ...]:
    """The elected delegates, each once; nobody while the lists hold candidates only."""
    return _delegates(case.rosters)


@lru_cache(maxsize=4)
def _delegates(rosters: tuple[Roster, ...]) -> tuple[Person, ...]:
    found: dict[tuple[Any, str], Person] = {}
    for roster in rosters:
        if roster.kind != "delegates" or any(ABOVE.search(t) for t in titles(roster)):
            continue
        for person in elected_rows(roster):
            found.setdefault((person.name, str(person.id_number or person.born or person.unit)), person)
    return tuple(found.values())


def is_their_list(case: Case, names: Iterable[str]) -> bool:
    """Say whether those named can be looked for among the delegates at all: in an election, or where most of them are there."""
    known = {p.name for p in delegates(case)}
    wanted = set(names)
    return bool(known) and (bool(case.folder) or len(wanted & known) * 2 >= len(wanted))


def elected_rows(roster: Roster) -> Iterator[Person]:
    """The rows of elected delegates: those marked so; all of them where the list knows no stages and is not of candidates."""
    stages = [word(s) for s in roster.column("stage")]
    if any(stages):
        yield from (roster.person(i) for i, s in enumerate(stages) if s in ELECTED)
    elif not any(STANDING.search(t) for t in titles(roster)):
        yield from (p for p in roster if isinstance(p.name, str))


def is_assigned(person: Person) -> bool:
    """Say whether a row is marked as sent or named from above."""
    return person.assigned is True or any(
        _DETACHED.search(word(v)) for v in (person.remark, person.source, person.delegate_category)
    )


def rows_with(roster: Roster, field: str, test: Callable[[Any], bool]) -> list[int]:
    """The rows whose value passes, each distinct value tested once."""
    column = roster.columns.get(field, ())
    passing = {v for v in set(column) if test(v)}
    return [i for i, v in enumerate(column) if v in passing] if passing else []


def still_in(roster: Roster) -> Iterator[Person]:
    """The rows that were not left behind: a list of several stages keeps those who did not come further."""
    stages = [1 if s in EARLY else 2 if s in NOMINEE else 3 for s in map(word, roster.column("stage"))]
    last = max(stages, default=3)
    return (roster.person(i) for i, s in enumerate(stages) if s == last)


def name_of(person: Person) -> str:
    return str(person.name or f"第{person.roster.lines[person.index]}行")


def listed(names: Iterable[str], most: int = 5) -> str:
    """甲、乙、丙、丁、戊等8人."""
    known = list(dict.fromkeys(names))
    return "、".join(known[:most]) + (f"等{len(known)}人" if len(known) > most else "")


def many(places: Sequence[Source]) -> str:
    return f"，共{len(places)}处" if len(places) > 1 else ""


def places(people: Iterable[Person], *fields: str) -> tuple[Source, ...]:
    """The cells of the people: of the first of `fields` that is filled, else of the name."""
    return tuple(
        p.at(next((f for f in fields if p.roster.has(f) and getattr(p, f) is not None), "name"))[0] for p in people
    )
