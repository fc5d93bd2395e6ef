"""当选代表数与名额不等。

查什么：各选举单位当选的代表数是否等于分配的名额；没有选举单位表的，看当选代表总数是否等于批准的代表名额。
为什么：当选数多于名额的选举无效，少于名额的要在缺额内另行选举。
怎么改：多了的核对得票和名额；少了的另行选举补足，或者报请上级同意减少名额。
"""

from collections import Counter
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Missing, Person
from xzhj.rules._people import delegates, word
from xzhj.rules._units import unit_rows

CODE = "R408"
LEVELS = ("error",)
EACH = "case"
FACTS = ("delegates",)
LAW = ("delegates.approved",)
DUE = "S16"


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    people = delegates(case)
    if not people:
        return
    if not case.folder:
        raise Missing("delegates")
    because = (law["delegates.approved"].cite,)
    rows = {word(r.unit) or word(r.branch): r for r in unit_rows(case) if isinstance(r.quota, int)}
    if rows and any(word(p.unit) or word(p.branch) for p in people):
        yield from by_unit(people, rows, case, because)
        return
    stated = case.facts["delegates"]
    whole = len({r.kind for r in case.rosters}) > 1  # one list by itself may be a part
    if len(people) > stated or (whole and len(people) < stated):
        text = f"当选代表 {len(people)} 人，代表名额 {stated} 人，{words(len(people) - stated)}"
        yield Finding(text, (people[0].roster.header("name"), *case.facts.at("delegates")), because)


def by_unit(
    people: tuple[Person, ...], rows: dict[str, Person], case: Case, because: tuple[Cite, ...]
) -> Iterator[Finding]:
    home = {b.strip(): u for u, r in rows.items() for b in word(r.branch).replace("，", "、").split("、")} | {
        u: u for u in rows
    }
    units = [next((home[w] for w in named(p, case) if w in home), "") for p in people]
    elected = Counter(units)
    for unit, row in rows.items():
        if not elected[unit]:
            continue  # a unit with nobody at all is R305's
        if elected[unit] != row.quota and not (elected[""] and elected[unit] < row.quota):
            first = next((p.at("unit")[0] for p, u in zip(people, units, strict=True) if u == unit), None)
            text = f"{unit}当选代表 {elected[unit]} 人，名额 {row.quota} 人，{words(elected[unit] - row.quota)}"
            yield Finding(text, row.at("quota") + ((first,) if first else ()), because)


def named(person: Person, case: Case) -> list[str]:
    return [case.aliases.get(w, w) for w in (word(person.unit), word(person.branch))]


def words(over: int) -> str:
    return f"多 {over} 人" if over > 0 else f"少 {-over} 人，须另行选举补足或报批减少名额"
