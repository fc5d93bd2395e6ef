"""列标题未识别。

查什么：哪些列的标题不认识。
为什么：不认识的列没有用上；列出来，您可以看看有没有要紧的。
怎么改：要紧的列，把标题改成通行的写法；不要紧的不用管。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F014"
LEVELS = ("note",)
EACH = "trouble"
TROUBLE = ("table.unknown_header",)
UNCITED = "读文件时碰到的问题，不是规定"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        yield Finding(f"这些列没有用上：{t.facts.get('headers', '')}", t.at)
