"""The people of a case: each by name, and the lists papers print, in the order of the list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from xzhj.documents.meetings import key_of
from xzhj.documents.rows import Row
from xzhj.model import Case, Person
from xzhj.names import sort_names

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


class People:
    """Found once; Context gives them to the papers."""

    def __init__(self, case: Case) -> None:
        self.case = case

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
    def sitting(self) -> tuple[Row, ...]:
        """The delegates who still are when the congress meets: those elected without those 代表变动 names."""
        gone = [(c.get("name"), c.get("unit")) for c in self.case.facts.get("delegate_changes") or ()]
        return tuple(r for r in self.delegates if not {(r.name, r.unit), (r.name, None)} & set(gone))

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
        for row in self.sitting:
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


def _numbered(item: tuple[str, Any]) -> tuple[int, str]:
    """第二代表团 after 第一代表团."""
    numbers = [NUMERALS.index(c) for c in item[0] if c in NUMERALS]
    return (numbers[0] if len(numbers) == 1 else sum(numbers) if numbers else 99, item[0])
