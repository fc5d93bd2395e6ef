"""Workbooks of the .xlsx kind: calamine reads the cells, one pass over the XML tells the rest; openpyxl stands in."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from xzhj.model import Reading, Source, Trouble
from xzhj.readers.files import plain, sheet_scan, sheet_slow
from xzhj.readers.files.cells import clip, mark, settle, tell
from xzhj.readers.files.limits import Limits, Refused, exceeded
from xzhj.readers.files.package import Package, ahead
from xzhj.readers.files.sheet_scan import Odd, Scan
from xzhj.readers.files.workbook import Sheet, Workbook, open_workbook, relations, weigh
from xzhj.readers.grid import Grid

STOOD_IN = "本机没有 calamine，由 openpyxl 读取"
LARGE = 8 << 20  # bytes of worksheets
SECOND = "calamine 读不了这个工作表，由 openpyxl 读取"


@dataclass(slots=True)
class _Cells:
    """Where cell values come from: calamine while it can, else openpyxl."""

    path: Path
    workbook: Workbook
    fast: Any = None
    slow: Any = None
    unopened: bool = False
    parsed: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.unopened:
            self._open()

    def _open(self) -> None:
        reader = calamine()
        if reader is not None:
            self.fast = guarded(lambda: _open(reader, self.path))

    def parse(self) -> None:
        """Open the file and parse every sheet, to be turned into rows later."""
        self._open()
        if self.fast is not None:
            for sheet in self.workbook.sheets:
                self.parsed[sheet.name] = guarded(partial(self.fast.get_sheet_by_name, sheet.name))

    def rows(self, sheet: Sheet, found: Scan) -> tuple[list[list[Any]], str]:
        if self.fast is not None:
            known = self.parsed.pop(sheet.name, None)
            rows = guarded(lambda: (known or self.fast.get_sheet_by_name(sheet.name)).to_python(skip_empty_area=False))
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
        if not workbook.sheets:
            raise Refused("file.broken", why="no-sheet")
        with _no_collecting():
            large = sum(package.claimed(s.part) for s in workbook.sheets) > LARGE
            read_sheets = _plainly(package, workbook, name, digest, limits) if large else {}
            rest = replace(workbook, sheets=tuple(s for s in workbook.sheets if s.index not in read_sheets))
            if rest.sheets:
                cells, scans = _others(path, package, rest, limits, large)
                try:
                    for sheet, found in zip(rest.sheets, scans, strict=True):
                        read_sheets[sheet.index] = _grid(cells, sheet, found, name, digest), found
                finally:
                    cells.close()
    ordered = [read_sheets[s.index] for s in workbook.sheets]
    return [g for g, _ in ordered], [trouble for grid, found in ordered for trouble in tell(grid, found.errors)]


@contextmanager
def _no_collecting() -> Iterator[None]:
    """A hundred thousand new lists, none of them garbage: collecting would look at each again and again."""
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()


def _plainly(
    package: Package, workbook: Workbook, name: str, digest: str, limits: Limits
) -> dict[int, tuple[Grid, Scan]]:
    """The sheets that are plain enough to be read without calamine, by index."""
    known = plain.texts(package, workbook)
    done: dict[int, tuple[Grid, Scan]] = {}
    for sheet in workbook.sheets if known is not None else ():
        if known is not None and (got := plain.read(package, sheet, workbook, known, limits)):
            rows, turned, found = got
            if found.hidden_rows and not found.filtered:
                found.filtered = _filters(package, sheet.part, found)
            done[sheet.index] = _made(sheet, rows, turned, found, name, digest, ""), found
    return done


def _others(path: Path, package: Package, workbook: Workbook, limits: Limits, large: bool) -> tuple[_Cells, list[Scan]]:
    if large and calamine():
        return _side_by_side(path, package, workbook, limits)
    return _Cells(path, workbook), [_scan(package, sheet, workbook, limits) for sheet in workbook.sheets]


def _side_by_side(path: Path, package: Package, workbook: Workbook, limits: Limits) -> tuple[_Cells, list[Scan]]:
    """Of a large file the size is measured first; then calamine, which does not hold the interpreter, parses in a thread of
    its own while the rest of the scan goes on here."""
    measured: list[Scan | None] = []
    for sheet in workbook.sheets:
        try:
            size = sheet_scan.measure(ahead(package.chunks(sheet.part)), limits)
        except Odd:
            size = None
        if size is None or size.rows * size.columns > limits.cells:
            return _Cells(path, workbook), [_scan(package, s, workbook, limits) for s in workbook.sheets]
        sheet_scan.refuse_size(size.rows, size.columns, limits)
        measured.append(size)
    cells = _Cells(path, workbook, unopened=True)
    parsing = threading.Thread(target=cells.parse)
    parsing.start()
    try:
        scans = [_scan(package, s, workbook, limits, m) for s, m in zip(workbook.sheets, measured, strict=True)]
    finally:
        parsing.join()
    return cells, scans


def _scan(package: Package, sheet: Sheet, workbook: Workbook, limits: Limits, measured: Scan | None = None) -> Scan:
    part = sheet.part
    try:
        found = sheet_scan.scan(ahead(package.chunks(part)), workbook.months, limits, measured)
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
    turned = settle(rows)
    mark(rows, found.errors)
    if note:
        _redate(rows, found, cells.workbook)
    return _made(sheet, rows, None if found.errors or note else turned, found, name, digest, note)


def _made(
    sheet: Sheet, rows: list[list[Any]], turned: list[list[Any]] | None, found: Scan, name: str, digest: str, note: str
) -> Grid:
    width = len(rows[0]) if rows else 0
    filtered = {r for r in found.hidden_rows for low, high in found.filtered if low <= r <= high}
    return clip(
        Grid(
            file=name,
            sheet=sheet.name,
            rows=rows,
            turned=turned,
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
