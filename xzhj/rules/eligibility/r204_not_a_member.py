"""代表或候选人不在党员名册中。

查什么：代表、代表候选人是否都在党员名册里（按身份证号，否则按姓名和出生年月对）；党委、纪委委员和出席县党代会代表的候选人、下派或上级提名的人不在的，只作说明。
为什么：代表从本单位党员中选举产生；组织关系在外单位的，要有党员身份证明。
怎么改：核对姓名和党员名册；组织关系在外单位的，附党员身份证明。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import ERROR, KINDS, NOTE, Case, Finding, Missing, Person, Roster
from xzhj.rules._people import (
    dated,
    is_assigned,
    listed,
    lists_of_delegates,
    many,
    members,
    name_of,
    places,
    same_month,
)

CODE = "R204"
LEVELS = ("error", "note")
EACH = "case"
FACTS = ("members_total",)
LAW = ("rights.full_members_only",)
PROOF = "组织关系在外单位的，请附党员身份证明"
SHOWN = 5


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    rosters = members(case).rosters
    lists = [*lists_of_delegates(case), *case.of("candidates")]
    if not lists or not (rosters or case.folder):
        return
    if not rosters:
        raise Missing(KINDS["members"])
    if not case.folder:
        raise Missing("members_total")
    have, total = sum(len(r) for r in rosters), case.facts.get("members_total")
    if isinstance(total, int) and have * 10 < total * 9:
        text = f"党员名册里只有 {have} 人，党员总数是 {total} 人，名册不全，代表、候选人是否都是党员没有逐人核对"
        yield Finding(text, (rosters[0].header(),), level=NOTE)
        return
    because = (law["rights.full_members_only"].cite,)
    for roster in lists:
        absent = [p for p in roster if isinstance(p.name, str) and not members(case).find(p)]
        strict = [p for p in absent if is_strict(p) and not is_assigned(p)]
        outside = [p for p in absent if p not in strict]
        for people, level, cure in ((strict, ERROR, "请核对姓名，不是党员的不能列入"), (outside, NOTE, PROOF)):
            if people:
                at = places(people)
                yield Finding(f"不在党员名册中：{named(people, case)}{many(at)}；{cure}", at, because, level)


def named(people: list[Person], case: Case) -> str:
    """The first of them with whom they may be."""
    return listed([name_of(p) + (hint(p, case) if i < SHOWN else "") for i, p in enumerate(people)], SHOWN)


def is_strict(person: Person) -> bool:
    """A delegate or a candidate of an electing unit, who must be one of its members."""
    return person.roster.kind == "delegates" or isinstance(person.unit, str)


def hint(person: Person, case: Case) -> str:
    """Who it may be: the same ID number, a namesake born at another time, or someone nearly of that name."""
    if other := members(case).numbered(person):
        return f"（身份证号与党员名册的{other[0].name}相同）"
    if named := members(case).by_name.get(person.name):
        return f"（党员名册的{person.name}是 {named[0].born or '另一人'}，对不上）"
    near = next((n for r in members(case).rosters for n in alike(person, r)), "")
    return f"（是不是{near}）" if near else ""


def alike(person: Person, roster: Roster) -> Iterator[str]:
    """Members of the same birth month and joining month whose name has a character in common."""
    if not dated(person.born) or not dated(person.joined):
        return
    for i, joined in enumerate(roster.column("joined")):
        if same_month(joined, person.joined) and same_month(roster.column("born")[i], person.born):
            name = roster.column("name")[i]
            if isinstance(name, str) and set(name) & set(person.name):
                yield name
