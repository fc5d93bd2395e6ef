"""请示签发人姓名不是楷体。

查什么：“签发人：”后面的姓名是不是三号楷体，“签发人”三字是不是三号仿宋。
为什么：“签发人”三字用3号仿宋体字，签发人姓名用3号楷体字，标准写明了。
怎么改：选中签发人姓名，设楷体（楷体_GB2312、方正楷体_GBK都行）、三号。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._faces import HAN, face, rare, size, size_name
from xzhj.rules.layout._headings import spans_between
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._say import clause, finding
from xzhj.rules.layout._text import everywhere

CODE = "R820"
LEVELS = ("warning",)
EACH = "paper"
BECAUSE = (clause("7.2.6"),)
_TYPE = (31, 32)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if not page.looks or not page.official:
        return
    for index in page.of("number", "signer"):
        text = page.line(index).text
        label = text.find("签")
        end = max(text.find("：", label), text.find(":", label)) + 1
        if label < 0 or end <= 0:
            continue
        if found := wrong_type(page, index, (end, len(text)), "楷体"):
            yield from finding(page, f"签发人姓名“{text[end:].strip()}”用了{found}，应当用三号楷体", [index], "warning")
        found = wrong_type(page, index, (label, end), "仿宋")
        if found and found != everywhere(page):
            yield from finding(page, f"“签发人”三字用了{found}，应当用三号仿宋", [index], "warning")


def wrong_type(page: Laid, index: int, part: tuple[int, int], should: str) -> str:
    """宋体小四 …, "" where the part is set as it should be; a rare character's stand-in face does not count."""
    for span in spans_between(page.line(index), *part):
        han = HAN.findall(span.text)
        if not han or all(rare(char) for char in han):
            continue
        name = "" if face(span.look) == should else face(span.look) or "没有指定的字体"
        half = "" if size(span.look) in _TYPE else size_name(size(span.look))
        if name or half:
            return name + half
    return ""
