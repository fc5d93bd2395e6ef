"""标题位置不对。

查什么：标题是不是居中、和红色分隔线之间是不是空二行、和主送机关之间是不是空一行；自己分行的标题，词有没有拆开、是不是梯形或菱形、
  末行是不是只剩一两个字。没有红头的草稿不看上面空几行。
为什么：标题编排于红色分隔线下空二行位置，分一行或多行居中排布，回行词意完整、排列对称，用梯形或菱形。
怎么改：标题居中，首行缩进为0；分行时在词的后面断开，各行长短错开。
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._faces import size
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._place import TEXT_WIDTH, blanks_before, first_offset, indent, leading, width
from xzhj.rules.layout._say import clause, finding, quote

CODE = "R818"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("7.3.1"),)
_WORDS = re.compile(
    "委员会|委员|代表|大会|选举|候选|预备|人选|请示|报告|通知|批复|决定|公告|公示|党员|党委|纪委|共产党|中国|换届|工作|方案|办法|名单|名额|"
    "召开|关于|会议|组成|人员|结果|情况|事项|同意|资格|审查|主席团|分配|书记|支部|政府|人民|政治|领导|小组|成立|做好|有关"
)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    lines = page.of("title")
    if not page.looks or page.profile == "form" or not lines:
        return
    off = [i for i in lines if not _centred(page, i)]
    if off:
        yield from finding(page, f"标题{quote(page, off[0])}没有居中", off, "warning")
    yield from _blanks(page, lines)
    fault = shape_fault(_rows(page, lines))
    if fault:
        yield from finding(page, fault, lines[:1], "note")


def _centred(page: Laid, index: int) -> bool:
    line = page.line(index)
    moved = first_offset(line) - indent(line, "right") + leading(line.text)
    return line.look.get("align") == "center" and abs(moved) < 0.5


def _blanks(page: Laid, lines: list[int]) -> Iterator[Finding]:
    above = [i for i in page.of("number", "signer", "mark") if i < lines[0] and page.line(i).part == "body"]
    if page.profile == "party" and page.first("mark") >= 0 and above:
        count = blanks_before(page, lines[0])
        if not 1.4 <= count <= 2.6:
            text = f"标题和红色分隔线之间空了{count:.0f}行，应当空二行"
            yield from finding(page, text, lines[:1], "warning")
    addressee = page.first("addressee")
    if addressee > 0 and page.official:
        count = blanks_before(page, addressee)
        if not 0.4 <= count <= 1.6:
            text = f"标题和主送机关之间空了{count:.0f}行，应当空一行"
            yield from finding(page, text, [addressee], "warning", clause("7.3.2"))


def _rows(page: Laid, lines: list[int]) -> list[str]:
    """The title's rows as broken by hand, or as the width of the page breaks a single one."""
    rows = [row.strip() for i in lines for row in page.line(i).text.split("\n") if row.strip()]
    if len(rows) == 1:
        half = next((size(s.look) for s in page.line(lines[0]).spans if s.text.strip()), 44)
        room = TEXT_WIDTH // (half * 10)
        text = rows[0]
        return [text[n : n + room] for n in range(0, len(text), room)] if width(text) == len(text) else rows
    return rows


def shape_fault(rows: list[str]) -> str:
    """What is wrong with the rows of a title, "" when nothing."""
    if len(rows) < 2:
        return ""
    if width(rows[-1]) <= 2:
        return f"标题末行只有“{rows[-1]}”，应当分成长短相称的几行"
    for above, below in pairwise(rows):
        if word := _cut_word(above, below):
            return f"标题回行把“{word}”拆开了，应当在词的后面断开"
    widths = [width(row) for row in rows]
    if len(rows) > 2 and max(widths) - min(widths) < 1:
        return "标题各行一样长，排成了长方形，应当用梯形或菱形"
    if any(b + 1 < a and b + 1 < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False)):
        return "标题中间短、两头长，应当用梯形或菱形"
    return ""


def _cut_word(above: str, below: str) -> str:
    """A word that lies across the break and ends nowhere before it."""
    joined, cut = above[-4:] + below[:4], len(above[-4:])
    return next((m[0] for m in _WORDS.finditer(joined) if m.start() < cut < m.end()), "")
