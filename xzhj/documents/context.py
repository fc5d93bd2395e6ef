"""What templates can say: the facts of a case at one stage, its people in the right order, its contests, figures and law.

Names in a template are the names of items (`township`, `congress_ordinal`, `committee_seats` …, see docs/glossary.md) and:

* `contests.committee`, `.discipline`, `.county`, `.secretary`, `.deputies`, `.discipline_secretary`, `.discipline_deputies`
  (absent when the election has none): a `Vote`;
* `units`: a `Vote` an electing unit, with `.unit` the row of the table of units; the paper of one unit has `unit`;
* lists of people (`Row`): `member_list`, `delegate_list` (elected), `sitting_list` (still so), `delegate_candidates`, `presidium`, `tellers`,
  `chief_teller`, `counters`, `observers`, `secretaries_general`, `leaders`; `delegations` (name, people, leaders);
* `stats.delegates`, `stats.members`, `stats.committee` …: `Figures`;
* `law`: key → `Param` of the congress; `plenary_law` of the first plenary; `unit_law` of an electing unit's meeting;
* `results` by the same names as `contests`: those that were counted (absent when none was), a `Vote` with its `rounds`;
  `team`, `discipline_team`: the new committees with posts (`row`, `post`), in the order of rank, then strokes;
* `register`: the papers filed, by slug; `filed`: all of them; `numbers`, `dates`: 文号 and day of a paper by slug (from the
  register, its item, else the day of its step); `steps`: the process (`step`, `phase`, `title`, `day`, `owner`, `remark`);
  `today`, `day`;
* `meetings`: a `Meeting` each: `convenors`, `preparatory`, `presidium1` …, `plenary1` …, `closing`, `delegation`,
  `discipline_plenary`, `committee_plenary` (always there; what is not known of one is absent or empty);
  `blank`: whether this is the edition before the count; `vote.on_day` and `meeting.attendance` hold only what is known,
  so that `{{ contest.on_day.issued | default(live('发出')) }}` is right in both editions;
* `signs`: `approve`, `against`, `abstain`, `sentence`; a vote's `body` (中共某镇第十四届委员会委员), `color`, and `need`,
  `quorum_need`: the least votes to be elected, the least present ("" while the base is not known);
* `marking`: where the signs stand on the ballots and how to say so (`rule`, `other`, `grid`, `place`); a vote has `blanks`, how
  many names may be written in; `dues`: money of the dues (`years`, `items`, `total`);
* a unit's vote has `people` (its members), `branches`, `meeting` (its row of 选举单位大会安排 by Chinese heading: 主持人 …);
* `excluded`: members left out of 应到会 (`row`, `reason`); `team_candidates`: who stands for either committee, once each;
  `pledgers`: who signs a pledge (`row`, `post`); `cadres`.

Anything not given is absent: a template that uses it stops with the fact's name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from xzhj import law as laws
from xzhj.documents.ballot_words import marking
from xzhj.documents.contests import Contests
from xzhj.documents.dues import Dues, dues
from xzhj.documents.figures import Figures
from xzhj.documents.markings import signs
from xzhj.documents.meetings import Meeting, meetings
from xzhj.documents.people import ROLES, People
from xzhj.documents.process import dates, numbers, process
from xzhj.documents.rows import Row
from xzhj.documents.stages import at_stage, vote_at
from xzhj.documents.votes import Vote
from xzhj.model import Case, Missing


class Context:
    """Builds the names above from a case, once; `at(stage)` gives the mapping for one stage."""

    def __init__(self, case: Case, *, blank: bool = False) -> None:
        """`blank` is the edition to be printed before the day: nothing of what the day brings is filled in."""
        self.case = case.with_results(()) if blank else case
        self.blank = blank
        self.people = People(self.case)
        self.votes = Contests(self.case, self.people, blank=blank)
        self._stages: dict[str, dict[str, Any]] = {}

    @property
    def contests(self) -> dict[str, Vote]:
        return self.votes.contests

    @property
    def units(self) -> tuple[Vote, ...]:
        return self.votes.units

    def at(self, stage: str = "", **more: Any) -> dict[str, Any]:
        """Facts as a paper of `stage` may print them ("" = the furthest given), with everything else; `more` wins."""
        if stage not in self._stages:
            self._stages[stage] = {**self.facts(stage), **self.fixed, **self.staged(stage)}
        return {**self._stages[stage], **more}

    def facts(self, stage: str) -> dict[str, Any]:
        given = self.case.facts
        found = {name: at_stage(given.stages(name), stage) for name in given}
        known = {name: fact.value for name, fact in found.items() if fact is not None}
        if not known.get("discipline_numbered"):  # no paper numbers the discipline committee unless the county says so
            known.pop("discipline_term", None)
        return known

    def staged(self, stage: str) -> dict[str, Any]:
        """The contests, and what hangs on them, as a paper of `stage` speaks of them; empty where nothing differs."""
        if not stage:
            return {}
        votes = {k: vote_at(stage, k, vote, self.case.facts, self.people) for k, vote in self.contests.items()}
        if all(vote is self.contests[key] for key, vote in votes.items()):
            return {}
        found: dict[str, Any] = {"contests": votes, "results": {k: vote for k, vote in votes.items() if vote.rounds}}
        stood = [key for key, vote in votes.items() if vote.candidates != self.contests[key].candidates]
        if stood:
            figures = {key: self.figures(votes[key].candidates) for key in stood if votes[key].candidates}
            found["stats"] = {k: v for k, v in self.stats.items() if k not in stood} | figures
            found["team_candidates"] = self.votes.stood_for(votes)
        return {name: value for name, value in found.items() if value or name in ("contests", "stats")}

    @cached_property
    def fixed(self) -> dict[str, Any]:
        """What no stage changes."""
        case = self.case
        made: dict[str, Any] = {
            "contests": self.contests,
            "units": self.units,
            "stats": self.stats,
            "law": self.law("party_congress"),
            "plenary_law": self.law("party_plenary"),
            "unit_law": self.law("party_unit"),
            "register": {filed.slug: filed for filed in case.register if filed.slug},
            "today": case.today,
            "day": case.day,
            "delegations": self.people.delegations,
            "meetings": self.meetings,
            "signs": signs(case.facts.get("marks")),
            "blank": self.blank,
            "filed": case.register,
            "steps": process(case),
            "marking": marking(signs(case.facts.get("marks")), str(case.facts.get("ballot_layout") or "")),
            "numbers": numbers(case),
            "dates": dates(case),
        }
        lists: dict[str, Any] = {
            "results": {key: vote for key, vote in self.contests.items() if vote.rounds},
            "team": self.votes.team,
            "discipline_team": self.votes.discipline_team,
            "excluded": self.people.excluded,
            "dues": self.dues,
            "team_candidates": self.votes.team_candidates,
            "pledgers": self.pledgers,
            "cadres": self.people.rows("cadres"),
            "member_list": self.people.rows("members"),
            "delegate_list": self.people.delegates,
            "sitting_list": self.people.sitting,
            "delegate_candidates": tuple(r for v in self.units for r in v.candidates),
            **{name: self.people.role(word) for name, word in ROLES.items()},
        }
        return made | {name: rows for name, rows in lists.items() if rows}

    def law(self, system: str) -> Mapping[str, Any]:
        book = laws.on(system, self.case.day, self.case.packs)
        return {key: book[key] for key in book}

    @cached_property
    def meetings(self) -> Mapping[str, Meeting]:
        chairs = [
            (str(person.session), self.people.row(person.name, person))
            for roster in self.case.of("roles")
            for person in roster
            if isinstance(person.name, str) and str(person.role or "") == ROLES["executive_chairs"] and person.session
        ]
        return _Meetings(meetings(self.case, chairs, blank=self.blank))

    @cached_property
    def pledgers(self) -> tuple[dict[str, Any], ...]:
        """Leading group, candidates, delegates, tellers and counters, once each, with what each is."""
        group = [self.people.row(str(r["name"])) for r in self.case.facts.get("leading_group") or () if r.get("name")]
        asked = (
            ("换届领导小组成员", group), ("候选人预备人选", self.votes.team_candidates), ("代表", self.people.delegates),
            *((word, self.people.role(word)) for word in ("总监票人", "监票人", "总计票人", "计票人")),
        )  # fmt: skip
        found: dict[str, dict[str, Any]] = {}
        for word, rows in asked:
            for row in rows:
                found.setdefault(row.name, {"row": row, "post": word})
        return tuple(found.values())

    @cached_property
    def dues(self) -> Dues | None:
        """None where an amount cannot be read: only the paper that speaks of dues stops for it."""
        facts = self.case.facts
        try:
            return dues(facts.get("dues_years") or (), facts.get("dues_items") or ())
        except Missing:
            return None

    @cached_property
    def stats(self) -> dict[str, Figures]:
        """Figures of each body that has people."""
        groups: dict[str, Sequence[Row]] = {"delegates": self.people.delegates, "members": self.people.rows("members")}
        groups |= {key: vote.candidates for key, vote in self.contests.items()}
        groups |= {f"{key}_elected": vote.elected for key, vote in self.contests.items()}
        return {name: self.figures(rows) for name, rows in groups.items() if rows}

    def figures(self, rows: Sequence[Row]) -> Figures:
        decimals = self.case.facts.get("stat_decimals")
        return Figures(
            rows, self.case.cutoff, self.case.facts.get("stat_scheme") or "", 2 if decimals is None else decimals
        )


class _Meetings(dict[str, Meeting]):
    """A meeting nobody has written down has no time, chair or numbers."""

    def __missing__(self, key: str) -> Meeting:
        return Meeting("")
