"""上级提醒不足六个月。

查什么：上级提醒换届的日期，是否在任期届满前六个月以上。
为什么：党支部任期届满前，上级一般提前六个月提醒做好换届准备；乡镇参照。
怎么改：抓紧筹备；提醒得晚的，今后列入任期台账，到期前提醒。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import NOTE, WARNING, Case, Finding, latest, plus_months
from xzhj.rules._planned import day_of, several

CODE = "R509"
LEVELS = ("warning", "note")
EACH = "case"
LAW = ("reminder.months",)
FACTS = ("term_end", "reminder_date", "party_committee")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    end, limit = case.facts["term_end"], law["reminder.months"]
    day = day_of(case, "reminder_date") or next(
        (f.day for f in case.register if f.slug == "term-reminder" and f.day), None
    )
    if day is None:
        case.facts["reminder_date"]
        return
    months = limit.value.least()
    edge = plus_months(latest(end), -months)
    if day > edge:
        level = WARNING if "支部" in str(case.facts.get("party_committee") or "") else NOTE
        text = f"{day} 才提醒换届，任期 {end} 届满，应提前 {months} 个月，即不晚于 {edge}，晚了 {(day - edge).days} 天"
        yield Finding(text, several([case.facts.at("reminder_date"), case.facts.at("term_end")]), (limit.cite,), level)
