"""Workbooks of the .xlsx kind: calamine reads the cells, one pass over the XML tells the rest; openpyxl stands in."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xzhj.model import Reading, Source, Trouble
from xzhj.readers.files import sheet_scan, sheet_slow
from xzhj.readers.files.cells import clip, mark, settle, tell
from xzhj.readers.files.limits import Limits, Refused, exceeded
from xzhj.readers.files.package import Package, ahead
from xzhj.readers.files.sheet_scan import Odd, Scan
from xzhj.readers.files.workbook import Sheet, Workbook, open_workbook, relations, weigh
from xzhj.readers.grid import Grid

STOOD_IN = "本机没有 calamine，由 openpyxl 读取"
SECOND = "calamine 读不了这个工作表，由 openpyxl 读取"


@dataclass(slots=True)
class _Cells:
    """Where cell values come from: calamine while it can, else openpyxl."""

    path: Path
    workbook: Workbook
    fast: Any = None
    slow: Any = None

    def __post_init__(self) -> None:
        reader = calamine()
        if reader is not None:
            self.fast = guarded(lambda: _open(reader, self.path))

    def rows(self, sheet: Sheet, found: Scan) -> tuple[list[list[Any]], str]:
        if self.fast is not None:
            rows = guarded(lambda: self.fast.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False))
            if rows is not None:
                return rows, ""
        return self._second(sheet), SECOND if calamine() else STOOD_IN

    def _second(self, sheet: Sheet) -> list[list[Any]]:
        from xzhj.readers.files import second

        if self.slow is None:
            self.slow = second.load(self.path)
        return second.rows(self.slow, sheet.name)

    def close(self) -> None:
        for book in (self.fast, self.slow):
            if book is not None:
                with suppress(Exception):
                    book.close()


def calamine() -> Any:
    try:
        from python_calamine import CalamineWorkbook
    except ImportError:
        return None
    return CalamineWorkbook


def _open(reader: Any, path: Path) -> Any:
    """calamine goes by the name of a path; of a file that is misnamed it is given the bytes."""
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return reader.from_path(str(path))
    with path.open("rb") as file:
        return reader.from_filelike(file)


def guarded(read: Callable[[], Any]) -> Any:
    """What `read` gives, None when it fails. A panic of the Rust side is no Exception, so it is caught by its name."""
    try:
        return read()
    except Exception:
        return None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        return None


def read(path: Path, name: str, digest: str, limits: Limits) -> tuple[list[Grid], list[Trouble]]:
    """Every worksheet, hidden ones marked. Raises Refused."""
    with Package(path, limits) as package:
        workbook = open_workbook(package, limits)
        scans = [_scan(package, sheet, workbook, limits) for sheet in workbook.sheets]
    if not workbook.sheets:
        raise Refused("file.broken", why="no-sheet")
    cells = _Cells(path, workbook)
    working = gc.isenabled()
    gc.disable()  # a hundred thousand new lists, none of them garbage: collecting would look at each again and again
    try:
        read_sheets = [
            _grid(cells, sheet, found, name, digest) for sheet, found in zip(workbook.sheets, scans, strict=True)
        ]
    finally:
        cells.close()
        if working:
            gc.enable()
    return read_sheets, [
        trouble for grid, found in zip(read_sheets, scans, strict=True) for trouble in tell(grid, found.errors)
    ]


def _scan(package: Package, sheet: Sheet, workbook: Workbook, limits: Limits) -> Scan:
    part = sheet.part
    try:
        found = sheet_scan.scan(ahead(package.chunks(part)), workbook.months, limits)
        if found.rows * found.columns > limits.cells:
            found.rows, found.columns = sheet_scan.exact(ahead(package.chunks(part)))
    except Odd:
        found = sheet_slow.scan(package.chunks(part), workbook.months, limits)
    sheet_scan.refuse_size(found.rows, found.columns, limits)
    if (
        found.rows * found.columns * workbook.longest > limits.text
        and (weight := weigh(package, workbook, sheet)) > limits.text
    ):
        raise exceeded("text", weight, limits.text)
    if found.hidden_rows and not found.filtered:
        found.filtered = _filters(package, part, found)
    return found


def _filters(package: Package, part: str, found: Scan) -> list[tuple[int, int]]:
    """Filters that live outside the worksheet: in a table on it, or an advanced filter, which leaves no range."""
    ranges: list[tuple[int, int]] = []
    for kind, target in relations(package, part).values():
        if kind == "table":
            ranges += sheet_slow.scan([package.read(target)], frozenset(), package.limits).filtered
    if not ranges and found.filter_mode:
        ranges.append((0, max(found.hidden_rows)))
    return ranges


def _grid(cells: _Cells, sheet: Sheet, found: Scan, name: str, digest: str) -> Grid:
    rows, note = cells.rows(sheet, found)
    settle(rows)
    mark(rows, found.errors)
    if note:
        _redate(rows, found, cells.workbook)
    width = len(rows[0]) if rows else 0
    filtered = {r for r in found.hidden_rows for low, high in found.filtered if low <= r <= high}
    return clip(
        Grid(
            file=name,
            sheet=sheet.name,
            rows=rows,
            reading=Reading(name, sheet.name, len(rows), width, "", digest, note),
            merged=tuple(found.merged),
            hidden_rows=frozenset(found.hidden_rows - filtered),
            filtered_rows=frozenset(filtered),
            hidden_columns=frozenset(found.hidden_columns),
            hidden=sheet.hidden,
            months=frozenset(found.months),
            uncomputed=frozenset(found.uncomputed),
        )
    )


def _redate(rows: list[list[Any]], found: Scan, workbook: Workbook) -> None:
    """openpyxl does not know the Chinese built-in date formats: their cells come as serial numbers."""
    from xzhj.readers.files.cells import serial_date

    for row, column in found.months:
        if row < len(rows) and column < len(rows[row]) and type(rows[row][column]) in (int, float):
            rows[row][column] = serial_date(rows[row][column], workbook.since_1904)


__all__ = ["Source", "read"]
