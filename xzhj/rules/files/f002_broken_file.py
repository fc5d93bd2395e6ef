"""文件损坏、打不开。

查什么：文件能不能完整读出来；读出的行列与文件自己所记的是否相差太多。
为什么：读了一半的名册看起来像是完整的。
怎么改：在 WPS 里打开，另存为一份新的 .xlsx 再查；打不开的向报送单位要一份。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F002"
LEVELS = ("error",)
EACH = "trouble"
TROUBLE = ("file.broken", "sheet.dimension")
UNCITED = "读文件时碰到的问题，不是规定"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        if t.kind == "sheet.dimension":
            yield Finding(
                f"工作表只读出 {t.facts.get('read', '?')} 行，文件里有 {t.facts.get('real', '?')} 行，请另存为新的 .xlsx 再查",
                t.at,
            )
        else:
            why = f"（{t.facts['why']}）" if t.facts.get("why") else ""
            yield Finding(
                f"{t.at[0].file} 打不开{why}；请在 WPS 里打开后另存为新的 .xlsx，仍打不开的请报送单位重报", t.at
            )
