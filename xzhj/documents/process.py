"""The steps of an election with their days, and the number and day of every paper."""

from __future__ import annotations

from typing import Any

from xzhj.catalogue.items import items
from xzhj.catalogue.steps import step_of, steps
from xzhj.model import Case


def process(case: Case) -> tuple[dict[str, Any], ...]:
    """Each step that has a day: the county's or the township's own wording and owner where its timetable gives them."""
    own = {step_of(r.get("step", "")) or step_of(r.get("title", "")): r for r in case.facts.get("timetable") or ()}
    return tuple(
        {
            "step": code, "phase": step.phase, "day": day_of(case, code),
            "title": own.get(code, {}).get("title") or step.title,
            "owner": own.get(code, {}).get("owner", ""), "remark": own.get(code, {}).get("remark", ""),
        }
        for code, step in steps().items()
        if code in case.timetable
    )  # fmt: skip


def day_of(case: Case, code: str) -> Any:
    """The day of a step: people report and conveners meet no later than the preparatory meeting."""
    days = case.timetable
    return min(days[code], days.get("S27", days[code])) if code in ("S25", "S26") else days[code]


def numbers(case: Case) -> dict[str, str]:
    facts = case.facts
    given = {i.paper: facts.get(i.name) for i in items().values() if i.paper and i.type == "text"}
    found = {slug: str(number) for slug, number in given.items() if number}
    return found | {f.slug: f.number for f in case.register if f.slug and f.number}


def dates(case: Case) -> dict[str, Any]:
    facts, days = case.facts, case.timetable
    found = {slug: days[s.step] for s in reversed(list(steps().values())) if s.step in days for slug in s.papers}
    given = {i.paper: facts.get(i.name) for i in items().values() if i.paper and i.type == "date"}
    found |= {slug: day for slug, day in given.items() if day}
    return found | {f.slug: f.day for f in case.register if f.slug and f.day}
