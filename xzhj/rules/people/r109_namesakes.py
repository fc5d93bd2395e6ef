"""同名不同人。

查什么：代表名册、候选人名册里姓名相同而不是同一人的。
为什么：选票、名单上同名会分不清选的是谁。
怎么改：在选票和名单上加区别，如注明单位或“大”“小”。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Roster
from xzhj.rules.people._columns import places

CODE = "R109"
LEVELS = ("note",)
EACH = "roster"
KINDS = ("delegates", "candidates")
UNCITED = "由内容判断"


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    names = roster.column("name")
    if len(set(names)) == len(names):
        return
    found: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        if isinstance(name, str):
            found.setdefault(name, []).append(i)
    births, ids = roster.column("born"), roster.column("id_number")
    for name, rows in found.items():
        people = {ids[i] if isinstance(ids[i], str) else str(births[i])[:7] for i in rows}
        if len(rows) > 1 and len(people) == len(rows) and None not in {births[i] for i in rows}:
            yield Finding(f"有 {len(rows)} 位{name}，请在选票和名单上加以区别", places(roster, "name", rows))
