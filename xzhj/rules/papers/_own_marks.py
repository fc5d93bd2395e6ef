"""What a paper says of papers and days of this election beside its facts: document numbers, its own date, the schedule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._stated import NAMES, shown

NUMBERED = (
    ("request_number", re.compile(r"关于(?:召开|.{0,20}召开).{0,30}代表大会的请示》")),
    ("reply_number", re.compile(r"关于(?:同意)?.{0,12}召开.{0,40}代表大会(?:的请示》?)?的批复》")),
)


def document_numbers(paper: Paper, case: Case) -> Iterator[Finding]:
    """《关于同意召开…的批复》（示县委复〔2026〕9号）."""
    for claim in paper.said("doc_number"):
        text = paper.paragraphs[claim.index].text
        before = text[max(0, claim.start - 70) : claim.start]
        for name, title in NUMBERED:
            known = case.facts.get(name)
            quoted = list(title.finditer(before))
            if (
                known
                and quoted
                and len(before) - quoted[-1].end() <= 2
                and "选举" not in quoted[-1][0]
                and not _same(str(known), str(claim.value))
            ):
                yield Finding(
                    f"{NAMES[name]}写的是{claim.value}，换届信息表是{known}", (claim.at, *case.facts.at(name)[:1])
                )


def _same(one: str, two: str) -> bool:
    """The code before the year may be left out."""
    one, two = (re.sub(r"\W", "", number) for number in (one, two))
    return one[-12:] in two or two in one


def own_date(paper: Paper, case: Case) -> Iterator[Finding]:
    """The request for the congress and its reply: their own 成文日期."""
    signed = paper.element("signed")
    title = re.sub(r"\s", "", paper.title)
    if (
        signed is None
        or paper.day is None
        or not re.search(r"召开.{0,30}代表大会", title)
        or re.search("选举|人选|党员大会|延期|提前", title)
    ):
        return
    name = {"请示": "request_date", "批复": "reply_date"}.get(paper.genre, "")
    known = case.facts.get(name) if name else None
    if known and known != paper.day:
        yield Finding(
            f"成文日期是{shown(name, paper.day)}，换届信息表的{NAMES[name]}是{shown(name, known)}",
            (signed.at, *case.facts.at(name)[:1]),
        )


def schedule(paper: Paper, case: Case) -> Iterator[Finding]:
    """A day in the congress's schedule on which no session is held."""
    days = {s.get("day") for s in case.facts.get("sessions") or ()} - {None}
    title = re.sub(r"\s", "", paper.title)
    if not days or not re.search(r"(?:代表大会|党代会|大会)(?:会议)?日程(?:安排)?(?:表|（草案）)?$", title):
        return
    known = {f"{d.month}-{d.day}" for d in days}
    for claim in (*paper.said("date"), *paper.said("month_day")):
        day = claim.value
        said = f"{day.month}-{day.day}" if isinstance(day, date) else str(day)
        if said not in known and paper.paragraphs[claim.index].part == "table":
            right = "、".join(f"{d.month}月{d.day}日" for d in sorted(days))
            yield Finding(
                f"日程写的是{''.join(claim.text.split())}，换届信息表的会议场次在{right}",
                (claim.at, *case.facts.at("sessions")[:1]),
            )
            return
