"""同一人出现多次。

查什么：一份名册里身份证号相同的，或姓名和出生年月都相同的；代表、候选人按同一阶段、同一选举项目算。党员、选民分支部（选区）各有一张名册的，也在各张之间查；流动党员等另列的名册不算。
为什么：同一人算两遍，人数、比例、选票就都错了。
怎么改：删去重复的一行；确是两个人的，把身份证号补全。
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePath
from typing import Any

from xzhj.law import Law
from xzhj.model import Case, Finding, Month, Roster
from xzhj.rules._people import titles

CODE = "R108"
LEVELS = ("error",)
EACH = "roster"
KINDS = ("members", "delegates", "candidates", "cadres", "voters")
UNCITED = "由内容判断"
IN_PARTS = ("members", "voters")  # kept branch by branch, district by district
LISTED_AGAIN = re.compile("流动|流入|流出|困难|预备|失联|不计入|发展|离退休|死亡|转出|汇总|总册|补充|修改")


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    yield from within(roster)
    yield from between(roster, case)


def between(roster: Roster, case: Case) -> Iterator[Finding]:
    """People of this list who stand in an earlier one of the same kind too; where most do, the list is there twice (F013)."""
    if roster.kind not in IN_PARTS or again(roster):
        return
    mine = who(roster)
    for other in case.of(roster.kind):
        if other is roster:
            return
        if again(other):
            continue
        theirs = who(other)
        shared = mine.keys() & theirs.keys()
        if not shared or len(shared) * 2 > min(len(mine), len(theirs)):
            continue
        where = PurePath(other.file).name + (f"›{other.sheet}" if other.sheet else "")
        for key in sorted(shared, key=mine.__getitem__):
            i = mine[key]
            text = f"{roster.column('name')[i]}在{where}里已经有了，同一人列了两处"
            yield Finding(text, (roster.at("name", i), other.at("name", theirs[key])))


def again(roster: Roster) -> bool:
    return any(LISTED_AGAIN.search(t) for t in titles(roster))


def who(roster: Roster) -> dict[Any, int]:
    """Each person's ID number, else name and month of birth → the row."""
    rows = zip(roster.column("id_number"), roster.column("name"), roster.column("born"), strict=True)
    keys = [i if isinstance(i, str) else (n, str(b)[:7]) if isinstance(b, (date, Month)) else None for i, n, b in rows]
    return {key: row for row, key in enumerate(keys) if key is not None}


def within(roster: Roster) -> Iterator[Finding]:
    ids, names, births = roster.column("id_number"), roster.column("name"), roster.column("born")
    said: set[int] = set()
    for key, rows in repeated(roster, ids).items():
        people = "、".join(dict.fromkeys(str(names[i]) for i in rows))
        said.update(rows)
        yield Finding(
            f"身份证号 {key} 出现了 {len(rows)} 次（{people}）", tuple(roster.at("id_number", i) for i in rows)
        )
    if roster.has("id_number") and all(v.__class__ is str for v in ids):
        return  # numbers tell everyone apart
    known = {b: str(b)[:7] if isinstance(b, (date, Month)) else "" for b in set(births)}
    pairs = list(zip(names, [known[b] for b in births], strict=True))
    for (name, month), rows in repeated(roster, pairs).items():
        numbers = {ids[i] for i in rows if isinstance(ids[i], str)}
        if month and isinstance(name, str) and said.isdisjoint(rows) and len(numbers) < 2:
            yield Finding(f"{name}（{month} 出生）出现了 {len(rows)} 次", tuple(roster.at("name", i) for i in rows))


def repeated(roster: Roster, keys: Sequence[Any]) -> dict[Any, list[int]]:
    """Rows of each text or pair that occurs more than once at one stage of one contest; blanks and unreadable values aside."""
    if len(set(keys)) == len(keys):
        return {}
    often = {k for k, n in Counter(keys).items() if n > 1 and isinstance(k, (str, tuple))}
    contests, stages = roster.column("contest"), roster.column("stage")
    found: dict[Any, list[int]] = {}
    for i, key in enumerate(keys):
        if key in often:
            found.setdefault((key, contests[i], stages[i]), []).append(i)
    return {key[0]: rows for key, rows in found.items() if len(rows) > 1}
