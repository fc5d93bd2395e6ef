"""同一人在两份名册中不一致。

查什么：同一人（身份证号相同，否则姓名和出生年月相同，或姓名在两份名册里都只有一个而其他内容相合）在两份名册里的性别、民族、出生日期、入党时间、学历、身份证号是否一致；日期一处只到年月的只比年月。
为什么：名册、请示、选票、报告里的同一个人，各处应当一样。
怎么改：以档案为准，改错的一处。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePath
from typing import Any

from xzhj.law import Law
from xzhj.model import FIELDS, Case, Finding, Month, Person, Roster

CODE = "R117"
LEVELS = ("error",)
EACH = "case"
UNCITED = "两份名册对照"
KINDS_IN_ORDER = ("members", "cadres", "delegates", "candidates")
COMPARED = ("gender", "ethnicity", "born", "joined", "education", "id_number")


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    rosters = [r for kind in KINDS_IN_ORDER for r in case.of(kind) if r.has("name")]
    known: dict[str, list[Person]] = {}
    small = [r for r in rosters if r.kind != "members"]
    wanted = {n for r in small for n in r.column("name") if isinstance(n, str)}
    for roster in rosters:
        for i, name in enumerate(roster.column("name")):
            if name in wanted:
                person = roster.person(i)
                first = partner(person, known.get(name, ()))
                if first is not None:
                    yield from differences(first, person)
                known.setdefault(name, []).append(person)


def partner(person: Person, before: Sequence[Person]) -> Person | None:
    """The same person in an earlier roster; None when there is none or it cannot be told."""
    others = [p for p in before if p.roster is not person.roster]
    sure = [p for p in others if isinstance(p.id_number, str) and p.id_number == person.id_number]
    sure = sure or [p for p in others if same_month(p.born, person.born) and not differ(p.id_number, person.id_number)]
    if sure:
        return sure[0]
    first = [p for p in others if others and p.roster is others[0].roster]
    if len(first) == 1 and names_once(person.roster, person.name) and agreeing(first[0], person) >= 2:
        return first[0]
    return None


def names_once(roster: Roster, name: str) -> bool:
    return list(roster.column("name")).count(name) == 1


def agreeing(a: Person, b: Person) -> int:
    """How many telling fields agree: joining month, schooling, branch or unit, the ID number."""
    same: int = sum(
        v is not None and v == getattr(b, f)
        for f in ("unit", "branch", "id_number", "education")
        if (v := getattr(a, f))
    )
    return same + same_month(a.joined, b.joined)


def differences(a: Person, b: Person) -> Iterator[Finding]:
    for field in COMPARED:
        x, y = getattr(a, field), getattr(b, field)
        if differ(x, y):
            text = f"{b.name}的{FIELDS[field]}两处不同：{PurePath(a.roster.file).name} 是 {x}，{PurePath(b.roster.file).name} 是 {y}"
            yield Finding(text, (*b.at(field), *a.at(field)))


def differ(x: Any, y: Any) -> bool:
    """Both readable, and not the same; of a date and a month only the months are compared."""
    usable = (str, date, Month)
    if not isinstance(x, usable) or not isinstance(y, usable):
        return False
    if isinstance(x, Month) or isinstance(y, Month):
        return not same_month(x, y)
    return x != y


def same_month(x: Any, y: Any) -> bool:
    dated = (date, Month)
    return isinstance(x, dated) and isinstance(y, dated) and (x.year, x.month) == (y.year, y.month)
