"""Facts and rosters → the contests of an election: two committees, delegates to the county, secretaries, electing units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from xzhj.model import Contest, Facts, Person, Result, Roster, Source
from xzhj.readers.standing import (
    CONGRESS,
    DC_DEPUTY,
    DC_SECRETARY,
    DEPUTY,
    PLENARY,
    SECRETARY,
    Standing,
    body_of,
    committee_candidates,
    unit_candidates,
)


def build(
    facts: Facts, rosters: Sequence[Roster], results: Iterable[Result] = (), day: date | None = None
) -> tuple[Contest, ...]:
    """Every contest known from facts or rosters. What is not given stays absent; nothing is filled in."""
    stood = committee_candidates(rosters)
    system = facts.get("system") or "party_congress"
    found = [_body(name, system, facts, rosters, stood, day) for name in CONGRESS]
    found += [_body(name, "party_plenary", facts, rosters, stood, day) for name in PLENARY]
    contests = [c for c in found if c is not None]
    contests += _finals(contests, results, facts, rosters)
    names = {row["wrong"]: row["right"] for row in facts.get("aliases") or () if {"wrong", "right"} <= row.keys()}
    return (*contests, *units(rosters, facts.get("unit_meeting_date"), names))


def _body(
    name: str,
    system: str,
    facts: Facts,
    rosters: Sequence[Roster],
    stood: Mapping[str, Standing],
    day: date | None,
) -> Contest | None:
    seats, listed = {**CONGRESS, **PLENARY}[name]
    given = facts.fact(seats)
    standing = stood.get(name)
    names = standing.names if standing else ()
    wanted = tuple(facts.get(listed) or ())
    if not names or (name in PLENARY and set(names) == set(wanted)):
        names = wanted  # secretaries and deputies stand in the order of the reply, whatever the roster's
    if (given is None or given.value == 0) and not names:
        return None
    preselect = facts.get("method") == "preselect" and name in CONGRESS
    first = standing.people[0].at() if standing and standing.people else facts.at(listed)
    stage = "preselect" if preselect else "election"
    return Contest(
        name=name,
        system=system,
        day=plenary_day(name, facts) or day,
        seats_given=given.value if given else None,
        candidates=names,
        people=standing.people if standing else (),
        stage=stage,
        counts=counts_of(name, 1, facts, rosters, preselect),
        at=(given.at if given else ()) + first,
    )


def plenary_day(name: str, facts: Facts) -> date | None:
    item = {SECRETARY: "committee_plenary_date", DEPUTY: "committee_plenary_date"}.get(name)
    item = item or {DC_SECRETARY: "discipline_plenary_date", DC_DEPUTY: "discipline_plenary_date"}.get(
        name, "vote_date"
    )
    day = facts.get(item)
    return day if isinstance(day, date) else None


def _finals(
    contests: Sequence[Contest], results: Iterable[Result], facts: Facts, rosters: Sequence[Roster]
) -> Iterator[Contest]:
    """After a pre-election: the equal-number election among those it nominated."""
    nominated = {r.contest: r for r in results if r.stage == "preselect" and r.nominated}
    for contest in contests:
        result = nominated.get(contest.name)
        if contest.stage == "preselect" and result:
            people = {p.name: p for p in contest.people}
            yield Contest(
                name=contest.name,
                system=contest.system,
                day=contest.day,
                seats_given=contest.seats_given,
                candidates=result.nominated,
                people=tuple(people[n] for n in result.nominated if n in people),
                counts=counts_of(contest.name, 1, facts, rosters),
                at=contest.at,
            )


def counts_of(name: str, turn: int, facts: Facts, rosters: Sequence[Roster], preselect: bool = False) -> dict[str, int]:
    """expected, present, issued, returned of a contest's round, as far as given."""
    counts: dict[str, int] = {}
    for row in facts.get("attendance") or ():
        if row.get("round", 1) == turn and _is_session(row.get("session", ""), name, preselect):
            counts |= {k: row[k] for k in ("expected", "present") if k in row}
    for row in facts.get("ballot_counts") or ():
        written = str(row.get("contest", ""))
        if body_of(written) == name and row.get("round", 1) == turn and ("预选" in written) == preselect:
            counts |= {k: row[k] for k in ("issued", "returned") if k in row}
    if name in CONGRESS:
        for base, item in (("expected", "congress_expected"), ("present", "congress_present")):
            if base not in counts and isinstance(facts.get(item), int):
                counts[base] = facts[item]
    return signed_in(name, rosters) | counts


