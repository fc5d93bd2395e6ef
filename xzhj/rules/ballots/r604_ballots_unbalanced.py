"""有效票与无效票之和不等于收回票。

查什么：有效票加无效票是否等于收回的选票。
为什么：收回的每张票不是有效就是无效，对不上就是漏计或重计。
怎么改：复点收回的票，改正有效或无效的张数。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import of, title

CODE = "R604"
LEVELS = ("error",)
EACH = "result"
UNCITED = "算术"


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    for t in of(result, "ballots_unbalanced"):
        f = t.facts
        text = f"{title(result)}：有效票 {f['valid']} 张加无效票 {f['invalid']} 张，不等于收回 {f['returned']} 张"
        yield Finding(text, t.at)
