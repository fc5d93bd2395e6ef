"""转正时间早于预备期满。

查什么：转正时间与入党时间相差，是否满入党那一天规定的预备期（各个时期不同，1969年4月至1977年8月没有预备期）；转正不能早于入党。
为什么：预备期没满就转正，不合规定，多半是时间填错了。
怎么改：对照入党志愿书核实两个时间；1956年以前各种情况不同，只作提示。
"""

from collections.abc import Iterator
from datetime import date

from xzhj.law import Law
from xzhj.model import Bound, Case, Finding, Roster, earliest, latest, plus_months
from xzhj.rules.people._columns import numbers

CODE = "R111"
LEVELS = ("error", "note")
EACH = "roster"
LAW = ("probation.months",)
BEFORE = date(1956, 9, 15)  # 各种身份预备期不同的时期


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    if not roster.has("joined", "confirmed"):
        return
    periods = law["probation.months"].value
    confirmed = roster.column("confirmed")
    joined_low, confirmed_high = numbers(roster.column("joined"), high=False), numbers(confirmed, high=True)
    pairs = zip(joined_low, confirmed_high, strict=True)
    for i in [i for i, (j, c) in enumerate(pairs) if j and c and c < j + 10000]:  # a year is enough in every period
        joined = roster.column("joined")[i]
        if earliest(joined) > case.today:
            continue  # R112 has spoken
        months = probation(periods, earliest(joined))
        if latest(confirmed[i]) < plus_months(earliest(joined), months):
            level = "note" if earliest(joined) < BEFORE else "error"
            why = f"预备期{months}个月没有满" if months else "早于入党时间"
            text = f"{roster.column('name')[i]} {joined} 入党，{confirmed[i]} 转正，{why}"
            yield Finding(
                text, (roster.at("confirmed", i), roster.at("joined", i)), (law["probation.months"].cite,), level
            )


def probation(periods: tuple[tuple[date, Bound], ...], joined: date) -> int:
    """The least months of probation for one who joined on that day."""
    begun = [bound for since, bound in periods if since <= joined]
    return begun[-1].least() if begun else 0
