"""当选人数不足。

查什么：得票够数的人是否少于应选名额。
为什么：票数不够的不能当选，名额也不能自行空着；要就所缺名额另行选举，或按规定减少名额。
怎么改：另行选举；当选人数接近应选名额、要减少名额的，写明由谁决定并作记录。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import title

CODE = "R612"
LEVELS = ("warning",)
EACH = "result"
LAW = ("shortfall",)


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    if result.outcome == "shortfall":
        won = len(result.elected) + len(result.nominated)
        text = f"{title(result)}：应选 {result.seats} 人，得票够数的 {won} 人，还缺 {result.vacant} 人"
        yield Finding(text, result.at, (law["shortfall"].cite,))
