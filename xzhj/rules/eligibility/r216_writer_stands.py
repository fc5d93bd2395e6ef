"""代写选票的人是候选人。

查什么：会务名单里安排的代写人，是不是同一次会议的候选人。
为什么：因故不能写票的人，只能委托候选人以外的人按本人意愿代写。
怎么改：换成不是候选人的人。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._roles import WRITER
from xzhj.rules._standing import standing_findings

CODE = "R216"
LEVELS = ("error",)
EACH = "case"
LAW = ("writers.not_candidates",)


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    cite = law["writers.not_candidates"].cite
    for text, at, number in standing_findings(case, WRITER):
        yield Finding(f"{text}，不能代写选票；请换 {number} 人", at, (cite,))
