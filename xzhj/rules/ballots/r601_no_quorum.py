"""到会人数不足，或实到多于应到。

查什么：实到会有选举权人数（人大、村委会选举是参加投票人数）是否达到规定；是否多于应到。
为什么：到会人数不够，选举不能举行，已经投票的也无效。
怎么改：改期再开；先核对应到、实到人数是不是把没有选举权的人算进去了。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import bodies, title

CODE = "R601"
LEVELS = ("error",)
EACH = "result"
LAW = ("quorum",)


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    quorum, counts = law["quorum"], result.counts
    due, here = bodies(result)
    if "attendance" in result.missing:
        text = f"{due} {counts.get('expected')} 人，{here} {counts.get('present')} 人，{here}多于{due}，有一个数写错了"
        yield Finding(f"{title(result)}：{text}", result.at, (quorum.cite,))
    if result.quorum_met is False:
        expected, present = counts.get("expected"), counts.get("present")
        text = (
            f"{title(result)}：{due} {expected} 人，{here} {present} 人，规定{quorum.value}，"
            f"至少要 {result.quorum_need} 人，还差 {(result.quorum_need or 0) - (present or 0)} 人"
        )
        yield Finding(text, result.at, (quorum.cite,))
