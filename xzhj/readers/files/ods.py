"""Sheets of the OpenDocument kind (.ods), read from content.xml: values, what is shown, what is hidden, what is merged."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xzhj.model import Trouble
from xzhj.readers.files.cells import error_cells, tell
from xzhj.readers.files.filled import Filled, to_grid
from xzhj.readers.files.limits import Limits, Refused, exceeded
from xzhj.readers.files.package import Package
from xzhj.readers.files.xmlwalk import walk
from xzhj.readers.grid import Grid

_MONTH = re.compile(r"\D*\d{2,4}\s*[年./-]\s*\d{1,2}\s*月?\s*")


class _Content:
    """Where the parser stands in content.xml. Repeats are counted, and only filled cells are kept."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.tables: list[Filled] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.depth = 0  # of tables: one inside a cell is not read
        self.rows = 1
        self.cell: dict[str, str] | None = None
        self.words: list[str] = []
        self.paragraphs = self.aside = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "style":
            self.style = given.get("name", "")
        elif name == "table-properties" and given.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif name == "table":
            self._table(given)
        elif self.depth != 1:
            return
        elif name == "table-column":
            self._columns(given)
        elif name == "table-row":
            self._row(given)
        elif name in ("table-cell", "covered-table-cell"):
            self.cell, self.words, self.paragraphs = given, [], 0
        elif name in ("annotation", "shapes"):
            self.aside += 1
        elif self.cell is not None and not self.aside:
            self._inside(name, given)

    def _inside(self, name: str, given: dict[str, str]) -> None:
        if name == "p":
            self.paragraphs += 1
            if self.paragraphs > 1:
                self.words.append("\n")
        elif name in ("s", "tab", "line-break"):
            self.words.append("\n" if name == "line-break" else " " * min(_count(given.get("c")), 100))

    def _table(self, given: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 1:
            self.tables.append(Filled(given.get("name", ""), given.get("style-name", "-") in self.hidden_styles))
            if len(self.tables) > self.limits.sheets:
                raise exceeded("sheets", len(self.tables), self.limits.sheets)

    def _columns(self, given: dict[str, str]) -> None:
        table, many = self.tables[-1], _count(given.get("number-columns-repeated"))
        if given.get("visibility", "visible") != "visible":
            table.hidden_columns.update(range(table.heading, min(table.heading + many, self.limits.columns)))
        table.heading += many

    def _row(self, given: dict[str, str]) -> None:
        table = self.tables[-1]
        self.rows = _count(given.get("number-rows-repeated"))
        table.column = 0
        seen = {"collapse": table.hidden_rows, "filter": table.filtered_rows}.get(given.get("visibility", ""))
        if seen is not None and self.rows < 100_000:
            seen.update(range(table.row, table.row + self.rows))

    def text(self, text: str) -> None:
        if self.cell is not None and self.paragraphs and not self.aside:
            self.words.append(text)

    def end(self, name: str) -> None:
        if name == "table":
            self.depth -= 1
        elif self.depth != 1:
            return
        elif name in ("table-cell", "covered-table-cell") and self.cell is not None:
            self._close(self.cell, "".join(self.words))
            self.cell = None
        elif name in ("annotation", "shapes"):
            self.aside -= 1
        elif name == "table-row":
            self.tables[-1].row += self.rows

    def _close(self, given: dict[str, str], shown: str) -> None:
        table, across = self.tables[-1], _count(given.get("number-columns-repeated"))
        row, column = table.row, table.column
        table.column += across
        value = _value(given, shown)
        span = _count(given.get("number-rows-spanned")), _count(given.get("number-columns-spanned"))
        if span != (1, 1):
            table.merged.append((row, column, row + span[0] - 1, column + span[1] - 1))
        if value == "" and given.get("formula") and given.get("value-type") is None:
            table.uncomputed.add((row, column))
        if value == "":
            return
        many = across * self.rows
        if many + len(table.cells) > self.limits.cells:
            raise exceeded("cells", many + len(table.cells), self.limits.cells)
        places = [(row + r, column + c) for r in range(self.rows) for c in range(across)]
        table.cells.update(dict.fromkeys(places, value))
        if isinstance(value, date) and _MONTH.fullmatch(shown):
            table.months.update(places)


def _count(text: str | None) -> int:
    return max(int(text), 1) if text and text.isascii() and text.isdigit() and len(text) < 9 else 1


def _value(given: dict[str, str], shown: str) -> Any:
    kind = given.get("value-type")
    if kind in ("float", "percentage", "currency"):
        if shown.startswith(("#", "Err:")):
            return shown
        try:
            number = float(given.get("value", ""))
        except ValueError:
            return shown
        return int(number) if number.is_integer() else number
    if kind == "date":
        return _date(given.get("date-value", ""), shown)
    if kind == "boolean":
        return given.get("boolean-value") == "true"
    return given.get("string-value", shown) if kind == "string" else shown


def _date(text: str, shown: str) -> Any:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return shown
    return moment.date() if (moment.hour, moment.minute, moment.second) == (0, 0, 0) else moment


def read(path: Path, name: str, digest: str, limits: Limits) -> tuple[list[Grid], list[Trouble]]:
    """Every sheet, hidden ones marked. Raises Refused: file.broken, file.locked, file.limit."""
    content = _Content(limits)
    with Package(path, limits) as package:
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise Refused("file.locked", how="encrypted")
        walk(package.chunks("content.xml"), content.start, content.end, content.text)
    grids = [to_grid(table, name, digest, limits) for table in content.tables]
    return grids, [trouble for grid in grids for trouble in tell(grid, error_cells(grid.rows))]
