"""A contest, its ballots, and the result of counting them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from xzhj.model.finding import Finding, Trouble
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
    again: str = ""  # from round 2 on: repeat 重新投票, revote 再次投票, rerun 另行选举; "" = not said

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
    `where(cells, cap)` of the reader gives (cells, serial, line) of the first `cap` such ballots. A summary (a row a
    candidate) has `summary` instead: name → (for, against, abstain).
    """

    contest: str
    columns: tuple[str, ...]
    marks: Mapping[tuple[str, ...], int]
    writes: int = 0
    file: str = ""
    sheet: str = ""
    group: str = ""
    summary: Mapping[str, tuple[int | None, int | None, int | None]] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    shape: str = "wide"  # wide, long, summary, names
    validity: bool = False  # the last cell of each ballot says 有效 or 无效
    where: Callable[[Collection[tuple[str, ...]], int], list[tuple[tuple[str, ...], str, str]]] | None = None
    trouble: tuple[Trouble, ...] = ()  # what keeps this entry from being complete: serials twice, rows not finished …
    totals: Mapping[str, tuple[int | None, int | None, int | None]] = field(default_factory=dict)  # a stated 合计 row
    reported: tuple[str, ...] = ()  # whom the file itself calls elected
    lines: Mapping[str, str] = field(default_factory=dict)  # summary: name → its line
    header_row: int = 1
    title: str = ""  # what stands above the table: 柳溪镇党委委员选票录入表

    @property
    def entered(self) -> int:
        """How many ballots were entered."""
        return sum(self.marks.values())

    def place(self, column: str = "", line: str = "") -> Source:
        """A cell: of a column (the first where none is named) on a line, or its heading; the whole table without either."""
        if not column and not line:
            return Source(self.file, self.sheet)
        return Source(self.file, self.sheet, f"{self.letters.get(column, 'A')}{line or self.header_row}")


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


@dataclass(frozen=True, slots=True)
class Group:
    """One counting group's share of a count: ballots entered, valid, invalid, and for-votes by name."""

    name: str
    entered: int
    valid: int
    invalid: int
    votes: Mapping[str, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A ballot the tellers must look at: its serial, why (an ASCII word), the words concerned, what was read, where."""

    kind: str
    serial: str
    words: str
    read: str
    at: Source
    group: str = ""


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
    day: date | None = None
    again: str = ""
    missing: tuple[str, ...] = ()  # facts that were not given
    trouble: tuple[Trouble, ...] = ()  # doubtful ballots, unread marks, entries that differ: what the R6 rules speak of
    entered: int | None = None  # ballots read one by one; None where there is only a summary
    tied_seats: int = 0
    other: Majority | None = None  # the other majority base, and whom it would elect
    other_elected: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    reported: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()  # the first of each kind; `doubt_counts` says how many there are
    doubt_counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    quorum_base: str = ""
    digests: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({})
    )  # file → digest of what was counted
