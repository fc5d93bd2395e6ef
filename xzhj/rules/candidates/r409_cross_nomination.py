"""交叉提名：人次与人数。

查什么：党委委员和纪委委员候选人里，纪委书记、副书记人选以外的人有没有两边都列的；名册标题写的“共几人”是不是把两边都列的人算了两次。
为什么：纪委书记人选通常同时是党委委员候选人，一人两处，人数按一人算，人次按两次算，文书里容易写错。
怎么改：写“共几人”时按人数算；不该两边都列的，去掉一处。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._bodies import COMMITTEE, DC_DEPUTY, DC_SECRETARY, DISCIPLINE, contest_of, standing
from xzhj.rules._people import listed

CODE = "R409"
LEVELS = ("note",)
EACH = "case"
UNCITED = "数人头的惯例"
_STATED = re.compile(r"共(?:计)?\s*(\d+)\s*[人名]")


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    party, discipline = standing(case, COMMITTEE), standing(case, DISCIPLINE)
    both = party & discipline
    if not both:
        return
    times, people = len(party) + len(discipline), len(party | discipline)
    sums = f"党委 {len(party)} 人、纪委 {len(discipline)} 人，共 {times} 人次、{people} 人"
    for roster in case.of("candidates"):
        stated = _STATED.search(roster.title)
        if stated and int(stated[1]) == times:
            yield Finding(f"标题写共 {times} 人，{listed(sorted(both))}算了两次：{sums}", (roster.header(),))
    unusual = [n for n in order(case) if n in both - standing(case, DC_SECRETARY) - standing(case, DC_DEPUTY)]
    if unusual and standing(case, DC_SECRETARY):
        contest = contest_of(case, DISCIPLINE)
        at = tuple(s for p in (contest.people if contest else ()) if p.name in unusual for s in p.at())
        text = f"{listed(unusual)}同时是党委委员、纪委委员候选人，又不是纪委书记、副书记人选，请核对；{sums}"
        yield Finding(text, at or (contest.at if contest else ()))


def order(case: Case) -> tuple[str, ...]:
    contest = contest_of(case, COMMITTEE)
    return contest.candidates if contest else ()
