"""Members left out of 应到会: how many are stated, and who is named with what reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xzhj.model import Case, Person, Source
from xzhj.rules._people import word
from xzhj.rules._planned import plan_of

_LEFT_OUT = re.compile(r"不计入(应到会?)?(的?人数|党员)?[^，,。；;：:]*")


def stated(case: Case) -> tuple[int, tuple[Source, ...]] | None:
    """How many, by the facts, else by the tables of units, else by the rosters; None where nothing says so."""
    fact = plan_of(case, "members_excluded")
    if fact is not None:
        return fact.value, fact.at
    rows = [r for roster in case.of("units", "quota") for r in roster if isinstance(r.members_excluded, int)]
    if rows:
        return sum(r.members_excluded for r in rows), tuple(
            r.at("members_excluded")[0] for r in rows if r.members_excluded
        )
    people = list(named(case))
    return (len(people), tuple(p.at("exclusion_reason")[0] for p, _ in people)) if people else None


def named(case: Case) -> Iterator[tuple[Person, str]]:
    """Who the members' rosters say is left out, with the reason ("" = none given)."""
    for roster in case.of("members"):
        reasons, remarks = roster.column("exclusion_reason"), roster.column("remark")
        said = {v for v in set(remarks) if isinstance(v, str) and "不计入" in v}
        marked = {i for i, v in enumerate(reasons) if v is not None} if roster.has("exclusion_reason") else set()
        marked |= {i for i, v in enumerate(remarks) if v in said} if said else set()
        for i in sorted(marked):
            reason = word(reasons[i]) or _LEFT_OUT.sub("", word(remarks[i]))
            yield roster.person(i), re.sub(r"[\s：:，,。；;（）()]+|^(是|√|有)$", "", reason)
