"""The voting system of a contest: the values of law the count needs, and the bases they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xzhj.model import Bound, Cite, Contest, Majority, Missing, Param

KEYS = (
    "quorum", "majority", "majority.other", "preselect.majority", "rerun.majority", "margin", "ballots.issued",
    "ballots.returned", "ballot.chosen", "overvote", "write_in.allowed", "write_in.needs_against", "write_in.can_win",
    "tie", "tie.majority", "shortfall", "shortfall.reduce", "result.order",
)  # fmt: skip
_SAME = {"registered": "expected", "all_deputies": "expected", "participants": "present"}


class Voting:
    """The law of one contest. A key the system does not have, or that is not in force that day, is None."""

    def __init__(self, contest: Contest, law: Mapping[str, Param]) -> None:
        self.contest = contest
        self.params = {key: found for key in KEYS if (found := _get(law, key)) is not None}
        self.bases = all_bases(contest)

    def param(self, key: str) -> Param | None:
        return self.params.get(key)

    def value(self, key: str, default: Any = None) -> Any:
        found = self.params.get(key)
        return default if found is None else found.value

    def cites(self, *keys: str) -> tuple[Cite, ...]:
        return tuple(self.params[k].cite for k in keys if k in self.params)

    @property
    def majority_key(self) -> str:
        """Which majority decides: of a pre-election, of a separate election (另行选举), or the usual one."""
        if self.contest.stage == "preselect":
            return "preselect.majority"
        return "rerun.majority" if self.contest.again == "rerun" and "rerun.majority" in self.params else "majority"

    @property
    def by_most(self) -> bool:
        """Votes alone decide: a second vote among the tied, or a pre-election without a majority of its own."""
        if self.contest.stage == "preselect":
            return "preselect.majority" not in self.params
        return self.contest.again == "revote" and self.value("tie.majority") == "most"

    def admits(self, key: str, part: int) -> bool | None:
        """Say whether `part` is inside the bound `key`; None where the law has no such key. Raises Missing."""
        bound = self.value(key)
        return bound.admits(part, self.bases) if isinstance(bound, Bound) else None

    def majority(self, key: str) -> Majority | None:
        """The base and the least votes; None where the law has no such key."""
        bound = self.value(key)
        if not isinstance(bound, Bound):
            return None
        try:
            return Majority(bound.base, self.bases.get(bound.base), bound.least(self.bases))
        except Missing:
            return Majority(bound.base, None, None)


def all_bases(contest: Contest) -> dict[str, int]:
    """Every base by every name it goes by: 登记选民 and 全体代表 are this system's 应到, 参加投票 its 实到."""
    bases = dict(contest.bases)
    for name, usual in _SAME.items():
        if usual in bases:
            bases.setdefault(name, bases[usual])
        elif name in bases:
            bases[usual] = bases[name]
    return bases


def _get(law: Mapping[str, Param], key: str) -> Param | None:
    try:
        return law[key]
    except LookupError:
        return None
