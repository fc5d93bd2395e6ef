"""同一选举的数字在两处不同。

查什么：汇总表的票数是否与逐张录入的选票相同。
为什么：同一次计票只有一个结果；有逐张的选票，以选票为准，汇总表只作核对。
怎么改：查明哪一处错了，改正后再出报告单。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import of, title

CODE = "R618"
LEVELS = ("error",)
EACH = "result"
UNCITED = "两处是否一致"


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    for t in of(result, "summary_differs"):
        f = t.facts
        text = f"{title(result)}：{f['name']} {f['what']}票逐张计得 {f['counted']}，汇总表写 {f['stated']}"
        yield Finding(text, t.at)
