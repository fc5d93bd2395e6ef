"""When the congress is or was, when the term ends, and what the superior approved about it."""

from __future__ import annotations

from datetime import date

from xzhj.model import Case, Source, When, latest

FACTS = (
    "term_end", "congress_date", "founded_by", "term_change", "term_change_number", "term_change_date", "change_until", "reply_date",
    "reply_number",
)  # fmt: skip


def planned_day(case: Case) -> date | None:
    """The day the congress is to open, whoever said so last."""
    value = case.facts.get("congress_date")
    return value if isinstance(value, date) else None


def term_end(case: Case) -> When:
    """Raises Missing."""
    when: When = case.facts["term_end"]
    return when


def change_approved(case: Case) -> tuple[Source, ...] | None:
    """Where the reply to holding it early or late stands; None where there is none."""
    for item in ("term_change_number", "term_change_date"):
        if item in case.facts and case.facts.get(item):
            return case.facts.at(item)
    filed = next((f for f in case.register if f.slug == "term-change-reply" and f.status != "拟制"), None)
    return filed.at if filed else None


def approved_until(case: Case) -> date | None:
    """The last day an approved postponement allows."""
    until = case.facts.get("change_until")
    return latest(until) if until is not None and change_approved(case) is not None else None
