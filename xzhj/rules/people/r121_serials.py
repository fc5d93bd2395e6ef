"""序号重复或断号。

查什么：序号列是不是从1起连续；按支部、选举单位各自从1编起的不算。
为什么：断号多半是删了人没有改序号，重号多半是多粘贴了一行。
怎么改：重编序号，顺便核对人数。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Roster

CODE = "R121"
LEVELS = ("note",)
EACH = "roster"
UNCITED = "由编号判断"


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    column = roster.columns.get("serial")
    if column is None:
        return
    given = [(i, v) for i, v in enumerate(column) if isinstance(v, int)]
    if [v for _, v in given] == list(range(given[0][1], given[0][1] + len(given))) if given else True:
        return
    runs: list[list[tuple[int, int]]] = []
    for i, v in given:
        if v == 1 or not runs:
            runs.append([])
        runs[-1].append((i, v))
    for run in runs:
        seen: set[int] = set()
        expected = run[0][1]
        for i, v in run:
            if v in seen:
                yield Finding(f"序号 {v} 重复", (roster.at("serial", i),))
            elif v > expected:
                gap = f"{expected}" if v == expected + 1 else f"{expected}至{v - 1}"
                yield Finding(f"序号断号：缺 {gap}", (roster.at("serial", i),))
            seen.add(v)
            expected = max(expected, v + 1)
