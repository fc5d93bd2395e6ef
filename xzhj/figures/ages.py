"""Ages in full years (周岁) on the day ages are counted for, and brackets of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from xzhj.model import Month, When, earliest, years_between

Bracket = tuple[int | None, int | None]  # both ends included, None = open

BRACKETS: Mapping[str, tuple[Bracket, ...]] = {
    "members": (
        (None, 30), (31, 35), (36, 40), (41, 45), (46, 50), (51, 55), (56, 60), (61, 65), (66, 70), (71, None),
    ),
    "team": ((None, 35), (36, 40), (41, 45), (46, 50), (51, None)),
    "short": ((None, 35), (36, 45), (46, 55), (56, None)),
    "delegates": ((None, 45), (46, None)),
}  # fmt: skip


def age_on(born: Any, day: date) -> int | None:
    """Full years on `day`; with the month alone, the birthday counts as reached in its month. None for no usable date."""
    return years_between(earliest(born), day) if isinstance(born, date | Month) else None


def surely_under(born: When, years: int, day: date) -> bool:
    """Say whether someone is under `years` on `day` whatever day the month-only date stands for."""
    return years_between(earliest(born), day) < years


def ages_on(column: Sequence[Any], day: date) -> list[int | None]:
    """Ages for a column of birth dates, each distinct date worked out once."""
    known = {born: age_on(born, day) for born in set(column)}
    return [known[born] for born in column]


def mean(ages: Iterable[int | None]) -> Fraction | None:
    """The exact mean of the known ages, None when there are none."""
    known = [a for a in ages if a is not None]
    return Fraction(sum(known), len(known)) if known else None


def inside(age: int, bracket: Bracket) -> bool:
    low, high = bracket
    return (low is None or age >= low) and (high is None or age <= high)


def bracket_counts(ages: Iterable[int | None], brackets: Sequence[Bracket]) -> tuple[int, ...]:
    """How many of the known ages fall into each bracket."""
    known = [a for a in ages if a is not None]
    return tuple(sum(inside(a, b) for a in known) for b in brackets)


def bracket_name(bracket: Bracket) -> str:
    """35岁及以下 · 36—40岁 · 51岁及以上."""
    low, high = bracket
    if low is None:
        return f"{high}岁及以下"
    return f"{low}岁及以上" if high is None else f"{low}—{high}岁"


def partition_fault(brackets: Sequence[Bracket]) -> str:
    """Say what is wrong with brackets that should cover every age once: an overlap, a gap; "" when nothing is."""
    ordered = sorted(brackets, key=lambda b: -1 if b[0] is None else b[0])
    for (_, high), (low, _) in pairwise(ordered):
        if high is None or low is None or low <= high:
            return f"{low if low is not None else high}岁重复"
        if low > high + 1:
            return f"{high + 1}岁没有着落" if low == high + 2 else f"{high + 1}至{low - 1}岁没有着落"
    return ""
