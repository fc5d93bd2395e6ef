"""同一人出现多次。

查什么：一份名册里身份证号相同的，或姓名和出生年月都相同的；代表、候选人按同一阶段、同一选举项目算。
为什么：同一人算两遍，人数、比例、选票就都错了。
怎么改：删去重复的一行；确是两个人的，把身份证号补全。
"""

from collections.abc import Iterator, Sequence
from typing import Any

from xzhj.law import Law
from xzhj.model import Case, Finding, Roster

CODE = "R108"
LEVELS = ("error",)
EACH = "roster"
KINDS = ("members", "delegates", "candidates", "cadres", "voters")
UNCITED = "由内容判断"


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    ids, names, births = roster.column("id_number"), roster.column("name"), roster.column("born")
    said: set[int] = set()
    contexts = list(zip(roster.column("contest"), roster.column("stage"), strict=True))
    for key, rows in repeated(ids, contexts).items():
        people = "、".join(dict.fromkeys(str(names[i]) for i in rows))
        said.update(rows)
        yield Finding(
            f"身份证号 {key} 出现了 {len(rows)} 次（{people}）", tuple(roster.at("id_number", i) for i in rows)
        )
    if len(set(names)) == len(names):
        return
    known = {b: str(b)[:7] for b in set(births) if b is not None}
    pairs = [(n, known[b]) if isinstance(n, str) and b in known else None for n, b in zip(names, births, strict=True)]
    for key, rows in repeated(pairs, contexts).items():
        numbers = {ids[i] for i in rows if isinstance(ids[i], str)}
        if said.isdisjoint(rows) and len(numbers) < 2:
            yield Finding(f"{key[0]}（{key[1]} 出生）出现了 {len(rows)} 次", tuple(roster.at("name", i) for i in rows))


def repeated(keys: Sequence[Any], contexts: Sequence[Any]) -> dict[Any, list[int]]:
    """Rows of each text or pair that occurs more than once in one context; blanks and unreadable values aside."""
    usable = [k for k in keys if isinstance(k, (str, tuple))]
    if len(set(usable)) == len(usable):
        return {}
    found: dict[Any, list[int]] = {}
    for i, key in enumerate(keys):
        if isinstance(key, (str, tuple)):
            found.setdefault((key, contexts[i]), []).append(i)
    return {key: rows for (key, _), rows in found.items() if len(rows) > 1}
