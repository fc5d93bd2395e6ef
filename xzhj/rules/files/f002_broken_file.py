"""文件损坏、打不开。

查什么：文件能不能完整读出来；读出的行列与文件自己所记的是否相差太多。
为什么：读了一半的名册看起来像是完整的。
怎么改：在 WPS 里打开，另存为一份新的 .xlsx 再查；打不开的向报送单位要一份。
"""

from collections.abc import Iterator
from pathlib import PurePath

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F002"
LEVELS = ("error",)
EACH = "trouble"
TROUBLE = ("file.broken", "sheet.dimension")
UNCITED = "读文件时碰到的问题，不是规定"

WHY = {
    "missing": "找不到这个文件",
    "folder": "这是一个文件夹",
    "permission": "没有读它的权限",
    "unreadable": "磁盘读取出错",
    "zip": "压缩包不完整",
    "doubled": "压缩包里有重名的部分",
    "member": "压缩包里有一部分坏了",
    "xml": "里面的 XML 写坏了",
    "sheet": "有一个工作表坏了",
    "workbook": "工作簿目录坏了",
    "csv": "引号没有成对",
}


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        if t.kind == "sheet.dimension":
            yield Finding(
                f"工作表只读出 {t.facts.get('read', '?')} 行，文件里有 {t.facts.get('real', '?')} 行，请另存为新的 .xlsx 再查",
                t.at,
            )
        else:
            why = f"（{WHY.get(t.facts.get('why', ''), '内容不完整')}）"
            yield Finding(
                f"{PurePath(t.at[0].file).name} 打不开{why}；请在 WPS 里打开后另存为新的 .xlsx，仍打不开的请报送单位重报",
                t.at,
            )
