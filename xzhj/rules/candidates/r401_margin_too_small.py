"""差额不足。

查什么：每次选举的候选人数是否不少于应选名额加法定差额，选举单位选代表时按单位逐个算；还没有名单的，看换届信息里填的候选人数、选举单位表里的最低候选人数。
为什么：差额不足，选举可能被认定无效；差额按应选名额计算，有小数的进一。
怎么改：再提名候选人，补足到所列最低人数；或核对应选名额。
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from xzhj.law import Law
from xzhj.model import Case, Contest, Finding, Param, Source
from xzhj.rules._bodies import COUNTY, NUMBERED
from xzhj.rules._people import word
from xzhj.rules._units import unit_rows

CODE = "R401"
LEVELS = ("error", "warning")
EACH = "contest"
LAW = ("margin", "county_delegates.margin")
FACTS = ("committee_candidates", "discipline_candidates", "county_delegates_candidates", "delegate_margin")


class Number(NamedTuple):
    """How many stand, where it says so, and in which words."""

    standing: int
    at: tuple[Source, ...]
    words: str


def check(contest: Contest, case: Case, law: Law) -> Iterator[Finding]:
    number = standing_of(contest, case)
    if number is None or is_after_preselect(contest, case):
        return
    seats, param = contest.seats, margin(contest, law)
    least, local = param.value.least({"seats": seats}), ""
    share = case.facts.get("delegate_margin") if contest.unit else None
    if isinstance(share, Fraction) and (asked := (seats * (1 + share)).__ceil__()) > least:
        least, local = asked, f"（代表差额比例 {float(share * 100):g}%）"
    if number.standing < least:
        text = (
            f"{contest.name}应选 {seats} 人，{number.words} {number.standing} 人，差额 {number.standing - seats} 人；"
            f"至少应有候选人 {least} 人{local}，还要再提 {least - number.standing} 人"
        )
        yield Finding(text, number.at, (param.cite,), param.level)


def margin(contest: Contest, law: Law) -> Param:
    """Delegates to the county stand by the rules of the congress they are elected to, where these are in force."""
    county = law.get("county_delegates.margin") if contest.name == COUNTY else None
    return county or law["margin"]


def standing_of(contest: Contest, case: Case) -> Number | None:
    """From the list, else as stated; None where nothing says it, and in an election that fills no seat."""
    if contest.candidates:
        return Number(len(contest.candidates), contest.at, "候选人")
    item = NUMBERED.get(contest.name, "")
    stated = case.facts.get(item) if item else None
    if isinstance(stated, int):
        return Number(stated, case.facts.at(item), "候选人数填的是")
    for row in unit_rows(case) if contest.unit else ():
        if contest.unit in (word(row.unit), word(row.branch)) and isinstance(row.candidates_least, int):
            return Number(row.candidates_least, row.at("candidates_least"), "最低候选人数写的是")
    return None


def is_after_preselect(contest: Contest, case: Case) -> bool:
    """After a pre-election with a margin the election itself has none; a second ballot is among those of the first."""
    earlier = (c for c in case.contests if c is not contest and c.name == contest.name and c.unit == contest.unit)
    return contest.round > 1 or (contest.stage == "election" and any(c.stage == "preselect" for c in earlier))
