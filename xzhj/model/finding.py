"""What a person should look at, and what a reader could not make sense of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from xzhj.model.law import Cite, Param
from xzhj.model.source import Source

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a person should look at.

    A rule gives `text` (what, and what would make it pass), `at` and `because`, and may give a `level` among its LEVELS;
    the engine stamps `code` and, where none was given, the rule's first level. `internal` findings (sanctions,
    vetting, appraisal) go to a list of their own. `waived` is the approval under which it is 已准许.
    """

    text: str
    at: tuple[Source, ...] = ()
    because: tuple[Cite, ...] = ()
    level: str = ""
    code: str = ""
    internal: bool = False
    waived: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something a reader met: kind, where, and the facts an F or L rule needs to speak of it.

    `kind` is an ASCII word (the F and L rules say which they turn into findings); `facts` are strings by ASCII name,
    for messages. Readers never write a sentence for the clerk.
    """

    kind: str
    at: tuple[Source, ...] = ()
    facts: Mapping[str, str] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a run of the rules gives: findings in order, how many were not yet due, the values of law used, crashed rules."""

    day: date
    today: date
    findings: tuple[Finding, ...] = ()
    not_due: int = 0
    law: tuple[Param, ...] = ()
    crashed: tuple[str, ...] = ()

    def count(self, level: str) -> int:
        """How many findings of a level stand (those 已准许 are not counted)."""
        return sum(1 for f in self.findings if f.level == level and not f.waived)

    @property
    def status(self) -> int:
        """Exit status: 2 a rule crashed, 1 an error-level finding, else 0."""
        return 2 if self.crashed else int(self.count("error") > 0)
