"""秘书长不在主席团，执行主席不是主席团成员。

查什么：大会秘书长（会务名单和换届信息里的）、各次会议的执行主席，是不是都在主席团名单里。
为什么：秘书长在主席团领导下工作，执行主席由主席团成员轮流担任。
怎么改：列入主席团，或换成主席团成员。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Source
from xzhj.rules._people import listed
from xzhj.rules._roles import CHAIR, PRESIDIUM, SECRETARY_GENERAL, holders

CODE = "R213"
LEVELS = ("warning",)
EACH = "case"
FACTS = ("secretary_general",)
LAW = ("presidium.offices",)


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    presidium = {h.name for h in holders(case, PRESIDIUM)}
    if not presidium:
        return
    found: dict[tuple[str, str], tuple[Source, ...]] = {}
    for role in (SECRETARY_GENERAL, CHAIR):
        for name, at in holding(case, role):
            if name not in presidium:
                found[role, name] = found.get((role, name), ()) + at
    if found:
        at = tuple(dict.fromkeys(s for places in found.values() for s in places))
        text = f"{listed(role + name for role, name in found)}不在主席团名单里；请列入主席团或换成主席团成员"
        yield Finding(text, at, (law["presidium.offices"].cite,))


def holding(case: Case, role: str) -> Iterator[tuple[str, tuple[Source, ...]]]:
    """Who holds an office, by the lists of roles and by 换届信息."""
    yield from ((h.name, h.person.at()) for h in holders(case, role))
    if role == SECRETARY_GENERAL:
        yield from ((n, case.facts.at("secretary_general")) for n in case.facts.get("secretary_general") or ())
