"""空白未填。

查什么：段落和表格里的“××”“XX”“___”，没有数字的“第　次”“占　%”“年　月　日”，以及【待填】。
为什么：留着空白的文书不能上报，也不能作为依据。
怎么改：补填；或在换届信息表里填好后重新用 xzhj render 写出。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper

CODE = "R701"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "公文应当完整，不是条文规定"

BLANK = re.compile(
    r"[×✕Ｘ]{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|_{2,}|【待填[^】]*】|〔\s*〕"
    r"|第[ \u3000]+[次届]|占[ \u3000]*[%％]|(?<!\d)[ \u3000]+年[ \u3000]*月[ \u3000]*日|20[×Xx]{2}年"
)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for paragraph in paper.paragraphs:
        blanks = list(dict.fromkeys(m[0] for m in BLANK.finditer(paragraph.text)))
        if blanks:
            shown = "、".join(f"“{b}”" for b in blanks[:3])
            around = quote(paragraph.text, BLANK)
            yield Finding(f"有空白没有填：{shown}（{around}），请补填", (paper.at(paragraph.place),))


def quote(text: str, pattern: re.Pattern[str]) -> str:
    """A dozen characters around the first hit."""
    match = pattern.search(text)
    start = max(0, match.start() - 8) if match else 0
    return text[start : (match.end() if match else 0) + 8].strip()
