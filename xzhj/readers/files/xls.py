"""Old workbooks (.xls, and .et, which is the same inside): calamine reads the cells, the record stream tells the rest."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from xzhj.model import Reading, Trouble
from xzhj.readers.files.cells import clip, error_cells, mark, settle, tell
from xzhj.readers.files.cfb import Compound
from xzhj.readers.files.formats import shown
from xzhj.readers.files.limits import Limits, Refused
from xzhj.readers.files.sheet_scan import refuse_size
from xzhj.readers.files.xlsx import calamine, guarded
from xzhj.readers.grid import Grid

_BOF, _EOF, _FILEPASS, _SHEET, _FORMAT, _XF = 0x809, 0x0A, 0x2F, 0x85, 0x41E, 0xE0
_ROW, _COLUMNS, _FILTER_MODE, _MERGED = 0x208, 0x7D, 0x9B, 0xE5
_CELLS = frozenset({0x203, 0x27E, 0x06, 0xFD, 0x204, 0x205, 0xD6})  # NUMBER RK FORMULA LABELSST LABEL BOOLERR RSTRING
_RK_ROW, _FORMULA, _BOOLERR = 0xBD, 0x06, 0x205
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass(slots=True)
class _Sheet:
    """What the records of one worksheet say; rows and columns count from zero."""

    name: str
    hidden: bool
    start: int
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    months: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    filter_mode: bool = False
    rows: int = 0
    columns: int = 0


def _records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Record by record from `at` to the end of this substream."""
    depth = 0
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        yield kind, data[at + 4 : at + 4 + size]
        depth += (kind == _BOF) - (kind == _EOF)
        at += 4 + size
        if depth <= 0:
            return


def _globals(data: bytes) -> tuple[list[_Sheet], frozenset[int]]:
    """The sheets, and the cell formats (XF) that show a month without a day. Raises Refused("file.locked")."""
    sheets: list[_Sheet] = []
    codes: dict[int, str] = {}
    used: list[int] = []
    for kind, body in _records(data, 0):
        if kind == _FILEPASS:
            raise Refused("file.locked", how="encrypted")
        if kind == _SHEET and len(body) > 8 and body[5] == 0:
            sheets.append(_Sheet(_text(body[6:], 1), bool(body[4] & 3), struct.unpack_from("<I", body)[0]))
        elif kind == _FORMAT and len(body) > 5:
            codes[struct.unpack_from("<H", body)[0]] = _text(body[2:], 2)
        elif kind == _XF and len(body) >= 4:
            used.append(struct.unpack_from("<H", body, 2)[0])
    return sheets, frozenset(i for i, f in enumerate(used) if shown(f, codes.get(f)) == "month")


def _text(body: bytes, width: int) -> str:
    """A short string of BIFF8: its length in `width` bytes, a flag for two-byte characters."""
    length, flag = int.from_bytes(body[:width], "little"), body[width]
    rest = body[width + 1 :]
    return rest[: length * 2].decode("utf-16-le", "replace") if flag & 1 else rest[:length].decode("latin-1")


def _look(data: bytes, sheet: _Sheet, months: frozenset[int]) -> None:
    for kind, body in _records(data, sheet.start):
        if kind in _CELLS and len(body) >= 6:
            row, column, style = struct.unpack_from("<HHH", body)
            _cell(sheet, row, column, style in months)
            if (code := _error(kind, body)) is not None:
                sheet.errors[row, column] = _ERRORS.get(code, "#N/A")
        elif kind == _RK_ROW and len(body) >= 6:
            row, first = struct.unpack_from("<HH", body)
            for i in range((len(body) - 6) // 6):
                _cell(sheet, row, first + i, struct.unpack_from("<H", body, 4 + 6 * i)[0] in months)
        elif kind == _ROW and len(body) >= 16 and body[12] & 0x20:
            sheet.hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLUMNS and len(body) >= 10 and body[8] & 1:
            low, high = struct.unpack_from("<HH", body)
            sheet.hidden_columns.update(range(low, min(high, 255) + 1))
        elif kind == _FILTER_MODE:
            sheet.filter_mode = True
        elif kind == _MERGED and len(body) >= 2:
            _merges(sheet, body)


def _error(kind: int, body: bytes) -> int | None:
    """The error a cell holds; calamine reads an error of a formula as blank."""
    if kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return body[6] if kind == _BOOLERR and len(body) >= 8 and body[7] == 1 else None


def _cell(sheet: _Sheet, row: int, column: int, month: bool) -> None:
    sheet.rows, sheet.columns = max(sheet.rows, row + 1), max(sheet.columns, column + 1)
    if month:
        sheet.months.add((row, column))


def _merges(sheet: _Sheet, body: bytes) -> None:
    for at in range(2, min(len(body) - 7, 2 + 8 * struct.unpack_from("<H", body)[0]), 8):
        top, bottom, left, right = struct.unpack_from("<4H", body, at)
        sheet.merged.append((top, left, bottom, right))


def read(data: bytes, name: str, digest: str, limits: Limits) -> tuple[list[Grid], list[Trouble]]:
    """Every worksheet, hidden ones marked. Raises Refused: file.broken, file.locked, file.limit."""
    try:
        stream = _stream(data)
        sheets, months = _globals(stream)
        for sheet in sheets:
            _look(stream, sheet, months)
            refuse_size(sheet.rows, sheet.columns, limits)
    except (struct.error, IndexError) as error:
        raise Refused("file.broken", why="records") from error
    reader = calamine()
    if reader is None:
        raise Refused(
            "file.unknown", format="xls", what="旧版工作簿（.xls）", cure="用 WPS 打开，另存为 .xlsx", extension=".xls"
        )
    book = guarded(lambda: reader.from_filelike(BytesIO(data)))  # from_path would go by the name
    if book is None or not sheets:
        raise Refused("file.broken", why="workbook")
    grids = [_grid(book, sheet, name, digest, limits) for sheet in sheets]
    return grids, [trouble for grid in grids for trouble in tell(grid, error_cells(grid.rows))]


def _stream(data: bytes) -> bytes:
    """The workbook's records; a file without a container (Excel 4 and before, some programs) is the records."""
    if not data.startswith(b"\xd0\xcf\x11\xe0"):
        return data
    compound = Compound(data)
    return compound.stream("workbook") or compound.stream("book")


def _grid(book: Any, sheet: _Sheet, name: str, digest: str, limits: Limits) -> Grid:
    rows = guarded(lambda: book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False))
    if rows is None:
        raise Refused("file.broken", why="sheet", sheet=sheet.name)
    refuse_size(len(rows), len(rows[0]) if rows else 0, limits)
    settle(rows)
    mark(rows, sheet.errors)
    hidden = frozenset(sheet.hidden_rows)
    return clip(
        Grid(
            name,
            sheet.name,
            rows,
            Reading(name, sheet.name, len(rows), len(rows[0]) if rows else 0, "", digest),
            merged=tuple(sheet.merged),
            hidden_rows=frozenset() if sheet.filter_mode else hidden,
            filtered_rows=hidden if sheet.filter_mode else frozenset(),
            hidden_columns=frozenset(sheet.hidden_columns),
            hidden=sheet.hidden,
            months=frozenset(sheet.months),
        )
    )
