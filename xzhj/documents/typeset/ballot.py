"""Ballots: a mark box above, below or right of each name, or three boxes a name; and boxes of notes."""

from __future__ import annotations

from collections.abc import Sequence

from xzhj.documents.text import Block
from xzhj.documents.typeset.ballot_bands import stacked
from xzhj.documents.typeset.ballot_names import LABEL, MARK, SIDE, TO_WRITE, WRITE_IN, longest, room_of, set_in
from xzhj.documents.typeset.grid import Grid
from xzhj.documents.typeset.page import text_width
from xzhj.documents.typeset.runs import shelter
from xzhj.documents.typeset.setting import SIZES, Page
from xzhj.documents.typeset.table import after, drawn
from xzhj.documents.typeset.widths import fitted

LAYOUTS = {"top": "上", "below": "下", "right": "右", "boxes": "三格"}
GAP = 160  # twips under a grid
_BOX = 14 * 7200 // 127  # of three boxes, so that 不赞成 stands on one line above one


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
    return stacked(names, blanks, page, layout == "上")


def _boxes(names: Sequence[str], blanks: int, page: Page) -> list[Grid]:
    """Number, name, three boxes; one who is written in is only voted for."""
    name = longest(names, page)
    unit = (SIDE, name, _BOX, _BOX, _BOX)
    rows = [(str(i), line, "", "", "") for i, line in enumerate((set_in(n, name, page) for n in names), 1)]
    known = _beside_one_another(rows, ("序号", "姓名", "赞成", "不赞成", "弃权"), unit, page.across, page)
    return [known, *_to_write(blanks, "赞成", page)]


def _beside(names: Sequence[str], blanks: int, page: Page) -> list[Grid]:
    """Name and box."""
    name = longest(names, page)
    rows = [(set_in(n, name, page), "") for n in names]
    return [
        _beside_one_another(rows, ("姓名", "符号"), (name, MARK), page.across, page),
        *_to_write(blanks, "符号", page),
    ]


def _to_write(blanks: int, box: str, page: Page) -> list[Grid]:
    """Room for other names, as many a row as the leaf takes."""
    rows = [("", "")] * blanks
    unit = (TO_WRITE, MARK)
    most = min(3, room_of(page) // sum(unit)) if not page.leaf or page.leaf.wide < 300 else 6
    return [_beside_one_another(rows, (WRITE_IN, box), unit, min(most, blanks), page)] if blanks else []


def most_across(block: Block, page: Page) -> int:
    """How many names a row the leaf takes in a layout with boxes beside the names; 1 in the others."""
    asked = block.words[0] if block.words else "上"
    boxes = {"三格": SIDE + 3 * _BOX, "右": MARK}.get(LAYOUTS.get(asked, asked), 0)
    if not boxes:
        return 1
    unit = longest([shelter(line) for line in block.lines], page) + boxes
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
    heights = (LABEL, *(max(page.mark, page.names * 13 * n + 100) for n in lines))
    widths = fitted(unit * across, room_of(page))
    return Grid(
        tuple(table), 1, widths, page.names, heights, frozenset(), together=True, parted=parted, labels=SIZES["五号"]
    )


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
