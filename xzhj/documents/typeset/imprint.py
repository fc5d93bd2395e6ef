"""版记: 抄送 and 印发 between rules, on the last page's foot."""

from __future__ import annotations

import re

from xzhj.documents.typeset.page import FOUR, text_width
from xzhj.documents.typeset.paragraphs import paragraph
from xzhj.documents.typeset.runs import Look, runs
from xzhj.documents.typeset.setting import Page
from xzhj.documents.typeset.shape import width
from xzhj.documents.typeset.shapes import at_margin, box

_ISSUED = re.compile(r"(.*?)[\s\u3000]*((?:[0-9＿]|【待填)\S*印发)")
_LINE = 480


def imprint(lines: tuple[str, ...], page: Page, wide: bool) -> str:
    """A text box that stands at the foot of the page its paragraph falls on; "" without lines."""
    if not lines:
        return ""
    room = text_width(wide)
    rows = "".join(_row(line, index, len(lines), room, page.fonts) for index, line in enumerate(lines))
    look = page.look()
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{room}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{FOUR}" w:type="dxa"/><w:right w:w="{FOUR}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{room}"/></w:tblGrid>{rows}</w:tbl>'
    )
    inside = table + paragraph("", look, line=20, snap=False)
    place = (at_margin("left"), at_margin("bottom"))
    return paragraph(box(1, "版记", place, (room, _height(lines, room)), inside), look, line=20, snap=False)


def _height(lines: tuple[str, ...], room: int) -> int:
    fits = room // FOUR - 2
    wraps = sum(max(1, -(-round(width(line) + 3) // fits)) for line in lines)
    return wraps * _LINE + 20


def _row(line: str, index: int, count: int, room: int, fonts: str) -> str:
    """A row between rules: the outer ones 0.35 mm, the others 0.25 mm. No rule between 主送 or 抄送 lines."""
    top = f'<w:top w:val="single" w:sz="{8 if index == 0 else 6}" w:space="0" w:color="auto"/>'
    foot = f'<w:bottom w:val="single" w:sz="{8 if index == count - 1 else 6}" w:space="0" w:color="auto"/>'
    return (
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{room}" w:type="dxa"/><w:tcBorders>{top}{foot}</w:tcBorders></w:tcPr>'
        f"{_text(line, room, fonts)}</w:tc></w:tr>"
    )


def _text(line: str, room: int, fonts: str) -> str:
    look = Look("仿宋", 28, "", 0, fonts)
    if match := _ISSUED.fullmatch(line):
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{room - 2 * FOUR}"/></w:tabs>'
        return paragraph(runs(f"{match[1]}\t{match[2]}", look), look, align="left", line=_LINE, tabs=tabs, snap=False)
    return paragraph(runs(line, look), look, left=FOUR * 3, hanging=FOUR * 3, line=_LINE, snap=False)
