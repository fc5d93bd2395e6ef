"""Numbers and days that facts give at several stages: which one holds, and how to say it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from xzhj.model import STAGES, Case, Fact, Missing, Source

APPROVED, REQUESTED = "approved", "requested"


def planned(case: Case, name: str) -> Fact:
    """What was approved, else requested, else simply given. Raises Missing."""
    found = plan_of(case, name)
    if found is None:
        raise Missing(name)
    return found


def plan_of(case: Case, name: str) -> Fact | None:
    """`planned`, or None."""
    facts = case.facts
    return facts.fact(name, APPROVED) or facts.fact(name, REQUESTED) or facts.fact(name)


def stage_words(fact: Fact) -> str:
    """（批复）, or nothing where no stage was said."""
    return f"（{STAGES[fact.stage]}）" if fact.stage in STAGES else ""


def is_congress(case: Case) -> bool:
    """Say whether delegates are elected at all: a meeting of all members has none."""
    return case.system == "party_congress"


def total_members(case: Case) -> int:
    """党员总数. Raises Missing."""
    return int(case.facts["members_total"])


def day_of(case: Case, name: str) -> date | None:
    value: Any = case.facts.get(name)
    return value if isinstance(value, date) else None


def several(places: Iterable[tuple[Source, ...]]) -> tuple[Source, ...]:
    """All the places, each once."""
    return tuple(dict.fromkeys(at for given in places for at in given))
