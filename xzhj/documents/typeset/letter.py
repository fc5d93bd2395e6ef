"""信函: the mark and two double rules of the first page, drawn in its header."""

from __future__ import annotations

from xzhj.documents.typeset.page import HEADER, NAMES, frame
from xzhj.documents.typeset.paragraphs import paragraph
from xzhj.documents.typeset.runs import runs
from xzhj.documents.typeset.setting import Page
from xzhj.documents.typeset.shape import width
from xzhj.documents.typeset.shapes import at_page, bar
from xzhj.law.layout import measures

RED = "FF0000"
_THICK, _THIN, _GAP = 45, 15, 30  # twips of a double rule's bars and of the gap between them


def _mark(name: str, page: Page) -> tuple[int, int, int]:
    """Type in points, space before and line of the mark: its ink begins 30 mm below the paper's edge."""
    m = measures()
    size = max(30, min(44, int(m["text_width"].twips / 20 / max(width(name), 1))))
    line = size * 24
    return size, m["letter_mark_drop"].twips - HEADER - (line - size * 20) // 2 - size * 9 // 10, line


def _first_rule(name: str, page: Page) -> int:
    size, _, _ = _mark(name, page)
    return measures()["letter_mark_drop"].twips + size * 18 + measures()["letter_rule_gap"].twips


def space_above_number(name: str, page: Page) -> int:
    """Twips between the header's end and 发文字号, which stands 7/8 of a line's type under the first rule."""
    _, before, line = _mark(name, page)
    gap = page.grid.size * 10 * 7 // 8
    return max(0, _first_rule(name, page) + gap - max(HEADER + before + line, frame()[2]))


def header(name: str, page: Page) -> str:
    """The first page's header part."""
    size, before, line = _mark(name, page)
    wide, high = frame()[0], frame()[1]
    long = measures()["letter_rule_width"].twips
    left, top = (wide - long) // 2, _first_rule(name, page)
    foot = high - measures()["letter_foot_rule"].twips - _THICK
    bars = (
        (top, _THICK),
        (top + _THICK + _GAP, _THIN),
        (foot - _THIN - _GAP, _THIN),
        (foot, _THICK),
    )
    drawn = "".join(bar(11 + i, (at_page(left), at_page(y)), (long, thick), RED) for i, (y, thick) in enumerate(bars))
    look = page.sized("小标宋", size * 2, RED)
    content = runs(name, look) + drawn
    return f"<w:hdr {NAMES}>{paragraph(content, look, align='center', before=before, line=line, snap=False)}</w:hdr>"
