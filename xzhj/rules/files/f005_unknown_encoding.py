"""文字编码无法判定。

查什么：文本文件（.csv .tsv .txt .yaml）的文字能不能按 UTF-8、GB18030 或 UTF-16 完整读出来。
为什么：编码认错，人名就成了乱码。
怎么改：用 WPS 或记事本打开，另存为 UTF-8；所列那一行多半是坏字。
"""

from collections.abc import Iterator
from pathlib import PurePath

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F005"
LEVELS = ("error",)
EACH = "trouble"
TROUBLE = ("file.encoding",)
UNCITED = "读文件时碰到的问题，不是规定"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        line = f"，坏字在第{t.facts['line']}行" if t.facts.get("line") else ""
        yield Finding(
            f"{PurePath(t.at[0].file).name} 的文字既不是 UTF-8 也不是 GB18030{line}；请用记事本打开，另存为 UTF-8 再查",
            t.at,
        )
