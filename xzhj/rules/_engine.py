"""Give each rule its items, the law of each item's own kind of election and day, and nothing it did not declare."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib import import_module
from itertools import groupby
from types import ModuleType
from typing import Any

from xzhj import law as laws
from xzhj.model import (
    ERROR,
    LEVELS,
    NOT_PEOPLE,
    NOTE,
    Case,
    Checked,
    Finding,
    Missing,
    NotInForce,
    Paper,
    Param,
)
from xzhj.rules._exempt import exempt
from xzhj.rules._gaps import Gaps, due_by
from xzhj.rules._registry import paths

_WORST = {level: n for n, level in enumerate(LEVELS)}


OF_PAPERS = frozenset({"papers", "layout"})  # folders whose rules all look at papers: not loaded where there are none


def run(case: Case, *, only: Iterable[str] = (), each: Iterable[str] = ()) -> Checked:
    """Check `case` with every rule (or those whose code starts with one of `only`, or that look at one of `each`).

    Never raises for what a rule does: a crash is a finding X001 and shows in `crashed`.
    """
    prefixes, wanted = tuple(only), frozenset(each)
    names = [name for code, name in paths().items() if not prefixes or code.startswith(prefixes)]
    if wanted and "paper" not in wanted:
        names = [name for name in names if name.split(".")[2] not in OF_PAPERS]
    chosen = map(import_module, names)  # a count imports the R6 rules alone
    return Engine(case).run(m for m in chosen if not wanted or m.EACH in wanted)


class Engine:
    """One run over one case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.laws: dict[tuple[str, date], laws.Law] = {}
        self.used: dict[tuple[str, str], Param] = {}
        self.gaps = Gaps()
        self.crashed: list[str] = []
        self.not_due = 0
        self.silent = {"X001"}  # codes that did not say all they may have to say

    def run(self, modules: Iterable[ModuleType]) -> Checked:
        found: list[Finding] = []
        ran = set()
        for module in modules:
            ran.add(module.CODE)
            mine = list(self.rule(module))
            if mine and not self.is_due(getattr(module, "DUE", "")):
                self.not_due += len(mine)
                self.silent.add(module.CODE)
                continue
            found += mine
        found += self.gaps.findings()
        found = exempt(found, self.case, self.used.values(), self.silent | (paths().keys() - ran))
        found.sort(key=in_reading_order)
        return Checked(
            self.case.day, self.case.today, tuple(found), self.not_due, tuple(self.used.values()), tuple(self.crashed)
        )

    def rule(self, module: ModuleType) -> Iterator[Finding]:
        """The stamped findings of one rule over all its items."""
        case = replace(self.case, facts=self.case.facts.only(frozenset(getattr(module, "FACTS", ()))))
        keys: tuple[str, ...] = getattr(module, "LAW", ())
        for item in items(module, self.case):
            book = self.law_of(item)
            if not book.answers(keys):
                continue
            try:
                for finding in module.check(item, case, book.only(keys)):
                    yield stamp(finding, module)
            except Missing as gap:
                self.silent.add(module.CODE)
                if self.is_due(due_by(gap.fact)) and self.is_due(getattr(module, "DUE", "")):
                    self.gaps.missing(gap.fact, module.CODE, item)
                else:
                    self.not_due += 1
            except NotInForce as gap:
                self.silent.add(module.CODE)
                if not isinstance(item, Paper):  # a paper older than a rule breaks no rule
                    self.gaps.not_in_force(gap.key, module.CODE, self.day_of(item))
            except Exception as error:
                yield self.crash(module, error)
                return
            self.note_law(item, book, keys)

    def crash(self, module: ModuleType, error: Exception) -> Finding:
        if os.environ.get("XZHJ_DEBUG"):
            traceback.print_exception(error)
        self.crashed.append(module.CODE)
        self.silent.add(module.CODE)
        text = f"规则 {module.CODE} 出错（{type(error).__name__}），这一项没有查；这是程序的毛病，请把本行告诉维护人员"
        return Finding(text, level=ERROR, code="X001")

    def note_law(self, item: Any, book: Mapping[str, Param], keys: tuple[str, ...]) -> None:
        for key in keys:
            if key in book:
                self.used.setdefault((self.system_of(item), key), book[key])

    def law_of(self, item: Any) -> laws.Law:
        at = self.system_of(item), self.day_of(item)
        if at not in self.laws:
            self.laws[at] = laws.on(*at, self.case.packs)
        return self.laws[at]

    def system_of(self, item: Any) -> str:
        return getattr(item, "system", "") or self.case.system

    def day_of(self, item: Any) -> date:
        return getattr(item, "day", None) or self.case.day

    def is_due(self, step: str) -> bool:
        """A step whose day is not known counts as due: nothing is put off by guessing."""
        day = self.case.timetable.get(step)
        return not step or day is None or self.case.today >= day


def items(module: ModuleType, case: Case) -> Iterator[Any]:
    """What a rule looks at, one at a time."""
    match module.EACH:
        case "case":
            yield case
        case "roster":
            kinds = getattr(module, "KINDS", ())
            yield from (r for r in case.rosters if (r.kind in kinds if kinds else r.kind not in NOT_PEOPLE))
        case "contest":
            yield from case.contests
        case "result":
            yield from case.results
        case "paper":
            yield from case.papers
        case "trouble":
            mine = [t for t in case.trouble if t.kind in module.TROUBLE]
            mine.sort(key=lambda t: t.at[0].file if t.at else "")
            yield from (tuple(group) for _, group in groupby(mine, key=lambda t: t.at[0].file if t.at else ""))


def stamp(finding: Finding, module: ModuleType) -> Finding:
    """Add code, level and the rule's own citations. Raises ValueError for a level the rule does not declare."""
    level = finding.level or module.LEVELS[0]
    if level not in module.LEVELS:
        raise ValueError(f"{module.CODE}: level {level}")
    because = finding.because or getattr(module, "BECAUSE", ())
    return replace(finding, code=module.CODE, level=level, because=tuple(because))


def in_reading_order(finding: Finding) -> tuple[Any, ...]:
    """By file, worst first, then code and place; what has no file comes last."""
    at = finding.at[0] if finding.at else None
    place = (at.file, at.sheet, natural(at.place)) if at else ("\uffff", "", (0, ""))
    return (place[0], _WORST.get(finding.level, 3), finding.level == NOTE, finding.code, *place[1:])


def natural(place: str) -> tuple[int, str]:
    """Order E7 before E12: by the number in a place, then by its letters."""
    digits = "".join(c for c in place if c.isdigit())
    return (int(digits) if digits else 0, place)
