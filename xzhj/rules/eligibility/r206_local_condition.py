"""不符合地方规定的任职或代表条件。

查什么：地方规定对人选的年龄、学历、党龄、职务有要求的，名册里的人是否逐个符合；年龄、党龄算到年龄统计截止日，只到年月的按有利的一天算。
为什么：省、市、县的换届文件可以规定人选条件，不符合的联审通不过。
怎么改：换人选；确需破格的，按规定报批后在“准许事项”里写明。
"""

from collections.abc import Iterable, Iterator
from typing import Any

from xzhj.figures.ages import age_on
from xzhj.figures.composition import passes
from xzhj.law import Law
from xzhj.model import FIELDS, Case, Condition, Finding, Person, earliest, latest, years_between
from xzhj.rules._bodies import COMMITTEE, DISCIPLINE
from xzhj.rules._people import dated, listed, lists_of_delegates, many, name_of, places, still_in, word

CODE = "R206"
LEVELS = ("error", "warning")
EACH = "case"
UNCITED = "出自地方规定，每条各有出处"
COLUMNS = {
    "age": "born",
    "party_years": "joined",
    "category": "delegate_category",
    "fulltime_education": "education_fulltime",
}
OVER = {"age": "岁", "party_years": "年党龄"}


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    for condition in law.conditions:
        failing: dict[str, list[Person]] = {}
        for person in dict.fromkeys(of(condition.of, case)):
            if concerned(person, condition, case) and fails(person, condition, case):
                failing.setdefault(person.roster.file, []).append(person)
        for people in failing.values():
            yield finding(condition, people, case)


def finding(condition: Condition, people: list[Person], case: Case) -> Finding:
    (field,) = condition.test
    at = places(people, COLUMNS.get(field, field))
    names = listed(f"{name_of(p)}（{shown(p, field, case)}）" for p in people)
    needs = demand(field, *condition.test[field])
    return Finding(f"不符合“{condition.title}”（{needs}）：{names}{many(at)}", at, (condition.cite,), condition.level)


def of(body: str, case: Case) -> Iterator[Person]:
    """The people a condition speaks of."""
    if body == "delegates":
        yield from (p for r in lists_of_delegates(case) for p in still_in(r))
    elif body == "candidates":
        yield from (p for c in case.contests if c.unit for p in c.people)
    elif body in ("committee", "discipline"):
        name = COMMITTEE if body == "committee" else DISCIPLINE
        yield from (p for c in case.contests if c.name == name for p in c.people)
    else:
        team = [*of("committee", case), *(p for r in case.of("cadres") for p in r if word(p.proposed_post))]
        yield from (p for p in team if body == "team" or is_chief(p))


def is_chief(person: Person) -> bool:
    parts = word(person.proposed_post).replace("，", "、").split("、")
    return any(
        p.endswith(("党委书记", "镇长", "乡长", "镇长候选人", "乡长候选人")) or p == "书记"
        for p in parts
        if "副" not in p
    )


def concerned(person: Person, condition: Condition, case: Case) -> bool:
    return all(any(passes(test, v) is True for v in values(person, f, case)) for f, test in condition.where.items())


def fails(person: Person, condition: Condition, case: Case) -> bool:
    """Every reading of the value fails; what is blank or unreadable is not judged here."""
    ((field, test),) = condition.test.items()
    verdicts = [passes(test, v) for v in values(person, field, case)]
    return bool(verdicts) and all(v is False for v in verdicts)


def values(person: Person, field: str, case: Case) -> Iterable[Any]:
    """What a person's field can be: with the month alone, on its first and on its last day."""
    if field == "age":
        born = person.born
        return (age_on(born, case.cutoff), years_between(latest(born), case.cutoff)) if dated(born) else ()
    if field == "party_years":
        return party_years(person, case)
    if field == "frontline" and person.frontline is None and person.roster.has("frontline"):
        return (False,)
    return (getattr(person, COLUMNS.get(field, field)),)


def party_years(person: Person, case: Case) -> tuple[int, ...]:
    """Full years since becoming a full member, by the joining date where that is not given."""
    since = person.confirmed if dated(person.confirmed) else person.joined
    if dated(since):
        return years_between(earliest(since), case.cutoff), years_between(latest(since), case.cutoff)
    return (person.party_years,) if isinstance(person.party_years, int) else ()


def shown(person: Person, field: str, case: Case) -> str:
    known = [v for v in values(person, field, case) if v is not None]
    return f"{known[0]}{OVER.get(field, '')}" if known else ""


def demand(field: str, sign: str, wanted: Any) -> str:
    """年龄不超过45岁, 学历大学专科以上, 职务为村党支部书记."""
    label = {"age": "年龄", "party_years": "党龄", "education": "学历", "post": "职务"}.get(
        field, FIELDS.get(field, field)
    )
    if sign in (">=", ">"):
        return f"{label}{'不低于' if sign == '>=' else '高于'}{wanted}"
    if sign in ("<=", "<"):
        return f"{label}{'不超过' if sign == '<=' else '低于'}{wanted}"
    return f"{label}为{'、'.join(wanted) if isinstance(wanted, tuple) else wanted}"
