"""与本次换届信息不符。

查什么：文书里的名额、候选人数、党员数、届次、大会日期、会场、文号，与换届信息表同一阶段（拟报、批复、结果）的数是否一致；没有填的，同一文件夹的文书之间比；xzhj 写出后又手工改过的文书，列出改了哪几处。
为什么：同一件事在请示、办法、选票、报告里必须是一个数。
怎么改：文书错的改文书；换届信息表错的，改表后重新写出。
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from xzhj.law import Law
from xzhj.model import Case, Fact, Finding, Month, Paper
from xzhj.rules.papers._between import between
from xzhj.rules.papers._counted import counted
from xzhj.rules.papers._edited import changed_by_hand, changed_since, place_of
from xzhj.rules.papers._sittings import days_of
from xzhj.rules.papers._stated import NAMES, Stated, said, shown, stage_of, stated
from xzhj.text.numerals import to_int

CODE = "R732"
LEVELS = ("error", "note")
EACH = "paper"
UNCITED = "文书与换届信息比对，不是条文规定"
FACTS = (
    *NAMES,
    "township",
    "sessions",
    "vote_date",
    "congress_end",
    "prev_congress_ordinal",
    "prev_committee_term",
    "prev_congress_date",
)

TAKES = {"requested": ("requested",), "approved": ("adopted", "approved"), "final": ("final", "adopted", "approved")}
BEFORE = {"congress_ordinal": "prev_congress_ordinal", "committee_term": "prev_committee_term"}
NUMBERED = (
    ("request_number", re.compile(r"关于(?:召开|.{0,20}召开).{0,30}代表大会的请示》")),
    ("reply_number", re.compile(r"关于(?:同意)?.{0,12}召开.{0,40}代表大会(?:的请示》?)?的批复》")),
)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    told: set[tuple[str, Any]] = set()
    yield from changed_since(paper)
    for item in stated(paper):
        if (item.name, item.value) in told or _told_since(paper, item):
            continue
        facts = _facts(case, item.name, paper)
        if facts and not _agrees(case, item, facts):
            told.add((item.name, item.value))
            name, facts = _last_time(case, item, facts)
            right = "或".join(dict.fromkeys(shown(item.name, f.value) for f in facts))
            at = (item.at, *facts[0].at[:1])
            yield Finding(f"{name}写的是{said(item)}，换届信息表是{right}：{item.words}", at)
    yield from _document_numbers(paper, case)
    yield from _own_date(paper, case)
    yield from _schedule(paper, case)
    yield from counted(paper, case)
    yield from between(paper, case, [name for name in NAMES if _facts(case, name, paper)])
    yield from changed_by_hand(paper)


def _facts(case: Case, name: str, paper: Paper) -> list[Fact]:
    """The values a paper of its stage may print."""
    given = {f.stage: f for f in case.facts.stages(name) if f.value is not None}
    wanted = next((given[s] for s in TAKES[stage_of(paper)] if s in given), None)
    return [f for f in (wanted, given.get("")) if f is not None]


def _agrees(case: Case, item: Stated, facts: list[Fact]) -> bool:
    values = [f.value for f in facts]
    if item.name == "congress_date":
        return _on_its_day(case, item, values)
    if item.name == "venue":
        halls = [*values, *(s.get("place") for s in case.facts.get("sessions") or ())]
        return any(str(v) in item.value or item.value in str(v) for v in halls if v)
    if item.name == "congress_days":
        known = [days_of(str(v) if re.search("[天日]", str(v)) else f"{v}天") for v in values]
        return None in known or item.value in known
    if item.name in BEFORE or item.name == "county_congress_ordinal":
        before = case.facts.get(BEFORE[item.name]) if item.name in BEFORE else None
        return item.value in values or (
            not item.strict and item.value in {*(v - 1 for v in values if isinstance(v, int)), before}
        )
    return item.value in values


def _on_its_day(case: Case, item: Stated, values: list[Any]) -> bool:
    """Of this congress and the last one the day is known; a month holds its days."""
    ordinal, day = item.value
    ours = case.facts.get("congress_ordinal")
    days = {*values, case.facts.get("vote_date"), case.facts.get("congress_end")}
    if ours is not None and to_int(ordinal) != ours:
        last = case.facts.get("prev_congress_date")
        if last is None or to_int(ordinal) != case.facts.get("prev_congress_ordinal"):
            return True
        days = {last}
    month = isinstance(day, Month)
    return any(
        v == day or ((month or isinstance(v, Month)) and (v.year, v.month) == (day.year, day.month)) for v in days if v
    )


def _last_time(case: Case, item: Stated, facts: list[Fact]) -> tuple[str, list[Fact]]:
    """The fact's name, and what is known of it: of the last congress where a paper speaks of that."""
    if item.name == "congress_date" and to_int(item.value[0]) == case.facts.get("prev_congress_ordinal"):
        return "上次党代会时间", list(case.facts.stages("prev_congress_date")) or facts
    return NAMES[item.name], facts


def _schedule(paper: Paper, case: Case) -> Iterator[Finding]:
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


def _document_numbers(paper: Paper, case: Case) -> Iterator[Finding]:
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
    return re.sub(r"[^\w]", "", one)[-12:] in re.sub(r"[^\w]", "", two) or re.sub(r"[^\w]", "", two) in re.sub(
        r"[^\w]", "", one
    )


def _own_date(paper: Paper, case: Case) -> Iterator[Finding]:
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


def _told_since(paper: Paper, item: Stated) -> bool:
    """What a paper states otherwise only because it was written earlier is told already."""
    for name, old, *_ in paper.made.get("since", ()):
        same = name.partition("（")[0] == NAMES[item.name] if name else place_of(paper, old) == item.at
        if same and (not paper.made.get("edited") or said(item).strip(" “”") == old):
            return True
    return False
