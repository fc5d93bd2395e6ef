"""首行缩进不是两字。

查什么：正文每一段和各层小标题第一行是不是左空二字，回行是不是顶格；按字符设的和按磅数、厘米设的都换算成字。用空格打出来的两字
  提醒一下。居中的、附件里的短行、名单不看。
为什么：每个自然段左空二字，回行顶格。
怎么改：选中正文，在“段落”里设首行缩进2字符，左右缩进为0，删掉段首的空格。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper, Paragraph
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._place import first_offset, indent, leading, type_size, width
from xzhj.rules.layout._say import clause, finding, quote

CODE = "R813"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("7.3.3"),)
_TWO, _WITHIN = 2.0, 0.16  # 640 twips by the 15.75-point character, 600 by the 16-point one
_LINE = 28
_TYPE = (31, 32)
_RIGHT = 0.5  # characters


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if not page.looks or page.profile == "form":
        return
    wrong: dict[str, list[int]] = {}
    hung: list[int] = []
    narrow: list[int] = []
    typed: list[int] = []
    for index in page.of("text", "level1", "level2", "level3", "level4", "remark", "centred", "right"):
        if not _is_paragraph(page, index):
            continue
        line = page.line(index)
        if page.roles[index] in ("centred", "right"):
            wrong.setdefault("没有居左", []).append(index)
            continue
        offset, blank = first_offset(line), leading(line.text)
        if not blank and _by_rule(line):
            continue
        if abs(offset + blank - _TWO) > _WITHIN or line.text.startswith("\t"):
            wrong.setdefault(_shown(offset + blank), []).append(index)
        elif abs(indent(line, "left")) > _WITHIN and width(line.text) > _LINE - _TWO:
            hung.append(index)
        elif abs(indent(line, "right")) >= _RIGHT and width(line.text) > _LINE - _TWO:
            narrow.append(index)
        elif blank:
            typed.append(index)
    for found, indexes in wrong.items():
        yield from finding(page, f"首行{found}，如{quote(page, indexes[0])}，应当左空二字", indexes, "warning")
    if hung:
        yield from finding(page, f"回行没有顶格，如{quote(page, hung[0])}，左缩进应当为0", hung, "warning")
    if narrow:
        text = f"右边没有排满，如{quote(page, narrow[0])}，右缩进应当为0"
        yield from finding(page, text, narrow, "warning")
    if typed:
        yield from finding(page, f"首行两字是用空格打的，如{quote(page, typed[0])}，宜设首行缩进2字符", typed, "note")


def _by_rule(line: Paragraph) -> bool:
    """Two characters of 三号 by length in a paragraph of another size: its size is the fault, not its indent."""
    look = line.look
    if type_size(line) in _TYPE or any(look.get(f"{side}_chars") for side in ("left", "first", "hanging")):
        return False
    twips = (look.get("left") or 0) + (look.get("first") or 0) - (look.get("hanging") or 0)
    return not look.get("left") and abs(twips / 320 - _TWO) <= _WITHIN


def _shown(offset: float) -> str:
    return "没有缩进" if abs(offset) < 0.1 else f"缩进{offset:.1f}字"


def _is_paragraph(page: Laid, index: int) -> bool:
    """A sentence, a heading, or what fills a line; lines of names and labels may stand as they like."""
    text = page.text(index)
    if page.roles[index].startswith("level"):
        return True
    if page.roles[index] == "remark":
        return page.official
    if page.roles[index] in ("centred", "right"):
        return page.official and text.endswith("。") and len(text) > _LINE
    if "\t" in text or (page.line(index).look.get("align") not in (None, "", "both", "left", "distribute")):
        return False
    return text.endswith(("。", "；", "！", "？")) or (page.official and len(text) >= _LINE)
