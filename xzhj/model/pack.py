"""A province's or county's pack: what it replaces, and its own requirements, bands and conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from xzhj.model.finding import Trouble
from xzhj.model.law import ERROR, WARNING, Cite, Param
from xzhj.model.source import Source


@dataclass(frozen=True, slots=True)
class Requirement:
    """A demand on the composition of a body: share (`bound` of the body), count, share of members, or change since last time.

    `of` delegates | candidates | committee | discipline | team | chiefs; `scope` township | county; `where` field → wanted
    value (gender, age, category, ethnicity, education, fulltime_education, frontline, post, incumbent, source, nonparty);
    exactly one of `share` ((sign, Fraction) or (sign, "members")), `count` ((sign, int)), `previous` (Fraction of points).
    """

    title: str
    of: str
    scope: str
    where: Mapping[str, Any]
    binding: str
    cite: Cite
    share: tuple[str, Fraction | str] | None = None
    count: tuple[str, int] | None = None
    previous: Fraction | None = None
    source: str = ""
    at: tuple[Source, ...] = ()

    @property
    def level(self) -> str:
        return ERROR if self.binding == "must" else WARNING


@dataclass(frozen=True, slots=True)
class Band:
    """Seats (or a quota) by size: within `low`..`high` (None = open) of `by` (members, population, revenue) → `value`.

    `when_any` lists alternative conditions (any one is enough), as (by, sign, int).
    """

    title: str
    of: str
    by: str
    low: int | None
    high: int | None
    value: tuple[int, int]
    binding: str
    cite: Cite
    source: str = ""
    when_any: tuple[tuple[str, str, int], ...] = ()

    @property
    def level(self) -> str:
        return ERROR if self.binding == "must" else WARNING


@dataclass(frozen=True, slots=True)
class Condition:
    """A demand on each person of `of`: `test` is one of age, education, party_years, post, with its limit."""

    title: str
    of: str
    test: Mapping[str, Any]
    where: Mapping[str, Any]
    binding: str
    cite: Cite
    source: str = ""

    @property
    def level(self) -> str:
        return ERROR if self.binding == "must" else WARNING


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """One file of local provisions. `values` are its replacements as read (system, key) → dated Params, oldest first."""

    name: str
    file: str
    values: Mapping[tuple[str, str], tuple[Param, ...]] = field(default_factory=dict)
    requirements: tuple[Requirement, ...] = ()
    bands: tuple[Band, ...] = ()
    conditions: tuple[Condition, ...] = ()
    since: date | None = None
    trouble: tuple[Trouble, ...] = ()
