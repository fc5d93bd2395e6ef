"""The facts of the case that a paper is held against, and whether what it states agrees with them."""

from __future__ import annotations

import re
from typing import Any

from xzhj.model import Case, Fact, Month, Paper
from xzhj.rules.papers._sittings import days_of
from xzhj.rules.papers._stated import NAMES, Stated, stage_of
from xzhj.text.numerals import to_int

TAKES = {"requested": ("requested",), "approved": ("adopted", "approved"), "final": ("final", "adopted", "approved")}
BEFORE = {"congress_ordinal": "prev_congress_ordinal", "committee_term": "prev_committee_term"}


def facts_for(case: Case, name: str, paper: Paper) -> list[Fact]:
    """The values a paper of its stage may print."""
    given = {f.stage: f for f in case.facts.stages(name) if f.value is not None}
    wanted = next((given[s] for s in TAKES[stage_of(paper)] if s in given), None)
    return [f for f in (wanted, given.get("")) if f is not None]


def agrees(case: Case, item: Stated, facts: list[Fact]) -> bool:
    values = [f.value for f in facts]
    if item.name == "congress_date":
        return _on_its_day(case, item, values)
    if item.name == "venue":
        halls = [*values, *(s.get("place") for s in case.facts.get("sessions") or ())]
        return any(str(v) in item.value or item.value in str(v) for v in halls if v)
    if item.name == "congress_days":
        known = [days_of(str(v) if re.search("[天日]", str(v)) else f"{v}天") for v in values]
        return None in known or item.value in known
    if item.name in BEFORE or item.name == "county_congress_ordinal":
        before = case.facts.get(BEFORE[item.name]) if item.name in BEFORE else None
        return item.value in values or (
            not item.strict and item.value in {*(v - 1 for v in values if isinstance(v, int)), before}
        )
    return item.value in values


def _on_its_day(case: Case, item: Stated, values: list[Any]) -> bool:
    """Of this congress and the last one the day is known; a month holds its days."""
    ordinal, day = item.value
    ours = case.facts.get("congress_ordinal")
    days = {*values, case.facts.get("vote_date"), case.facts.get("congress_end")}
    if ours is not None and to_int(ordinal) != ours:
        last = case.facts.get("prev_congress_date")
        if last is None or to_int(ordinal) != case.facts.get("prev_congress_ordinal"):
            return True
        days = {last}
    month = isinstance(day, Month)
    return any(
        v == day or ((month or isinstance(v, Month)) and (v.year, v.month) == (day.year, day.month)) for v in days if v
    )


def last_time(case: Case, item: Stated, facts: list[Fact]) -> tuple[str, list[Fact]]:
    """The fact's name, and what is known of it: of the last congress where a paper speaks of that."""
    if item.name == "congress_date" and to_int(item.value[0]) == case.facts.get("prev_congress_ordinal"):
        return "上次党代会时间", list(case.facts.stages("prev_congress_date")) or facts
    return NAMES[item.name], facts
