"""预备期已满未见转正。

查什么：类别是预备党员，而入党已满预备期的；已经写了转正时间的。
为什么：预备期满应当及时讨论转正；不转正就没有选举权、被选举权，应到会人数也会少算。
怎么改：已转正的改类别、填转正时间；延长预备期的在备注写明。
"""

from collections.abc import Iterator
from datetime import date

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Month, Person, Roster, earliest, latest, plus_months
from xzhj.rules.people.r111_confirmed_too_soon import probation

CODE = "R113"
LEVELS = ("warning",)
EACH = "roster"
KINDS = ("members", "delegates", "candidates", "cadres")
LAW = ("probation.months",)


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    category = roster.columns.get("category", ())
    if "预备" not in category or not roster.has("joined"):
        return
    periods = law["probation.months"].value
    for i, value in enumerate(category):
        person = roster.person(i)
        if value != "预备" or not hasattr(person.joined, "year"):
            continue
        if isinstance(person.confirmed, date | Month):
            yield from already(person, case, law["probation.months"].cite)
        if person.confirmed is not None:
            continue
        months = probation(periods, earliest(person.joined))
        if plus_months(latest(person.joined), months) < case.today and "延长" not in str(person.remark or ""):
            text = f"{person.name}{person.joined} 入党，预备期{months}个月已满，仍是预备党员，没有转正时间"
            yield Finding(text, person.at("category"), (law["probation.months"].cite,))


def already(person: Person, case: Case, cite: Cite) -> Iterator[Finding]:
    """The confirming is on file and past, the category is the old one."""
    if latest(person.confirmed) <= case.today:
        text = f"{person.name}{person.confirmed} 转正，类别仍写预备党员，两处对不上"
        yield Finding(text, person.at("category", "confirmed"), (cite,))
