"""按应到会与按实到会计算结果不同。

查什么：过半数分别按应到会和实到会有选举权人数算，当选的人是否一样。
为什么：现行条例这一条的基数还没有与印行文本核对；按哪一个算决定谁当选，要由人确认。
怎么改：对照印行的条例原文，在 county.yaml 写明过半数基数核对（条款、核对人、日期）；没有确认前不要宣布。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import BASES, Case, Finding, Result
from xzhj.rules.ballots._say import title

CODE = "R613"
LEVELS = ("error", "note")
EACH = "result"
LAW = ("majority", "majority.other")
FACTS = ("majority_base_confirmed",)


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    mine, other = result.majority, result.other
    if (
        mine is None
        or other is None
        or other.need is None
        or set(result.other_elected) == {*result.elected, *result.nominated}
    ):
        return
    here = {*result.elected, *result.nominated}
    more, less = sorted(set(result.other_elected) - here), sorted(here - set(result.other_elected))
    change = "；".join(
        filter(None, (f"多出 {'、'.join(more)}" if more else "", f"少了 {'、'.join(less)}" if less else ""))
    )
    text = (
        f"{title(result)}：按{BASES[mine.base]} {mine.of} 人要 {mine.need} 票，按{BASES[other.base]} {other.of} 人要 {other.need} 票，"
        f"按后一种当选的{change}；这里按前一种认定"
    )
    level = "note" if case.facts.get("majority_base_confirmed") else "error"
    yield Finding(text, result.at, (law["majority"].cite,), level)
