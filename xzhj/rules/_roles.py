"""Who does what at the meetings: tellers, counters, presidium, observers, from the lists of roles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from xzhj.model import Case, Person, Roster
from xzhj.rules._bodies import COMMITTEE, DISCIPLINE
from xzhj.rules._people import titles, word

SCRUTINEER, COUNTER, WRITER = "监票人", "计票人", "代写人"
PRESIDIUM, SECRETARY_GENERAL, CHAIR = "主席团成员", "秘书长", "执行主席"
OBSERVER, SPECIAL, LEADER = "列席人员", "特邀代表", "团长"
CONGRESS, UNIT = "大会", "选举单位"

_WORDS: Mapping[str, re.Pattern[str]] = {
    SCRUTINEER: re.compile("监票"),
    COUNTER: re.compile("计票"),
    WRITER: re.compile("代写|代填"),
    PRESIDIUM: re.compile("主席团(?!秘书|工作|会务)"),
    SECRETARY_GENERAL: re.compile("(?<!副)秘书长"),
    CHAIR: re.compile("执行主席"),
    OBSERVER: re.compile("列席"),
    SPECIAL: re.compile("特邀代表"),
    LEADER: re.compile("团长"),
}
_PARTS = re.compile(r"[、，,;；\n/]+")
_ANYONE = frozenset({"成员", "委员", "常务委员", "组长", "副组长", "负责人", "总", "副总"})
_MEETING = re.compile("选举单位|党员大会|支部大会")


@dataclass(frozen=True, slots=True)
class Holder:
    """One person's one role. `body` is where: 大会, 党委委员 or 纪委委员 (their first plenary), 选举单位."""

    person: Person
    role: str
    body: str

    @property
    def name(self) -> str:
        return str(self.person.name)


def holders(case: Case, role: str) -> tuple[Holder, ...]:
    """Everyone who has a role, in the order listed; a person listed twice comes twice."""
    return _holders(case.rosters).get(role, ())


@lru_cache(maxsize=4)
def _holders(rosters: tuple[Roster, ...]) -> Mapping[str, tuple[Holder, ...]]:
    found: dict[str, list[Holder]] = {}
    for roster in rosters:
        if roster.kind != "roles":
            continue
        whole = roles_of_list(roster)
        for person in roster:
            for role in roles_of(person, whole) if isinstance(person.name, str) else ():
                found.setdefault(role, []).append(Holder(person, role, body_of(person)))
    return {role: tuple(people) for role, people in found.items()}


def roles_of_list(roster: Roster) -> list[str]:
    """The roles the list as a whole is called by."""
    return [r for r, pattern in _WORDS.items() if any(pattern.search(t) for t in titles(roster))]


def roles_of(person: Person, whole: list[str]) -> set[str]:
    """The roles a row gives, else the one the list as a whole is of."""
    written = word(person.role) or word(person.contest)
    parts = [p for p in _PARTS.split(written) if p]
    found = {r for r, pattern in _WORDS.items() if any(pattern.search(p) for p in parts)}
    if found or (parts and written not in _ANYONE):
        return found
    return {PRESIDIUM} if PRESIDIUM in whole and not parts else set(whole if len(whole) == 1 else ())


def body_of(person: Person) -> str:
    """Where a role is held; a list for an electing unit names it, or has a column of units."""
    said = [word(person.session), word(person.role), *titles(person.roster)]
    for text in said:
        if "全" in text and "会" in text and "大会" not in text:
            if "纪委" in text or "纪律检查委员会" in text:
                return DISCIPLINE
            if "党委" in text:
                return COMMITTEE
    if word(person.unit) or any(_MEETING.search(text) for text in said):
        return UNIT
    return CONGRESS
