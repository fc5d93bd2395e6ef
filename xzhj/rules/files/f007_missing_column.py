"""缺少必需的列。

查什么：这一类名册该有的列是不是都有。
为什么：少了一列，与它有关的检查就都没有做。
怎么改：补上这一列；列标题写法不同的，改成提示里的写法。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F007"
LEVELS = ("error", "warning")
EACH = "trouble"
TROUBLE = ("table.missing_column",)
UNCITED = "读文件时碰到的问题，不是规定"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        lost = f"，因此没有查：{t.facts['lost']}" if t.facts.get("lost") else ""
        level = "error" if t.facts.get("must") == "1" else "warning"
        yield Finding(f"没有“{t.facts.get('label', '')}”这一列{lost}", t.at, level=level)
