"""The contests of a case: who stands, how many are to be elected, what was counted, who won."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from xzhj import law as laws
from xzhj.catalogue.items import items
from xzhj.documents.markings import colour
from xzhj.documents.people import ELECTED, People
from xzhj.documents.rows import Row
from xzhj.documents.votes import BODIES, Vote
from xzhj.model import Case, Contest, Result
from xzhj.text.numerals import to_chinese


class Contests:
    """`blank` leaves out what the day brings."""

    def __init__(self, case: Case, people: People, *, blank: bool) -> None:
        self.case, self.people, self.blank = case, people, blank

    @cached_property
    def contests(self) -> dict[str, Vote]:
        by_name: dict[str, list[Contest]] = {}  # the pre-election, if any, comes before the election
        for c in self.case.contests:
            if not c.unit:
                by_name.setdefault(c.name, []).append(c)
        return {key: self.vote(*by_name[name][:2]) for key, name in BODIES.items() if name in by_name}

    @cached_property
    def units(self) -> tuple[Vote, ...]:
        return tuple(self.vote(c) for c in self.case.contests if c.unit)

    def vote(self, contest: Contest, final: Contest | None = None) -> Vote:
        book = laws.on(contest.system, contest.day or self.case.day, self.case.packs)
        order = book["ballot.order"].value if "ballot.order" in book else "strokes"
        people = {p.name: p for p in contest.people}
        rows: Sequence[Row] = [self.people.row(name, people.get(name)) for name in contest.candidates]
        if order == "strokes":
            rows = self.people.by_strokes(rows)
        rounds = tuple(r for r in self.case.results if r.contest == contest.name and r.stage == "election")
        before = tuple(r for r in self.case.results if r.contest == contest.name and r.stage == "preselect")
        result = rounds[-1] if rounds else None
        standing = self.standing(contest, before, rounds) if before or contest.stage == "preselect" else None
        if contest.stage == "preselect":
            contest = replace(contest, stage="election", counts=(final or replace(contest, counts={})).counts)
        named = {r.name: r for r in rows}
        won = list(dict.fromkeys(n for r in rounds for n in r.elected))
        elected = [named.get(n) or self.people.row(n) for n in won]
        if contest.unit and not rounds and not self.blank:  # a unit counts by hand: its roster says who was elected
            elected = [row for row in rows if str(row.stage or "") in ELECTED]
        unit = self.people.unit_row(contest.unit) if contest.unit else None
        counts = self.ballot_counts(contest.name)
        if self.blank:
            contest = replace(contest, counts={k: n for k, n in contest.counts.items() if k == "expected"})
        return Vote(
            contest.name, contest.seats_given, tuple(rows), contest, order, unit, result,
            self.people.by_strokes(elected) if order == "strokes" else tuple(sorted(elected, key=_as_listed(rows))),
            extra=counts, rounds=rounds, before=before, body=self.body(contest), color=colour(self.case.facts.get("ballot_colors"), contest.name),
            preselect=next((r for r in self.case.results if r.contest == contest.name and r.stage == "preselect"), None),
            limits={key: book[key].value for key in ("majority", "quorum") if key in book},
            blanks=(contest.seats_given or 0) if "write_in.allowed" in book and book["write_in.allowed"].value else 0,
            people=self.people.members_of(contest.unit), meeting=self.unit_meeting(contest.unit),
            standing=standing,
        )  # fmt: skip

    def standing(self, contest: Contest, before: Sequence[Result], rounds: Sequence[Result]) -> tuple[Row, ...]:
        """Whom the pre-election made candidates, by strokes: nobody before its count."""
        names = [n for r in before for n in r.nominated] or [line.name for r in rounds[:1] for line in r.candidates]
        people = {p.name: p for p in contest.people}
        return self.people.by_strokes([self.people.row(n, people.get(n)) for n in dict.fromkeys(names)])

    def body(self, contest: Contest) -> str:
        """What a ballot elects, in full; the contest's name where a fact is missing."""
        facts, suffix = self.case.facts, next((w for w in ("副书记", "书记", "委员") if contest.name.endswith(w)), "")
        township, term = facts.get("township"), facts.get("committee_term")
        if contest.unit or not township:
            return contest.name
        if contest.name == BODIES["county"] and (ordinal := facts.get("county_congress_ordinal")):
            return f"出席中国共产党{facts.get('county') or '县'}第{to_chinese(ordinal)}次代表大会代表"
        if contest.name.startswith("纪委"):
            number = facts.get("discipline_term") if facts.get("discipline_numbered") else None
            return (
                f"中共{township}第{to_chinese(number)}届纪律检查委员会{suffix}"
                if number
                else f"{facts.get('discipline_committee') or f'中共{township}纪律检查委员会'}{suffix}"
            )
        return f"中共{township}第{to_chinese(term)}届委员会{suffix}" if term else contest.name

    def ballot_counts(self, contest: str) -> dict[str, Any]:
        """The first round's row of 选票情况; in the blank edition only what was printed."""
        kept = ("printed", "spare") if self.blank else ("printed", "spare", "issued", "returned", "unused", "spoiled")
        rows = (r for r in self.case.facts.get("ballot_counts") or () if r.get("contest") == contest)
        first: Mapping[str, Any] = next((r for r in rows if r.get("round") in (None, 1)), {})
        return {key: first[key] for key in kept if first.get(key) is not None}

    def unit_meeting(self, unit: str) -> dict[str, Any]:
        heads = items()["unit_meetings"].columns
        rows = self.case.facts.get("unit_meetings") or ()
        row: Mapping[str, Any] = next((r for r in rows if unit and str(r.get("unit", "")).strip() == unit), {})
        return {heads[k]: v for k, v in row.items() if v is not None and v != ""}

    @cached_property
    def team(self) -> tuple[dict[str, Any], ...]:
        """The elected committee: 书记, 副书记, 委员 (the discipline secretary says so), as far as elected."""
        won = {key: vote.elected for key, vote in self.contests.items()}
        posts = {r.name: "党委书记" for r in won.get("secretary", ())}
        posts |= {r.name: "党委副书记" for r in won.get("deputies", ())}
        head = {r.name for r in won.get("discipline_secretary", ())}
        ranked = sorted(won.get("committee", ()), key=lambda r: list(posts).index(r.name) if r.name in posts else 99)
        also = {n: "、纪委书记" for n in head}
        return tuple({"row": r, "post": posts.get(r.name, "党委委员") + also.get(r.name, "")} for r in ranked)

    @cached_property
    def discipline_team(self) -> tuple[dict[str, Any], ...]:
        """The elected discipline committee: 书记, 副书记, 委员, as far as elected."""
        won = {key: vote.elected for key, vote in self.contests.items()}
        posts = {r.name: "纪委书记" for r in won.get("discipline_secretary", ())}
        posts |= {r.name: "纪委副书记" for r in won.get("discipline_deputies", ())}
        ranked = sorted(won.get("discipline", ()), key=lambda r: list(posts).index(r.name) if r.name in posts else 99)
        return tuple({"row": r, "post": posts.get(r.name, "纪委委员")} for r in ranked)

    @cached_property
    def team_candidates(self) -> tuple[Row, ...]:
        return self.stood_for(self.contests)

    def stood_for(self, votes: Mapping[str, Vote]) -> tuple[Row, ...]:
        """Who stands for either committee, once each."""
        rows = [r for key in ("committee", "discipline") if key in votes for r in votes[key].candidates]
        return self.people.by_strokes(list({r.name: r for r in rows}.values()))


def _as_listed(rows: Sequence[Row]) -> Any:
    """People in the order of a list, then those it lacks."""
    order = {row.name: i for i, row in enumerate(rows)}
    return lambda row: order.get(row.name, len(order))
