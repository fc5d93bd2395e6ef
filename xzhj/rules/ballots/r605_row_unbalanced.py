"""赞成、不赞成、弃权之和不等于有效票。

查什么：每名候选人的赞成票、不赞成票、弃权票加起来是否等于有效票；全部赞成票加起来是否多于有效票数乘应选人数。
为什么：每张有效票对每名候选人只有一种意见，至多赞成应选的人数，对不上就是计错了，或把多选的票也计了进去。
怎么改：重计这名候选人的票，改正数字；赞成票总数过多的，逐张核对有没有多选的票。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import of, title

CODE = "R605"
LEVELS = ("error",)
EACH = "result"
UNCITED = "算术"


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    for t in of(result, "row_unbalanced"):
        f = t.facts
        text = f"{title(result)}：{f['name']} 赞成、不赞成、弃权合计 {f['sum']} 票，有效票 {f['valid']} 张，相差 {abs(int(f['sum']) - int(f['valid']))}"
        yield Finding(text, t.at)
    for t in of(result, "votes_beyond_ballots"):
        f = t.facts
        text = f"{title(result)}：赞成票共 {f['total']} 票，有效票 {f['valid']} 张、每张至多选 {f['most']} 人，只能有 {int(f['most']) * int(f['valid'])} 票，多出 {f['over']} 票"
        yield Finding(text, t.at)
