"""Ballots: a mark box above, below or right of each name, or three boxes a name; and boxes of notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xzhj.documents.text import Block
from xzhj.documents.typeset.grid import Grid
from xzhj.documents.typeset.page import text_width
from xzhj.documents.typeset.runs import shelter
from xzhj.documents.typeset.setting import SIZES, Page
from xzhj.documents.typeset.shape import width
from xzhj.documents.typeset.table import after, drawn

LAYOUTS = {"top": "上", "below": "下", "right": "右", "boxes": "三格"}
MARK = 12 * 7200 // 127  # a mark box is at least 12 mm high and wide
GAP = 160  # twips under a grid
_LABEL = 8 * 7200 // 127
_SIDE = 10 * 7200 // 127
_BOX = 14 * 7200 // 127  # of three boxes, so that 不赞成 stands on one line above one
_WRITTEN = 20 * 7200 // 127  # room to write a name downwards
_TO_WRITE = 34 * 7200 // 127  # room to write a name across
_CELL = 170  # twips a cell keeps free left and right, and a little more
_DOWN = 5  # a longer name is never set downwards
WRITE_IN = "另选人"


def ballot(block: Block, page: Page, wide: bool) -> str:
    """The grid of a ballot. Raises ValueError for a layout that is none of 上 下 右 三格 (top below right boxes)."""
    return "".join(drawn(grid, page) + after(page, GAP) for grid in grids(block, page))


def grids(block: Block, page: Page) -> list[Grid]:
    """The tables a ballot's grid is made of, in order. Raises ValueError as `ballot` does."""
    asked = block.words[0] if block.words else "上"
    layout = LAYOUTS.get(asked, asked)
    if layout not in LAYOUTS.values():
        raise ValueError(f"选票版式应是 {'、'.join(LAYOUTS.values())} 之一，现在是“{asked}”")
    names = [shelter(line) for line in block.lines]
    blanks = int(block.options.get("空", "0"))
    if layout == "三格":
        return _boxes(names, blanks, page)
    if layout == "右":
        return _beside(names, blanks, page)
    return _stacked(names, blanks, page, layout == "上")


def room_of(page: Page) -> int:
    """The width of what is printed, in twips."""
    return page.leaf.room if page.leaf else text_width()


def _boxes(names: Sequence[str], blanks: int, page: Page) -> list[Grid]:
    """Number, name, three boxes; one who is written in is only voted for."""
    name = _longest(names, page)
    unit = (_SIDE, name, _BOX, _BOX, _BOX)
    rows = [(str(i), line, "", "", "") for i, line in enumerate((_set(n, name, page) for n in names), 1)]
    known = _beside_one_another(rows, ("序号", "姓名", "赞成", "不赞成", "弃权"), unit, page.across, page)
    return [known, *_to_write(blanks, "赞成", page)]


def _beside(names: Sequence[str], blanks: int, page: Page) -> list[Grid]:
    """Name and box."""
    name = _longest(names, page)
    rows = [(_set(n, name, page), "") for n in names]
    return [
        _beside_one_another(rows, ("姓名", "符号"), (name, MARK), page.across, page),
        *_to_write(blanks, "符号", page),
    ]


