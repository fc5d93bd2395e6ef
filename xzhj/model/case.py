"""All input of one election, read once, never changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

from xzhj.model.contest import Ballots, Contest, Result
from xzhj.model.finding import Trouble
from xzhj.model.missing import Missing
from xzhj.model.pack import Pack
from xzhj.model.paper import Paper
from xzhj.model.roster import Roster
from xzhj.model.source import Source

STAGES: Mapping[str, str] = {"requested": "拟报", "approved": "批复", "adopted": "通过", "final": "结果"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One item of 换届信息: its value, where it stands, at which stage ("" = no stage)."""

    value: Any
    at: tuple[Source, ...] = ()
    stage: str = ""


class Facts:
    """The election's facts by item name. `facts["term_end"]` raises Missing; `facts.get` gives None.

    An item may have a value a stage: `facts.fact(name, stage)` gives that stage's, without a stage the furthest given.
    """

    __slots__ = ("_all", "_only")

    def __init__(self, facts: Mapping[str, tuple[Fact, ...]] | None = None, only: frozenset[str] | None = None) -> None:
        self._all: Mapping[str, tuple[Fact, ...]] = facts or {}
        self._only = only

    def only(self, names: frozenset[str]) -> Facts:
        """Facts that answer for `names` alone, so that a module can read only what it declares."""
        return Facts(self._all, names)

    def fact(self, name: str, stage: str = "") -> Fact | None:
        """The fact as given, or None. Raises KeyError for an undeclared name."""
        if self._only is not None and name not in self._only:
            raise KeyError(f"没有声明的项目：{name}")
        given = self._all.get(name, ())
        order = ["", *STAGES]
        wanted = [f for f in given if f.stage == stage] if stage else sorted(given, key=lambda f: order.index(f.stage))
        return wanted[-1] if wanted else None

    def get(self, name: str, stage: str = "") -> Any:
        fact = self.fact(name, stage)
        return None if fact is None else fact.value

    def __getitem__(self, name: str) -> Any:
        fact = self.fact(name)
        if fact is None:
            raise Missing(name)
        return fact.value

    def at(self, name: str, stage: str = "") -> tuple[Source, ...]:
        fact = self.fact(name, stage)
        return fact.at if fact else ()

    def __contains__(self, name: str) -> bool:
        return bool(self._all.get(name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def stages(self, name: str) -> tuple[Fact, ...]:
        """Every given stage of an item."""
        return self._all.get(name, ())


@dataclass(frozen=True, slots=True)
class Filed:
    """A line of the register of papers: 文号, 标题, 日期, 状态 (拟制, 已印发, 已收到), the paper's slug when known."""

    title: str
    number: str = ""
    day: date | None = None
    status: str = ""
    slug: str = ""
    sender: str = ""
    at: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Exemption:
    """A finding that was permitted: which code, about whom or which cell, why, approved by whom, until when."""

    code: str
    about: str
    reason: str
    approved_by: str
    until: date | None = None
    at: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one file: sheet, size, encoding and how it was decided, digest."""

    file: str
    sheet: str = ""
    rows: int = 0
    columns: int = 0
    encoding: str = ""
    digest: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """All input of one election. `system` and `day` choose the law; `stat_cutoff` is the day of every age."""

    day: date
    today: date
    system: str = "party_congress"
    stat_cutoff: date | None = None
    facts: Facts = field(default_factory=Facts)
    rosters: tuple[Roster, ...] = ()
    contests: tuple[Contest, ...] = ()
    ballots: tuple[Ballots, ...] = ()
    papers: tuple[Paper, ...] = ()
    register: tuple[Filed, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    trouble: tuple[Trouble, ...] = ()
    results: tuple[Result, ...] = ()
    readings: tuple[Reading, ...] = ()
    timetable: Mapping[str, date] = field(default_factory=dict)  # step S01…S45 → its day
    aliases: Mapping[str, str] = field(default_factory=dict)  # a misspelt branch or unit → the accepted name
    packs: tuple[Pack, ...] = ()
    folder: str = ""  # the election folder, "" where single files were given

    @property
    def cutoff(self) -> date:
        """年龄统计截止日, the election day where none is set."""
        return self.stat_cutoff or self.day

    def of(self, *kinds: str) -> tuple[Roster, ...]:
        """The rosters of these kinds, in the order read."""
        return tuple(r for r in self.rosters if r.kind in kinds)

    def with_results(self, results: tuple[Result, ...]) -> Self:
        return replace(self, results=results)
