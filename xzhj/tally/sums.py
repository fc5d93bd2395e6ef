"""Adding up: each distinct ballot is understood once and counted as often as it occurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xzhj.model import Ballots, Doubt, Group, Source, Trouble
from xzhj.tally.ballot import Read, Terms, name_key, read
from xzhj.tally.marks import Marks

KEPT = 500  # doubtful ballots kept a file; the counts are always whole
PLACES = 20

Cells = tuple[str, ...]


@dataclass(slots=True)
class Sums:
    """The running count of one contest. `votes` by candidate: for, against, abstain."""

    votes: dict[str, list[int]]
    wrote: Counter[str] = field(default_factory=Counter)
    valid: int = 0
    invalid: int = 0
    groups: list[Group] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    doubt_counts: Counter[str] = field(default_factory=Counter)
    trouble: list[Trouble] = field(default_factory=list)


def add_up(entries: Sequence[Ballots], names: Sequence[str], marks: Marks, terms: Terms) -> Sums:
    """Count `entries` (every one a counting group or a file of one contest)."""
    sums = Sums({name: [0, 0, 0] for name in names})
    table = marks.table({cell for b in entries for cells in b.marks for cell in cells[: len(b.columns)]})
    unread: dict[str, list[tuple[Ballots, Cells, int, int]]] = {}
    for ballots in entries:
        add_file(sums, ballots, table, terms, unread)
    sums.trouble += [unread_trouble(mark, found) for mark, found in unread.items()]
    return sums


def add_file(
    sums: Sums,
    ballots: Ballots,
    table: Mapping[str, int],
    terms: Terms,
    unread: dict[str, list[tuple[Ballots, Cells, int, int]]],
) -> None:
    width = len(ballots.columns)
    tallies: Counter[bytes] = Counter()
    wrote: Counter[str] = Counter()
    doubtful: dict[Cells, Read] = {}
    valid = 0
    for cells, n in ballots.marks.items():
        ballot = read(cells, width, table, terms, ballots.validity)
        if ballot.valid:
            valid += n
            tallies[ballot.codes] += n
            for name in ballot.wrote:
                wrote[name] += n
        if ballot.doubts:
            doubtful[cells] = ballot
            for kind in {kind for kind, _ in ballot.doubts}:
                sums.doubt_counts[kind] += n
        for column, mark in ballot.unread:
            unread.setdefault(mark, []).append((ballots, cells, column, n))
    votes = by_candidate(ballots.columns, tallies)
    for name, (yes, no, none) in votes.items():
        mine = sums.votes.setdefault(name, [0, 0, 0])
        mine[0] += yes
        mine[1] += no
        mine[2] += none
    sums.wrote += wrote
    sums.valid += valid
    sums.invalid += ballots.entered - valid
    votes.update({name: (n, 0, 0) for name, n in wrote.items()})
    sums.groups.append(Group(ballots.group, ballots.entered, valid, ballots.entered - valid, votes))
    sums.doubts += doubts_of(ballots, doubtful)


def by_candidate(columns: Sequence[str], tallies: Mapping[bytes, int]) -> dict[str, tuple[int, int, int]]:
    """Add the marks of each column: for, against, abstain (an unread mark is none of them)."""
    width = len(columns)
    counts = [0] * (width * 4)
    offsets = range(0, width * 4, 4)
    for codes, n in tallies.items():
        for at, code in zip(offsets, codes, strict=True):
            counts[at + code] += n
    return {name_key(c): (counts[4 * j + 1], counts[4 * j + 2], counts[4 * j]) for j, c in enumerate(columns)}


def doubts_of(ballots: Ballots, doubtful: Mapping[Cells, Read]) -> list[Doubt]:
    """The doubtful ballots one by one, with serial and place, the first KEPT of them."""
    if not doubtful or ballots.where is None:
        return []
    return [
        Doubt(kind, serial, words, shown(ballots, cells), ballots.place("", line), ballots.group)
        for cells, serial, line in ballots.where(doubtful.keys(), KEPT)
        for kind, words in doubtful[cells].doubts
    ]


def shown(ballots: Ballots, cells: Cells) -> str:
    """A ballot's cells for a person to read: 甲○ 乙× 丙空 另选王五."""
    width = len(ballots.columns)
    marks = [f"{c}{m or '空'}" for c, m in zip(ballots.columns, cells, strict=False)]
    return " ".join(marks + [f"另选{c}" if width else c for c in cells[width : width + ballots.writes] if c])


def unread_trouble(mark: str, found: Sequence[tuple[Ballots, Cells, int, int]]) -> Trouble:
    """One mark that nobody explained: how often, in which columns, its first places."""
    columns: dict[str, None] = {}
    wanted: dict[int, tuple[Ballots, dict[Cells, str]]] = {}
    for ballots, cells, column, _ in found:
        title = column_title(ballots, column)
        columns[title] = None
        wanted.setdefault(id(ballots), (ballots, {}))[1].setdefault(cells, title)
    at: list[Source] = []
    serials: list[str] = []
    for ballots, titles in wanted.values():
        if len(at) < PLACES and ballots.where is not None:
            for cells, serial, line in ballots.where(titles.keys(), PLACES - len(at)):
                at.append(ballots.place(titles[cells], line))
                serials.append(f"{ballots.group}{serial}")
    facts = {
        "mark": mark, "count": str(sum(n for *_, n in found)), "columns": "、".join(columns),
        "serials": "、".join(filter(None, serials)),
    }  # fmt: skip
    return Trouble("mark_unread", tuple(at), facts)


def column_title(ballots: Ballots, column: int) -> str:
    if column < 0:
        return "是否有效"
    return ballots.columns[column] if column < len(ballots.columns) else f"另选人{column - len(ballots.columns) + 1}"
