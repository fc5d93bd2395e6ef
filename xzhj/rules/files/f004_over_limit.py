"""文件超过安全上限。

查什么：文件大小、解压后的大小、行数、列数、单元格数，以及压缩包和 XML 里有没有恶意写法。
为什么：来路不明的文件可能是用来拖垮电脑的；正常的名册到不了这些上限。
怎么改：把整行整列的格式清掉（选中空行删除），或把数据复制到新的工作簿再查；文书太大的，拆成几份再审。
"""

from collections.abc import Iterator
from pathlib import PurePath

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F004"
LEVELS = ("error",)
EACH = "trouble"
TROUBLE = ("file.limit",)
UNCITED = "读文件时碰到的问题，不是规定"

PAPERS = (".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".md", ".txt")
WHAT = {
    "file": "文件大小（字节）",
    "unzipped": "解压后的大小（字节）",
    "ratio": "解压倍数",
    "part": "压缩包里一个部分的大小（字节）",
    "entries": "压缩包里的文件数",
    "sheets": "工作表数",
    "rows": "行数",
    "columns": "列数",
    "cells": "单元格数",
    "line": "一行的长度",
    "text": "文字长度",
    "entities": "里面有 XML 实体声明，正常的文件没有",
}


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        what = WHAT.get(t.facts.get("what", ""), "内容过大")
        numbers = f" {t.facts['found']}，超过上限 {t.facts['limit']}" if t.facts.get("limit") else ""
        file = PurePath(t.at[0].file)
        cure = "拆成几份再审" if file.suffix.lower() in PAPERS else "把数据复制到一个新的工作簿再查"
        yield Finding(f"{file.name}：{what}{numbers}，没有读；请{cure}", t.at)
