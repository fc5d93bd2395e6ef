"""版记不规范。

查什么：抄送、印发的字体字号（四号仿宋）、左右各空一字、分隔线；印发机关和印发日期是不是同一行、日期是不是全写加“印发”；
  抄送是不是在印发上面、版记是不是在附件后面。抄送的结尾句号和对象另由内容规则查。
为什么：版记一般用4号仿宋体字，左右各空一字，印发日期用阿拉伯数字写全；分隔线与版心等宽。
怎么改：参照最近一份印发的文件，把版记排在末页版心最下面：抄送一行、印发一行，上下各一条线。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._faces import face, size, size_name, spans
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._place import TEXT_WIDTH, first_offset, leading
from xzhj.rules.layout._say import clause, finding, quote
from xzhj.rules.layout._text import everywhere

CODE = "R811"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("7.4"),)
_LEFT = (None, "", "left", "both", "distribute")
_SHORT = 600  # twips: more than the blanks beside the words would take
_LITTLE, _INSET = 0.3, 150  # characters, twips
_DAY = re.compile(r".*?(\d{4}年[1-9]\d?月[1-9]\d?日)印发", re.ASCII)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if page.profile not in ("party", "letter", "minutes"):
        return
    copied, issued = page.of("cc"), page.of("issue")
    if issued:
        yield from _issued(page, issued[-1])
    if copied and issued and copied[0] > issued[-1]:
        yield from finding(page, "抄送应当在印发机关和印发日期的上面", copied, "warning", clause("7.4.2"))
    if page.looks and (copied or issued):
        yield from _type(page, copied + page.of("printer") + issued)
        yield from _ruled(page, copied + issued)
        yield from _after(page, copied + issued)


def _issued(page: Laid, index: int) -> Iterator[Finding]:
    text = " ".join(page.text(index).split())
    if not _DAY.fullmatch(text):
        day = re.search(r"[\d零〇○一二三四五六七八九十]{2,4}\s*[年.\-/].*", text)
        shown = day[0] if day else text
        yield from finding(
            page, f"印发日期“{shown}”写法不对，应当写成“2026年6月18日印发”", [index], "warning", clause("7.4.3")
        )


def _type(page: Laid, indexes: list[int]) -> Iterator[Finding]:
    wrong: dict[int, str] = {}
    whole = everywhere(page)
    for i in indexes:
        for span in spans(page.line(i)):
            name, half = face(span.look), size(span.look)
            found = ("" if name == "仿宋" else name or "没有指定的字体") + ("" if half == 28 else size_name(half))
            if found and found != whole:
                wrong[i] = found
    if wrong:
        found = "、".join(dict.fromkeys(wrong.values()))
        yield from finding(page, f"版记用了{found}，一般用四号仿宋", list(wrong), "warning", clause("7.4.2"))
    flush = [i for i in indexes if page.line(i).part in ("body", "table") and _flush(page, i)]
    if flush:
        text = f"版记{quote(page, flush[0])}应当左右各空一字"
        yield from finding(page, text, flush, "warning", clause("7.4.2"))


def _flush(page: Laid, index: int) -> bool:
    line = page.line(index)
    offset = leading(line.text) + first_offset(line)
    if line.part == "table":  # the edge of a cell stands off by itself a little
        return (
            line.look.get("align") in _LEFT
            and line.look.get("column") == 0
            and offset < _LITTLE
            and line.look.get("inset", 0) < _INSET
        )
    return line.look.get("align") != "center" and not 0.4 <= offset <= 1.6


def _ruled(page: Laid, indexes: list[int]) -> Iterator[Finding]:
    """Lines may be borders of paragraphs or cells, or drawn; a letter's imprint has neither lines nor a printer."""
    if page.profile == "letter":
        yield from _letter(page, indexes)
        return
    around = [page.line(i) for i in range(max(0, indexes[0] - 3), min(len(page.roles), indexes[-1] + 4))]
    sides = [b for p in around for kind in ("borders", "rules") for b in (p.look.get(kind) or {}).values() if _seen(b)]
    drawn = any(p.look.get("drawing") for p in around if p.part == "body") and page.line(indexes[0]).part == "body"
    if not sides and not drawn:
        text = f"版记{quote(page, indexes[0])}没有分隔线，上下各一条、中间一条，与版心同宽"
        yield from finding(page, text, indexes[:1], "warning", clause("7.4.1"))
    short = [i for i in indexes if _bordered(page, i, "borders") and _indented(page, i)]
    short += [i for i in indexes if 0 < (page.line(i).look.get("wide") or 0) < TEXT_WIDTH - _SHORT]
    if short:
        text = f"版记{quote(page, short[0])}的分隔线没有与版心等宽"
        yield from finding(page, text, short, "warning", clause("7.4.1"))


def _letter(page: Laid, indexes: list[int]) -> Iterator[Finding]:
    issued = page.of("issue")
    if issued:
        text = f"信函的版记不写印发机关和印发日期，{quote(page, issued[0], 20)}应当删去"
        yield from finding(page, text, issued, "warning", clause("10.1"))
    elif any(_bordered(page, i, kind) for i in indexes for kind in ("borders", "rules")):
        yield from finding(
            page, f"信函的版记{quote(page, indexes[0])}不加分隔线", indexes[:1], "warning", clause("10.1")
        )


def _bordered(page: Laid, index: int, kind: str) -> bool:
    return any(_seen(border) for border in (page.line(index).look.get(kind) or {}).values())


def _indented(page: Laid, index: int) -> bool:
    """A border begins where the paragraph's indent ends."""
    look = page.line(index).look
    return max(look.get("left") or 0, look.get("right") or 0) > _SHORT and not look.get("first")


def _seen(border: dict[str, str]) -> bool:
    return border.get("style") not in ("", "none", "nil")


def _after(page: Laid, indexes: list[int]) -> Iterator[Finding]:
    markers = page.of("marker")
    if markers and min(indexes) < markers[-1] and page.line(min(indexes)).part != "box":
        text = "附件应当排在版记前面，版记在最后一页"
        yield from finding(page, text, [markers[-1]], "warning", clause("7.3.7"))
