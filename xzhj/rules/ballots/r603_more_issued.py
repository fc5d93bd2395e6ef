"""发出选票多于到会人数。

查什么：发出的选票是否多于实到会有选举权人数。
为什么：一人一票，不到会的不能委托别人代投；多发的票说明发错了，或有人代领。
怎么改：核对签到和发票记录；多发的票收回作废并作记录。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Missing, Result
from xzhj.rules.ballots._say import title

CODE = "R603"
LEVELS = ("error",)
EACH = "result"
LAW = ("ballots.issued",)


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    bound, issued = law["ballots.issued"], result.counts.get("issued")
    if issued is None:
        raise Missing("issued")
    if not bound.value.admits(issued, result.counts):
        text = f"{title(result)}：发出选票 {issued} 张，实到会有选举权 {result.counts.get('present')} 人，多发 {issued - result.counts.get('present', 0)} 张"
        yield Finding(text, result.at, (bound.cite,))
