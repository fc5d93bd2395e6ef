"""可任监票人的委员不足。

查什么：第一次全会选书记、副书记时，除去候选人，还有没有委员可以监票。
为什么：全会的监票人从不是候选人的委员中推选，委员人数少而候选人多的，会没有人可以监票。
怎么改：事先请示上级：书记、副书记分两次选举，或调整候选人、职数。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Contest, Finding
from xzhj.rules._bodies import PLENARY_OF, elected, first_of_plenary

CODE = "R219"
LEVELS = ("warning",)
EACH = "contest"
FACTS = ("elected_committee", "elected_discipline")
LAW = ("scrutineers.from_voters", "candidates.from_elected")


def check(contest: Contest, case: Case, law: Law) -> Iterator[Finding]:
    body = first_of_plenary(contest, case)
    size = len(elected(case, body)) or committee_size(case, body) if body else 0
    if not size:
        return
    stand = standing_number(case, body)
    if stand >= size:
        text = f"{body[:2]} {size} 名委员里有 {stand} 名是书记、副书记候选人，没有委员可以监票；至少要有 1 名委员不是候选人"
        yield Finding(text, contest.at, (law["scrutineers.from_voters"].cite,))


def committee_size(case: Case, body: str) -> int:
    return next((c.seats_given for c in case.contests if c.name == body and c.seats_given), 0)


def standing_number(case: Case, body: str) -> int:
    """Those who stand at the plenary: by name, else as many as there are posts (they are elected one to a post)."""
    contests = [c for c in case.contests if PLENARY_OF.get(c.name) == body]
    names = {n for c in contests for n in c.candidates}
    return len(names) + sum(c.seats_given or 0 for c in contests if not c.candidates)
