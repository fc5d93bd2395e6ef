"""Which value of a fact a paper prints: that of its own stage, never one that came later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from xzhj.catalogue.items import items
from xzhj.documents.people import People
from xzhj.documents.votes import Vote
from xzhj.model import STAGES, Fact, Facts

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


def vote_at(stage: str, key: str, vote: Vote, facts: Facts, people: People) -> Vote:
    """A contest with the seats and the names that a paper of `stage` may print; the same object where nothing differs."""
    seats_item, names_item = STAGED.get(key, ("", ""))
    if facts.stages(seats_item):
        fact = at_stage(facts.stages(seats_item), stage)
        seats = fact.value if fact else None
        vote = vote if seats == vote.seats else replace(vote, seats=seats)
    fact = at_stage(facts.stages(names_item), stage)
    names = tuple(map(str, fact.value)) if fact else ()
    if names and fact and fact.stage and set(names) != {row.name for row in vote.candidates}:
        known = {row.name: row for row in vote.candidates}
        rows = tuple(known.get(name) or people.row(name) for name in names)
        vote = replace(vote, candidates=people.by_strokes(rows) if vote.order == "strokes" else rows)
    return vote
