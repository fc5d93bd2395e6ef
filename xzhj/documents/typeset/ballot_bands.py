"""Ballots with the mark boxes above or below the names: bands of columns."""

from __future__ import annotations

from collections.abc import Sequence

from xzhj.documents.typeset.ballot_names import DOWN, LABEL, MARK, SIDE, TO_WRITE, WRITE_IN, longest, room_of, set_in
from xzhj.documents.typeset.grid import Grid
from xzhj.documents.typeset.setting import SIZES, Page
from xzhj.documents.typeset.widths import fitted

_WRITTEN = 20 * 7200 // 127  # room to write a name downwards


def stacked(names: Sequence[str], blanks: int, page: Page, above: bool) -> list[Grid]:
    """Bands of columns no narrower than a mark box, each with its row of boxes above or below the names."""
    room = room_of(page) - SIDE
    least = max([MARK, *(longest([name], page) for name in names if len(name) > DOWN)])
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
    down = any(longest([name], page) > column for name in names if len(name) <= DOWN)
    return ["↵".join(n) if down and len(n) <= DOWN else set_in(n, column, page) for n in names]


def _band(cells: Sequence[str], labels: Sequence[str], above: bool, page: Page, known: int = 0) -> Grid:
    """One band: boxes, names, and over them who is meant; a narrow blank has room to write a name downwards."""
    room = room_of(page) - SIDE
    lines = max(2, *(name.count("↵") + 1 for name in cells))  # 姓名 and 符号 beside them stand downwards
    low = _WRITTEN if not cells[-1] and room // len(cells) < TO_WRITE else MARK
    name_high = max(low, lines * page.names * 13 + 120)
    marks = ("符↵号", *[""] * len(cells))
    named = ("姓↵名", *cells)
    mark_high = max(page.mark, 2 * page.names * 13 + 20)
    rows, heights = ([marks, named], [mark_high, name_high]) if above else ([named, marks], [name_high, mark_high])
    if labels:
        rows.insert(0, ("", *labels))
        heights.insert(0, LABEL)
    parted = frozenset({known + 1} if known else ())
    widths = (SIDE, *fitted((1,) * len(cells), room))
    header = 1 if labels else 0
    return Grid(tuple(rows), header, widths, page.names, tuple(heights), frozenset(), True, parted, SIZES["小四"])


def _over(label: str, columns: int) -> list[str]:
    """A label merged over so many columns."""
    return [label, *["<"] * (columns - 1)] if columns else []
