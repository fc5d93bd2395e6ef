"""What templates can say: the facts of a case at one stage, its people in the right order, its contests, figures and law.

Names in a template are the names of items (`township`, `congress_ordinal`, `committee_seats` …, see docs/glossary.md) and:

* `contests.committee`, `.discipline`, `.county`, `.secretary`, `.deputies`, `.discipline_secretary`, `.discipline_deputies`
  (absent when the election has none): a `Vote`;
* `units`: a `Vote` an electing unit, with `.unit` the row of the table of units; the paper of one unit has `unit`;
* lists of people (`Row`): `member_list`, `delegate_list` (elected), `delegate_candidates`, `presidium`, `tellers`,
  `chief_teller`, `counters`, `observers`, `secretaries_general`, `leaders`; `delegations` (name, people, leaders);
* `stats.delegates`, `stats.members`, `stats.committee` …: `Figures`;
* `law`: key → `Param` of the congress; `plenary_law` of the first plenary; `unit_law` of an electing unit's meeting;
* `results` by the same names as `contests`; `register`: the papers filed, by slug; `today`, `day`.

Anything not given is absent: a template that uses it stops with the fact's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from xzhj import law as laws
from xzhj.documents.figures import Figures
from xzhj.model import STAGES, Case, Contest, Person, Result, WriteIn
from xzhj.names import sort_names

BODIES: Mapping[str, str] = {
    "committee": "党委委员",
    "discipline": "纪委委员",
    "county": "出席县党代会代表",
    "secretary": "党委书记",
    "deputies": "党委副书记",
    "discipline_secretary": "纪委书记",
    "discipline_deputies": "纪委副书记",
}
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

    @property
    def margin(self) -> int | None:
        """Candidates beyond the seats."""
        return None if self.seats is None else len(self.candidates) - self.seats

    @property
    def expected(self) -> int | None:
        return self.contest.counts.get("expected")

    @property
    def present(self) -> int | None:
        return self.contest.counts.get("present")

    @property
    def votes(self) -> Mapping[str, Any]:
        """The count by name: votes_for, against, abstain, elected."""
        lines: tuple[Any, ...] = (*self.result.candidates, *self.result.write_ins) if self.result else ()
        return {line.name: line for line in lines}

    @property
    def others(self) -> tuple[WriteIn, ...]:
        return self.result.write_ins if self.result else ()


class Context:
    """Builds the names above from a case, once; `at(stage)` gives the mapping for one stage."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def at(self, stage: str = "", **more: Any) -> dict[str, Any]:
        """Facts at `stage` (or the furthest not beyond it), with everything else; `more` wins."""
        return {**self.facts(stage), **self.fixed, **more}

    def facts(self, stage: str) -> dict[str, Any]:
        order = ["", *STAGES]
        last = order.index(stage) if stage else len(order)
        found: dict[str, Any] = {}
        for name in self.case.facts:
            given = sorted(self.case.facts.stages(name), key=lambda f: order.index(f.stage))
            within = [f for f in given if order.index(f.stage) <= last] or given[:1]
            if within and within[-1].value is not None:
                found[name] = within[-1].value
        return found

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
        }
        lists = {
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
        marked = [p for p in people if str(p.stage or "") in ("当选", "代表", "正式代表")]
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
        result = next(
            (r for r in reversed(self.case.results) if r.contest == contest.name and r.stage == "election"), None
        )
        named = {r.name: r for r in rows}
        elected = [named.get(n) or self.row(n) for n in result.elected] if result else []
        unit = self.unit_row(contest.unit) if contest.unit else None
        return Vote(
            contest.name, contest.seats_given, tuple(rows), contest, order, unit, result,
            self.by_strokes(elected) if order == "strokes" else tuple(r for r in rows if r in elected),
        )  # fmt: skip

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
        cutoff = self.case.cutoff
        scheme = self.case.facts.get("stat_scheme") or ""
        decimals = self.case.facts.get("stat_decimals")
        groups: dict[str, Sequence[Row]] = {"delegates": self.delegates, "members": self.rows("members")}
        groups |= {key: vote.candidates for key, vote in self.contests.items()}
        groups |= {f"{key}_elected": vote.elected for key, vote in self.contests.items()}
        settings = (cutoff, scheme, 2 if decimals is None else decimals)
        return {name: Figures(rows, *settings) for name, rows in groups.items() if rows}


def _numbered(item: tuple[str, Any]) -> tuple[int, str]:
    """第二代表团 after 第一代表团."""
    numbers = [NUMERALS.index(c) for c in item[0] if c in NUMERALS]
    return (numbers[0] if len(numbers) == 1 else sum(numbers) if numbers else 99, item[0])
