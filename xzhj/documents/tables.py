"""The tables of a paper, to be made into workbooks."""

from __future__ import annotations

from xzhj.documents.text import Block, Line, Sheet
from xzhj.documents.typeset.grid import rows_of
from xzhj.documents.typeset.runs import ESCAPED

HIDDEN = 0xE000  # where `shelter` puts escaped signs

Cells = tuple[tuple[str, ...], ...]


def tables(sheet: Sheet, title: str) -> list[tuple[str, int, Cells]]:
    """Each table as (the title it stands under, its heading rows, its cells)."""
    found = []
    for part in sheet.parts:
        if isinstance(part, Line) and part.kind == "title":
            title = part.text.replace("↵", "")
        elif isinstance(part, Block) and part.kind == "table" and part.lines:
            deep = part.options.get("表头", "1")
            rows = tuple(tuple(bare(cell) for cell in row) for row in rows_of(part))
            found.append((title, int(deep) if deep.isdecimal() else 1, rows))
    return found


def bare(cell: str) -> str:
    """A cell's text with the signs a value held as they were; blanks to fill in are left out."""
    return "".join(
        ESCAPED[ord(c) - HIDDEN] if HIDDEN <= ord(c) < HIDDEN + len(ESCAPED) else c for c in cell.replace("＿", "")
    )
