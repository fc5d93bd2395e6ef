"""工作簿加密或受保护。

查什么：文件要不要密码才能打开。
为什么：没有密码就读不到内容，这份名册等于没有查。
怎么改：用密码打开，在“文件—文档加密”里去掉密码，另存后再查。
"""

from collections.abc import Iterator
from pathlib import PurePath

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F003"
LEVELS = ("error",)
EACH = "trouble"
TROUBLE = ("file.locked",)
UNCITED = "读文件时碰到的问题，不是规定"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        yield Finding(
            f"{PurePath(t.at[0].file).name} 有打开密码，读不了；请在 WPS 里用密码打开，去掉密码另存后再查", t.at
        )
