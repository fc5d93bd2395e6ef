"""Counts of one vote or one meeting as they stand together in a text: a number said again begins the next set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from xzhj.model import Claim, Paper

BALLOTS = ("printed", "issued", "unused", "spoiled", "returned", "valid", "invalid", "for", "against", "abstain")
MEETING = ("expected", "present", "absent")


@dataclass(slots=True)
class Counts:
    """What one set says, by meaning; `absent` may be said more than once."""

    said: dict[str, list[Claim]] = field(default_factory=dict)

    def one(self, about: str) -> Claim | None:
        found = self.said.get(about, [])
        return found[0] if found else None

    def value(self, about: str) -> int | None:
        claim = self.one(about)
        return claim.value if claim is not None and isinstance(claim.value, int) else None

    def add(self, claim: Claim) -> None:
        self.said.setdefault(claim.about, []).append(claim)


def in_paragraphs(paper: Paper, names: tuple[str, ...]) -> Iterator[Counts]:
    """The sets of each paragraph of running text."""
    current, where = Counts(), -1
    for claim in paper.said("number", *names):
        if claim.hedge or not isinstance(claim.value, int):
            continue
        if claim.index != where or (claim.about in current.said and claim.about != "absent"):
            if current.said:
                yield current
            current, where = Counts(), claim.index
        current.add(claim)
    if current.said:
        yield current


def in_rows(paper: Paper, names: tuple[str, ...]) -> Iterator[tuple[int, str, Counts]]:
    """The sets of each row of each table: (table, the row's label, counts)."""
    rows: dict[tuple[int, int], Counts] = {}
    labels: dict[tuple[int, int], str] = {}
    for claim in paper.said("cell", *names):
        look = paper.paragraphs[claim.index].look
        at = look["table"], look["row"]
        rows.setdefault(at, Counts()).add(claim)
        labels[at] = claim.subject
    for at, counts in rows.items():
        if all(len(found) == 1 for found in counts.said.values()):
            yield at[0], labels[at], counts


def in_tables(paper: Paper, names: tuple[str, ...]) -> Iterator[Counts]:
    """The numbers of a small table of labels and values, where each is said once in it."""
    tables: dict[int, Counts] = {}
    for claim in paper.said("cell", *names):
        tables.setdefault(paper.paragraphs[claim.index].look["table"], Counts()).add(claim)
    for counts in tables.values():
        if all(len(found) == 1 for about, found in counts.said.items() if about != "absent"):
            yield counts
