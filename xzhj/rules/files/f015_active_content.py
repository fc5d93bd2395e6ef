"""文书含有宏或外部链接。

查什么：.docx 里有没有宏，有没有打开时会去取的外部模板、图片、对象、域（DDE 等），有没有嵌入的程序；有没有以“嵌入文件”形式放进去、没有读到的正文。
为什么：宏会在打开时运行，外部链接会把打开的人和时间告诉别处；本工具都没有碰。
怎么改：问清来源；用 WPS 打开后另存为不带宏的 .docx，删去外部链接再发。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F015"
LEVELS = ("warning",)
EACH = "trouble"
TROUBLE = ("paper.macro", "paper.external", "paper.object", "paper.chunk")
UNCITED = "读文件时碰到的问题，不是规定"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        if t.kind == "paper.macro":
            yield Finding("文书里有宏，没有运行；请问清来源，另存为不带宏的 .docx", t.at)
        elif t.kind == "paper.object":
            name, count = t.facts.get("target", ""), t.facts.get("count", "1")
            yield Finding(f"文书里嵌入了 {count} 个对象（{name}），没有打开；请问清来源，不需要的删去", t.at)
        elif t.kind == "paper.chunk":
            yield Finding("文书里有一部分是嵌入的另一个文件，没有读到；请用 WPS 打开后另存为 .docx 再查", t.at)
        else:
            yield Finding(
                f"文书里有 {t.facts.get('count', '1')} 处外部链接（{t.facts.get('target', '')}），没有去取；请删去",
                t.at,
            )
