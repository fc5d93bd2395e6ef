"""Ballots: a mark box above, below or right of each name, or three boxes a name; and boxes of notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from xzhj.documents.text import Block
from xzhj.documents.typeset.page import text_width
from xzhj.documents.typeset.runs import shelter
from xzhj.documents.typeset.setting import SIZES, Page
from xzhj.documents.typeset.table import Grid, after, drawn

LAYOUTS = {"top": "上", "below": "下", "right": "右", "boxes": "三格"}
_MARK = 12 * 7200 // 127  # a mark box is at least 12 mm high and wide
_LABEL = 8 * 7200 // 127
_WRITTEN = 20 * 7200 // 127
_NARROW = 4  # characters of a column under which a name is written downwards
WRITE_IN = "另选人"


def ballot(block: Block, page: Page, wide: bool) -> str:
    """The grid of a ballot. Raises ValueError for a layout that is none of 上 下 右 三格 (top below right boxes)."""
    asked = block.words[0] if block.words else "上"
    layout = LAYOUTS.get(asked, asked)
    if layout not in LAYOUTS.values():
        raise ValueError(f"选票版式应是 {'、'.join(LAYOUTS.values())} 之一，现在是“{asked}”")
    room = text_width(wide)
    names = [shelter(line) for line in block.lines]
    blanks = int(block.options.get("空", "0"))
    if layout == "三格":
        return drawn(_boxes(names, blanks, room), page) + after(page, 160)
    if layout == "右":
        return drawn(_beside(names, blanks, room), page) + after(page, 160)
    return "".join(drawn(grid, page) + after(page, 160) for grid in _stacked(names, blanks, room, layout == "上"))


def _boxes(names: Sequence[str], blanks: int, room: int) -> Grid:
    """Number, name, three boxes; two of them a row when they would not fit a page."""
    body = [(str(i), name, "", "", "") for i, name in enumerate(names, 1)]
    body += [(WRITE_IN if i == 0 else "^", "", "", "", "") for i in range(blanks)]
    across = 2 if len(body) > 12 else 1
    if across == 2:
        body = [("另↵选", *row[1:]) if row[0] in ("^", WRITE_IN) else row for row in body]
    rows = _across(body, across, ("", "", "", "", ""))
    shares = (3, 6, 4, 4, 4) if across == 1 else (4, 9, 5, 5, 5)
    return _grid(
        [("序号", "姓名", "赞成", "不赞成", "弃权") * across, *rows], 1, _parts(room, shares * across), 34 - 4 * across
    )


def _beside(names: Sequence[str], blanks: int, room: int) -> Grid:
    """Name and box, two or three of them a row when there are many."""
    cells = [(name, "") for name in names] + [(f"{WRITE_IN}：" + "\u3000" * 4, "")] * blanks
    across = 1 if len(cells) <= 8 else 2 if len(cells) <= 16 else 3
    return _grid([("姓名", "符号") * across, *_across(cells, across, ("", ""))], 1, _parts(room, (5, 4) * across))


def _across(cells: Sequence[tuple[str, ...]], across: int, empty: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Groups of cells side by side, read downwards first."""
    filled = [*cells, *[empty] * (-len(cells) % across)]
    deep = len(filled) // across
    return [sum((filled[r + deep * c] for c in range(across)), ()) for r in range(deep)]


def _stacked(names: Sequence[str], blanks: int, room: int, above: bool) -> list[Grid]:
    """Bands of columns no narrower than a mark box, each with its row of boxes above or below the names."""
    most = max(1, min((room - _MARK) // _MARK, 12))
    parts = _bands(len(names), blanks, most)
    column = (room - _MARK) // max(parts)
    cells = [*(_downwards(name) if column < _NARROW * 320 else name for name in names), *[""] * blanks]
    starts = [sum(parts[:i]) for i in range(len(parts))]
    return [
        _band(cells[i : i + n], max(len(names) - i, 0), column, above, blanks > 0)
        for i, n in zip(starts, parts, strict=True)
    ]


def _bands(names: int, blanks: int, most: int) -> list[int]:
    """How many columns each band has: candidates and blanks in bands of their own where that takes no band more."""

    def parted(count: int) -> list[int]:
        bands = -(-count // most)
        return [count // bands + (i < count % bands) for i in range(bands)]

    apart = [*parted(names), *parted(blanks)]
    together = parted(names + blanks) or [1]
    return apart if len(apart) == len(together) else together


def _downwards(name: str) -> str:
    """A name for a narrow column: a character a line, a long one two."""
    if len(name) <= 5:
        return "↵".join(name)
    parts = [part[i : i + 2] for part in re.split("(·)", name) for i in range(0, len(part), 2)]
    return "↵".join(parts)


def _band(cells: Sequence[str], known: int, column: int, above: bool, write_ins: bool) -> Grid:
    """One band; where it holds blanks alone, and narrow ones, there is room to write a name downwards."""
    marks = ("符↵号", *[""] * len(cells))
    rows = [marks, ("姓↵名", *cells)] if above else [("姓↵名", *cells), marks]
    if write_ins:
        known = min(known, len(cells))
        rows.insert(0, ("", *_over("候选人", known), *_over(WRITE_IN, len(cells) - known)))
    grid = _grid(rows, 0, (_MARK, *[column] * len(cells)), 28 if column < 900 else 32)
    if known or not write_ins or column >= _NARROW * 320:
        return grid
    return replace(
        grid,
        heights=tuple(_WRITTEN if row[0] == "姓↵名" else high for row, high in zip(rows, grid.heights, strict=True)),
    )


def _over(label: str, columns: int) -> list[str]:
    """A label merged over so many columns."""
    return [label, *["<"] * (columns - 1)] if columns else []


def _grid(rows: Sequence[tuple[str, ...]], header: int, widths: tuple[int, ...], size: int = 32) -> Grid:
    heights = tuple(_LABEL if row[-1] in (WRITE_IN, "<", "候选人", "弃权", "符号") else _MARK for row in rows)
    return Grid(tuple(rows), header, widths, size, heights, frozenset(), together=True)


def _parts(room: int, shares: Sequence[int]) -> tuple[int, ...]:
    widths = [room * share // sum(shares) for share in shares]
    widths[-1] += room - sum(widths)
    return tuple(widths)


def box(block: Block, page: Page, wide: bool) -> str:
    """A frame with text in it: the notes of a ballot. 号= its type."""
    word = block.options.get("号", "四号")
    if word not in SIZES:
        raise ValueError(f"“号=”应是 {'、'.join(SIZES)} 之一，现在是“{word}”")
    content = "↵".join(shelter(line) for line in block.lines)
    grid = Grid(((content,),), 0, (text_width(wide),), SIZES[word], (_MARK,), frozenset({0}))
    return drawn(grid, page) + after(page, 160)