def _to_write(blanks: int, box: str, page: Page) -> list[Grid]:
    """Room for other names, as many a row as the leaf takes."""
    rows = [("", "")] * blanks
    unit = (_TO_WRITE, MARK)
    most = min(3, room_of(page) // sum(unit)) if not page.leaf or page.leaf.wide < 300 else 6
    return [_beside_one_another(rows, (WRITE_IN, box), unit, min(most, blanks), page)] if blanks else []


def most_across(block: Block, page: Page) -> int:
    """How many names a row the leaf takes in a layout with boxes beside the names; 1 in the others."""
    asked = block.words[0] if block.words else "上"
    boxes = {"三格": _SIDE + 3 * _BOX, "右": MARK}.get(LAYOUTS.get(asked, asked), 0)
    if not boxes:
        return 1
    unit = _longest([shelter(line) for line in block.lines], page) + boxes
    return max(1, min(room_of(page) // unit, len(block.lines)))


def _beside_one_another(
    rows: Sequence[tuple[str, ...]], head: tuple[str, ...], unit: tuple[int, ...], across: int, page: Page
) -> Grid:
    """Groups of cells side by side, read downwards first, a double line between them; what is left over is struck out."""
    across = max(1, across)
    deep = -(-len(rows) // across)
    filled = [*rows, *[("／",) * len(head)] * (deep * across - len(rows))]
    cells = [sum((filled[r + deep * c] for c in range(across)), ()) for r in range(deep)]
    parted = frozenset(len(head) * c for c in range(1, across))
    table = [head * across, *cells]
    lines = [max(cell.count("↵") + 1 for cell in row) for row in cells]
    heights = (_LABEL, *(max(page.mark, page.names * 13 * n + 100) for n in lines))
    widths = _parts(room_of(page), unit * across)
    return Grid(
        tuple(table), 1, widths, page.names, heights, frozenset(), together=True, parted=parted, labels=SIZES["五号"]
    )


def _longest(names: Sequence[str], page: Page) -> int:
    """The room the names need on one line, a foreign one in two lines; four characters at least."""
    return round(max((width(p) for name in names for p in _pieces(name)), default=0) * page.names * 10) + _CELL


def _pieces(name: str) -> list[str]:
    """A long name parted after its ·; every other name is one piece."""
    return re.findall("[^·]+·?", name) if len(name) > _DOWN and "·" in name else [name]


def _set(name: str, room: int, page: Page) -> str:
    """A name on one line where it fits, else in its pieces."""
    return name if round(width(name) * page.names * 10) + _CELL <= room else "↵".join(_pieces(name))


def _stacked(names: Sequence[str], blanks: int, page: Page, above: bool) -> list[Grid]:
    """Bands of columns no narrower than a mark box, each with its row of boxes above or below the names."""
    room = room_of(page) - _SIDE
    least = max([MARK, *(_longest([name], page) for name in names if len(name) > _DOWN)])
    most = max(1, room // least)
    if blanks and len(names) + blanks <= most:
        column = room // (len(names) + blanks)
        labels = [*_over("候选人", len(names)), *_over(WRITE_IN, blanks)]
        return [_band([*_turned(names, column, page), *[""] * blanks], labels, above, page, len(names))]
    parts = _bands(len(names), most)
    shown = iter(_turned(names, room // max(parts, default=1), page))
    bands = [
        _band([next(shown) for _ in range(n)], _over("候选人", n) if blanks and not i else [], above, page)
        for i, n in enumerate(parts)
    ]
    empty = [
        _band([""] * n, [] if i else _over(WRITE_IN, n), above, page)
        for i, n in enumerate(_bands(blanks, room // MARK))
    ]
    return bands + empty


def _bands(cells: int, most: int) -> list[int]:
    """How many cells each band has: as few bands as take them, as even as can be."""
    bands = -(-cells // most)
    return [cells // bands + (i < cells % bands) for i in range(bands)]


def _turned(names: Sequence[str], column: int, page: Page) -> list[str]:
    """Names across where the columns take every one of them, else each downwards; a long one in pieces."""
    down = any(_longest([name], page) > column for name in names if len(name) <= _DOWN)
    return ["↵".join(n) if down and len(n) <= _DOWN else _set(n, column, page) for n in names]


def _band(cells: Sequence[str], labels: Sequence[str], above: bool, page: Page, known: int = 0) -> Grid:
    """One band: boxes, names, and over them who is meant; a narrow blank has room to write a name downwards."""
    room = room_of(page) - _SIDE
    lines = max(2, *(name.count("↵") + 1 for name in cells))  # 姓名 and 符号 beside them stand downwards
    low = _WRITTEN if not cells[-1] and room // len(cells) < _TO_WRITE else MARK
    name_high = max(low, lines * page.names * 13 + 120)
    marks = ("符↵号", *[""] * len(cells))
    named = ("姓↵名", *cells)
    mark_high = max(page.mark, 2 * page.names * 13 + 20)
    rows, heights = ([marks, named], [mark_high, name_high]) if above else ([named, marks], [name_high, mark_high])
    if labels:
        rows.insert(0, ("", *labels))
        heights.insert(0, _LABEL)
    parted = frozenset({known + 1} if known else ())
    widths = (_SIDE, *_parts(room, (1,) * len(cells)))
    header = 1 if labels else 0
    return Grid(tuple(rows), header, widths, page.names, tuple(heights), frozenset(), True, parted, SIZES["小四"])


def _over(label: str, columns: int) -> list[str]:
    """A label merged over so many columns."""
    return [label, *["<"] * (columns - 1)] if columns else []


def _parts(room: int, shares: Sequence[int]) -> tuple[int, ...]:
    widths = [room * share // sum(shares) for share in shares]
    widths[-1] += room - sum(widths)
    return tuple(widths)


def box(block: Block, page: Page, wide: bool) -> str:
    """A frame with text in it: the notes of a ballot. 号= its type."""
    return drawn(box_grid(block, page, wide), page) + after(page, GAP)


def box_grid(block: Block, page: Page, wide: bool) -> Grid:
    """The frame as a table of one cell."""
    word = block.options.get("号", "四号")
    if word not in SIZES:
        raise ValueError(f"“号=”应是 {'、'.join(SIZES)} 之一，现在是“{word}”")
    content = "↵".join(shelter(line) for line in block.lines)
    room = page.leaf.room if page.leaf else text_width(wide)
    return Grid(((content,),), 0, (room,), SIZES[word], (MARK,), frozenset({0}))
