"""程序日期先后颠倒。

查什么：三条线的日期：（一）决定、请示、批复、代表选举通知；（二）通知、支部推荐、初步人选、公示、批复预备人选、党员大会、上报、资格审查、预备会议；（三）人选请示、人选批复、主席团确定、投票；再往后是纪委和党委全会、结果报告、批复。每条线上前一步不能晚于后一步，同一天可以。
为什么：程序颠倒，说明有一步没有按规定办，或者日期写错；文书归档后最容易被查出来。
怎么改：核对所列两步的日期，改正写错的一个；确实做颠倒了的，重新履行程序。
"""

from collections.abc import Iterator
from itertools import pairwise

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._planned import several
from xzhj.rules.procedure._blamed import late_replies, late_requests
from xzhj.rules.procedure._chains import CHAINS, Step, given_steps, unit_steps

CODE = "R505"
LEVELS = ("error",)
EACH = "case"
LAW = ("congress.approved", "steps.delegates", "candidates.approved", "result.reported")
FACTS = tuple(dict.fromkeys(item for chain in CHAINS for item, _, _ in chain))


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    blamed = frozenset(item for item, _, _ in (*late_requests(case), *late_replies(case)))
    befores: set[str] = set()
    afters: set[str] = set()
    for chain in CHAINS:
        for before, after in reversals(given_steps(case, chain, blamed)):
            if before.item not in befores and after.item not in afters:  # one wrong day is one finding
                yield fault(before, after, law)
                befores.add(before.item)
                afters.add(after.item)
    for before, after in unit_steps(case):
        yield fault(before, after, law)


def reversals(steps: list[Step]) -> Iterator[tuple[Step, Step]]:
    """Each place where a step is earlier than the one before it."""
    return ((before, after) for before, after in pairwise(steps) if before.day > after.day)


def fault(before: Step, after: Step, law: Law) -> Finding:
    param = law.get(after.law)
    days = (before.day - after.day).days
    text = (
        f"先后颠倒：“{before.title}”是 {before.day}，比后一步“{after.title}”（{after.day}）晚 {days} 天；"
        f"应当先“{before.title}”，后“{after.title}”"
    )
    return Finding(text, several([before.at, after.at]), (param.cite,) if param else ())
