"""监票人不是代表（委员、党员）。

查什么：大会的监票人是不是代表（党员大会的是不是正式党员），全会的监票人是不是本委员会的委员，选举单位的监票人是不是本单位党员。
为什么：监票人从有选举权的到会人中推选，工作人员可以计票，不能监票。
怎么改：从代表（委员、党员）中另推。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Person
from xzhj.rules._bodies import elected, standing
from xzhj.rules._people import delegates, is_their_list, listed, members
from xzhj.rules._roles import CONGRESS, SCRUTINEER, UNIT, Holder, holders

CODE = "R210"
LEVELS = ("error",)
EACH = "case"
FACTS = ("elected_committee", "elected_discipline")
LAW = ("scrutineers.from_voters",)


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    strangers: dict[str, list[Holder]] = {}
    for holder in holders(case, SCRUTINEER):
        if who := missing_from(holder, case):
            strangers.setdefault(who, []).append(holder)
    for who, people in strangers.items():
        names = listed(h.name for h in people)
        at = tuple(dict.fromkeys(s for h in people for s in h.person.at()))
        text = f"监票人{names}不是{who}，不能监票；请从{who}中另推 {len({h.name for h in people})} 人"
        yield Finding(text, at, (law["scrutineers.from_voters"].cite,))


def missing_from(holder: Holder, case: Case) -> str:
    """Of whom this teller should be one and is not; "" when they are, or when those are not known."""
    if holder.body == CONGRESS and case.system != "party_meeting":
        tellers = (h.name for h in holders(case, SCRUTINEER) if h.body == CONGRESS)
        found = not is_their_list(case, tellers) or any(p.name == holder.name for p in delegates(case))
        return "" if found else "代表"
    if holder.body in (CONGRESS, UNIT):
        return missing_member(holder.person, case)
    committee = elected(case, holder.body) or standing(case, holder.body)
    return "" if not committee or holder.name in committee else f"{holder.body[:2]}委员"


def missing_member(person: Person, case: Case) -> str:
    if not members(case).rosters or not case.folder:
        return ""
    rows = members(case).find(person)
    return "" if any(p.category != "预备" for p in rows) else "正式党员"
