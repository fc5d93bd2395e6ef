"""换届信息表填写有误。

查什么：换届信息.xlsx、election.yaml、county.yaml 里的项目名、内容的类型，同一项是否写了两次，有没有全角冒号和制表符，乡镇有没有重写全县统一的项目。
为什么：写错的项目等于没有填，与它有关的检查和文书都会受影响。
怎么改：照提示改那一格或那一行。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F012"
LEVELS = ("error", "warning")
EACH = "trouble"
TROUBLE = ("facts.bad",)
UNCITED = "读文件时碰到的问题，不是规定"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        yield Finding(t.facts.get("text", "填写有误"), t.at, level=t.facts.get("level", "error"))
