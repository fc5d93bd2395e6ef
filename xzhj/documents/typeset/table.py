"""Tables: widths by content, the header repeated on every page, rows kept whole, cells merged by < and ^."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from xzhj.documents.text import Block
from xzhj.documents.typeset.grid import Grid, measured
from xzhj.documents.typeset.page import text_width
from xzhj.documents.typeset.paragraphs import paragraph
from xzhj.documents.typeset.runs import Look, runs
from xzhj.documents.typeset.setting import Page
from xzhj.documents.typeset.shape import aside, width
from xzhj.documents.typeset.widths import ABOVE, BLANK, LEFT, PADDING

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="auto"/>'
    for side, weight in (("top", 8), ("left", 8), ("bottom", 8), ("right", 8), ("insideH", 4), ("insideV", 4))
)
_MARGINS = "".join(
    f'<w:{side} w:w="{w}" w:type="dxa"/>' for side, w in (("top", 28), ("left", 60), ("bottom", 28), ("right", 60))
)
_PLAIN = re.compile(r"[\u4e00-\u9fff]{2,14}")
_LOW = 65 * 7200 // 127  # a table no higher stands on one page
_FEW = 4  # so many rows at least begin a table's last page
_CLOSE = re.compile(r"[\s\u3000]*（盖章）[\s\u3000]*|[^，。；]{0,10}(?:（签名）|签名)：＿*|＿+年＿+月＿+日")


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
    shown = "" if content in (ABOVE, LEFT) or BLANK.fullmatch(content) else content
    pieces = shown.split("↵")
    long = max(map(width, pieces)) * look.size * 10 > (wide - PADDING) * 2 or not centred or shown.endswith("。")
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
            0 if long or not _PLAIN.fullmatch(shown) else aside(shown, wide - PADDING, look.size * 10),
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