def _is_session(text: str, name: str, preselect: bool) -> bool:
    """Say whether a session's name is the one where this contest is voted on."""
    word = re.sub(r"\s+", "", text)
    if name in PLENARY:
        body = "纪委" if name in (DC_SECRETARY, DC_DEPUTY) else "党委"
        return body in word and "全" in word
    if "预选" in word or preselect:
        return "预选" in word and preselect
    congress = not re.search(r"纪委|党委|预备|主席团|召集人", word)
    return congress and bool(re.search(r"选举|投票|第二次|二次大会|闭幕", word))


def signed_in(name: str, rosters: Sequence[Roster]) -> dict[str, int]:
    """The attendance a sign-in sheet shows, where one sheet is plainly of the session of this contest."""
    sheets = [r for r in rosters if r.kind == "attendance" and r.has("attended")]
    found: dict[str, list[Person]] = {}
    for person in (p for sheet in sheets for p in sheet):
        session = str(person.session or person.roster.title or person.roster.sheet or "")
        if person.voting_right is not False and _is_session(session, name, False):
            found.setdefault(session, []).append(person)
    if len(found) != 1:
        return {}
    (people,) = found.values()
    marks = [p.attended for p in people]
    if not any(isinstance(m, bool) for m in marks):
        return {}
    return {"expected": len(people), "present": sum(m is True for m in marks)}


def units(
    rosters: Sequence[Roster], meeting: date | None = None, names: Mapping[str, str] | None = None
) -> Iterator[Contest]:
    """A contest for each electing unit: its quota from the table of units, its candidates from the roster of delegates.

    `names`: what a unit is also called → its name.
    """
    right = names or {}
    stood: dict[str, tuple[Person, ...]] = {}
    for written, people in unit_candidates(rosters).items():
        unit = right.get(written, written)
        stood[unit] = stood.get(unit, ()) + people
    tables = [roster for roster in rosters if roster.kind in ("units", "quota")]
    rows = {right.get(name, name): (roster, i) for roster in tables for name, i in _rows(roster)}
    for name in dict.fromkeys((*rows, *stood)):
        people = stood.get(name, ())
        seats, counts, day, at = _unit(*rows[name]) if name in rows else (None, {}, None, ())
        yield Contest(
            name=f"{name}出席党代会代表" if not name.endswith("代表") else name,
            system="party_unit",
            day=day or meeting,
            seats_given=seats,
            candidates=Standing(people).names,
            people=people,
            unit=name,
            counts=counts,
            at=at or (people[0].at() if people else ()),
        )


def _rows(roster: Roster) -> Iterator[tuple[str, int]]:
    field = "unit" if roster.has("unit") else "branch" if roster.has("branch") else "name"
    for index, value in enumerate(roster.column(field)):
        if isinstance(value, str) and value.strip():
            yield value.strip(), index


def _unit(roster: Roster, i: int) -> tuple[int | None, dict[str, int], date | None, tuple[Source, ...]]:
    def whole(field: str) -> int | None:
        value: Any = roster.column(field)[i]
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    counts = {base: n for base in ("expected", "present") if (n := whole(base)) is not None}
    full, excluded = whole("members_full"), whole("members_excluded")
    if "expected" not in counts and full is not None and excluded is not None and full >= excluded:
        counts["expected"] = full - excluded
    day: Any = roster.column("meeting_day")[i]
    return whole("quota"), counts, day if isinstance(day, date) else None, (roster.at("quota", i),)
