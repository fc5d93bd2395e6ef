"""差额不足。

查什么：每次选举的候选人数是否不少于应选名额加法定差额，选举单位选代表时按单位逐个算。
为什么：差额不足，选举可能被认定无效；差额按应选名额计算，有小数的进一。
怎么改：再提名候选人，补足到所列最低人数；或核对应选名额。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Contest, Finding

CODE = "R401"
LEVELS = ("error",)
EACH = "contest"
LAW = ("margin",)


def check(contest: Contest, case: Case, law: Law) -> Iterator[Finding]:
    margin = law["margin"]
    if not contest.candidates:
        return
    standing, seats = len(contest.candidates), contest.seats
    least = margin.value.least({"seats": seats})
    if standing < least:
        text = (
            f"{contest.name}应选 {seats} 人，候选人 {standing} 人，差额 {standing - seats} 人；"
            f"至少应有候选人 {least} 人，还要再提 {least - standing} 人"
        )
        yield Finding(text, contest.at, (margin.cite,))
