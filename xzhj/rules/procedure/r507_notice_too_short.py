"""公示天数不足。

查什么：本地规定了公示工作日的，看代表候选人初步人选的公示（全镇的、各选举单位自己的）够不够；工作日按国务院公布的放假安排算，首尾两天都算。
为什么：公示不够天数，群众来不及反映，公示就等于没有做。
怎么改：延长公示，或者重新公示；日期填错的改正。
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from xzhj.figures.workdays import is_workday
from xzhj.law import Law
from xzhj.model import NOTE, Case, Finding, Param, Source
from xzhj.rules._people import word
from xzhj.rules._planned import day_of, several

CODE = "R507"
LEVELS = ("error", "warning", "note")
EACH = "case"
LAW = ("notice.workdays",)
FACTS = ("notice_start", "notice_end", "holidays")
LONGEST = 366


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    limit = law.get("notice.workdays")
    if limit is None:
        return
    given = {row["day"]: row["work"] for row in case.facts.get("holidays") or () if {"day", "work"} <= row.keys()}
    groups: dict[tuple[date, date], list[tuple[str, tuple[Source, ...]]]] = {}
    for name, start, end, at in notices(case):
        groups.setdefault((start, end), []).append((name, at))
    for (start, end), rows in groups.items():
        yield from fault(start, end, rows, limit, given)
    if not groups:
        case.facts["notice_start"], case.facts["notice_end"]


def notices(case: Case) -> Iterator[tuple[str, date, date, tuple[Source, ...]]]:
    """Every notice with its first and last day: the township's, and those of the units."""
    start, end = day_of(case, "notice_start"), day_of(case, "notice_end")
    if start and end:
        yield "代表候选人初步人选", start, end, several([case.facts.at("notice_start"), case.facts.at("notice_end")])
    for roster in case.of("units", "quota"):
        for row in roster:
            if isinstance(row.notice_from, date) and isinstance(row.notice_to, date):
                yield (
                    word(row.unit) or word(row.branch),
                    row.notice_from,
                    row.notice_to,
                    row.at("notice_from", "notice_to"),
                )


def fault(
    start: date, end: date, rows: list[tuple[str, tuple[Source, ...]]], limit: Param, given: Mapping[date, bool]
) -> Iterator[Finding]:
    if not 0 <= (end - start).days <= LONGEST:
        return  # reversed days are R505's
    days, sure = working(start, end, given)
    if limit.value.admits(days):
        return
    need = limit.value.least()
    whose = "、".join(name for name, _ in rows[:3]) + (f"等 {len(rows)} 个单位" if len(rows) > 3 else "")
    text = f"{whose}的公示从 {start} 到 {end}，共 {days} 个工作日，至少要 {need} 个，还差 {need - days} 个"
    if not sure:
        text += f"；{end.year} 年的放假安排程序里没有，是按周一至周五算的，请对照放假通知核对"
    yield Finding(text, several(at for _, at in rows), (limit.cite,), limit.level if sure else NOTE)


def working(start: date, end: date, given: Mapping[date, bool]) -> tuple[int, bool]:
    """Working days, both ends counted, and whether the calendar is published for all of them."""
    total, sure = 0, True
    for offset in range((end - start).days + 1):
        day = start + timedelta(offset)
        works = given[day] if day in given else is_workday(day)
        sure &= works is not None
        total += day.weekday() < 5 if works is None else works
    return total, sure
