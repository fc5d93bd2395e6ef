"""年龄栏与出生日期不符。

查什么：年龄栏写的岁数，与按年龄统计截止日算出的周岁；在换届这一年里任何一天算得对都不报。
为什么：年龄栏多半是以前填的，没有随年份更新；年轻代表的比例会因此算错。
怎么改：按截止日重算；或删去年龄栏，由出生日期算。
"""

from collections.abc import Iterator
from datetime import date

from xzhj.figures.ages import age_on
from xzhj.law import Law
from xzhj.model import Case, Finding, Roster, latest, years_between

CODE = "R120"
LEVELS = ("warning",)
EACH = "roster"
UNCITED = "由出生日期推算"
OLDEST = 110


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    if not roster.has("age", "born"):
        return
    days = {case.cutoff} if case.stat_cutoff else {*days_of(case.cutoff.year), case.day, case.today}
    wrong = []
    for i, (age, born) in enumerate(zip(roster.column("age"), roster.column("born"), strict=True)):
        right = age_on(born, case.cutoff)
        if right is None or not isinstance(age, int) or not 0 <= right <= OLDEST:
            continue  # a birth date that cannot be is R112's
        low = min(years_between(latest(born), day) for day in days)
        high = max(age_on(born, day) or 0 for day in days)
        if not low <= age <= high:
            wrong.append((i, age, right))
    if len(wrong) > 5 and len({right - age for _, age, right in wrong}) == 1:
        gap = abs(wrong[0][2] - wrong[0][1])
        text = f"年龄栏普遍差 {gap} 岁，共{len(wrong)}处（按 {cutoff(case)} 计算），请整列重算"
        yield Finding(text, tuple(roster.at("age", i) for i, _, _ in wrong))
        return
    for i, age, right in wrong:
        text = f"{roster.column('name')[i]}的年龄写的是 {age}，按出生日期算是 {right} 岁（截至 {cutoff(case)}）"
        yield Finding(text, (roster.at("age", i), roster.at("born", i)))


def days_of(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def cutoff(case: Case) -> date:
    return case.cutoff
