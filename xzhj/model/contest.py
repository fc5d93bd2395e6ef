"""A contest, its ballots, and the result of counting them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from xzhj.model.finding import Finding
from xzhj.model.law import Cite
from xzhj.model.missing import Missing
from xzhj.model.roster import Person
from xzhj.model.source import Source

SYSTEMS: Mapping[str, str] = {
    "party_congress": "党员代表大会选举",
    "party_plenary": "全体会议选举书记、副书记",
    "party_unit": "选举单位选举代表",
    "party_meeting": "党员大会选举",
    "township_deputies": "选举乡镇人大代表",
    "township_officials": "人民代表大会选举",
    "village_committee": "村民委员会选举",
}


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """One body to fill by one ballot: 党委委员, 纪委委员, 出席县党代会代表, 某选举单位的代表 …

    `counts` holds the known numbers by base name (expected, present, issued, returned); a missing one is absent.
    `candidates` are in the order the roster gives; `people` are the rows they came from, where there is a roster.
    """

    name: str
    system: str
    day: date | None = None
    seats_given: int | None = None
    candidates: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    unit: str = ""
    stage: str = "election"
    round: int = 1
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    at: tuple[Source, ...] = ()

    @property
    def seats(self) -> int:
        """应选名额. Raises Missing."""
        if self.seats_given is None:
            raise Missing("seats")
        return self.seats_given

    @property
    def bases(self) -> Mapping[str, int]:
        """Every denominator this contest knows, by the name the law uses."""
        return self.counts if self.seats_given is None else {**self.counts, "seats": self.seats_given}


@dataclass(frozen=True, slots=True)
class Ballots:
    """The ballots of one contest, identical ones counted together.

    `columns` are the candidates as the file heads them, `writes` how many write-in columns follow; `marks` maps one
    ballot's raw cells (in that order, then its validity cell when there is one) to how many such ballots there are.
    `where(cells)` of the reader gives places; `serials` of duplicates or gaps are Trouble. A summary (a row a candidate) has
    `summary` instead: name → (for, against, abstain).
    """

    contest: str
    columns: tuple[str, ...]
    marks: Mapping[tuple[str, ...], int]
    writes: int = 0
    file: str = ""
    sheet: str = ""
    group: str = ""
    summary: Mapping[str, tuple[int | None, int | None, int | None]] = field(default_factory=dict)
    first: Mapping[tuple[str, ...], tuple[str, int]] = field(default_factory=dict)  # cells → (serial, line)
    letters: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    shape: str = "wide"  # wide, long, summary, names


@dataclass(frozen=True, slots=True)
class Tallied:
    """One candidate's count."""

    name: str
    votes_for: int
    against: int
    abstain: int
    elected: bool = False


@dataclass(frozen=True, slots=True)
class WriteIn:
    """A person written in: votes for only."""

    name: str
    votes_for: int
    elected: bool = False


@dataclass(frozen=True, slots=True)
class Majority:
    """The base (a name of BASES), how many it is, and the least votes that pass. None where the base is not known."""

    base: str
    of: int | None
    need: int | None


OUTCOMES: Mapping[str, str] = {
    "complete": "选满",
    "tie": "末位票数相等",
    "shortfall": "当选不足",
    "void": "选举无效",
    "no-quorum": "到会人数不足",
    "undecided": "缺数，未定",
    "refused": "不予认定",
}


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """A count of one contest: numbers, who is elected, tied or missing, and what comes next. Ties are never decided."""

    contest: str
    system: str
    stage: str
    round: int
    seats: int | None
    counts: Mapping[str, int]
    valid: int
    invalid: int
    quorum_met: bool | None
    quorum_need: int | None
    valid_election: bool | None
    majority: Majority | None
    candidates: tuple[Tallied, ...]
    write_ins: tuple[WriteIn, ...]
    elected: tuple[str, ...]
    nominated: tuple[str, ...]
    tied: tuple[str, ...]
    vacant: int
    outcome: str
    next: str
    because: tuple[Cite, ...] = ()
    findings: tuple[Finding, ...] = ()
    at: tuple[Source, ...] = ()
