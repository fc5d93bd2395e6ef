"""The nouns. Everything else in xzhj makes one of these or reads one. Standard library only.

A module of nouns is loaded when one of its names is first used: a small command should not pay for all of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xzhj.model.bound import BASES, Bound
    from xzhj.model.case import STAGES, Case, Exemption, Fact, Facts, Filed, Reading
    from xzhj.model.contest import OUTCOMES, SYSTEMS, Ballots, Contest, Doubt, Group, Majority, Result, Tallied, WriteIn
    from xzhj.model.finding import Checked, Finding, Trouble
    from xzhj.model.law import ERROR, LEVELS, NOTE, WARNING, Cite, Param
    from xzhj.model.missing import Missing, NotInForce
    from xzhj.model.pack import Band, Condition, Pack, Requirement
    from xzhj.model.paper import Claim, Paper, Paragraph, Span
    from xzhj.model.roster import FIELDS, KINDS, NOT_PEOPLE, Person, Roster, letters_of
    from xzhj.model.source import Source, column_letters
    from xzhj.model.understood import Understood
    from xzhj.model.values import Month, Unread, When, earliest, latest, plus_months, plus_years, years_between

__all__ = [
    "BASES", "ERROR", "FIELDS", "KINDS", "LEVELS", "NOTE", "NOT_PEOPLE", "OUTCOMES", "STAGES", "SYSTEMS", "WARNING",
    "Ballots", "Band", "Bound", "Case", "Checked", "Cite", "Claim", "Condition", "Contest", "Doubt", "Exemption", "Fact", "Facts", "Filed", "Finding", "Group",
    "Majority", "Missing", "Month", "NotInForce", "Pack", "Paper", "Paragraph", "Param", "Person", "Reading", "Requirement", "Result",
    "Roster", "Source", "Span", "Tallied", "Trouble", "Understood", "Unread", "When", "WriteIn",
    "column_letters", "earliest", "latest", "letters_of", "plus_months", "plus_years", "years_between",
]  # fmt: skip

_HOMES = {
    "bound": (
        "BASES",
        "Bound",
    ),
    "case": (
        "Case",
        "Exemption",
        "Fact",
        "Facts",
        "Filed",
        "Reading",
        "STAGES",
    ),
    "contest": (
        "Ballots",
        "Contest",
        "Doubt",
        "Group",
        "Majority",
        "OUTCOMES",
        "Result",
        "SYSTEMS",
        "Tallied",
        "WriteIn",
    ),
    "finding": (
        "Checked",
        "Finding",
        "Trouble",
    ),
    "law": (
        "Cite",
        "ERROR",
        "LEVELS",
        "NOTE",
        "Param",
        "WARNING",
    ),
    "missing": (
        "Missing",
        "NotInForce",
    ),
    "pack": (
        "Band",
        "Condition",
        "Pack",
        "Requirement",
    ),
    "paper": (
        "Claim",
        "Paper",
        "Paragraph",
        "Span",
    ),
    "roster": (
        "FIELDS",
        "KINDS",
        "NOT_PEOPLE",
        "Person",
        "Roster",
        "letters_of",
    ),
    "source": (
        "Source",
        "column_letters",
    ),
    "understood": ("Understood",),
    "values": (
        "Month",
        "Unread",
        "When",
        "earliest",
        "latest",
        "plus_months",
        "plus_years",
        "years_between",
    ),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # or any misspelt name would pass for a noun

    def __getattr__(name: str) -> Any:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f"{__name__}.{_HOME[name]}")
        for known in _HOMES[_HOME[name]]:
            globals()[known] = getattr(module, known)
        return globals()[name]
