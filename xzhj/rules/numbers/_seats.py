"""Seats of the committees, planned or approved, against a bound."""

from __future__ import annotations

from collections.abc import Iterator

from xzhj.law import Law, band_for
from xzhj.model import Band, Case, Finding, Missing, Param
from xzhj.rules._planned import plan_of, stage_words

SIZES = {"members": "members_total", "population": "population", "revenue": "revenue"}


def outside(case: Case, item: str, name: str, limit: Param, level: str = "") -> Iterator[Finding]:
    """The finding where the number of an item is not within the bound; nothing where it is not given."""
    given = plan_of(case, item)
    if given is None or limit.value.admits(given.value):
        return
    least, most = limit.value.least(), limit.value.most()
    kind = "一般" if limit.binding != "must" else ""
    wanted = f"{least} 名" if least == most else f"{least} 至 {most} 名"
    off = f"少 {least - given.value} 名" if given.value < least else f"多 {given.value - most} 名"
    text = f"{name}{stage_words(given)}{given.value} 名，{kind}应为 {wanted}，{off}"
    yield Finding(text, given.at, (limit.cite,), level or limit.level)


def fitting(law: Law, case: Case, of: str) -> Band | None:
    """The local band that fits a body, None where there is none. Raises Missing (an item) for a size that decides."""
    known = {by: n for by, item in SIZES.items() if isinstance(n := case.facts.get(item), int)}
    try:
        return band_for(law.bands, of, known)
    except Missing as gap:
        raise Missing(SIZES[gap.fact]) from gap


def banded_out(law: Law, case: Case, of: str, number: int) -> bool:
    """Say whether a local band fits and the number is outside it: then R315 says so."""
    try:
        band = fitting(law, case, of)
    except Missing:
        return False
    return band is not None and not band.value[0] <= number <= band.value[1]
