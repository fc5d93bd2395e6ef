"""另选他人不合规定。

查什么：另选了人的票，是否先对候选人画了不赞成；另选的是否是票上已有的候选人；另选人数是否多于不赞成的人数。
为什么：不赞成候选人的才可以另选他人，弃权的不能另选；不合规定的另选不计票，这张票其余部分照计。
怎么改：请监票人对照原票核认；录错的改正后重计。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Doubt, Finding, Result
from xzhj.rules.ballots._say import some, title

CODE = "R608"
LEVELS = ("warning",)
EACH = "result"
LAW = ("write_in.allowed",)
WHY = {
    "writein_no_against": "没有不赞成任何候选人却另选了人",
    "writein_too_many": "另选的人数多于不赞成的人数，分不清哪个算数，都不计",
    "writein_listed": "另选的是票上的候选人",
    "writein_twice": "同一个人写了两次，只计一次",
    "name_twice": "同一个人写了两次，只计一次",
    "writein_no_name": "另选栏只有符号没有姓名",
    "writein_forbidden": "这种选举不能另选他人",
}


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    for kind, why in WHY.items():
        total = result.doubt_counts.get(kind, 0)
        if total:
            doubts = [d for d in result.doubts if d.kind == kind]
            text = f"{title(result)}：{total} 张选票{why}（{told(doubts, total)}）；这样的另选不计票，其余照计"
            yield Finding(text, tuple(d.at for d in doubts) or result.at, (law["write_in.allowed"].cite,))


def told(doubts: list[Doubt], total: int) -> str:
    return some([f"{d.group}{d.serial}号 {d.words}" if d.serial else d.words for d in doubts], total)
