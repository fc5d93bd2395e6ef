"""规定名称写错。

查什么：《》里的名称与已知的党内法规、法律、标准只差一两个字（漏字、多字、错字），或者写成《中国共产党党章》这类不规范的名称。
为什么：引用规定要用全称，差一个字就不是那一件。
怎么改：照提示的全称改。
"""

import re
from collections.abc import Iterator
from functools import cache

from xzhj.law import Law, find_instrument, instruments
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._say import words_of

CODE = "R743"
LEVELS = ("warning",)
EACH = "paper"
UNCITED = "与规定的正式名称比对"

FIXED = {
    "中国共产党党章": "中国共产党章程",
    "中国共产党的章程": "中国共产党章程",
    "党的章程": "中国共产党章程",
    "共产党章程": "中国共产党章程",
    "中共章程": "中国共产党章程",
}
REAL = frozenset(
    {
        "中国共产党党校工作条例",
        "中国共产党党校（行政学院）工作条例",
        "中国共产党纪律检查机关监督执纪工作规则",
        "中国共产党思想政治工作条例",
        "中国共产党军队党的建设条例",
    }
)
FULL = ("中国共产党", "中华人民共和国", "全国人民", "地方各级", "关于", "党政", "村民", "农村")
SHORTEST = 7


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    told: set[str] = set()
    for claim in paper.said("citation"):
        title = str(claim.value)
        if title in told or title in REAL or find_instrument(title) is not None:
            continue
        right = FIXED.get(title) or nearest(title)
        if right:
            told.add(title)
            places = tuple(c.at for c in paper.said("citation") if c.value == claim.value)
            yield Finding(f"《{title}》应为《{right}》：{words_of(paper, claim, 8)}", places)


@cache
def titles() -> tuple[tuple[str, str], ...]:
    """(words compared, full title) of every instrument that has a fixed name."""
    found = []
    for item in instruments():
        if item.kind == "notice":
            continue
        for name in (item.title, *(n for n in item.names if len(n) >= SHORTEST)):
            found.append((bare(name), item.title if name == item.title or name.startswith(FULL) else name))
    return tuple(found)


def bare(title: str) -> str:
    return re.sub(r"[\s《》]|^中华人民共和国", "", title).replace("(", "（").replace(")", "）")


def nearest(title: str) -> str:
    """The instrument whose name differs by a character or two, "" where none or more than one does."""
    plain = bare(title)
    trial = re.sub(r"（(?:试行|暂行|修订|修正|草案)[^）]*）$", "", plain)
    if trial != plain and find_instrument(trial) is not None:
        known = find_instrument(trial)
        return known.title if known is not None and "修" not in plain and "试行" not in known.title else ""
    if len(plain) < SHORTEST:
        return ""
    known = find_instrument(plain.replace("暂行", "")) if "暂行" in plain else None
    if known is not None:
        return known.title
    for name, full in titles():
        if "工作" in name and name.replace("工作", "", 1) == plain:
            return full  # 工作 is what is lost most
    near = [
        (distance(plain, name, room(name)), full)
        for name, full in titles()
        if abs(len(name) - len(plain)) <= room(name)
    ]
    close = sorted((d, full) for d, full in near if d is not None)
    if not close or (len(close) > 1 and close[0][0] == close[1][0] and close[0][1] != close[1][1]):
        return ""
    return close[0][1]


def room(name: str) -> int:
    """How many characters may be wrong in a name of this length and it is still meant."""
    return 3 if len(name) >= 20 else 2 if len(name) >= 14 else 1


def distance(one: str, two: str, most: int) -> int | None:
    """Characters to put in, leave out or change; None where there are more than `most`."""
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, start=1):
        above, row = row, [i]
        for j, b in enumerate(two, start=1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (a != b)))
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
