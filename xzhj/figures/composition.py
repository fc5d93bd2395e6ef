"""Who is in a body: counting people by the tests of a requirement, and how far a body is from meeting it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from xzhj.figures.ages import ages_on
from xzhj.model import Requirement, Roster, Unread
from xzhj.text.schooling import education, rank

Test = tuple[str, Any]
_SIGNS: Mapping[str, Callable[[Any, Any], bool]] = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_COLUMNS: Mapping[str, str] = {
    "age": "born",
    "category": "delegate_category",
    "fulltime_education": "education_fulltime",
    "post": "post",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of `total` people pass, and how many could not be judged because the field is blank or unreadable."""

    have: int
    total: int
    unknown: int
    missing: str = ""  # the field that no column gives

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.have, self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class Distance:
    """What a body needs to meet a requirement: at least / at most how many, and how many short (+) or over (-)."""

    met: bool
    least: int | None
    most: int | None
    short: int
    over: int


def field_of(name: str) -> str:
    """The roster field that answers a test: age → born, category → delegate_category."""
    return _COLUMNS.get(name, name)


def values(rosters: Sequence[Roster], name: str, cutoff: date) -> list[Any] | None:
    """The tested values of all people of these rosters; None where a roster has no such column."""
    out: list[Any] = []
    for roster in rosters:
        if not roster.has(field_of(name)):
            return None
        column = roster.column(field_of(name))
        out += ages_on(column, cutoff) if name == "age" else column
    return out


def passes(test: Test, value: Any) -> bool | None:
    """Say whether a value passes; None when it is blank or unreadable."""
    sign, wanted = test
    if value is None or isinstance(value, Unread):
        return None
    if sign == "in":
        return any(word == value or (isinstance(value, str) and word in value) for word in wanted)
    have = value
    if isinstance(wanted, str) and (step := education(wanted)) and sign not in ("==", "!="):
        have, wanted = rank(str(value)), rank(step)
        if not have:
            return None
    return _SIGNS[sign](have, wanted)


def count(rosters: Sequence[Roster], where: Mapping[str, Test], cutoff: date) -> Counted:
    """Count the people for whom every test of `where` holds. A blank 是否 column counts as 否 where others are marked."""
    total = sum(len(r) for r in rosters)
    verdicts: list[list[bool | None]] = []
    for name, test in where.items():
        column = values(rosters, name, cutoff)
        if column is None:
            return Counted(0, total, total, field_of(name))
        known = {value: passes(test, value) for value in set(column)}
        if isinstance(test[1], bool):
            known[None] = passes(test, False)
        verdicts.append([known[value] for value in column])
    rows = list(zip(*verdicts, strict=True)) if verdicts else [()] * total
    have = sum(all(v is True for v in row) for row in rows)
    unknown = sum(any(v is None for v in row) and not any(v is False for v in row) for row in rows)
    return Counted(have, total, unknown)


def distance(requirement: Requirement, have: int, total: int, base: Fraction | None = None) -> Distance:
    """How far `have` of `total` is from the requirement. `base` is the share it is compared with (that of members, or the last
    round's). Raises ValueError when the requirement needs a base that is not given."""
    sign, least_most = limits(requirement, total, base)
    if sign in (">=", ">"):
        return Distance(have >= least_most, least_most, None, max(0, least_most - have), 0)
    if sign in ("<=", "<"):
        return Distance(have <= least_most, None, least_most, 0, max(0, have - least_most))
    return Distance(have == least_most, least_most, least_most, max(0, least_most - have), max(0, have - least_most))


def limits(requirement: Requirement, total: int, base: Fraction | None) -> tuple[str, int]:
    """The sign and the whole number of people it comes to: >=13.2% of 83 is (">=", 11)."""
    if requirement.count is not None:
        sign, number = requirement.count
        share = Fraction(number)
        scale = 1
    elif requirement.previous is not None:
        if base is None:
            raise ValueError("previous")
        sign, share, scale = ">=", base + requirement.previous / 100, total
    else:
        sign, wanted = requirement.share or (">=", Fraction(0))
        if isinstance(wanted, str):
            if base is None:
                raise ValueError(wanted)
            wanted = base
        share, scale = wanted, total
    limit = share * scale
    if sign == ">":
        return sign, limit.__floor__() + 1
    if sign == "<":
        return sign, limit.__ceil__() - 1
    return sign, limit.__ceil__() if sign == ">=" else limit.__floor__()
