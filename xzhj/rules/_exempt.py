"""Findings that were permitted (准许事项): shown as such, back when the permission lapses."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace

from xzhj.model import ERROR, WARNING, Case, Exemption, Finding, Param


def exempt(found: list[Finding], case: Case, used: Iterable[Param], silent: Set[str] = frozenset()) -> list[Finding]:
    """Mark what is permitted; add L105 for a permission that has lapsed, fits nothing, or goes against a national 应当.

    A permission for a code of `silent` (a rule not asked, not due, or kept from running) is not said to fit nothing.
    """
    if not case.exemptions:
        return found
    national = {(p.cite.instrument, p.cite.article) for p in used if p.binding == "must" and not p.source}
    out = list(found)
    for permit in case.exemptions:
        out = apply(permit, out, case, national, permit.code in silent)
    return out


def apply(
    permit: Exemption, found: list[Finding], case: Case, national: set[tuple[str, str]], silent: bool
) -> list[Finding]:
    mine = [f for f in found if f.code == permit.code and matches(permit, f)]
    if not mine and silent:
        return found
    if not mine:
        return [*found, lapse(permit, "没有对应的问题，可以删去", WARNING)]
    if permit.until and case.today > permit.until:
        return [*found, lapse(permit, f"{permit.until.isoformat()} 已到期，问题重新列出", WARNING)]
    hard = [f for f in mine if f.level == ERROR and any((c.instrument, c.article) in national for c in f.because)]
    if hard:
        return [*found, lapse(permit, "是全国规定的硬性要求，不能准许，问题照列", WARNING)]
    words = f"{permit.reason}，{permit.approved_by}准许"
    return [replace(f, waived=words) if f in mine else f for f in found]


def matches(permit: Exemption, finding: Finding) -> bool:
    """A permission speaks of a person or unit named in the finding, of a cell, or (blank) of the whole code."""
    about = permit.about.strip()
    return not about or about in finding.text or any(about == s.place or about in str(s) for s in finding.at)


def lapse(permit: Exemption, why: str, level: str) -> Finding:
    return Finding(f"准许事项 {permit.code}（{permit.about or '全部'}）{why}", permit.at, level=level, code="L105")
