"""另选他人不合规定。

查什么：另选了人的票，是否先对候选人画了不赞成；另选的是否是票上已有的候选人；另选人数是否多于不赞成的人数；另选的几种写法（赵某、赵某同志、赵某（村医））像不像同一个人。
为什么：不赞成候选人的才可以另选他人，弃权的不能另选；不合规定的另选不计票，这张票其余部分照计。
怎么改：请监票人对照原票核认；录错的改正后重计；几种写法由监票人认定是不是同一人，是的改成一种写法重计。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Doubt, Finding, Result, WriteIn
from xzhj.rules.ballots._say import some, title

CODE = "R608"
LEVELS = ("error", "warning")
EACH = "result"
LAW = ("write_in.allowed",)
_ADDED = re.compile(r"(?:同志|先生|女士|[（(][^（）()]*[）)])+$")
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

    yield from spellings(result)


def spellings(result: Result) -> Iterator[Finding]:
    """Votes for one person told apart by a note or a form of address. Whether it is one person is for the tellers to say."""
    found: dict[str, list[WriteIn]] = {}
    for w in result.write_ins:
        found.setdefault(_ADDED.sub("", w.name), []).append(w)
    listed = {c.name for c in result.candidates}
    for base, written in found.items():
        names = "、".join(f"{w.name} {w.votes_for} 票" for w in written)
        if base in listed:
            yield Finding(f"{title(result)}：另选的{names}，像是票上的候选人{base}；请监票人对照原票认定", result.at)
        elif len(written) > 1:
            total = sum(w.votes_for for w in written)
            enough = (
                result.majority is not None
                and (need := result.majority.need) is not None
                and total >= need > max(w.votes_for for w in written)
            )
            more = "，够当选票数" if enough else ""
            text = f"{title(result)}：另选的{names}，像是同一人，分开计了票，合计 {total} 票{more}；请监票人认定，是同一人的改成一种写法重计"
            yield Finding(text, result.at, level="error" if enough else "warning")


def told(doubts: list[Doubt], total: int) -> str:
    return some([f"{d.group}{d.serial}号 {d.words}" if d.serial else d.words for d in doubts], total)
