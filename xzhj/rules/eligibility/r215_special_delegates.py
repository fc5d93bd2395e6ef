"""基层代表大会设特邀代表。

查什么：代表名册、会务名单里有没有“特邀代表”。
为什么：基层党的代表大会不设特邀代表，可以请有关人员列席。
怎么改：改为列席人员，不计入代表、应到会人数。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Person, Source
from xzhj.rules._people import listed, lists_of_delegates, many, rows_with, titles
from xzhj.rules._roles import SPECIAL, holders

CODE = "R215"
LEVELS = ("error",)
EACH = "case"
LAW = ("special_delegates.allowed",)
FIELDS = ("delegate_category", "stage", "source", "remark")


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    rule = law["special_delegates.allowed"]
    if rule.value:
        return
    found: dict[str, tuple[Source, ...]] = {}
    for person, field in special(case):
        found[str(person.name)] = found.get(str(person.name), ()) + person.at(field)
    if found:
        at = tuple(dict.fromkeys(s for places in found.values() for s in places))
        yield Finding(
            f"设了特邀代表：{listed(found)}{many(at)}；请改为列席人员，不计入代表和应到会人数", at, (rule.cite,)
        )


def says_so(text: object) -> bool:
    """特邀监察员 and the like are posts."""
    return text == "特邀" or (isinstance(text, str) and "特邀代表" in text)


def special(case: Case) -> Iterator[tuple[Person, str]]:
    """Rows marked so, with the field that says it."""
    for roster in lists_of_delegates(case):
        whole = any("特邀代表" in t for t in titles(roster))
        if whole:
            yield from ((p, "name") for p in roster)
            continue
        given = {i: f for f in reversed(FIELDS) for i in rows_with(roster, f, says_so)}
        yield from ((roster.person(i), given[i]) for i in sorted(given))
    yield from ((h.person, "role") for h in holders(case, SPECIAL))
