"""同一人出现多次。

查什么：一份名册里身份证号相同的，或姓名和出生年月都相同的；代表、候选人按同一阶段、同一选举项目算。
为什么：同一人算两遍，人数、比例、选票就都错了。
怎么改：删去重复的一行；确是两个人的，把身份证号补全。
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from xzhj.law import Law
from xzhj.model import Case, Finding, Month, Roster

CODE = "R108"
LEVELS = ("error",)
EACH = "roster"
KINDS = ("members", "delegates", "candidates", "cadres", "voters")
UNCITED = "由内容判断"


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
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
