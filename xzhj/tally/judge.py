"""Judging the numbers of a count: what is missing, whether the election is valid, who may win, how it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from xzhj.model import Bound, Majority, Missing, Trouble
from xzhj.names import sort_names
from xzhj.tally.decide import Decision, decide, is_shaken
from xzhj.tally.sums import Sums
from xzhj.tally.voting import Voting

NEEDED = ("seats", "expected", "present", "issued", "returned")  # the order in which they are asked for
REFUSES = frozenset(
    {
        "mark_unread", "entries_differ", "serial_twice", "rows_unfinished", "entered_not_returned", "lines_missing",
        "summary_shaken", "file_twice", "table_unread",
    }
)  # fmt: skip


@dataclass(slots=True)
class Work:
    """What a count has found so far."""

    voting: Voting
    names: list[str]
    sums: Sums
    trouble: list[Trouble] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    entered: int | None = None
    off: dict[str, int] = field(default_factory=dict)  # by how much a summary's votes may be wrong

    def ask(self, key: str, part: int) -> bool | None:
        """Whether a bound of law admits `part`; a base that is not given goes to the missing facts."""
        try:
            return self.voting.admits(key, part)
        except Missing as gap:
            self.lacks(gap.fact)
            return None

    def lacks(self, fact: str) -> None:
        same = {"registered": "expected", "all_deputies": "expected", "participants": "present"}
        if (name := same.get(fact, fact)) not in self.missing:
            self.missing.append(name)


def needs(voting: Voting, base: str) -> bool:
    """Say whether the system's law asks for a number: as a base, or because the number itself is what is compared."""
    if base in ("seats", "returned"):
        return True
    keys = ("quorum", "ballots.returned", voting.majority_key)
    bounds = [b for key in keys if isinstance(b := voting.value(key), Bound)]
    wanted = {"registered": "expected", "all_deputies": "expected", "participants": "present"}
    named = {wanted.get(b.base, b.base) for b in bounds} | ({"present"} if voting.value("quorum") else set())
    return base in named


def is_valid(work: Work) -> bool | None:
    """Whether the ballots returned are no more than those issued and than those who could vote; None = not known."""
    returned = work.voting.bases.get("returned")
    if returned is None:
        return None
    answers = [work.ask("ballots.returned", returned)]
    bound = work.voting.value("ballots.issued")
    if isinstance(bound, Bound) and bound.base in work.voting.bases:
        answers.append(bound.admits(returned, work.voting.bases))
    return False if False in answers else None if None in answers and answers[0] is None else True


def places(work: Work) -> int | None:
    """How many may win: the seats; in a pre-election as many as go on the list, which the margin or the method fixes."""
    voting = work.voting
    seats = voting.contest.seats_given
    if seats is None or voting.contest.stage != "preselect":
        return seats
    if "nominees" in voting.bases:
        return voting.bases["nominees"]
    margin = voting.value("margin")
    most = margin.most(voting.bases) if isinstance(margin, Bound) and margin.base == "seats" else None
    if most is None and voting.by_most:
        work.lacks("nominees")
        return None
    return seats if most is None else most


def decision_of(
    work: Work, votes: Mapping[str, int], seats: int | None, majority: Majority | None
) -> tuple[Decision, bool]:
    """The decision, and whether seats and majority are known well enough to make one."""
    nobody = Decision((), (), 0, seats or 0)
    if seats is None:
        return nobody, False
    if work.voting.by_most:
        return decide(votes, seats, lambda v: True), True
    if majority is None:
        work.lacks("law.majority")
        return nobody, False
    if majority.need is None:
        work.lacks(majority.base)
        return nobody, False
    return decide(votes, seats, lambda v: v >= (majority.need or 0)), True


def shaken(work: Work, votes: Mapping[str, int], seats: int | None) -> bool:
    majority = work.voting.majority(work.voting.majority_key)
    need = 0 if work.voting.by_most or majority is None else majority.need or 0
    return seats is not None and is_shaken(votes, work.off, seats, lambda v: v >= need)


def outcome_of(quorum: bool | None, valid: bool | None, work: Work, decision: Decision) -> str:
    """The first of these that holds. A count that is refused, void or not known elects nobody."""
    if quorum is False:
        return "no-quorum"
    if valid is False:
        return "void"
    if any(t.kind in REFUSES for t in work.trouble):
        return "refused"
    nothing = work.entered == 0 or (not work.sums.votes and not work.sums.wrote)
    if work.missing or nothing or (quorum is None and work.voting.value("quorum") is not None):
        return "undecided"
    if decision.tied:
        return "tie"
    return "shortfall" if decision.vacant else "complete"


def in_order(names: Sequence[str], listed: Sequence[str], order: str) -> tuple[str, ...]:
    """By strokes where the law wants it so; else ballot order, then those written in by name."""
    if order == "strokes":
        with suppress(LookupError, ValueError):  # a character the table lacks: ballot order stands
            return tuple(sort_names(names))
    place = {n: i for i, n in enumerate(listed)}
    return tuple(sorted(names, key=lambda n: (place.get(n, len(listed)), n)))


def other_winners(votes: Mapping[str, int], seats: int | None, other: Majority | None, outcome: str) -> tuple[str, ...]:
    """Whom the other majority base would elect."""
    if seats is None or other is None or other.need is None or outcome not in ("complete", "tie", "shortfall"):
        return ()
    need = other.need
    return tuple(sorted(decide(votes, seats, lambda v: v >= need).won))
