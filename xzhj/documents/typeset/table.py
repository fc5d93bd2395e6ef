"""Tables: widths by content, the header repeated on every page, rows kept whole, cells merged by < and ^."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from xzhj.documents.text import Block
from xzhj.documents.typeset.page import text_width
from xzhj.documents.typeset.paragraphs import paragraph
from xzhj.documents.typeset.runs import Look, runs, shelter
from xzhj.documents.typeset.setting import SIZES, Page
from xzhj.documents.typeset.shape import width

LEFT, ABOVE = "<", "^"
_RULE = re.compile(r":?-{2,}:?")
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="auto"/>'
    for side, weight in (("top", 8), ("left", 8), ("bottom", 8), ("right", 8), ("insideH", 4), ("insideV", 4))
)
_PADDING = 132  # twips left and right of a cell together, and a little for faces with wide figures
_MARGINS = "".join(
    f'<w:{side} w:w="{w}" w:type="dxa"/>' for side, w in (("top", 28), ("left", 60), ("bottom", 28), ("right", 60))
)
_LATIN = re.compile(r"[!-~年月日]+")  # numbers, words, days: what must not be parted
_TALL = re.compile(r"\[(\d{1,3})\]\s*")
_LONGEST = 16  # a column does not ask for more characters than this on one line


@dataclass(frozen=True, slots=True)
class Grid:
    """A table ready to set: rows of cells, how many head it, column widths in twips, type in half-points, each row's least height;
    `together` = no page break between its rows."""

    rows: tuple[tuple[str, ...], ...]
    header: int
    widths: tuple[int, ...]
    size: int
    heights: tuple[int, ...]
    left: frozenset[int]
    together: bool = False


def rows_of(block: Block) -> tuple[tuple[str, ...], ...]:
    """Cells of every line, all rows as long as the longest; Markdown rules are dropped."""
    rows = []
    for line in block.lines:
        cells = tuple(cell.strip(" \t") for cell in _bare(_TALL.sub("", shelter(line), 1)).split("|"))
        if not all(_RULE.fullmatch(cell) for cell in cells):
            rows.append(cells)
    most = max(map(len, rows), default=0)
    return tuple(row + ("",) * (most - len(row)) for row in rows)


def _bare(line: str) -> str:
    """A line without the bars that close it on both sides; one bar alone at an end parts off an empty cell."""
    return line[1:-1] if len(line) > 1 and line[0] == line[-1] == "|" else line


def is_wide(block: Block, page: Page) -> bool:
    """Say whether a table needs a page turned on its side: told so, or its words do not fit upright."""
    if block.kind not in ("table", "form") or not block.lines:
        return False
    if "横" in block.words or "竖" in block.words:
        return "横" in block.words
    rows = rows_of(block)
    return sum(_least(rows, _size(block))) > text_width()


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


def measured(block: Block, page: Page, room: int) -> Grid:
    """Decide type and widths: the asked size, else the next smaller while the words do not fit."""
    rows, size = rows_of(block), _size(block)
    while size > SIZES["小五"] and "号" not in block.options and sum(_least(rows, size)) > room:
        size -= 3 if size == SIZES["小四"] else 1
    form = block.kind == "form"
    heights = tuple(mm * 7200 // 127 for mm in _heights(block, _number(block, "高", 10 if form else 8)))
    left = frozenset(int(n) - 1 for n in re.findall(r"\d+", block.options.get("左", "")))
    header = _number(block, "表头", 0 if form else 1)
    return Grid(rows, header, _widths(block, rows, size, room), size, heights, left)


def _spread(rows: Sequence[Sequence[str]], longest: bool) -> list[float]:
    """Characters each column asks for: its longest cell, or its longest piece that must not be parted."""
    wanted = [1.0] * len(rows[0])
    for row in rows:
        for i, cell in enumerate(row):
            if (i + 1 < len(row) and row[i + 1] == LEFT) or cell in (LEFT, ABOVE):
                continue
            wanted[i] = max(wanted[i], _asked(cell, longest))
    return wanted


@lru_cache(maxsize=65536)
def _asked(cell: str, longest: bool) -> float:
    pieces = cell.split("↵")
    return max(min(width(p), _LONGEST) if longest else _whole(p) for p in pieces)


def _whole(piece: str) -> float:
    """What must stand on one line: a short word, a number; of longer text three characters."""
    latin = max((width(found) * 1.15 for found in _LATIN.findall(piece)), default=0.0)
    return max(min(latin, 10.1), width(piece) if len(piece) <= 4 else 3.0)


def _least(rows: Sequence[Sequence[str]], size: int) -> list[int]:
    return [round(n * size * 10) + _PADDING for n in _spread(rows, False)]


def _widths(block: Block, rows: Sequence[Sequence[str]], size: int, room: int) -> tuple[int, ...]:
    if given := re.findall(r"\d+(?:\.\d+)?", block.options.get("宽", "")):
        shares = [float(n) for n in given][: len(rows[0])] or [1.0]
        shares += [min(shares)] * (len(rows[0]) - len(shares))
        return _fitted(shares, room)
    least = _least(rows, size)
    asked = [
        max(a, b) for a, b in zip(least, (round(n * size * 10) + _PADDING for n in _spread(rows, True)), strict=True)
    ]
    if sum(asked) <= room or sum(least) >= room:
        return _fitted([float(n) for n in (asked if sum(asked) <= room else least)], room)
    spare, extra = room - sum(least), sum(asked) - sum(least)
    return _fitted([a + (b - a) * spare / extra for a, b in zip(least, asked, strict=True)], room)


def _fitted(shares: list[float], room: int) -> tuple[int, ...]:
    """Whole twips that add up to `room`."""
    total = sum(shares)
    widths = [int(share * room / total) for share in shares]
    widths[-1] += room - sum(widths)
    return tuple(widths)


def table(block: Block, page: Page, wide: bool) -> str:
    """A w:tbl and the small paragraph after it that a page ending in a table needs."""
    if not block.lines:
        return ""
    borders = "" if "无框" in block.words else _BORDERS
    return drawn(measured(block, page, text_width(wide)), page, borders) + after(page)


def after(page: Page, line: int = 20) -> str:
    """The paragraph that must follow a table."""
    return paragraph("", page.look(), line=line, snap=False)


def drawn(grid: Grid, page: Page, borders: str = _BORDERS) -> str:
    """The w:tbl of a measured table."""
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in grid.widths)
    rows = "".join(_row(grid, index, page) for index in range(len(grid.rows)))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(grid.widths)}" w:type="dxa"/><w:jc w:val="left"/>'
        f'{f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""}<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(grid: Grid, index: int, page: Page) -> str:
    row, head = grid.rows[index], index < grid.header
    look = page.sized("黑体" if head else "仿宋", grid.size)
    repeat = "<w:tblHeader/>" if head else ""
    cells = "".join(_cells(grid, index, row, look, head))
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{grid.heights[index]}" w:hRule="atLeast"/>{repeat}</w:trPr>{cells}</w:tr>'


def _cells(grid: Grid, index: int, row: Sequence[str], look: Look, head: bool) -> list[str]:
    out: list[str] = []
    column = 0
    keep = head or (grid.together and index + 1 < len(grid.rows))
    while column < len(row):
        span = 1
        while column + span < len(row) and row[column + span] == LEFT:
            span += 1
        wide = sum(grid.widths[column : column + span])
        out.append(
            _cell(row[column], wide, span, _merge(grid, index, column), look, head or column not in grid.left, keep)
        )
        column += span
    return out


def _merge(grid: Grid, index: int, column: int) -> str:
    if grid.rows[index][column] == ABOVE:
        return "<w:vMerge/>"
    below = index + 1 < len(grid.rows) and grid.rows[index + 1][column] == ABOVE
    return '<w:vMerge w:val="restart"/>' if below else ""


def _cell(content: str, wide: int, span: int, merge: str, look: Look, centred: bool, keep: bool) -> str:
    shown = "" if content in (ABOVE, LEFT) else content
    pieces = shown.split("↵")
    long = max(map(width, pieces)) * look.size * 10 > (wide - _PADDING) * 2 or not centred
    long = long or (len(pieces) > 1 and max(map(len, pieces)) > 8)
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    inside = _text(shown, look, "left" if long else "center", keep)
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{across}{merge}<w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>'


@lru_cache(maxsize=4096)
def _text(content: str, look: Look, align: str, keep: bool) -> str:
    return paragraph(runs(content, look), look, align=align, keep=keep, line=look.size * 13, snap=False)
