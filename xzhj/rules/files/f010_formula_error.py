"""单元格是公式错误或没有计算结果。

查什么：单元格里是不是 #REF!、#N/A 这类错误，或者有公式而没有存下结果。
为什么：这一格的内容读不到。
怎么改：在 WPS 里改好公式，或直接填上值；没有结果的，打开文件保存一次再查。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F010"
LEVELS = ("error",)
EACH = "trouble"
TROUBLE = ("cell.error", "cell.uncomputed")
UNCITED = "读文件时碰到的问题，不是规定"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        many = f"，共{len(t.at)}处" if len(t.at) > 1 else ""
        if t.kind == "cell.error":
            yield Finding(f"单元格是公式错误 {t.facts.get('value', '')}{many}，请改好公式或直接填值", t.at)
        else:
            yield Finding(f"单元格有公式而没有计算结果{many}，请在 WPS 里打开、保存一次再查", t.at)
