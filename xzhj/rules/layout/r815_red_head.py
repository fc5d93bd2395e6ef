"""发文机关标志、红线不规范。

查什么：发文机关标志是不是红色、居中、小标宋体；红色分隔线在不在、是不是红色、与版心等宽；发文字号离标志是不是空二行、字体是不是三号仿宋，
  下行文居中、上行文居左空一字；密级、紧急程度是不是三号黑体。没有红头的草稿不查。
为什么：标志居中、发文字号下4毫米印与版心等宽的红色分隔线，是规定；红色、小标宋体是推荐。
怎么改：标志设红色、方正小标宋简体、居中；在发文字号段落下加红色下边框，左右缩进为0。
"""

from collections.abc import Iterator, Mapping
from typing import Any

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._faces import HAN, face, red, size, size_name, spans
from xzhj.rules.layout._headings import spans_between
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._place import TEXT_WIDTH, blanks_before, first_offset, indent, leading, mm
from xzhj.rules.layout._say import clause, finding, quote
from xzhj.rules.layout._text import everywhere

CODE = "R815"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("7.2.4"),)
_SLACK = 180  # twips: what drawing by hand may cost, 3 mm


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if not page.looks or page.profile not in ("party", "letter", "minutes"):
        return
    marks = page.of("mark")
    yield from _mark(page, marks)
    number = page.first("number")
    if number >= 0:
        yield from _number(page, number)
    if marks and page.profile == "party":
        yield from _rule(page, marks, number)
    urgent = [
        i
        for i in page.of("secret")
        if any(face(s.look) != "黑体" or size(s.look) not in (31, 32) for s in spans(page.line(i)))
    ]
    moved = [i for i in page.of("secret", "copy") if page.line(i).part == "body" and _moved(page, i)]
    if moved:
        text = f"{quote(page, moved[0])}应当顶格排在版心左上角"
        yield from finding(page, text, moved, "warning", clause("7.2.3"))
    if urgent:
        yield from finding(page, f"{quote(page, urgent[0])}一般用三号黑体", urgent, "warning", clause("7.2.3"))


def _moved(page: Laid, index: int) -> bool:
    line = page.line(index)
    return line.look.get("align") in ("center", "right") or leading(line.text) + first_offset(line) >= 0.5


def _mark(page: Laid, marks: list[int]) -> Iterator[Finding]:
    pale = [i for i in marks if any(HAN.search(s.text) and not red(s.look) for s in page.line(i).spans)]
    if pale:
        yield from finding(page, f"发文机关标志{quote(page, pale[0])}不是红色", pale, "warning")
    off = [i for i in marks if page.line(i).part == "body" and not _centred(page, i)]
    if off:
        yield from finding(page, f"发文机关标志{quote(page, off[0])}没有居中", off, "warning")
    other = [i for i in marks if any(face(s.look) != "小标宋" for s in spans(page.line(i)))]
    if other:
        found = next(face(s.look) for s in spans(page.line(other[0])) if face(s.look) != "小标宋")
        yield from finding(page, f"发文机关标志用了{found or '没有指定的字体'}，推荐用小标宋体", other, "note")


def _centred(page: Laid, index: int) -> bool:
    line = page.line(index)
    if line.look.get("align") == "distribute":
        return True
    return line.look.get("align") == "center" and abs(first_offset(line) - indent(line, "right")) < 0.5


