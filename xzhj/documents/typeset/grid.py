"""A table read and measured: cells, type, widths, heights."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xzhj.documents.text import Block
from xzhj.documents.typeset.page import text_width
from xzhj.documents.typeset.runs import shelter
from xzhj.documents.typeset.setting import SIZES, Page
from xzhj.documents.typeset.widths import least, widths

_RULE = re.compile(r":?-{2,}:?")
_TALL = re.compile(r"\[(\d{1,3})\]\s*")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table ready to set: rows of cells, how many head it, column widths in twips, type in half-points, each row's least height;
    `together` = no page break between its rows; `parted` = columns with a double line on their left;
    `labels` = type of the head (0 = the same); `held` = what follows stays with its last row."""

    rows: tuple[tuple[str, ...], ...]
    header: int
    widths: tuple[int, ...]
    size: int
    heights: tuple[int, ...]
    left: frozenset[int]
    together: bool = False
    parted: frozenset[int] = frozenset()
    labels: int = 0
    held: bool = False


def rows_of(block: Block) -> tuple[tuple[str, ...], ...]:
    """Cells of every line, all rows as long as the longest; Markdown rules are dropped."""
    rows = []
    lines = [_TALL.sub("", shelter(line), 1) for line in block.lines]
    columns = max((line.count("|") + 1 for line in lines if not _barred(line)), default=0)
    for line in lines:
        inside = line[1:-1] if _barred(line) and line.count("|") >= columns else line
        cells = tuple(cell.strip(" \t") for cell in inside.split("|"))
        if not all(_RULE.fullmatch(cell) for cell in cells):
            rows.append(cells)
    most = max(map(len, rows), default=0)
    return tuple(row + ("",) * (most - len(row)) for row in rows)


def _barred(line: str) -> bool:
    """Say whether bars stand at both ends: they close the line, or (where it would have a cell too few) part off empty cells."""
    return len(line) > 1 and line[0] == line[-1] == "|"


def is_wide(block: Block, page: Page) -> bool:
    """Say whether a table needs a page turned on its side: told so, or its words do not fit upright."""
    if block.kind not in ("table", "form") or not block.lines:
        return False
    if "横" in block.words or "竖" in block.words:
        return "横" in block.words
    rows = rows_of(block)
    return sum(least(rows, _size(block))) > text_width()


def measured(block: Block, page: Page, room: int) -> Grid:
    """Decide type and widths: the asked size, else the next smaller while the words do not fit."""
    rows, size = rows_of(block), _size(block)
    while size > SIZES["小五"] and "号" not in block.options and sum(least(rows, size)) > room:
        size -= 3 if size == SIZES["小四"] else 1
    form = block.kind == "form"
    heights = tuple(mm * 7200 // 127 for mm in _heights(block, _number(block, "高", 10 if form else 8)))
    left = frozenset(int(n) - 1 for n in re.findall(r"\d+", block.options.get("左", "")))
    header = _number(block, "表头", 0 if form else 1)
    return Grid(rows, header, widths(block, rows, size, room), size, heights, left)


def _size(block: Block) -> int:
    word = block.options.get("号", "四号" if block.kind == "form" else "小四")
    if word not in SIZES:
        raise ValueError(f"表格“号=”应是 {'、'.join(SIZES)} 之一，现在是“{word}”")
    return SIZES[word]


def _number(block: Block, key: str, otherwise: int) -> int:
    word = block.options.get(key, str(otherwise))
    if not word.isdecimal():
        raise ValueError(f"表格“{key}=”后面应是整数，现在是“{word}”")
    return int(word)


def _heights(block: Block, usual: int) -> list[int]:
    """Millimetres of each row: a row that begins with [60] is that high."""
    lines = [line for line in block.lines if not all(_RULE.fullmatch(c.strip()) for c in line.strip("|").split("|"))]
    return [int(found[1]) if (found := _TALL.match(line)) else usual for line in lines]
