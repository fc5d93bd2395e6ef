"""The contests of a township by name, who stands in them and who was elected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xzhj.model import Case, Contest

COMMITTEE, DISCIPLINE, COUNTY = "党委委员", "纪委委员", "出席县党代会代表"
SECRETARY, DEPUTY = "党委书记", "党委副书记"
DC_SECRETARY, DC_DEPUTY = "纪委书记", "纪委副书记"
# contest → the committee whose plenary elects to it
PLENARY_OF: Mapping[str, str] = {
    SECRETARY: COMMITTEE,
    DEPUTY: COMMITTEE,
    DC_SECRETARY: DISCIPLINE,
    DC_DEPUTY: DISCIPLINE,
}
# contest → items: the list of its candidates, their number, those elected
LISTED: Mapping[str, str] = {
    COMMITTEE: "committee_names",
    DISCIPLINE: "discipline_names",
    COUNTY: "county_delegates_names",
    SECRETARY: "secretary_names",
    DEPUTY: "deputy_names",
    DC_SECRETARY: "discipline_secretary_names",
    DC_DEPUTY: "discipline_deputy_names",
}
NUMBERED: Mapping[str, str] = {
    COMMITTEE: "committee_candidates",
    DISCIPLINE: "discipline_candidates",
    COUNTY: "county_delegates_candidates",
}
ELECTED_ITEMS: Mapping[str, str] = {COMMITTEE: "elected_committee", DISCIPLINE: "elected_discipline"}


def elected(case: Case, body: str) -> frozenset[str]:
    """Who was elected to a committee, by the count, else as reported; empty while it is not known.

    The asking rule declares the item of `ELECTED_ITEMS`.
    """
    counted = [r for r in case.results if r.contest == body and r.stage == "election"]
    if counted:
        return frozenset(n for r in counted for n in r.elected)
    return frozenset(case.facts.get(ELECTED_ITEMS[body]) or ())


def contest_of(case: Case, name: str) -> Contest | None:
    """The contest of a name; after a pre-election, the election itself."""
    return next((c for c in reversed(case.contests) if c.name == name), None)


def standing(case: Case, name: str) -> frozenset[str]:
    """Who stands, or stood, in a contest in any of its stages."""
    return frozenset(n for c in case.contests if c.name == name for n in c.candidates)


def congress_contests(case: Case) -> Iterator[Contest]:
    """What the congress itself votes on: no electing unit's contest, no plenary's."""
    return (c for c in case.contests if not c.unit and c.system not in ("party_plenary", "party_unit"))


def first_of_plenary(contest: Contest, case: Case) -> str:
    """The committee whose first plenary holds this contest, for the first of that plenary's contests alone; else ""."""
    body = PLENARY_OF.get(contest.name, "")
    same = [c for c in case.contests if body and PLENARY_OF.get(c.name) == body]
    return body if same and same[0] is contest else ""


def is_due(case: Case, step: str) -> bool:
    """Say whether the day of a step has come; a step without a day counts as come."""
    day = case.timetable.get(step)
    return day is None or case.today >= day
