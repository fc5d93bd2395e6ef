"""无法识别的文件。

查什么：文件按内容（不看扩展名）是不是读得懂的一种。
为什么：读不懂的文件里的人和数一个也没有查到。
怎么改：照提示在 WPS 或 Excel 里另存为 .xlsx 再查；图片、扫描件要重新录入。
"""

from collections.abc import Iterator
from pathlib import PurePath

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F001"
LEVELS = ("error",)
EACH = "trouble"
TROUBLE = ("file.unknown",)
UNCITED = "读文件时碰到的问题，不是规定"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        what = t.facts.get("what", "不认识的格式")
        cure = t.facts.get("cure", "请用 WPS 另存为 .xlsx（名册）或 .docx（文书）")
        known = ".docx .txt .md" if cure.endswith(".docx") else ".xlsx .xlsm .xls .ods .et .csv .tsv .yaml .lrmx"
        yield Finding(f"{PurePath(t.at[0].file).name} 是{what}，读不了；{cure}。读得懂的有：{known}", t.at)
