"""Items nobody need fill in, because others give them: names of organs, the addressee, counts of the members' roster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from xzhj.model import Fact, Facts, Roster, Source

ONE_DAY = frozenset({"1", "1天", "一天", "半天", "0.5", "0.5天"})
_PEOPLE: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "members_full": ("category", lambda v: v == "正式"),
    "members_probationary": ("category", lambda v: v == "预备"),
    "members_female": ("gender", lambda v: v == "女"),
    "members_minority": ("ethnicity", lambda v: v != "汉族"),
}


def derived(facts: Facts, rosters: Sequence[Roster] = ()) -> Facts:
    """Facts with what follows from them, and from the members' rosters where these are all there are."""
    given = {name: facts.stages(name) for name in facts}
    for made in (_names, lambda f: _counts(rosters)):
        for name, fact in made(Facts(given)):
            given.setdefault(name, (fact,))
    return Facts(given)


def _names(facts: Facts) -> Iterator[tuple[str, Fact]]:
    township, at = facts.get("township"), facts.at("township")
    committee = facts.get("party_committee") or (f"中共{township}委员会" if township else None)
    if township:
        yield "party_committee", Fact(committee, at)
        yield "discipline_committee", Fact(f"中共{township}纪律检查委员会", at)
    if committee:
        yield "issuer", Fact(committee, facts.at("party_committee") or at)
    body = "county_organization" if facts.get("superior") == "organization" else "county_committee"
    if superior := facts.fact(body):
        yield "addressee", Fact(superior.value, superior.at)
    if day := facts.fact("congress_date"):
        yield "vote_date", Fact(day.value, day.at)
        if str(facts.get("congress_days") or "").strip() in ONE_DAY:
            yield "congress_end", Fact(day.value, day.at)


def _counts(rosters: Sequence[Roster]) -> Iterator[tuple[str, Fact]]:
    """Counts of all members; one that a blank or unreadable cell leaves open is not given."""
    members = [r for r in rosters if r.kind == "members" and len(r)]
    if not members:
        return
    at: tuple[Source, ...] = tuple(r.header("name") for r in members)
    yield "members_total", Fact(sum(map(len, members)), at)
    for item, (field, wanted) in _PEOPLE.items():
        values = [value for roster in members for value in roster.column(field)]
        if all(isinstance(v, str) for v in values):
            yield item, Fact(sum(map(wanted, values)), at)
    branches = [b for roster in members for b in roster.column("branch")]
    if all(isinstance(b, str) for b in branches):
        yield "branch_count", Fact(len({b.strip() for b in branches}), at)
