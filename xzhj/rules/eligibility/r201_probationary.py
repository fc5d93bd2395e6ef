"""预备党员列入代表、候选人或选举人。

查什么：代表名册、候选人名册里有没有预备党员（看本表的党员类别或备注，和党员名册里同一人的）；选举单位表的应到会人数有没有把预备党员算进去；签到表里预备党员有没有注明有选举权。选举日以前将要转正的不算。
为什么：只有正式党员有选举权、被选举权，预备党员当选无效。
怎么改：从名单中去掉；确已转正的，补填转正时间、改正党员类别。
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Month, Person, Roster, earliest
from xzhj.rules._people import listed, many, members, name_of, places, rows_with

CODE = "R201"
LEVELS = ("error",)
EACH = "roster"
KINDS = ("delegates", "candidates", "attendance", "units", "quota")
LAW = ("rights.full_members_only",)
_CALLED = re.compile(r"(?:系|为|中共)?预备(?:党员|期内?)?[。；;]?")
CALLED = {"delegates": "代表名册", "candidates": "候选人名册", "attendance": "有选举权的到会人"}


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    because = (law["rights.full_members_only"].cite,)
    if roster.kind in ("units", "quota"):
        yield from units(roster, because)
        return
    found = {p: rows for p in to_look_at(roster, case) if (rows := probationary(p, case))}
    if found:
        at = places(found, "category", "remark")
        names = f"{listed(map(name_of, found))}{many(at)}"
        text = f"{CALLED[roster.kind]}里有预备党员：{names}；预备党员没有选举权、被选举权，请去掉，缺的另提"
        if roster.kind == "attendance":
            text = f"预备党员没有选举权，不能算作{CALLED[roster.kind]}：{names}"
        elsewhere = (p for rows in found.values() for p in rows if p.roster is not roster)
        yield Finding(text, at + places(elsewhere, "category", "remark"), because)


def to_look_at(roster: Roster, case: Case) -> Iterator[Person]:
    """Those called 预备 here, and where there are rosters of members everyone: a list may call them 正式 too soon."""
    if members(case).rosters:
        rows: Iterable[int] = range(len(roster))
    else:
        rows = sorted({*rows_with(roster, "category", is_probationary), *rows_with(roster, "remark", is_probationary)})
    voting = roster.column("voting_right")
    return (roster.person(i) for i in rows if roster.kind != "attendance" or voting[i] is True)


def probationary(person: Person, case: Case) -> tuple[Person, ...]:
    """The rows that say so: this one, else the member's; none where they will be a full member by the election day."""
    rows = (person,) if called(person) else members(case).find(person)
    return rows if all(called(p) and not to_be_confirmed(p, case) for p in rows) else ()


def called(person: Person) -> bool:
    """Say whether a row calls its person 预备: by its category, else in its remark."""
    return is_probationary(person.category) or (person.category is None and is_probationary(person.remark))


def is_probationary(value: object) -> bool:
    return isinstance(value, str) and bool(_CALLED.fullmatch(value.strip()))


def to_be_confirmed(person: Person, case: Case) -> bool:
    """Confirmed between now and the election; one who is still called 预备 after that day contradicts the roster."""
    when = person.confirmed
    if not isinstance(when, date | Month) or earliest(when) > case.day:
        return False
    return earliest(when) > case.today or case.today > case.day


def units(roster: Roster, because: tuple[Cite, ...]) -> Iterator[Finding]:
    """More expected than there are full members, where there are probationary ones."""
    for row in roster:
        full, probationary, expected = row.members_full, row.members_probationary, row.expected
        if not all(isinstance(n, int) for n in (full, probationary, expected)):
            continue
        if full < expected <= full + probationary:
            more = f"多出的 {expected - full} 人是预备党员；预备党员不计入应到会"
            text = f"{row.unit or row.branch}应到会 {expected} 人，正式党员只有 {full} 人，{more}"
            yield Finding(text, row.at("expected"), because)
