"""The same findings as `sheet_scan`, for worksheets written in an unusual way: a real XML parser, some ten times slower."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from xzhj.readers.files.limits import Limits, exceeded
from xzhj.readers.files.sheet_scan import Scan, column
from xzhj.readers.files.xmlwalk import walk

_REFERENCE = re.compile(r"([A-Za-z]{1,7})(\d{1,9})")
_TRUE = ("1", "true")


class _Sheet:
    """Where the parser stands in the worksheet."""

    def __init__(self, months: frozenset[int], limits: Limits) -> None:
        self.found, self.months, self.limits = Scan(), months, limits
        self.row = self.column = -1
        self.cell: dict[str, str] = {}
        self.formula = self.valued = self.in_value = False
        self.range: tuple[int, int] | None = None

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "c":
            self._cell(given)
        elif name == "row":
            self.row = _number(given.get("r"), self.row + 2) - 1
            self.column = -1
            if given.get("hidden") in _TRUE:
                self.found.hidden_rows.add(self.row)
        elif name == "f":
            self.formula = True
        elif name in ("v", "is"):
            self.in_value = True
            self.valued = self.valued or self.cell.get("t") in ("str", "inlineStr")
        elif name in _ELSEWHERE:
            _ELSEWHERE[name](self, given)

    def _cell(self, given: dict[str, str]) -> None:
        match = _REFERENCE.fullmatch(given.get("r", ""))
        if match:
            self.row, self.column = int(match[2]) - 1, column(match[1].upper().encode())
        else:
            self.column += 1
        self.cell, self.formula, self.valued, self.in_value = given, False, False, False

    def text(self, text: str) -> None:
        if self.in_value and text:
            self.valued = True
            if self.cell.get("t") == "e":
                place = self.row, self.column
                self.found.errors[place] = self.found.errors.get(place, "") + text[:20]

    def end(self, name: str) -> None:
        if name in ("v", "is"):
            self.in_value = False
        elif name == "c":
            self._close()
        elif name == "autoFilter":
            self.range = None

    def _close(self) -> None:
        found, place = self.found, (self.row, self.column)
        if self.valued:
            found.rows, found.columns = max(found.rows, self.row + 1), max(found.columns, self.column + 1)
        if self.formula and not self.valued:
            found.uncomputed.add(place)
        if self.months and _number(self.cell.get("s"), -1) in self.months:
            found.months.add(place)
        self.cell = {}

    def hide_columns(self, given: dict[str, str]) -> None:
        if given.get("hidden") in _TRUE:
            low, high = _number(given.get("min"), 1), _number(given.get("max"), 1)
            self.found.hidden_columns.update(range(low - 1, min(high, 16_384)))

    def merge(self, given: dict[str, str]) -> None:
        ends = _REFERENCE.findall(given.get("ref", ""))
        if len(ends) == 2:
            (a, b), (c, d) = ends
            self.found.merged.append((int(b) - 1, column(a.upper().encode()), int(d) - 1, column(c.upper().encode())))
        if len(self.found.merged) > self.limits.cells // 10:
            raise exceeded("cells", len(self.found.merged), self.limits.cells // 10)

    def filter(self, given: dict[str, str]) -> None:
        ends = _REFERENCE.findall(given.get("ref", "").replace("$", ""))
        self.range = (int(ends[0][1]) - 1, int(ends[-1][1]) - 1) if ends else None

    def filter_column(self, given: dict[str, str]) -> None:
        if self.range is not None and self.range not in self.found.filtered:
            self.found.filtered.append(self.range)

    def properties(self, given: dict[str, str]) -> None:
        self.found.filter_mode = given.get("filterMode") in _TRUE


_ELSEWHERE: dict[str, Any] = {
    "col": _Sheet.hide_columns,
    "mergeCell": _Sheet.merge,
    "autoFilter": _Sheet.filter,
    "filterColumn": _Sheet.filter_column,
    "sheetPr": _Sheet.properties,
}


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default


def scan(pieces: Iterable[bytes], months: frozenset[int], limits: Limits) -> Scan:
    """Parse a worksheet; `rows` and `columns` are exact. Raises Refused (file.broken, file.limit)."""
    sheet = _Sheet(months, limits)
    walk(pieces, sheet.start, sheet.end, sheet.text)
    return sheet.found
