"""Which value of a fact a paper prints: that of its own stage, never one that came later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from xzhj.catalogue.items import items
from xzhj.model import STAGES, Fact

if TYPE_CHECKING:
    from xzhj.documents.context import Context
    from xzhj.documents.votes import Vote

# stage of a paper → the stages it may print, best first; a value without a stage always serves
TAKES: Mapping[str, Sequence[str]] = {
    "": tuple(STAGES)[::-1],
    "requested": ("requested",),
    "planned": ("approved", "requested"),  # goes up with the request and out again once it is approved
    "approved": ("approved",),
    "adopted": ("adopted", "approved"),
    "final": ("final", "adopted", "approved"),
}
# a contest → the items that hold its seats and its candidates, stage by stage
STAGED: Mapping[str, tuple[str, str]] = {
    "committee": ("committee_seats", "committee_names"),
    "discipline": ("discipline_seats", "discipline_names"),
    "county": ("county_delegates", "county_delegates_names"),
    "secretary": ("secretaries", "secretary_names"),
    "deputies": ("deputies", "deputy_names"),
    "discipline_secretary": ("discipline_secretaries", "discipline_secretary_names"),
    "discipline_deputies": ("discipline_deputies", "discipline_deputy_names"),
}


def at_stage(given: Iterable[Fact], stage: str) -> Fact | None:
    """The value a paper of `stage` prints: its own, else an earlier approval's, else one without a stage; else None."""
    found = {fact.stage: fact for fact in given if fact.value is not None}
    return next((found[s] for s in (*TAKES.get(stage, ()), "") if s in found), None)


def label(name: str, stage: str) -> str:
    """An item's Chinese name, with the stage a paper wants of it: 代表名额（批复）. A name that is no item stays."""
    item = items().get(name)
    return name if item is None else item.label(stage if item.staged and stage in STAGES else "")


@dataclass(frozen=True, slots=True)
class Staged:
    """The contests, and what hangs on them, as a paper of `stage` speaks of them; empty where nothing differs."""

    context: Context
    stage: str

    def names(self) -> dict[str, Any]:
        if not self.stage:
            return {}
        votes = {key: self.vote(key, vote) for key, vote in self.context.contests.items()}
        changed = [key for key, vote in votes.items() if vote is not self.context.contests[key]]
        if not changed:
            return {}
        stood = [k for k in changed if votes[k].candidates != self.context.contests[k].candidates]
        found: dict[str, Any] = {"contests": votes}
        found["results"] = {key: vote for key, vote in votes.items() if vote.rounds}
        if stood:
            figures = {key: self.context.figures(votes[key].candidates) for key in stood if votes[key].candidates}
            found["stats"] = {k: v for k, v in self.context.stats.items() if k not in stood} | figures
            found["team_candidates"] = self.context.votes.stood_for(votes)
        return {name: value for name, value in found.items() if value or name in ("contests", "stats")}

    def vote(self, key: str, vote: Vote) -> Vote:
        facts = self.context.case.facts
        seats_item, names_item = STAGED.get(key, ("", ""))
        if facts.stages(seats_item):
            fact = at_stage(facts.stages(seats_item), self.stage)
            seats = fact.value if fact else None
            vote = vote if seats == vote.seats else replace(vote, seats=seats)
        fact = at_stage(facts.stages(names_item), self.stage)
        names = tuple(map(str, fact.value)) if fact else ()
        if names and fact and fact.stage and set(names) != {row.name for row in vote.candidates}:
            known = {row.name: row for row in vote.candidates}
            rows = tuple(known.get(name) or self.context.people.row(name) for name in names)
            vote = replace(vote, candidates=self.context.people.by_strokes(rows) if vote.order == "strokes" else rows)
        return vote
