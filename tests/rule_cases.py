"""Rule cases in YAML, in a clerk's own words, turned into a Case.

    应选九人候选十人:                 # the name says what it is
      day: 2026-06-18                 # 选举日 (today is 2026-06-01 unless given)
      facts: {committee_seats: 9}     # item: value, or item: {approved: 9, requested: 9}
      rosters:                        # kind: rows, a mapping a person; dates as in JSON ("1985-03" is a month)
        members: [{name: 丁一, born: 1985-03-01}]
                                      # (written: the name as the file has it, 王芳（大）)
      contests: [{name: 党委委员, seats: 9, candidates: [甲, 乙]}]   # or built: from facts and rosters
      elected: {党委委员: [甲, 乙]}    # what was counted
      trouble: [{kind: cell.error, at: [[名册.xlsx, Sheet1, C5]], facts: {raw: "#REF!"}}]
      register: [{title: 关于…的请示, day: 2026-04-01, slug: request, status: 已印发}]
      tally: [{seats: 1, expected: 83, votes: {甲: 41}}]   # counts, as tests/tally/cases.py has them
      expect: [R401]                  # codes of this rule and R000, in order; "R401 C5" also fixes the first place

Every file is named after its rule; R000 counts only when this rule was kept from running.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.tally.cases import counted
from xzhj.model import (
    Case,
    Contest,
    Exemption,
    Fact,
    Facts,
    Filed,
    Month,
    Paper,
    Result,
    Roster,
    Source,
    Trouble,
    Unread,
    column_letters,
)
from xzhj.readers.papers import paper_from_text

HERE = Path(__file__).parent
TODAY = date(2026, 6, 1)
DATES = {"born", "joined", "confirmed", "work_start", "post_since", "notice_from", "notice_to", "meeting_day"}


@cache
def rule_cases() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Every case of every file, as ("r401:应选九人候选十人", node)."""
    found = []
    for path in sorted((HERE / "rules").glob("*.yaml")):
        for name, node in (yaml.safe_load(path.read_text("utf-8")) or {}).items():
            found.append((f"{path.stem.split('_')[0]}:{name}", node))
    return tuple(found)


def value_of(field: str, value: Any) -> Any:
    """A value as readers give it: a full date, a month, or {raw, why} for what could not be read."""
    if isinstance(value, dict) and "raw" in value:
        return Unread(str(value["raw"]), value.get("why", "无法识别"))
    if isinstance(value, str) and (match := re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", value)):
        year, month = int(match[1]), int(match[2])
        return date(year, month, int(match[3])) if match[3] else Month(year, month)
    return value.date() if isinstance(value, datetime) else value


def roster_of(kind: str, rows: list[dict[str, Any]], file: str = "", title: str = "") -> Roster:
    """A roster whose header is row 1: a column a field, in order of appearance; a row a mapping."""
    fields = [f for f in dict.fromkeys(key for row in rows for key in row) if f != "written"]
    raw = {"name": [row.get("written") or row.get("name") for row in rows]} if any("written" in r for r in rows) else {}
    columns = {f: [value_of(f, row.get(f)) for row in rows] for f in fields}
    letters = {f: column_letters(i) for i, f in enumerate(fields)}
    return Roster(
        kind, file or f"{kind}.xlsx", "Sheet1", 1, columns, letters, [i + 2 for i in range(len(rows))], title, raw
    )


def rosters_of(node: Mapping[str, Any]) -> Iterator[Roster]:
    """`kind: rows`, or `kind/文件名: rows` for several of a kind; a mapping {title, rows} gives a title."""
    for name, rows in node.items():
        kind, _, file = name.partition("/")
        if isinstance(rows, dict):
            yield roster_of(kind, rows["rows"], file, rows.get("title", ""))
        else:
            yield roster_of(kind, rows, file)


def facts_of(node: Mapping[str, Any]) -> Facts:
    all_: dict[str, tuple[Fact, ...]] = {}
    for line, (name, value) in enumerate(node.items(), start=2):
        at = (Source("换届信息.xlsx", "换届信息", f"B{line}"),)
        if isinstance(value, dict) and set(value) <= {"requested", "approved", "adopted", "final"}:
            all_[name] = tuple(Fact(value_of(name, v), at, stage) for stage, v in value.items())
        else:
            all_[name] = (Fact(value_of(name, value), at),)
    return Facts(all_)


def case_of(node: Mapping[str, Any]) -> Case:
    """Build the Case that a YAML case describes."""
    day = node.get("day", date(2026, 6, 18))
    return Case(
        day=day,
        today=node.get("today", TODAY),
        system=node.get("system", "party_congress"),
        stat_cutoff=node.get("stat_cutoff"),
        facts=facts_of(node.get("facts", {})),
        rosters=tuple(rosters_of(node.get("rosters", {}))),
        contests=contests_of(node, day),
        register=tuple(filed_of(i, f) for i, f in enumerate(node.get("register", ()))),
        trouble=tuple(trouble_of(t) for t in node.get("trouble", ())),
        results=(
            *(counted(t) for t in node.get("tally", ())),
            *(result_of(*e) for e in node.get("elected", {}).items()),
        ),
        papers=tuple(paper_of(p) for p in node.get("papers", ())),
        exemptions=tuple(Exemption(**e) for e in node.get("exemptions", ())),
        timetable=node.get("timetable", {}),
        aliases=node.get("aliases", {}),
        folder="柳溪镇" if node.get("facts") else "",
    )


def contests_of(node: Mapping[str, Any], day: date) -> tuple[Contest, ...]:
    """As written, or (`contests: built`) as the readers build them from the facts and rosters."""
    given = node.get("contests", ())
    if given == "built":
        from xzhj.readers import contests

        return contests.build(facts_of(node.get("facts", {})), tuple(rosters_of(node.get("rosters", {}))), (), day)
    return tuple(contest_of(c) for c in given)


def result_of(contest: str, elected: list[str]) -> Result:
    """A count that is complete, of which only the elected matter."""
    names = tuple(elected)
    counts = {"expected": 100, "present": 100, "issued": 100, "returned": 100}
    return Result(
        contest, "party_congress", "election", 1, len(names), counts, 100, 0, True, 80, True, None, (), (),
        names, (), (), 0, "complete", "",
    )  # fmt: skip


def contest_of(node: Mapping[str, Any]) -> Contest:
    fields = dict(node)
    seats = fields.pop("seats", None)
    candidates = tuple(fields.pop("candidates", ()))
    fields.setdefault("system", "party_congress")
    at = (Source("candidates.xlsx", "Sheet1", "A1"),)
    return Contest(seats_given=seats, candidates=candidates, at=at, **fields)


def paper_of(node: Mapping[str, Any]) -> Paper:
    """A paper understood from its text, a paragraph a line; `table: [[…], …]` adds a table below it."""
    if "layout" in node:  # a clean .docx with one property spoiled, by its name in tests/audit/layout/faults.py
        from tests.audit.layout.heard import paper_named

        return paper_named(node["layout"])
    fields = dict(node)
    text, file, tables = fields.pop("text"), fields.pop("file", "文书.docx"), fields.pop("tables", ())
    return paper_from_text(text.rstrip("\n"), file, tables=tables, **fields)


def filed_of(index: int, node: Mapping[str, Any]) -> Filed:
    return Filed(**node, at=(Source("文书登记.xlsx", "Sheet1", f"A{index + 2}"),))


def trouble_of(node: Mapping[str, Any]) -> Trouble:
    at = tuple(Source(*place) for place in node.get("at", ()))
    return Trouble(node["kind"], at, {k: str(v) for k, v in node.get("facts", {}).items()})
