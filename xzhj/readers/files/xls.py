"""Old workbooks: .xls, and .et, which is the same inside."""

from __future__ import annotations

import struct
from typing import Any

from xzhj.model import Reading, Trouble
from xzhj.readers.files.biff import Sheet, open_book, read_sheet
from xzhj.readers.files.cells import clip, tell
from xzhj.readers.files.cfb import Compound
from xzhj.readers.files.limits import Limits, Refused
from xzhj.readers.files.sheet_scan import refuse_size
from xzhj.readers.grid import Grid


def read(data: bytes, name: str, digest: str, limits: Limits) -> tuple[list[Grid], list[Trouble]]:
    """Every worksheet, hidden ones marked. Raises Refused: file.broken, file.locked, file.limit."""
    try:
        stream = _stream(data)
        book = open_book(stream)
        if not book.sheets:
            raise Refused("file.broken", why="no-sheet")
        for sheet in book.sheets[: limits.sheets]:
            read_sheet(stream, book, sheet, limits)
    except (struct.error, IndexError, OverflowError, UnicodeError) as error:
        raise Refused("file.broken", why="records") from error
    grids = [_grid(sheet, name, digest, limits) for sheet in book.sheets[: limits.sheets]]
    return grids, [
        trouble for grid, sheet in zip(grids, book.sheets, strict=False) for trouble in tell(grid, sheet.errors)
    ]


def _stream(data: bytes) -> bytes:
    """The workbook's records; a file without a container is the records."""
    if not data.startswith(b"\xd0\xcf\x11\xe0"):
        return data
    compound = Compound(data)
    return compound.stream("workbook") or compound.stream("book")


def _grid(sheet: Sheet, name: str, digest: str, limits: Limits) -> Grid:
    height = max((r for r, _ in sheet.cells), default=-1) + 1
    width = max((c for _, c in sheet.cells), default=-1) + 1
    refuse_size(height, width, limits)
    rows: list[list[Any]] = [[""] * width for _ in range(height)]
    for (row, column), value in sheet.cells.items():
        rows[row][column] = value
    hidden = frozenset(sheet.hidden_rows)
    return clip(
        Grid(
            file=name,
            sheet=sheet.name,
            rows=rows,
            reading=Reading(name, sheet.name, height, width, "", digest),
            merged=tuple(sheet.merged),
            hidden_rows=frozenset() if sheet.filter_mode else hidden,
            filtered_rows=hidden if sheet.filter_mode else frozenset(),
            hidden_columns=frozenset(sheet.hidden_columns),
            hidden=sheet.hidden,
            months=frozenset(sheet.months),
        )
    )