def _number(page: Laid, index: int) -> Iterator[Finding]:
    line = page.line(index)
    end = line.text.find("签")
    mine = [s for s in spans_between(line, 0, end if end > 0 else len(line.text)) if HAN.search(s.text)]
    wrong = next((s for s in mine if face(s.look) != "仿宋" or size(s.look) not in (31, 32)), None)
    if wrong is not None:
        found = ("" if face(wrong.look) == "仿宋" else face(wrong.look)) + (
            "" if size(wrong.look) in (31, 32) else size_name(size(wrong.look))
        )
        text = f"发文字号{quote(page, index, 20)}用了{found}，一般用三号仿宋"
        if found != everywhere(page):
            yield from finding(page, text, [index], "warning", clause("5.2.2"))
    if line.part != "body":
        return
    if page.profile == "letter":
        if line.look.get("align") != "right":
            text = f"信函的发文字号{quote(page, index, 20)}应当顶格居右"
            yield from finding(page, text, [index], "warning", clause("10.1"))
        return
    marks = [i for i in page.of("mark") if page.line(i).part == "body" and i < index]
    if marks and page.roles[index - 1] in ("blank", "mark"):
        count = blanks_before(page, index)
        if not 1.4 <= count <= 2.6:
            text = f"发文机关标志和发文字号之间空了{count:.0f}行，应当空二行"
            yield from finding(page, text, [index], "warning", clause("7.2.5"))
    yield from _number_place(page, index)


def _number_place(page: Laid, index: int) -> Iterator[Finding]:
    line, shown = page.line(index), quote(page, index, 20)
    align = line.look.get("align")
    signed = "签" in line.text or page.first("signer") >= 0
    if signed:
        offset = leading(line.text) + first_offset(line)
        if align in (None, "", "left", "both") and not 0.4 <= offset <= 1.6:
            yield from finding(page, f"上行文的发文字号{shown}应当居左空一字", [index], "warning", clause("7.2.6"))
    elif page.headed and page.paper.genre not in ("请示", "报告", "") and not _centred(page, index):
        yield from finding(page, f"发文字号{shown}没有居中", [index], "warning", clause("7.2.5"))


def _rule(page: Laid, marks: list[int], number: int) -> Iterator[Finding]:
    """Red and as wide as the text, on a paragraph or a cell, or drawn; between the mark and the title."""
    top, title = marks[-1], page.first("title")
    low = title if title > top else max(number, top) + 3
    lines = [page.line(i) for i in range(top, min(low + 1, len(page.roles)))]
    found = [
        (p, b)
        for p in lines
        for kind in ("borders", "rules")
        for side, b in (p.look.get(kind) or {}).items()
        if side in ("top", "bottom", "between", "insideH") and b.get("style") not in ("", "none", "nil")
    ]
    where = [number if number >= 0 else top]
    if not found:
        if any(p.look.get("lines") for p in lines):
            yield from _drawn(page, [line for p in lines for line in p.look.get("lines") or ()], where)
        elif not any(p.look.get("drawing") for p in lines):
            yield from finding(page, "发文字号下面没有红色分隔线", where, "warning", clause("7.2.7"))
        return
    if not any(red(b) for _, b in found):
        yield from finding(page, "发文字号下面的分隔线不是红色", where, "warning", clause("7.2.7"))
    own = [p for p, b in found if red(b) and p.part == "body"]
    if own and all(_short(p) for p in own):
        yield from finding(page, "红色分隔线没有与版心等宽（段落有缩进）", where, "warning", clause("7.2.7"))


def _drawn(page: Laid, lines: list[Mapping[str, Any]], where: list[int]) -> Iterator[Finding]:
    """A line drawn as a shape: its colour and length, where the file says them."""
    if not any(red(line) or line["color"] == "auto" for line in lines):
        yield from finding(page, "发文字号下面的分隔线不是红色", where, "warning", clause("7.2.7"))
    wide = max(line["width"] for line in lines)
    if wide and abs(wide - TEXT_WIDTH) > _SLACK:
        text = f"红色分隔线长{mm(wide):.0f}毫米，应当与版心等宽（156毫米）"
        yield from finding(page, text, where, "warning", clause("7.2.7"))


def _short(paragraph: object) -> bool:
    look = getattr(paragraph, "look", {})
    return any(abs(look.get(side) or 0) > 60 or (look.get(f"{side}_chars") or 0) > 20 for side in ("left", "right"))
