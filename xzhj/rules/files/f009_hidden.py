"""有隐藏的工作表或行。

查什么：隐藏的工作表，手工隐藏的行（筛选藏起来的行照常计入）。
为什么：隐藏的内容没有计入人数，可能是忘了，也可能是有意不要。
怎么改：要计入的取消隐藏再查；不要的删去。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F009"
LEVELS = ("warning",)
EACH = "trouble"
TROUBLE = ("sheet.hidden", "rows.hidden")
UNCITED = "读文件时碰到的问题，不是规定"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        if t.kind == "sheet.hidden":
            yield Finding(f"工作表“{t.at[0].sheet}”是隐藏的，没有计入；要计入的请取消隐藏", t.at)
        elif t.facts.get("by") != "filter":
            yield Finding(
                f"有 {t.facts.get('count', '几')} 行是手工隐藏的，没有计入：第 {t.facts.get('rows', '')} 行；要计入的请取消隐藏",
                t.at,
            )
