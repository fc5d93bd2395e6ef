"""所选人数超过应选人数的选票。

查什么：每张票赞成加另选的人数是否超过应选名额。
为什么：选多了的票整张无效，不计入任何人的得票，但要计入收回票。
怎么改：不用改；请监票人对照原票逐张核认，确属录错的改正后重计。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import some, title

CODE = "R607"
LEVELS = ("note",)
EACH = "result"
LAW = ("ballot.chosen", "overvote")


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    total = result.doubt_counts.get("overvote", 0)
    if total:
        doubts = [d for d in result.doubts if d.kind == "overvote"]
        serials = [f"{d.group}{d.serial}" for d in doubts if d.serial]
        which = f"，票号 {some(serials, total)}" if serials else ""
        text = f"{title(result)}：{total} 张选票所选人数超过应选 {result.seats} 人，按无效票计{which}"
        yield Finding(text, tuple(d.at for d in doubts) or result.at, (law["ballot.chosen"].cite,))
