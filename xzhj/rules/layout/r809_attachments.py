"""附件未另面编排或顺序号不对。

查什么：附件说明的写法（“附件：”后面写名称，几个附件用1. 2.编号，名称后不加标点，只有一个附件不编号）和位置（正文下空一行、左空二字）；
  附件是不是另起一页，页左上角的“附件1”是不是三号黑体、顶格、不带冒号，顺序号是不是用阿拉伯数字连着编。
为什么：附件另面编排，“附件”二字及顺序号用3号黑体顶格排在左上角第一行；附件说明的写法也有规定。
怎么改：在“附件1”段落里勾选“段前分页”，字体设三号黑体；附件说明写成“附件：1.名称”。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._faces import face, size, size_name, spans
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._notes import note_faults
from xzhj.rules.layout._place import first_offset, leading, same_page
from xzhj.rules.layout._say import clause, finding, quote

CODE = "R809"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("7.3.4"), clause("7.3.7"))
_GAP = 290  # twips: half a line
_NUMBER = re.compile(r"附\s*件\s*(.*)")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if page.profile == "form":
        return
    for index, fault in note_faults(page):
        yield from finding(page, fault, [index], "warning", clause("7.3.4"))
    markers = page.of("marker")
    yield from _numbers(page, markers)
    if page.looks:
        yield from _pages(page, markers)
        yield from _type(page, markers)
        yield from _titles(page, markers)


def _pages(page: Laid, markers: list[int]) -> Iterator[Finding]:
    on = [i for i in markers if same_page(page, i)]
    if on:
        text = f"附件没有另起一页，如{quote(page, on[0])}"
        yield from finding(page, text, on, "warning", clause("7.3.7"))


def _type(page: Laid, markers: list[int]) -> Iterator[Finding]:
    wrong: dict[int, str] = {}
    for i in markers:
        for span in spans(page.line(i)):
            name, half = face(span.look), size(span.look)
            if name != "黑体" or half not in (31, 32):
                wrong[i] = ("" if name == "黑体" else name or "没有指定的字体") + (
                    "" if half in (31, 32) else size_name(half)
                )
    if wrong:
        found = "、".join(dict.fromkeys(wrong.values()))
        yield from finding(
            page, f"“附件”二字和顺序号用了{found}，应当用三号黑体", list(wrong), "warning", clause("7.3.7")
        )
    titles = [i for i in page.of("annex_title") if _titled(page, i)]
    if titles:
        text = f"附件标题{quote(page, titles[0])}应当居中"
        yield from finding(page, text, titles, "warning", clause("7.3.7"))
    off = [i for i in markers if _moved(page, i)]
    if off:
        yield from finding(page, f"{quote(page, off[0])}应当在左上角顶格", off, "warning", clause("7.3.7"))


def _titles(page: Laid, markers: list[int]) -> Iterator[Finding]:
    """The title of an annex stands on the third line, in the type of a title."""
    if not page.official:
        return
    close = [i for i in page.of("annex_title") if i - 1 in markers and not page.line(i).look.get("before_lines")]
    close = [i for i in close if (page.line(i).look.get("before") or 0) < _GAP and _centred(page, i)]
    if close and not _tabled(page, close[0]):
        text = f"附件标题{quote(page, close[0])}应当排在第三行，和“附件”之间空一行"
        yield from finding(page, text, close, "warning", clause("7.3.7"))
    plain = {i: found for i in page.of("annex_title") if _centred(page, i) and (found := _plain(page, i))}
    if plain and not _tabled(page, min(plain)):
        text = (
            f"附件标题{quote(page, min(plain))}用了{next(iter(plain.values()))}，和正文的标题一样，一般用二号小标宋体"
        )
        yield from finding(page, text, list(plain), "note", clause("7.3.7"))


def _centred(page: Laid, index: int) -> bool:
    return page.line(index).look.get("align") == "center"


def _plain(page: Laid, index: int) -> str:
    """The text's own type under a title (仿宋三号), "" for a title in 小标宋."""
    for span in spans(page.line(index)):
        if face(span.look) != "小标宋" or size(span.look) not in (42, 43, 44):
            return ("" if face(span.look) == "小标宋" else face(span.look) or "没有指定的字体") + size_name(
                size(span.look)
            )
    return ""


def _tabled(page: Laid, index: int) -> bool:
    """Whether the annex is a form or a list: its title is set as suits the table."""
    return any(page.roles[i] == "table" for i in range(index + 1, len(page.roles)))


def _titled(page: Laid, index: int) -> bool:
    """A title that is not centred; a sentence or a label is no title."""
    text = page.text(index)
    return page.line(index).look.get("align") != "center" and len(text) <= 40 and not re.search(r"[。；：，、:]", text)


def _moved(page: Laid, index: int) -> bool:
    line = page.line(index)
    return line.look.get("align") in ("center", "right") or leading(line.text) + first_offset(line) >= 0.5


def _numbers(page: Laid, markers: list[int]) -> Iterator[Finding]:
    shown = [(match[1] if (match := _NUMBER.match(page.text(i))) else "") for i in markers]
    for index, number in zip(markers, shown, strict=True):
        if number.rstrip().endswith(("：", ":")):
            text = f"{quote(page, index)}后面不加冒号"
            yield from finding(page, text, [index], "warning", clause("7.3.7"))
        elif re.match(r"[一二三四五六七八九十０-９]", number):
            text = f"{quote(page, index)}的顺序号应当用阿拉伯数字，如“附件1”"
            yield from finding(page, text, [index], "warning", clause("7.3.7"))
    bare = [number.rstrip("：: ") for number in shown]
    plain = [int(number) if re.fullmatch(r"\d{1,3}", number) else 0 for number in bare]
    if len(plain) > 1 and all(plain) and plain != list(range(1, len(plain) + 1)):
        where = next(i for n, (i, p) in enumerate(zip(markers, plain, strict=True), start=1) if n != p)
        text = f"附件的顺序号是{'、'.join(map(str, plain))}，没有连着编"
        yield from finding(page, text, [where], "warning", clause("7.3.7"))
