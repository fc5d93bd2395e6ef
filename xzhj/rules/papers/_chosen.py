"""Numbers of seats and candidates that a count explains: those elected, and a further vote with seats of its own."""

from __future__ import annotations

from xzhj.model import Case
from xzhj.rules._bodies import COMMITTEE, COUNTY, DISCIPLINE

CONTESTS = {"committee": COMMITTEE, "discipline": DISCIPLINE, "county_delegates": COUNTY, "county": COUNTY}


def chosen(case: Case, item: str, value: object) -> bool:
    """选举产生纪委委员4名 where one seat stayed empty, 另行选举应选1名; `item` is committee_seats, county_delegates …"""
    name, _, slot = item.rpartition("_")
    mine = [r for r in case.results if r.contest == CONTESTS.get(name) and r.stage == "election"]
    again = [r for r in mine if r.round > 1]
    if slot == "candidates":
        return value in {len(r.candidates) for r in again}
    won = {name for r in mine for name in r.elected}
    return (bool(won) and value == len(won)) or value in {r.seats for r in again}
