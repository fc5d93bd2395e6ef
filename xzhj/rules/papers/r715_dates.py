"""日期不存在、不完整或前后矛盾。

查什么：没有的日子（2月30日），写了星期而不相符，成文日期缺日，起止颠倒，同一次大会有两个开会日期，请示的日期不早于开会日期，通知、批复的日期晚于开会日期，引用的会议在成文日期之后。
为什么：日期是程序是否合规的依据，错的日期会让整套文书前后对不上。
怎么改：对照日历和批复改正。
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from xzhj.law import Law
from xzhj.model import Case, Claim, Finding, Paper
from xzhj.rules.papers._kinds import is_form
from xzhj.rules.papers._say import lines, words_of
from xzhj.text.numerals import to_int

CODE = "R715"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "日历上的事实，不是条文规定"

HALF = 183  # days
WEEK = "一二三四五六日"
SHORT = re.compile(
    r"\s*(?:\d{4}|[〇零○一二三四五六七八九]{4})年\s*[\d一二三四五六七八九十]{1,2}月\s*|\s*\d{4}年\s*|\s*\d{2}年\d{1,2}月\d{1,2}日\s*"
)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for claim in paper.said("bad_date"):
        if re.search(r"月\s*\d{3,}", claim.text):
            continue  # R702 tells it
        yield Finding(f"没有“{claim.text}”这一天：{words_of(paper, claim)}", (claim.at,))
    for claim in (*paper.said("date"), *paper.said("month_day")):
        day = _day(claim)
        if claim.unit.startswith("星期") and day is not None and WEEK[day.weekday()] != claim.unit[-1]:
            yield Finding(
                f"{day.year}年{day.month}月{day.day}日是星期{WEEK[day.weekday()]}，写的是{claim.unit}：{words_of(paper, claim)}",
                (claim.at,),
            )
    yield from _unfinished(paper)
    yield from _backwards(paper)
    yield from _days_backwards(paper)
    yield from _two_days(paper)
    yield from _too_late(paper)
    yield from _decided_later(paper)


def _day(claim: Claim) -> date | None:
    if isinstance(claim.value, date):
        return claim.value
    if claim.kind == "month_day" and claim.subject.isdecimal():
        month, _, day = str(claim.value).partition("-")
        try:
            return date(int(claim.subject), int(month), int(day))
        except ValueError:
            return None
    return None


def _unfinished(paper: Paper) -> Iterator[Finding]:
    """成文日期 without its day, or with a year of two figures."""
    if paper.element("signed") is not None or is_form(paper):
        return
    last = [p for _, p in lines(paper, "body")][-4:]
    for paragraph in last:
        if SHORT.fullmatch(paragraph.text) and len(last) > 2:
            yield Finding(f"成文日期“{paragraph.text.strip()}”不完整，应写全年、月、日", (paper.at(paragraph.place),))


def _backwards(paper: Paper) -> Iterator[Finding]:
    """6月18日至6月16日."""
    said = [c for c in paper.claims if c.kind in ("date", "month_day")]
    for first, second in pairwise(said):
        if first.index != second.index or first.index < 0 or not 0 <= second.start - first.end <= 6:
            continue
        between = paper.paragraphs[first.index].text[first.end : second.start]
        one, two = _day(first), _day(second)
        if (one is None or two is None) and first.kind == second.kind == "month_day":
            one, two = _in_one_year(first), _in_one_year(second)
            two = two if (one - two).days < HALF else None
        if re.fullmatch(r"\s*(?:日?(?:起|开始|启动)?，?[至到]|[-—–－~～]+)\s*", between) and one and two and two < one:
            yield Finding(f"起止日期颠倒：{words_of(paper, first)}", (first.at,))


UNTIL = re.compile(r"\s*(?:日?[至到]|[-—–－~～]+)\s*([\d一二三四五六七八九十]{1,3})\s*[日号]")


def _days_backwards(paper: Paper) -> Iterator[Finding]:
    """6月18日至16日."""
    for claim in (*paper.said("date"), *paper.said("month_day")):
        match = UNTIL.match(paper.paragraphs[claim.index].text, claim.end) if claim.index >= 0 else None
        if match is None or not (isinstance(claim.value, date) or claim.kind == "month_day"):
            continue
        first = claim.value.day if isinstance(claim.value, date) else int(str(claim.value).partition("-")[2])
        last = to_int(match[1])
        if last and last < first:
            yield Finding(f"起止日期颠倒：{words_of(paper, claim)}", (claim.at,))


def _in_one_year(claim: Claim) -> date:
    """4月20日至4月15日 without a year. From one year into the next is more than half a year back: no fault."""
    month, _, day = str(claim.value).partition("-")
    return date(2024, int(month), int(day))


def _two_days(paper: Paper) -> Iterator[Finding]:
    """Two days for the meeting of one and the same congress."""
    days: dict[int, Claim] = {}
    for claim in paper.said("date", "meeting"):
        congress = next(
            (c for c in paper.said("ordinal", "congress") if c.sentence == claim.sentence and c.start > claim.start),
            None,
        )
        if congress is None or not isinstance(congress.value, int) or not isinstance(claim.value, date):
            continue
        between = paper.paragraphs[claim.index].text[claim.end : congress.start]
        tail = paper.paragraphs[claim.index].text[congress.end : congress.end + 14]
        if re.search(r"党员大会|选举|出席|会议|参加|通知|《", between) or re.search(
            r"会议|主席团|代表团|筹备|闭幕|代表资格", tail
        ):
            continue
        known = days.setdefault(congress.value, claim)
        if known.value != claim.value and not re.search(r"改|推迟|延期|提前|原定", paper.paragraphs[claim.index].text):
            yield Finding(
                f"同一次大会的日期前面写 {known.text}（{known.at.place}），这里写 {claim.text}", (claim.at, known.at)
            )


def _told_later(paper: Paper) -> Iterator[Finding]:
    """A notice of a meeting, or leave to hold it, dated after the day of the meeting."""
    if paper.genre not in ("通知", "批复") or paper.day is None or not re.search("召开", paper.title):
        return
    for claim in paper.said("date", "meeting", "held"):
        text = paper.paragraphs[claim.index].text
        if (
            isinstance(claim.value, date)
            and claim.value < paper.day
            and re.search(r"(?:定于|拟于)[^，。；]{0,4}$|同意[^，。；]{0,40}于$", text[: claim.start])
        ):
            told = f"{paper.genre}的日期是 {paper.day.year}年{paper.day.month}月{paper.day.day}日，晚于开会的日期"
            yield Finding(f"{told}：{words_of(paper, claim)}", (claim.at,))
            return


def _too_late(paper: Paper) -> Iterator[Finding]:
    """A request dated on or after the day of the meeting it asks for."""
    if paper.day is None:
        return
    yield from _told_later(paper)
    yield from _told_before(paper)
    if not paper.genre.startswith("请示"):
        return
    for claim in paper.said("date", "meeting", "held"):
        text = paper.paragraphs[claim.index].text
        if (
            isinstance(claim.value, date)
            and claim.value <= paper.day
            and re.search(r"拟(?:定)?于?[^，。；]{0,4}$", text[: claim.start])
        ):
            yield Finding(
                f"请示的日期是 {paper.day.year}年{paper.day.month}月{paper.day.day}日，不早于所请示的开会日期：{words_of(paper, claim)}",
                (claim.at,),
            )
            return


HELD = re.compile(r"(?:(?:至|—|-|～)(?:\d{1,2}月)?\d{1,2}日)?(?:[上下]午)?[^，。；]{0,24}?(?:召开|举行|开幕|闭幕)")


def _told_before(paper: Paper) -> Iterator[Finding]:
    """A report, dated the 25th, of a congress that was held on the 26th."""
    if paper.day is None or not re.search(r"结果|选举(?:工作)?情况|闭幕", paper.title):
        return  # a report on the preparations speaks of a day to come
    for claim in paper.said("date"):
        text = paper.paragraphs[claim.index].text
        if not isinstance(claim.value, date) or claim.value <= paper.day or not HELD.match(text, claim.end):
            continue
        if re.search(r"(?<![拟定])于$", text[: claim.start]) and not re.search(
            r"拟|将|计划|准备", text[: claim.start][-30:]
        ):
            told = f"{paper.genre}的日期是 {paper.day.year}年{paper.day.month}月{paper.day.day}日，早于所说的会议"
            yield Finding(f"{told}：{words_of(paper, claim)}", (claim.at,))
            return


DECIDED = re.compile(r"[^，。；]{0,16}(?:会议?|党委|全会)(?:集体)?(?:研究|讨论|审议|通过|决定)")


def _decided_later(paper: Paper) -> Iterator[Finding]:
    """经5月25日镇党委会议研究 in a request of 20 May."""
    if paper.day is None or paper.genre not in ("请示", "报告", "通知", "函", "批复", "意见"):
        return
    for claim in paper.said("date"):
        text = paper.paragraphs[claim.index].text
        if not isinstance(claim.value, date) or claim.value <= paper.day or not DECIDED.match(text, claim.end):
            continue
        planned = re.search(r"(?:拟|将|定|计划|安排)[^，。；]{0,4}$", text[: claim.start])
        if not planned and re.search(r"[经于]\s*$|^\s*$|[，。；（]$", text[: claim.start]):
            told = f"成文日期是 {paper.day.year}年{paper.day.month}月{paper.day.day}日，早于所说的会议"
            yield Finding(f"{told}：{words_of(paper, claim)}", (claim.at,))
            return
