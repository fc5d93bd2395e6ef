"""What templates can say: the facts of a case at one stage, its people in the right order, its contests, figures and law.

Names in a template are the names of items (`township`, `congress_ordinal`, `committee_seats` …, see docs/glossary.md) and:

* `contests.committee`, `.discipline`, `.county`, `.secretary`, `.deputies`, `.discipline_secretary`, `.discipline_deputies`
  (absent when the election has none): a `Vote`;
* `units`: a `Vote` an electing unit, with `.unit` the row of the table of units; the paper of one unit has `unit`;
* lists of people (`Row`): `member_list`, `delegate_list` (elected), `delegate_candidates`, `presidium`, `tellers`,
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

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from xzhj import law as laws
from xzhj.catalogue.items import items
from xzhj.catalogue.steps import step_of, steps
from xzhj.documents.ballot_words import marking
from xzhj.documents.dues import Dues, dues
from xzhj.documents.figures import Figures
from xzhj.documents.markings import colour, signs
from xzhj.documents.meetings import Meeting, key_of, meetings
from xzhj.documents.stages import Staged, at_stage
from xzhj.model import Case, Contest, Missing, Person, Result, WriteIn
from xzhj.names import sort_names
from xzhj.text.numerals import to_chinese

BODIES: Mapping[str, str] = {
    "committee": "党委委员",
    "discipline": "纪委委员",
    "county": "出席县党代会代表",
    "secretary": "党委书记",
    "deputies": "党委副书记",
    "discipline_secretary": "纪委书记",
    "discipline_deputies": "纪委副书记",
}
ELECTED = ("当选", "代表", "正式代表")
NUMERALS = "零一二三四五六七八九十"
ROLES: Mapping[str, str] = {
    "presidium": "主席团",
    "tellers": "监票人",
    "chief_teller": "总监票人",
    "deputy_chief_teller": "副总监票人",
    "counters": "计票人",
    "chief_counter": "总计票人",
    "observers": "列席",
    "secretaries_general": "秘书长",
    "deputy_secretaries_general": "副秘书长",
    "executive_chairs": "执行主席",
}


class Row:
    """A person as papers name one: every field of the roster row, and `marked` （女，回族）, `padded`, `wide`."""

    def __init__(self, name: str, person: Person | None = None, others: Iterable[Person] = ()) -> None:
        self.name = name
        self.person = person
        self.others = tuple(others)

    def __getattr__(self, field_name: str) -> Any:
        if field_name.startswith("_"):
            raise AttributeError(field_name)
        for person in (self.person, *self.others):
            if person is not None and (value := getattr(person, field_name)) is not None:
                return value
        return None

    def __str__(self) -> str:
        return self.name

    @property
    def padded(self) -> str:
        from xzhj.names import pad

        return pad(self.name)

    @property
    def marks(self) -> str:
        """（女，回族）, "" for a man of the majority people."""
        parts = ["女"] if self.gender == "女" else []
        if isinstance(self.ethnicity, str) and self.ethnicity != "汉族":
            parts.append(self.ethnicity)
        return f"（{'，'.join(parts)}）" if parts else ""

    @property
    def marked(self) -> str:
        return self.padded + self.marks


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


class Context:
    """Builds the names above from a case, once; `at(stage)` gives the mapping for one stage."""

    def __init__(self, case: Case, *, blank: bool = False) -> None:
        """`blank` is the edition to be printed before the day: nothing of what the day brings is filled in."""
        self.case = case.with_results(()) if blank else case
        self.blank = blank
        self._stages: dict[str, dict[str, Any]] = {}

    def at(self, stage: str = "", **more: Any) -> dict[str, Any]:
        """Facts as a paper of `stage` may print them ("" = the furthest given), with everything else; `more` wins."""
        if stage not in self._stages:
            self._stages[stage] = {**self.facts(stage), **self.fixed, **Staged(self, stage).names()}
        return {**self._stages[stage], **more}

    def facts(self, stage: str) -> dict[str, Any]:
        given = self.case.facts
        found = {name: at_stage(given.stages(name), stage) for name in given}
        known = {name: fact.value for name, fact in found.items() if fact is not None}
        if not known.get("discipline_numbered"):  # no paper numbers the discipline committee unless the county says so
            known.pop("discipline_term", None)
        return known

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
            "delegations": self.delegations,
            "meetings": self.meetings,
            "signs": signs(case.facts.get("marks")),
            "blank": self.blank,
            "filed": case.register,
            "steps": self.steps,
            "marking": marking(signs(case.facts.get("marks")), str(case.facts.get("ballot_layout") or "")),
            "numbers": self.numbers,
            "dates": self.dates,
        }
        lists: dict[str, Any] = {
            "results": {key: vote for key, vote in self.contests.items() if vote.rounds},
            "team": self.team,
            "discipline_team": self.discipline_team,
            "excluded": self.excluded,
            "dues": self.dues,
            "team_candidates": self.team_candidates,
            "pledgers": self.pledgers,
            "cadres": self.rows("cadres"),
            "member_list": self.rows("members"),
            "delegate_list": self.delegates,
            "delegate_candidates": tuple(r for v in self.units for r in v.candidates),
            **{name: self.role(word) for name, word in ROLES.items()},
        }
        return made | {name: rows for name, rows in lists.items() if rows}

    def law(self, system: str) -> Mapping[str, Any]:
        book = laws.on(system, self.case.day, self.case.packs)
        return {key: book[key] for key in book}

    @cached_property
    def known(self) -> Mapping[str, list[Person]]:
        """Every person by name, fullest rosters first: what one list leaves out another may say."""
        found: dict[str, list[Person]] = {}
        for kind in ("candidates", "cadres", "delegates", "members"):
            for roster in self.case.of(kind):
                for person in roster:
                    if isinstance(person.name, str):
                        found.setdefault(person.name, []).append(person)
        return found

    def row(self, name: str, person: Person | None = None) -> Row:
        """A person by name; of namesakes nothing is borrowed from other lists."""
        others = [p for p in self.known.get(name, ()) if person is None or p.roster is not person.roster]
        births = {str(p.born)[:7] for p in others if p.born is not None}
        return Row(name, person, others if len(births) < 2 else ())

    def rows(self, *kinds: str) -> tuple[Row, ...]:
        found = [Row(p.name, p) for r in self.case.of(*kinds) for p in r if isinstance(p.name, str)]
        return tuple(found)

    def by_strokes(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """People by surname strokes; namesakes keep their order."""
        waiting: dict[str, list[Row]] = {}
        for row in rows:
            waiting.setdefault(row.name, []).append(row)
        return tuple(waiting[name].pop(0) for name in sort_names([r.name for r in rows]))

    @cached_property
    def delegates(self) -> tuple[Row, ...]:
        """The elected delegates, by strokes: rows marked 当选 (or of no stage, where nobody is marked)."""
        people = [p for r in self.case.of("delegates") for p in r if isinstance(p.name, str)]
        marked = [p for p in people if str(p.stage or "") in ELECTED]
        chosen = marked or [p for p in people if p.stage is None]
        return self.by_strokes([self.row(p.name, p) for p in chosen])

    @cached_property
    def contests(self) -> dict[str, Vote]:
        by_name = {c.name: c for c in self.case.contests if not c.unit}
        return {key: self.vote(by_name[name]) for key, name in BODIES.items() if name in by_name}

    @cached_property
    def units(self) -> tuple[Vote, ...]:
        return tuple(self.vote(c) for c in self.case.contests if c.unit)

    def vote(self, contest: Contest) -> Vote:
        book = laws.on(contest.system, contest.day or self.case.day, self.case.packs)
        order = book["ballot.order"].value if "ballot.order" in book else "strokes"
        people = {p.name: p for p in contest.people}
        rows: Sequence[Row] = [self.row(name, people.get(name)) for name in contest.candidates]
        if order == "strokes":
            rows = self.by_strokes(rows)
        rounds = tuple(r for r in self.case.results if r.contest == contest.name and r.stage == "election")
        before = tuple(r for r in self.case.results if r.contest == contest.name and r.stage == "preselect")
        result = rounds[-1] if rounds else None
        named = {r.name: r for r in rows}
        won = list(dict.fromkeys(n for r in rounds for n in r.elected))
        elected = [named.get(n) or self.row(n) for n in won]
        if contest.unit and not rounds and not self.blank:  # a unit counts by hand: its roster says who was elected
            elected = [row for row in rows if str(row.stage or "") in ELECTED]
        unit = self.unit_row(contest.unit) if contest.unit else None
        counts = self.ballot_counts(contest.name)
        if self.blank:
            contest = replace(contest, counts={k: n for k, n in contest.counts.items() if k == "expected"})
        return Vote(
            contest.name, contest.seats_given, tuple(rows), contest, order, unit, result,
            self.by_strokes(elected) if order == "strokes" else tuple(sorted(elected, key=_as_listed(rows))),
            extra=counts, rounds=rounds, before=before, body=self.body(contest), color=colour(self.case.facts.get("ballot_colors"), contest.name),
            preselect=next((r for r in self.case.results if r.contest == contest.name and r.stage == "preselect"), None),
            limits={key: book[key].value for key in ("majority", "quorum") if key in book},
            blanks=(contest.seats_given or 0) if "write_in.allowed" in book and book["write_in.allowed"].value else 0,
            people=self.members_of(contest.unit), meeting=self.unit_meeting(contest.unit),
        )  # fmt: skip

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

    @cached_property
    def meetings(self) -> Mapping[str, Meeting]:
        chairs = [
            (str(person.session), self.row(person.name, person))
            for roster in self.case.of("roles")
            for person in roster
            if isinstance(person.name, str) and str(person.role or "") == ROLES["executive_chairs"] and person.session
        ]
        return _Meetings(meetings(self.case, chairs, blank=self.blank))

    @cached_property
    def steps(self) -> tuple[dict[str, Any], ...]:
        """Each step that has a day: the county's or the township's own wording and owner where its timetable gives them."""
        own = {
            step_of(r.get("step", "")) or step_of(r.get("title", "")): r for r in self.case.facts.get("timetable") or ()
        }
        return tuple(
            {
                "step": code, "phase": step.phase, "day": self.day_of(code),
                "title": own.get(code, {}).get("title") or step.title,
                "owner": own.get(code, {}).get("owner", ""), "remark": own.get(code, {}).get("remark", ""),
            }
            for code, step in steps().items()
            if code in self.case.timetable
        )  # fmt: skip

    def day_of(self, code: str) -> Any:
        """The day of a step: people report and conveners meet no later than the preparatory meeting."""
        days = self.case.timetable
        return min(days[code], days.get("S27", days[code])) if code in ("S25", "S26") else days[code]

    @cached_property
    def numbers(self) -> dict[str, str]:
        facts = self.case.facts
        given = {i.paper: facts.get(i.name) for i in items().values() if i.paper and i.type == "text"}
        found = {slug: str(number) for slug, number in given.items() if number}
        return found | {f.slug: f.number for f in self.case.register if f.slug and f.number}

    @cached_property
    def dates(self) -> dict[str, Any]:
        facts, days = self.case.facts, self.case.timetable
        found = {slug: days[s.step] for s in reversed(list(steps().values())) if s.step in days for slug in s.papers}
        given = {i.paper: facts.get(i.name) for i in items().values() if i.paper and i.type == "date"}
        found |= {slug: day for slug, day in given.items() if day}
        return found | {f.slug: f.day for f in self.case.register if f.slug and f.day}

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
    def excluded(self) -> tuple[dict[str, Any], ...]:
        found = []
        for row in self.rows("members"):
            reason, remark = row.exclusion_reason, row.remark
            if not reason and isinstance(remark, str) and remark.startswith("不计入应到"):
                reason = remark.partition("：")[2]
            if isinstance(reason, str) and reason.strip():
                found.append({"row": row, "reason": reason.strip()})
        return tuple(found)

    @cached_property
    def team_candidates(self) -> tuple[Row, ...]:
        return self.stood_for(self.contests)

    def stood_for(self, votes: Mapping[str, Vote]) -> tuple[Row, ...]:
        """Who stands for either committee, once each."""
        rows = [r for key in ("committee", "discipline") if key in votes for r in votes[key].candidates]
        return self.by_strokes(list({r.name: r for r in rows}.values()))

    @cached_property
    def pledgers(self) -> tuple[dict[str, Any], ...]:
        """Leading group, candidates, delegates, tellers and counters, once each, with what each is."""
        group = [self.row(str(r["name"])) for r in self.case.facts.get("leading_group") or () if r.get("name")]
        asked = (
            ("换届领导小组成员", group), ("候选人预备人选", self.team_candidates), ("代表", self.delegates),
            *((word, self.role(word)) for word in ("总监票人", "监票人", "总计票人", "计票人")),
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
    def by_unit(self) -> Mapping[str, tuple[Row, ...]]:
        """Members by electing unit: the unit their row names, else the unit that has their branch."""
        unit_of = {
            branch: p.unit
            for r in self.case.of("units", "quota")
            for p in r
            if isinstance(p.branch, str) and p.unit
            for branch in re.split(r"[、，,；;\s]+", p.branch)
        }
        found: dict[str, list[Row]] = {}
        for row in self.rows("members"):
            unit = row.unit or unit_of.get(str(row.branch), row.branch)
            found.setdefault(str(unit), []).append(row)
        return {unit: tuple(rows) for unit, rows in found.items()}

    def members_of(self, unit: str) -> tuple[Row, ...]:
        return self.by_unit.get(unit, ()) if unit else ()

    def unit_meeting(self, unit: str) -> dict[str, Any]:
        heads = items()["unit_meetings"].columns
        rows = self.case.facts.get("unit_meetings") or ()
        row: Mapping[str, Any] = next((r for r in rows if unit and str(r.get("unit", "")).strip() == unit), {})
        return {heads[k]: v for k, v in row.items() if v is not None and v != ""}

    def unit_row(self, name: str) -> Row | None:
        for roster in self.case.of("units", "quota"):
            for person in roster:
                if person.unit == name:
                    return Row(name, person)
        return None

    def role(self, word: str) -> tuple[Row, ...]:
        """People of one role, by strokes. 监票人 leaves out 总监票人, 秘书长 leaves out 副秘书长."""
        found = []
        for roster in self.case.of("roles"):
            for person in roster:
                role = str(person.role or "")
                if key_of(str(person.session or "")).endswith("_plenary"):
                    continue  # tellers of a first plenary are not those of the congress
                if isinstance(person.name, str) and role.removesuffix("成员").removesuffix("人员") in (
                    word,
                    word.removesuffix("人"),
                ):
                    found.append(self.row(person.name, person))
        return self.by_strokes(list({r.name: r for r in found}.values()))

    @cached_property
    def delegations(self) -> tuple[dict[str, Any], ...]:
        """Each delegation: `name`, `people` by strokes, `leader`, `deputies`."""
        groups: dict[str, list[Row]] = {}
        for row in self.delegates:
            if isinstance(row.delegation, str):
                groups.setdefault(row.delegation, []).append(row)
        return tuple(
            {"name": n, "people": tuple(g), **self.leaders(n)} for n, g in sorted(groups.items(), key=_numbered)
        )

    def leaders(self, delegation: str) -> dict[str, Any]:
        found: dict[str, list[Row]] = {"团长": [], "副团长": []}
        for roster in self.case.of("roles"):
            for p in roster:
                if p.role in found and delegation in (p.delegation, p.session, p.unit):
                    found[p.role].append(self.row(p.name, p))
        return {"leader": found["团长"][0] if found["团长"] else None, "deputies": tuple(found["副团长"])}

    @cached_property
    def stats(self) -> dict[str, Figures]:
        """Figures of each body that has people."""
        groups: dict[str, Sequence[Row]] = {"delegates": self.delegates, "members": self.rows("members")}
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


def _as_listed(rows: Sequence[Row]) -> Any:
    """People in the order of a list, then those it lacks."""
    order = {row.name: i for i, row in enumerate(rows)}
    return lambda row: order.get(row.name, len(order))


def _numbered(item: tuple[str, Any]) -> tuple[int, str]:
    """第二代表团 after 第一代表团."""
    numbers = [NUMERALS.index(c) for c in item[0] if c in NUMERALS]
    return (numbers[0] if len(numbers) == 1 else sum(numbers) if numbers else 99, item[0])
