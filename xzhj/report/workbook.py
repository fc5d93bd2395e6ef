"""Findings as workbooks: the list 问题清单, alone or in a marked copy of the clerk's own workbook."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from xzhj.model import Case, Checked, Finding
from xzhj.report.book import Styles, finished, first_shown, layout, put, title_for
from xzhj.report.copied import Unusual, copied
from xzhj.report.listing import HEAD_LOOK, HEADS, LIST, PLACE, WIDTHS, line_cells
from xzhj.report.marks import first_target, mark
from xzhj.report.reopened import BOOKS, MACROS, Rows, built, hide_numbers, opened
from xzhj.report.words import by_file, counted, sort_out

REFUSED = frozenset({"F001", "F002", "F003", "F004"})  # the reader would not open it, so nor do we


def findings_workbook(checked: Checked, case: Case, *, reveal: bool = False, internal: bool = False) -> bytes:
    """问题清单 as a workbook of its own. 内部 findings only with `internal`; numbers masked without `reveal`."""
    book = Workbook()
    book.remove(book.active)
    found = list(entries(checked, internal))
    listed(book, head_of(checked, found, hidden_of(checked, internal)), found, reveal, "")
    what_was_read(book, case)
    return finished(book, checked.today)


def annotated_workbook(
    path: Path,
    file: str,
    checked: Checked,
    case: Case,
    *,
    sheets: Callable[[Path], Mapping[str, Rows]] | None = None,
    reveal: bool = False,
    internal: bool = False,
) -> bytes:
    """A copy of one workbook: faulty cells coloured by level and commented, 问题清单 in front with links to the cells.

    `file` is how findings name it. `sheets` reads values by sheet name: used where `path` is no .xlsx or .xlsm, or one
    that cannot be opened. The original is only read, and everything else in it stays: charts, pictures, formats, macros.
    For a file the reader refused (damaged, locked, over the limits), and without any sheet, the list alone.
    """
    refused = any(f.code in REFUSED and any(s.file == file for s in f.at) for f in checked.findings)
    mine = [(kind, own(f, file)) for kind, f in entries(checked, internal) if any(s.file == file for s in f.at)]
    head = head_of(replace(checked, findings=tuple(f for _, f in mine), not_due=0), mine, 0)
    if not refused and path.suffix.lower() in BOOKS:
        try:
            return copied(path, file, mine, head, reveal=reveal)
        except (Unusual, zipfile.BadZipFile, zlib.error, ValueError, KeyError, OSError):
            pass  # openpyxl knows other ways to put a workbook together
    book = None if refused else opened(path) or built(sheets(path) if sheets else {})
    if book is None:
        return findings_workbook(checked, case, reveal=reveal, internal=internal)
    if not reveal:
        hide_numbers(book)
    mark(book, file, mine, reveal)
    lost = "；这份副本里没有原来的图表和图片" if path.suffix.lower() in BOOKS else ""
    listed(book, head + lost, mine, reveal, file)
    return finished(book, checked.today)


def annotated_name(path: Path) -> str:
    """党员名册.xls → 党员名册（标注）.xlsx; a workbook with macros keeps its ending."""
    return f"{path.stem}（标注）{path.suffix.lower() if path.suffix.lower() in MACROS else '.xlsx'}"


def entries(checked: Checked, internal: bool) -> Iterator[tuple[str, Finding]]:
    """What is listed, worst file first: its kind (a level, unchecked, waived) and the finding."""
    parts = sort_out(checked)
    for _, group in by_file((*parts.standing, *parts.internal) if internal else parts.standing):
        yield from ((f.level, f) for f in group)
    yield from (("unchecked", f) for f in parts.unchecked)
    yield from (("waived", f) for f in parts.waived if internal or not f.internal)


def hidden_of(checked: Checked, internal: bool) -> int:
    return 0 if internal else len(sort_out(checked).internal)


def own(finding: Finding, file: str) -> Finding:
    """The finding with the places of `file` first."""
    return replace(finding, at=tuple(sorted(finding.at, key=lambda s: s.file != file)))


def head_of(checked: Checked, found: Sequence[tuple[str, Finding]], hidden: int) -> str:
    """The first line: 合计：错误 3 项，…；另有内部事项 2 项，见内部清单"""
    note = f"；另有内部事项 {hidden} 项，见内部清单" if hidden else ""
    if any(f.internal for _, f in found):
        note = "；含内部事项，不外传"
    return counted(checked, replace(sort_out(checked), internal=())) + note


def listed(book: Workbook, head: str, found: Sequence[tuple[str, Finding]], reveal: bool, file: str) -> None:
    """Add 问题清单 in front. `file` = the workbook it stands in: places there become links."""
    names = [s.title for s in book.worksheets]
    styles = Styles(book)
    sheet = book.create_sheet(title_for(book, LIST), 0)
    put(sheet, 1, 1, head, styles, bold=True)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADS))
    for column, word in enumerate(HEADS, 1):
        put(sheet, 2, column, word, styles, **HEAD_LOOK)
    for n, (kind, finding) in enumerate(found, 1):
        line(sheet, n, kind, finding, styles, reveal)
        if file and (target := first_target(finding.at, file, names)):
            link(sheet, n + 2, target, styles)
    layout(sheet, WIDTHS, 2)
    sheet.row_dimensions[1].height = 24
    sheet.auto_filter.ref = f"A2:{chr(64 + len(HEADS))}{len(found) + 2}"
    styles.done()
    first_shown(book, sheet)


def line(sheet: Worksheet, n: int, kind: str, finding: Finding, styles: Styles, reveal: bool) -> None:
    for column, (value, look) in enumerate(line_cells(n, kind, finding, reveal), 1):
        put(sheet, n + 2, column, value, styles, **look)


def link(sheet: Worksheet, row: int, target: tuple[str, str], styles: Styles) -> None:
    """Make the place a link to a cell of this workbook."""
    cell = sheet.cell(row, PLACE + 1)
    quoted = target[0].replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{target[1]}", tooltip="点击到这一格")
    cell._style = styles.get(link=True)


def what_was_read(book: Workbook, case: Case) -> None:
    if not case.readings:
        return
    styles = Styles(book)
    sheet = book.create_sheet("读了哪些文件")
    for column, head in enumerate(("文件", "工作表", "行数", "列数", "编码或格式", "摘要", "备注"), 1):
        put(sheet, 1, column, head, styles, fill="D9D9D9", bold=True, centre=True)
    for r, reading in enumerate(case.readings, 2):
        words = (reading.encoding, reading.digest[:12], reading.note)
        values: tuple[str | int, ...] = (reading.file, reading.sheet, reading.rows, reading.columns, *words)
        for column, value in enumerate(values, 1):
            put(sheet, r, column, value, styles)
    layout(sheet, (34, 16, 8, 8, 20, 16, 40), 1)
    styles.done()
