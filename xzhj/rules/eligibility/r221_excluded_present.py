"""已批准不计入应到会而到会。

查什么：注明不计入应到会理由的党员，在签到表里是不是签了到。
为什么：不计入的人到会投了票，应到会人数就要重算，否则到会比例、过半数都不对。
怎么改：本人能到会行使权利的，重新计入应到会人数；没有到会的，改正签到表。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Person
from xzhj.rules._people import evidence, listed, many, name_of, places, rows_with, same, word

CODE = "R221"
LEVELS = ("error",)
EACH = "case"
LAW = ("excluded.needs",)


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    lists = case.of("attendance")
    excluded = (
        [r.person(i) for r in case.of("members") for i in rows_with(r, "exclusion_reason", is_reason)] if lists else []
    )
    names = {p.name for p in excluded}
    present = [
        p
        for r in lists
        for p in map(r.person, rows_with(r, "attended", lambda v: v is True))
        if (p.name in names or is_reason(p.exclusion_reason)) and p.voting_right is not False
    ]
    found = [p for p in present if is_reason(p.exclusion_reason) or any(is_one(p, e) for e in excluded)]
    if found:
        at = places(found, "attended")
        names_said = listed(map(name_of, found))
        text = f"已列为不计入应到会又签到的：{names_said}{many(at)}；请确定是否重新计入应到会人数（计入后应到会增加 {len(found)} 人）"
        yield Finding(text, at, (law["excluded.needs"].cite,))


def is_reason(value: object) -> bool:
    return isinstance(value, str) and value.strip() not in ("", "无", "否")


def is_one(person: Person, other: Person) -> bool:
    """A namesake in another branch is somebody else."""
    if not same(person, other):
        return False
    branches = word(person.branch), word(other.branch)
    return evidence(person, other) > 0 or not all(branches) or branches[0] == branches[1]
