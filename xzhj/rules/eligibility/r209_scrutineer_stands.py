"""监票人是候选人。

查什么：监票人（含总监票人）是不是同一次会议任何一种选票的候选人：大会的看两委委员和县代表候选人，全会的看书记、副书记候选人，选举单位的看本单位代表候选人。
为什么：候选人不得担任监票人。
怎么改：从不是候选人的代表（委员、党员）中另推监票人，重新表决通过。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._roles import SCRUTINEER
from xzhj.rules._standing import standing_findings

CODE = "R209"
LEVELS = ("error",)
EACH = "case"
LAW = ("scrutineers.not_candidates",)


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    cite = law["scrutineers.not_candidates"].cite
    for text, at, number in standing_findings(case, SCRUTINEER):
        yield Finding(f"{text}，不能监票；请另推 {number} 人", at, (cite,))
