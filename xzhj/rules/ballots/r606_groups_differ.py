"""分组合计与总数不符。

查什么：各计票组的票数加起来是否等于所写的合计。
为什么：汇总时加错或漏了一组，当选结果就可能不对。
怎么改：逐组核对计票单，改正合计或补上漏掉的组。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import of, title

CODE = "R606"
LEVELS = ("error",)
EACH = "result"
UNCITED = "算术"


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    for t in of(result, "groups_differ"):
        f = t.facts
        text = f"{title(result)}：{f['name']} {f['what']}票各组相加 {f['sum']}，合计写 {f['stated']}"
        yield Finding(text, t.at)
