"""推荐阶段差额不足。

查什么：地方规定推荐提名、初步人选阶段要有更大差额的，各选举单位这一阶段提出的人数够不够。
为什么：推荐阶段留有余地，考察、联审、公示去掉一些人以后，正式选举仍有法定差额。
怎么改：由党支部再推荐，补足到所列最低人数。
"""

from collections.abc import Iterator
from fractions import Fraction

from xzhj.law import Law
from xzhj.model import WARNING, Case, Finding, Person
from xzhj.rules._people import EARLY, SMALL, places, titles, word
from xzhj.rules._units import unit_rows

CODE = "R402"
LEVELS = ("error", "warning")
EACH = "case"
FACTS = ("recommend_margin",)
LAW = ("recommend.margin",)


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    param, share = law.get("recommend.margin"), case.facts.get("recommend_margin")
    if param is None and not isinstance(share, Fraction):
        return
    nominated = by_unit(case)
    for row in unit_rows(case):
        unit, seats = word(row.unit) or word(row.branch), row.quota
        people = nominated.get(unit, [])
        if not people or not isinstance(seats, int):
            continue
        least = max(param.value.least({"seats": seats}) if param else 0, (seats * (1 + (share or 0))).__ceil__())
        if len(people) < least:
            text = f"{unit}代表名额 {seats} 人，推荐提名 {len(people)} 人；推荐阶段至少 {least} 人，还要再推荐 {least - len(people)} 人"
            because = (param.cite,) if param else ()
            yield Finding(text, places(people[:1], "unit"), because, param.level if param else WARNING)


def by_unit(case: Case) -> dict[str, list[Person]]:
    """Everyone ever nominated, by unit, from lists that keep the first stage."""
    found: dict[str, list[Person]] = {}
    seen: set[tuple[str, str]] = set()
    for roster in case.of(*SMALL[:2]):
        early = any(word(s) in EARLY for s in roster.column("stage"))
        if not early and not any(w in t for t in titles(roster) for w in EARLY):
            continue
        for person in roster:
            unit = word(person.unit) or word(person.branch)
            if unit and (unit, str(person.name)) not in seen:
                seen.add((unit, str(person.name)))
                found.setdefault(unit, []).append(person)
    return found
