"""另选人当选，须补资格审查。

查什么：得票够数的人里有没有不在候选人名单上、由选举人另选出来的。
为什么：另选的人没有经过人选考察和资格审查，认定前要补办。
怎么改：报上级党组织（选举委员会），补作资格审查后再公布。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import title

CODE = "R610"
LEVELS = ("warning",)
EACH = "result"
LAW = ("write_in.can_win",)


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    won = [w for w in result.write_ins if w.elected or w.name in result.nominated]
    if won and result.candidates:
        names = "、".join(f"{w.name}（{w.votes_for}票）" for w in won)
        yield Finding(
            f"{title(result)}：{names} 是另选当选，须补作资格审查", result.at, (law["write_in.can_win"].cite,)
        )
