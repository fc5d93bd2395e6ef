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

Test = tuple[str, Any]  # (sign, wanted): sign is one of == != < <= > >= in


@dataclass(frozen=True, slots=True)
class Requirement:
    """A demand on the composition of a body: share (of the body), count, share of members, or change since last time.

    `of` delegates | candidates | committee | discipline | team | chiefs; `scope` township | county; `where` field → Test
    (gender, age, category, ethnicity, education, fulltime_education, frontline, post, incumbent, source, nonparty):
    {"gender": ("==", "女")}, {"age": ("<=", 45)}, {"ethnicity": ("!=", "汉族")}, {"education": (">=", "大专")},
    {"category": ("in", ("领导干部", "机关干部"))}, {"frontline": ("==", True)}; all of them must hold.
    Exactly one of `share` ((sign, Fraction) or (sign, "members"): the share of such people among members), `count`
    ((sign, int)), `previous` (percentage points over the last round: "+1pp" is Fraction(1)).
    """

    title: str
    of: str
    scope: str
    where: Mapping[str, Test]
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
    """Seats (or a quota) by size: within `low`..`high` (both included, None = open) of `by` → `value` (least, most).

    `by` is members (人), population (人) or revenue (元). `when_any` lists alternative conditions (any one is enough), as
    (by, sign, int); then `by` is "". A band with neither (by "", no `when_any`) is for all other sizes.
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
    """A demand on each person of `of` for whom `where` holds. `test` is one field → Test:
    {"age": ("<=", 45)}, {"education": (">=", "大专")}, {"party_years": (">=", 3)}, {"post": ("in", ("村党支部书记",))}.
    """

    title: str
    of: str
    test: Mapping[str, Test]
    where: Mapping[str, Test]
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
