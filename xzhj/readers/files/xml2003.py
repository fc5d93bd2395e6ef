"""XML 表格 2003 (SpreadsheetML), which older systems export as .xls or .xml."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from xzhj.model import Trouble
from xzhj.readers.files.cells import error_cells, tell
from xzhj.readers.files.filled import Filled, to_grid
from xzhj.readers.files.formats import shows
from xzhj.readers.files.limits import Limits, exceeded
from xzhj.readers.files.xmlwalk import walk
from xzhj.readers.grid import Grid

_PIECE = 1 << 20


class _Sheets:
    """Where the parser stands. Rows and cells without an index follow the one before."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.tables: list[Filled] = []
        self.codes: dict[str, str] = {}  # style → what its format shows of a date
        self.style = ""
        self.cell: dict[str, str] | None = None
        self.type = ""
        self.words: list[str] = []
        self.collecting = self.visible = False
        self.rows = 1

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "Style":
            self.style = given.get("ID", "")
        elif name == "NumberFormat":
            self.codes[self.style] = _shown(given.get("Format", ""))
        elif name == "Worksheet":
            self.tables.append(Filled(given.get("Name", "")))
            if len(self.tables) > self.limits.sheets:
                raise exceeded("sheets", len(self.tables), self.limits.sheets)
        elif not self.tables:
            return
        elif name == "Column":
            self._column(given)
        elif name == "Row":
            self._row(given)
        elif name == "Cell":
            self._cell(given)
        elif name == "Data" and self.cell is not None:
            self.type, self.words, self.collecting = given.get("Type", "String"), [], True
        elif name == "AutoFilter":
            table = self.tables[-1]
            table.filtered_rows, table.hidden_rows = table.hidden_rows, set()
        elif name == "Visible":
            self.words, self.visible = [], True

    def _column(self, given: dict[str, str]) -> None:
        table = self.tables[-1]
        first = _index(given, table.heading)
        table.heading = first + 1 + _number(given.get("Span"))
        if given.get("Hidden") == "1":
            table.hidden_columns.update(range(first, min(table.heading, self.limits.columns)))

    def _row(self, given: dict[str, str]) -> None:
        table = self.tables[-1]
        table.row = _index(given, table.row)
        table.column = 0
        many = 1 + _number(given.get("Span"))
        if given.get("Hidden") == "1" and many < 100_000:
            table.hidden_rows.update(range(table.row, table.row + many))
        self.rows = many

    def _cell(self, given: dict[str, str]) -> None:
        table = self.tables[-1]
        self.cell, self.type, self.words = given, "", []
        table.column = _index(given, table.column)
        down, across = _number(given.get("MergeDown")), _number(given.get("MergeAcross"))
        if down or across:
            table.merged.append((table.row, table.column, table.row + down, table.column + across))

    def text(self, text: str) -> None:
        if self.collecting or self.visible:
            self.words.append(text)

    def end(self, name: str) -> None:
        if name == "Data":
            self.collecting = False
        elif name == "Cell" and self.cell is not None:
            self._close(self.cell, "".join(self.words))
            self.cell = None
        elif name == "Row" and self.tables:
            self.tables[-1].row += self.rows
        elif name == "Visible" and self.tables:
            self.tables[-1].hidden = "Hidden" in "".join(self.words)
            self.visible = False

    def _close(self, given: dict[str, str], shown: str) -> None:
        table = self.tables[-1]
        place = table.row, table.column
        table.column += 1 + _number(given.get("MergeAcross"))
        value = _value(self.type, shown)
        if value == "":
            if given.get("Formula") and not self.type:
                table.uncomputed.add(place)
            return
        if len(table.cells) >= self.limits.cells:
            raise exceeded("cells", len(table.cells) + 1, self.limits.cells)
        table.cells[place] = value
        if isinstance(value, date) and self.codes.get(given.get("StyleID", "")) == "month":
            table.months.add(place)


def _shown(code: str) -> str:
    return "day" if code in ("Short Date", "Long Date", "Medium Date", "General Date") else shows(code)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0


def _index(given: dict[str, str], following: int) -> int:
    """The place a row, column or cell says it has, counted from zero; else the next one."""
    return max(_number(given.get("Index")) - 1, following)


def _value(kind: str, shown: str) -> Any:
    if kind == "Number":
        try:
            number = float(shown)
        except ValueError:
            return shown
        return int(number) if number.is_integer() and abs(number) < 1e15 else number
    if kind == "DateTime":
        try:
            moment = datetime.fromisoformat(shown)
        except ValueError:
            return shown
        return moment.date() if (moment.hour, moment.minute, moment.second) == (0, 0, 0) else moment
    return shown == "1" if kind == "Boolean" else shown


def read(data: bytes, name: str, digest: str, limits: Limits) -> tuple[list[Grid], list[Trouble]]:
    """Every worksheet, hidden ones marked. Raises Refused: file.broken, file.limit."""
    sheets = _Sheets(limits)
    walk((data[i : i + _PIECE] for i in range(0, len(data), _PIECE)), sheets.start, sheets.end, sheets.text)
    grids = [to_grid(table, name, digest, limits) for table in sheets.tables]
    return grids, [trouble for grid in grids for trouble in tell(grid, error_cells(grid.rows))]
