"""留党察看期间行使权利。

查什么：代表名册、候选人名册里的人，处分情况或党籍状态（本表的，或党员名册里同一人的）有没有留党察看还没有期满的；党员名册、签到表里留党察看的人有没有注明有选举权。写明起止、选举日已经期满的不算。
为什么：留党察看期间没有表决权、选举权和被选举权。
怎么改：从名单中去掉，不计入应到会；已经恢复党员权利的，写明“已恢复权利”。
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from xzhj.law import Law
from xzhj.model import Case, Finding, Person, Roster, plus_months
from xzhj.rules._people import listed, many, members, name_of, places, rows_with

CODE = "R202"
LEVELS = ("error",)
EACH = "roster"
KINDS = ("delegates", "candidates", "members", "attendance")
LAW = ("rights.none_on_probation_in_party",)
OVER = re.compile("(?<!未)(解除|期满|恢复)|撤销留党察看|未受|没有|不是")
_DAY = re.compile(r"(\d{4})[年./-](\d{1,2})(?:[月./-](\d{1,2}))?")
_TERM = re.compile(r"留党察看[^，,；;]{0,4}?([一二两12])年|([一二两12])年留党察看")
_YEARS = {"一": 1, "1": 1, "二": 2, "两": 2, "2": 2}


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    listed_only = roster.kind in ("members", "attendance")  # where being on the list is no fault in itself
    if listed_only and not roster.has("voting_right"):
        return
    everyone = roster.kind != "members" and members(case).rosters
    people = (roster.person(i) for i in (range(len(roster)) if everyone else own_words(roster)))
    chosen = (p for p in people if p.voting_right is True or not listed_only)
    found = {p: rows for p in chosen if (rows := under(p, case))}
    if found:
        at = places(found, "sanction", "status")
        where = "有选举权的人" if listed_only else "名单"
        text = f"留党察看期间没有选举权、被选举权：{listed(map(name_of, found))}{many(at)}，请从{where}中去掉"
        elsewhere = (p for rows in found.values() for p in rows if p.roster is not roster)
        at += places(elsewhere, "sanction", "status", "remark")
        yield Finding(text, at, (law["rights.none_on_probation_in_party"].cite,), internal=True)


def own_words(roster: Roster) -> list[int]:
    """The rows that speak of it at all."""
    fields = ("sanction", "status", "remark")
    return sorted({i for f in fields for i in rows_with(roster, f, lambda v: v == "是" or "留党察看" in str(v))})


def under(person: Person, case: Case) -> tuple[Person, ...]:
    """The rows that say so: this one, else the member's."""
    if told(person, case.day):
        return (person,)
    rows = () if person.roster.kind == "members" else members(case).find(person)
    return rows if all(told(p, case.day) for p in rows) else ()


def told(person: Person, day: date) -> bool:
    """A column 是否留党察看 says 是."""
    return person.status == "是" or any(runs_on(v, day) for v in (person.sanction, person.status, person.remark))


def runs_on(value: Any, day: date) -> bool:
    """Say whether a text tells of 留党察看 that is not over on `day`."""
    if not isinstance(value, str) or "留党察看" not in value or OVER.search(value):
        return False
    started, term = _DAY.search(value), _TERM.search(value)
    if not started or not term or "延长" in value:
        return True
    years = _YEARS[term[1] or term[2]]
    try:
        begun = date(int(started[1]), int(started[2]), int(started[3] or 1))
    except ValueError:
        return True
    return plus_months(begun, 12 * years) > day
