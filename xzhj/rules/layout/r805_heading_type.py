"""层次标题字体不对。

查什么：“一、”是不是黑体、“（一）”是不是楷体，字号是不是三号；只看单独成行的小标题和段首的一句小标题，整句成段的不看。
  一、二层标题加粗的提醒一下。自动编号也认。
为什么：第一层一般用黑体、第二层用楷体、第三四层用仿宋。
怎么改：选中小标题，第一层设黑体、第二层设楷体（楷体_GB2312、方正楷体_GBK都行），三号，不加粗。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._faces import HAN, face, size, size_name
from xzhj.rules.layout._headings import heading_end, spans_between
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._roles import LEVELS as NUMBERS
from xzhj.rules.layout._say import clause, finding, quote
from xzhj.rules.layout._text import everywhere

CODE = "R805"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("7.3.3"),)
_FACES = {1: "黑体", 2: "楷体"}
_NAMES = {1: "第一层“一、”", 2: "第二层“（一）”"}
_TYPE = (31, 32)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if not page.looks or page.profile == "form":
        return
    whole = everywhere(page)
    for level, should in _FACES.items():
        faults: dict[str, list[int]] = {}
        bold: list[int] = []
        for index in page.of(f"level{level}"):
            found, is_bold = look_of(page, index, level)
            if found and found != whole:
                faults.setdefault(found, []).append(index)
            elif is_bold:
                bold.append(index)
        for found, indexes in faults.items():
            text = f"{_NAMES[level]}标题用了{found}，如{quote(page, indexes[0])}，一般用三号{should}"
            yield from finding(page, text, indexes, "warning")
        if bold:
            text = f"{_NAMES[level]}标题加粗了，如{quote(page, bold[0])}，{should}不用再加粗"
            yield from finding(page, text, bold, "note")


def look_of(page: Laid, index: int, level: int) -> tuple[str, bool]:
    """What is wrong with a heading (宋体小四; "" when nothing), and whether it is bold."""
    line = page.line(index)
    end = heading_end(line.text, level)
    start = len(line.spans[0].text) if line.spans and line.spans[0].look.get("auto") else 0
    if end < len(
        line.text.rstrip()
    ):  # run in: the face of the number is the face meant, of the first word after a list's
        end = min(end, start + 1 if start else text_number(line.text, level))
    for span in spans_between(line, start, end):
        if not HAN.search(span.text):
            continue
        name = "" if face(span.look) == _FACES[level] else face(span.look) or "没有指定的字体"
        half = "" if size(span.look) in _TYPE else size_name(size(span.look))
        if name or half:
            return name + half, False
    return "", any(s.look.get("bold") for s in spans_between(line, start, end))


def text_number(text: str, level: int) -> int:
    """Where the number ends."""
    lead = len(text) - len(text.lstrip(" \u3000"))
    match = NUMBERS[level - 1].match(text, lead)
    return match.end() if match else 0
