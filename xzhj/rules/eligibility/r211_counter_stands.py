"""计票人是候选人。

查什么：计票人是不是同一次会议任何一种选票的候选人。
为什么：计票人在监票人监督下工作，候选人数自己的票，结果难以服众。
怎么改：从不是候选人的人员中另定计票人。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._roles import COUNTER
from xzhj.rules._standing import standing_findings

CODE = "R211"
LEVELS = ("warning",)
EACH = "case"
LAW = ("counters.not_candidates",)


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    cite = law["counters.not_candidates"].cite
    for text, at, number in standing_findings(case, COUNTER):
        yield Finding(f"{text}，不宜计票；请另定 {number} 人", at, (cite,))
