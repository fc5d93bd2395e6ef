"""One contest as papers speak of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from xzhj.documents.rows import Row
from xzhj.model import Contest, Missing, Result, WriteIn

BODIES: Mapping[str, str] = {
    "committee": "党委委员",
    "discipline": "纪委委员",
    "county": "出席县党代会代表",
    "secretary": "党委书记",
    "deputies": "党委副书记",
    "discipline_secretary": "纪委书记",
    "discipline_deputies": "纪委副书记",
}


@dataclass(slots=True)
class Vote:
    """One contest as papers speak of it. `candidates` and `elected` are in the order the law sets for printing."""

    name: str
    seats: int | None
    candidates: tuple[Row, ...]
    contest: Contest
    order: str
    unit: Row | None = None
    result: Result | None = None
    elected: tuple[Row, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    rounds: tuple[Result, ...] = ()
    before: tuple[Result, ...] = ()  # its pre-elections
    body: str = ""
    color: str = ""
    limits: Mapping[str, Any] = field(default_factory=dict)
    preselect: Result | None = None
    blanks: int = 0
    people: tuple[Row, ...] = ()
    meeting: Mapping[str, Any] = field(default_factory=dict)
    standing: tuple[Row, ...] | None = None

    @property
    def formal(self) -> tuple[Row, ...]:
        """Who stands on the ballot of the election itself: where there is a pre-election, nobody before its count."""
        return self.candidates if self.standing is None else self.standing

    @property
    def branches(self) -> tuple[str, ...]:
        """The branches of an electing unit: as its table lists them, else those of its members."""
        listed = self.unit.branch if self.unit else None
        if isinstance(listed, str) and listed.strip():
            return tuple(b for b in re.split(r"[、，,；;\s]+", listed) if b)
        return tuple(dict.fromkeys(r.branch for r in self.people if isinstance(r.branch, str)))

    def sheet(self, result: Result) -> tuple[dict[str, Any], ...]:
        """The candidates of a count with their votes (`row`, `votes`), in the order of the ballot."""
        rows = {row.name: row for row in self.candidates}
        place = {name: i for i, name in enumerate(rows)}
        lines = sorted(result.candidates, key=lambda line: place.get(line.name, len(place)))
        return tuple({"row": rows.get(line.name) or Row(line.name), "votes": line} for line in lines)

    @property
    def need(self) -> int | str:
        return self._least("majority")

    @property
    def quorum_need(self) -> int | str:
        return self._least("quorum")

    def _least(self, key: str) -> int | str:
        bound = self.limits.get(key)
        try:
            return bound.least(self.on_day) if bound is not None else ""
        except Missing:
            return ""

    @property
    def margin(self) -> int | None:
        """Candidates beyond the seats."""
        return None if self.seats is None else len(self.candidates) - self.seats

    @property
    def on_day(self) -> Mapping[str, int]:
        """What is known of the (first) vote: expected, present, issued, returned, valid, invalid, printed, unused …"""
        known = {k: v for k, v in {**self.extra, **self.contest.counts}.items() if v is not None}
        if self.rounds:
            first = self.rounds[0]
            known |= {**first.counts, "valid": first.valid, "invalid": first.invalid}
        return known

    @property
    def missed(self) -> tuple[Row, ...]:
        """Candidates who were not elected."""
        won = {row.name for row in self.elected}
        return tuple(row for row in self.candidates if row.name not in won)

    def number(self, base: str) -> int | None:
        """A number of the (first) count, else as the facts give it."""
        counted = self.rounds[0].counts.get(base) if self.rounds else None
        return self.contest.counts.get(base) if counted is None else counted

    @property
    def expected(self) -> int | None:
        return self.number("expected")

    @property
    def present(self) -> int | None:
        return self.number("present")

    @property
    def issued(self) -> int | None:
        return self.number("issued")

    @property
    def returned(self) -> int | None:
        return self.number("returned")

    @property
    def valid(self) -> int | None:
        return self.rounds[0].valid if self.rounds else None

    @property
    def invalid(self) -> int | None:
        return self.rounds[0].invalid if self.rounds else None

    @property
    def vacant(self) -> int:
        """Seats still empty after every round."""
        return max(0, (self.seats or 0) - len(self.elected)) if self.rounds else 0

    @property
    def votes(self) -> Mapping[str, Any]:
        """The count by name: votes_for, against, abstain, elected; of several rounds, the last each stood in."""
        found: dict[str, Any] = {}
        for counted in self.rounds:
            found |= {line.name: line for line in counted.candidates}
            found |= {line.name: line for line in counted.write_ins}
        return found

    @property
    def others(self) -> tuple[WriteIn, ...]:
        return self.result.write_ins if self.result else ()
