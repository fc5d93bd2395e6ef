"""同一名册有两份。

查什么：同一类名册里，是否有两份内容相同，或大半的人相同；换届信息表是否同时有 .xlsx 和 .yaml 两份。
为什么：一类名册的几份文件合起来算一份；同样的人算两遍，人数、比例就都错了。
怎么改：留下对的一份，另一份移出换届文件夹。
"""

from collections.abc import Iterator
from itertools import combinations
from pathlib import PurePath

from xzhj.law import Law
from xzhj.model import NOT_PEOPLE, Case, Finding, Roster

CODE = "F013"
LEVELS = ("error",)
EACH = "case"
UNCITED = "名册重复由内容判断"
STAGES = ("推荐", "初步", "预备", "候选", "当选", "正式")


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    for trouble in case.trouble:
        if trouble.kind == "roster.twice":
            yield Finding(trouble.facts.get("text", "换届信息.xlsx 和 election.yaml 只能有一份"), trouble.at)
    people = [r for r in case.rosters if r.kind not in NOT_PEOPLE and len(r) and r.has("name")]
    for a, b in combinations(people, 2):
        if a.kind == b.kind and stage_of(a) == stage_of(b):
            one, two = identities(a), identities(b)
            same, least = len(one & two), min(len(one), len(two))
            if least > 1 and same * 2 > least:
                text = f"与 {PurePath(a.file).name}{'›' + a.sheet if a.sheet else ''} 有 {same} 人相同（本表 {len(b)} 人），像是同一份名册；请只留一份"
                yield Finding(text, (b.header(), a.header()))


def identities(roster: Roster) -> set[tuple[object, ...]]:
    """Who is in a roster: by ID number, else by name and birth; a name alone where nothing more is given."""
    born = roster.column("born")
    ids = roster.column("id_number")
    rows = zip(ids, roster.column("name"), born, strict=True)
    return {(i,) if isinstance(i, str) else (n, str(b)) for i, n, b in rows if isinstance(n, str)}


def stage_of(roster: Roster) -> tuple[object, ...]:
    """Lists of the same people at different stages, of different contests or sessions, are not the same list."""
    words = tuple(w for w in STAGES if w in roster.title or w in roster.sheet or w in roster.file)
    parts = (set(roster.column(f)) for f in ("stage", "contest", "session", "round", "role", "unit"))
    return (words, *(tuple(sorted(map(str, p))) for p in parts))
