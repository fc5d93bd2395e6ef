"""Tables: widths by content, the header repeated on every page, rows kept whole, cells merged by < and ^."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from xzhj.documents.text import Block
from xzhj.documents.typeset.page import text_width
from xzhj.documents.typeset.paragraphs import paragraph
from xzhj.documents.typeset.runs import Look, runs, shelter
from xzhj.documents.typeset.setting import SIZES, Page
from xzhj.documents.typeset.shape import aside, width

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
_PLAIN = re.compile(r"[\u4e00-\u9fff]{2,14}")
_PARTS = re.compile(r"[^·]+·?|·")
_TALL = re.compile(r"\[(\d{1,3})\]\s*")
_LOW = 65 * 7200 // 127  # a table no higher stands on one page
_FEW = 4  # so many rows at least begin a table's last page
_LONGEST = 16  # a column does not ask for more characters than this on one line
_EASY = 6  # a piece of so many characters stands on one line where the other columns can spare the room
_BLANK = re.compile(r"＿+")  # a cell that is all blank: the cell itself is the place to write in
_CLOSE = re.compile(r"[\s\u3000]*（盖章）[\s\u3000]*|[^，。；]{0,10}(?:（签名）|签名)：＿*|＿+年＿+月＿+日")


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


def _spread(rows: Sequence[Sequence[str]], asked: Callable[[str], float]) -> list[float]:
    """Characters each column asks for, of the cells that are its own."""
    wanted = [1.0] * len(rows[0])
    for row in rows:
        for i, cell in enumerate(row):
            if (i + 1 < len(row) and row[i + 1] == LEFT) or cell in (LEFT, ABOVE):
                continue
            wanted[i] = max(wanted[i], asked(cell))
    return wanted


@lru_cache(maxsize=4096)
def _longest(cell: str) -> float:
    """A cell on one line, as far as a column may ask for it."""
    return max(min(width(piece), _LONGEST) for piece in cell.split("↵"))


@lru_cache(maxsize=4096)
def _whole(cell: str) -> float:
    """What must stand on one line: a short word, a number; of longer text three characters."""
    return max(_kept(piece, 4) for piece in cell.split("↵"))


@lru_cache(maxsize=4096)
def _must(cell: str) -> float:
    """What cannot be parted in any way: a number, a day, a word of three characters."""
    return max(_kept(piece, 3, 2.0) for piece in cell.split("↵"))


@lru_cache(maxsize=4096)
def _easy(cell: str) -> float:
    """What had better stand on one line: a word of some length, a name of several parts up to its ·"""
    return max(_kept(part, _EASY) for piece in cell.split("↵") for part in _PARTS.findall(piece) or [""])


def _kept(piece: str, most: int, otherwise: float = 3.0) -> float:
    latin = max((width(found) * (1.3 if "月" in found else 1.15) for found in _LATIN.findall(piece)), default=0.0)
    return max(min(latin, 10.1), width(piece) if len(piece) <= most else otherwise)


def _least(rows: Sequence[Sequence[str]], size: int) -> list[int]:
    return [round(n * size * 10) + _PADDING for n in _spread(rows, _whole)]


def _widths(block: Block, rows: Sequence[Sequence[str]], size: int, room: int) -> tuple[int, ...]:
    if given := re.findall(r"\d+(?:\.\d+)?", block.options.get("宽", "")):
        shares = [float(n) for n in given][: len(rows[0])] or [1.0]
        shares += [min(shares)] * (len(rows[0]) - len(shares))
        return _eased(_fitted(shares, room), rows, size)
    least = _least(rows, size)
    asked = [
        max(a, b)
        for a, b in zip(least, (round(n * size * 10) + _PADDING for n in _spread(rows, _longest)), strict=True)
    ]
    if sum(asked) <= room or sum(least) >= room:
        return _fitted([float(n) for n in (asked if sum(asked) <= room else least)], room)
    spare, extra = room - sum(least), sum(asked) - sum(least)
    return _fitted([a + (b - a) * spare / extra for a, b in zip(least, asked, strict=True)], room)


def _eased(widths: Sequence[int], rows: Sequence[Sequence[str]], size: int) -> tuple[int, ...]:
    """Widths as asked, but a column too narrow for its numbers and names takes from those wider than their words, and where it
    must, from any that can spare it. A column with cells to write in keeps the room it was given."""
    must, easy, most = (
        [round(n * size * 10) + _PADDING for n in _spread(rows, asked)] for asked in (_must, _easy, _longest)
    )
    written = [
        all(row[i] not in ("", ABOVE) and not _BLANK.fullmatch(row[i]) for row in rows) for i in range(len(widths))
    ]
    idle = [max(a, b) if full else w for a, b, full, w in zip(easy, most, written, widths, strict=True)]
    blank = [a if not full else max(a, w) for a, full, w in zip(must, written, widths, strict=True)]
    for keep in (idle, blank, must):
        widths = _lent(widths, must, keep)
    return tuple(_lent(widths, easy, [max(a, b) for a, b in zip(idle, easy, strict=True)]))


def _lent(widths: Sequence[int], want: Sequence[int], keep: Sequence[int]) -> list[int]:
    """Columns narrower than they want take, as far as it goes, from those wider than they keep."""
    short = [max(0, b - a) for a, b in zip(widths, want, strict=True)]
    spare = [max(0, a - b) for a, b in zip(widths, keep, strict=True)]
    moved = min(sum(short), sum(spare))
    if not moved:
        return list(widths)
    given = [
        w + s * moved // sum(short) - p * moved // sum(spare) for w, s, p in zip(widths, short, spare, strict=True)
    ]
    given[given.index(max(given))] += sum(widths) - sum(given)
    return given


def _fitted(shares: list[float], room: int) -> tuple[int, ...]:
    """Whole twips that add up to `room`."""
    total = sum(shares)
    widths = [int(share * room / total) for share in shares]
    widths[-1] += room - sum(widths)
    return tuple(widths)


def table(block: Block, page: Page, wide: bool, held: bool = False) -> str:
    """A w:tbl and the small paragraph after it that a page ending in a table needs; a low table is not parted."""
    if not block.lines:
        return ""
    borders = "" if "无框" in block.words else _BORDERS
    grid = measured(block, page, text_width(wide))
    grid = replace(grid, together=sum(grid.heights) <= _LOW, held=held)
    return drawn(grid, page, borders) + after(page, keep=held)


def after(page: Page, line: int = 20, keep: bool = False) -> str:
    """The paragraph that must follow a table."""
    return paragraph("", page.look(), line=line, snap=False, keep=keep)


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
    look = page.sized("黑体", grid.labels or grid.size) if head else page.sized("仿宋", grid.size)
    repeat = "<w:tblHeader/>" if head else ""
    cells = "".join(_cells(grid, index, row, look, head))
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{grid.heights[index]}" w:hRule="atLeast"/>{repeat}</w:trPr>{cells}</w:tr>'


def _cells(grid: Grid, index: int, row: Sequence[str], look: Look, head: bool) -> list[str]:
    out: list[str] = []
    column = 0
    heading, last = len(row) > 1 and all(cell == LEFT for cell in row[1:]), index + 1 == len(grid.rows)
    few = 0 < len(grid.rows) - index <= _FEW < len(grid.rows) // 2
    keep = head or (grid.held if last else grid.together or heading or few)
    while column < len(row):
        span = 1
        while column + span < len(row) and row[column + span] == LEFT:
            span += 1
        wide = sum(grid.widths[column : column + span])
        out.append(
            _cell(
                row[column],
                wide,
                span,
                _merge(grid, index, column) + (_DOUBLE if column in grid.parted else ""),
                look,
                head or column not in grid.left,
                keep,
            )
        )
        column += span
    return out


_DOUBLE = '<w:tcBorders><w:left w:val="double" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders>'


def _merge(grid: Grid, index: int, column: int) -> str:
    if grid.rows[index][column] == ABOVE:
        return "<w:vMerge/>"
    below = index + 1 < len(grid.rows) and grid.rows[index + 1][column] == ABOVE
    return '<w:vMerge w:val="restart"/>' if below else ""


def _cell(content: str, wide: int, span: int, merge: str, look: Look, centred: bool, keep: bool) -> str:
    shown = "" if content in (ABOVE, LEFT) or _BLANK.fullmatch(content) else content
    pieces = shown.split("↵")
    long = max(map(width, pieces)) * look.size * 10 > (wide - _PADDING) * 2 or not centred or shown.endswith("。")
    long = long or (len(pieces) > 1 and max(map(len, pieces)) > 8)
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    closing = len(pieces) > 1 and _CLOSE.fullmatch(pieces[-1])
    inside = (
        _closed(pieces, look, keep)
        if closing
        else _text(
            shown,
            look,
            "left" if long else "center",
            keep,
            0 if long or not _PLAIN.fullmatch(shown) else aside(shown, wide - _PADDING, look.size * 10),
        )
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{across}{merge}<w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>'


def _closed(pieces: Sequence[str], look: Look, keep: bool) -> str:
    """A cell that is signed or sealed at its end: what closes it stands to the right."""
    return "".join(_text(p.strip(), look, "right" if _CLOSE.fullmatch(p) else "left", keep) for p in pieces)


@lru_cache(maxsize=4096)
def _text(content: str, look: Look, align: str, keep: bool, inset: int = 0) -> str:
    return paragraph(
        runs(content, look), look, align=align, left=inset, right=inset, keep=keep, line=look.size * 13, snap=False
    )
