"""Things drawn: flow charts of boxes and arrows, the word 样票 across a specimen."""

from __future__ import annotations

from collections.abc import Iterator

from xzhj.documents.text import Block
from xzhj.documents.typeset.page import text_width
from xzhj.documents.typeset.paragraphs import paragraph
from xzhj.documents.typeset.runs import Look, runs, shelter
from xzhj.documents.typeset.setting import Page
from xzhj.documents.typeset.shape import aside, width
from xzhj.documents.typeset.shapes import at_column, at_margin, at_paragraph, box, figure

_HIGH, _GAP = 960, 420  # twips: a step's box, and the arrow between two rows of boxes
_ARROW = 300
_SLANT, _INSET, _SHALLOW = 1000, 160, 240  # twips of a box's width, and of a decision's height, that words cannot use


def flow(block: Block, page: Page, wide: bool) -> str:
    """Steps in boxes, three a row (列=), every second row running back; a step that begins with ？ is a decision."""
    steps = [shelter(line) for line in block.lines]
    if not steps:
        return ""
    across = min(whole(block, "列", 3), len(steps))
    room = text_width(wide)
    cell = (room - (across - 1) * _GAP) // across
    shapes = "".join(_shapes(steps, across, cell, page))
    rows = -(-len(steps) // across)
    return paragraph(shapes, page.look(), line=rows * (_HIGH + _GAP), snap=False)


def _shapes(steps: list[str], across: int, cell: int, page: Page) -> Iterator[str]:
    for index, step in enumerate(steps):
        left, top = _corner(index, across, cell)
        kind = "flowChartPreparation" if step.startswith("？") else "roundRect"
        look = page.sized("仿宋", _type(step, cell))
        words = step.removeprefix("？")
        inset = 0 if words != step else aside(words, cell - _INSET, look.size * 10)
        inside = paragraph(runs(words, look), look, align="center", left=inset, right=inset, line=0, snap=False)
        yield figure(101 + 2 * index, kind, (at_column(left), at_paragraph(top)), (cell, _HIGH), inside)
        if index + 1 < len(steps):
            yield _arrow(index, across, cell)


def _type(step: str, cell: int) -> int:
    """The largest type, in half-points, in which a step's words fit its box; a decision's box is narrow."""
    decides = step.startswith("？")
    room, high = cell - (_SLANT if decides else _INSET), _HIGH - (_SHALLOW if decides else 0)
    for size in (24, 21, 18, 16, 14):
        if -(-round(width(step.removeprefix("？"))) // (room // (size * 10))) * size * 13 <= high:
            return size
    return 12


def _corner(index: int, across: int, cell: int) -> tuple[int, int]:
    row, place = divmod(index, across)
    column = across - 1 - place if row % 2 else place
    return column * (cell + _GAP), row * (_HIGH + _GAP)


def _arrow(index: int, across: int, cell: int) -> str:
    """From a step to the next: along the row, or down to the row below."""
    left, top = _corner(index, across, cell)
    next_left, next_top = _corner(index + 1, across, cell)
    ident = 102 + 2 * index
    if next_top > top:
        place = (at_column(left + cell // 2 - _ARROW // 2), at_paragraph(top + _HIGH + 40))
        return figure(ident, "downArrow", place, (_ARROW, _GAP - 80), "")
    middle = at_paragraph(top + _HIGH // 2 - _ARROW // 2)
    if next_left > left:
        return figure(ident, "rightArrow", (at_column(left + cell + 40), middle), (_GAP - 80, _ARROW), "")
    return figure(ident, "leftArrow", (at_column(next_left + cell + 40), middle), (_GAP - 80, _ARROW), "")


def specimen(word: str, page: Page) -> str:
    """A word (样票) in grey across the page, behind the text; "" for none."""
    if not word:
        return ""
    look = Look("黑体", 260, "D9D9D9", 0, page.fonts)
    inside = paragraph(runs(word, look), look, align="center", line=0, snap=False)
    place = (at_margin("center"), at_margin("center"))
    size = (round(width(word) * 2600) + 800, 3400)
    return paragraph(box(31, "样票", place, size, inside, behind=True), page.look(), line=20, snap=False)


def whole(block: Block, key: str, otherwise: int) -> int:
    word = block.options.get(key, str(otherwise))
    if not word.isdecimal() or int(word) < 1:
        raise ValueError(f"“{key}=”后面应是不小于 1 的整数，现在是“{word}”")
    return int(word)
