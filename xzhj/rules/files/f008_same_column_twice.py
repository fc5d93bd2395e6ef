"""两列是同一内容。

查什么：两列标题相同或同义，而里面的内容不一样。
为什么：不知道该信哪一列；这里用的是左边的一列。
怎么改：留下对的一列，另一列删去或改名。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F008"
LEVELS = ("warning",)
EACH = "trouble"
TROUBLE = ("table.same_column",)
UNCITED = "读文件时碰到的问题，不是规定"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        yield Finding(
            f"“{t.facts.get('first', '')}”和“{t.facts.get('second', '')}”是同一内容，却有 {t.facts.get('count', '几')} 处不同；"
            "查的时候用了左边一列，请留一列",
            t.at,
        )
