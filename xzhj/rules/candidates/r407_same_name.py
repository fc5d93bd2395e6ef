"""候选人同名而无法区分。

查什么：同一张选票上有没有同名的候选人而没有加区别的字样（如“（大）”“（柳溪村）”）。
为什么：同名分不清选的是谁，票没法计。
怎么改：确是两个人的，在姓名后加注单位或区别字样，选票照样印；重复写了的删去一个。
"""

from collections import Counter
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Contest, Finding, Person
from xzhj.rules._bodies import PLENARY_OF

CODE = "R407"
LEVELS = ("error",)
EACH = "contest"
UNCITED = "选票上分不清人，不需要条文"


def check(contest: Contest, case: Case, law: Law) -> Iterator[Finding]:
    body = PLENARY_OF.get(contest.name)
    if contest.round > 1 or (body and any(c.name == body for c in case.contests)):
        return  # who stands at the plenary stands for the committee first
    rows = [q for p in contest.people if isinstance(p.name, str) for q in namesakes(p)]
    known = Counter(p.name for p in dict.fromkeys(rows)) or Counter(contest.candidates)
    for name, times in known.items():
        same = [p for p in dict.fromkeys(rows) if p.name == name]
        if times > 1 and len({written(p) for p in same}) < max(len(same), 2):
            at = tuple(s for p in same for s in p.at()) or contest.at
            yield Finding(
                f"{contest.name}候选人里有 {times} 个{name}，选票上分不清；请加注单位或区别字样，重复的删去", at
            )


def namesakes(person: Person) -> Iterator[Person]:
    """The row and those of its name in the same contest and stage that nothing shows to be the same person again."""
    roster = person.roster
    where = [roster.column(f) for f in ("contest", "unit", "branch", "stage")]
    for i, name in enumerate(roster.column("name")):
        if i == person.index:
            yield person
        elif name == person.name and all(c[i] == c[person.index] for c in where):
            other = roster.person(i)
            if not repeats(person, other):
                yield other


def repeats(a: Person, b: Person) -> bool:
    """R108 speaks of one person listed twice."""
    if isinstance(a.id_number, str) and isinstance(b.id_number, str):
        return bool(a.id_number == b.id_number)
    return a.born is not None and str(a.born)[:7] == str(b.born)[:7]


def written(person: Person) -> str:
    """The name as the file has it, with whatever stands behind it."""
    raw = person.roster.raw.get("name")
    return "".join(str(raw[person.index] if raw else person.name).split())
