"""计票组按代表团划分。

查什么：计票组是否按代表团、选举单位或支部分。
为什么：按代表团计票，哪个团怎么投的就看出来了，违背无记名投票。
怎么改：把收回的票打乱，随机分堆，每个计票组计一堆。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import of, title

CODE = "R620"
LEVELS = ("error",)
EACH = "result"
LAW = ("ballot.secret",)


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    groups = [t for t in of(result, "groups_by_delegation")]
    if groups:
        names = "、".join(dict.fromkeys(t.facts["group"] for t in groups if t.facts["group"]))
        yield Finding(
            f"{title(result)}：票表按代表团（单位）分组{f'：{names}' if names else ''}；应打乱后随机分堆计票",
            tuple(s for t in groups for s in t.at),
            (law["ballot.secret"].cite,),
        )
