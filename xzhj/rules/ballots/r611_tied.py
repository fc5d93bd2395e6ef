"""末位票数相等，须再次投票。

查什么：过半数的人多于名额时，最后几名是否票数相等、分不出谁当选。
为什么：票数相等不能抽签，也不能按笔画或顺序定，只能就这几个人再次投票。
怎么改：用再次投票的选票，只列票数相等的人，选出所缺的人数。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import title

CODE = "R611"
LEVELS = ("warning",)
EACH = "result"
LAW = ("tie",)


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    if result.outcome == "tie":
        votes = {c.name: c.votes_for for c in result.candidates} | {w.name: w.votes_for for w in result.write_ins}
        names = "、".join(result.tied)
        text = f"{title(result)}：{names} 各得 {votes.get(result.tied[0])} 票，就这 {len(result.tied)} 人再次投票，选 {result.tied_seats} 人"
        yield Finding(text, result.at, (law["tie"].cite,))
