"""Findings as workbooks: the list 问题清单, alone or in a marked copy of the clerk's own workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from xzhj.model import Case, Checked, Finding, Source
from xzhj.report.book import FILLS, Styles, clean, finished, first_shown, layout, masked, put, title_for
from xzhj.report.marks import cell_of, mark, sheet_of
from xzhj.report.mask import mask
from xzhj.report.words import LEVEL_NAMES, WHOLE, basis, by_file, counted, file_of, place_list, sort_out

LIST = "问题清单"
HEADS = ("序号", "级别", "编号", "问题", "文件", "工作表", "位置", "依据", "处理情况")
WIDTHS = (6, 8, 8, 58, 22, 14, 16, 34, 16)
KINDS = {**LEVEL_NAMES, "unchecked": "未查", "waived": "已准许"}
MACROS = {".xlsm", ".xltm"}
REFUSED = frozenset({"F001", "F002", "F003", "F004"})  # the reader would not open it, so nor do we
PLACES = 40  # places of one finding that a cell of the list names
Rows = Sequence[Sequence[Any]]


def findings_workbook(checked: Checked, case: Case, *, reveal: bool = False, internal: bool = False) -> bytes:
    """问题清单 as a workbook of its own. 内部 findings only with `internal`; numbers masked without `reveal`."""
    book = Workbook()
    book.remove(book.active)
    listed(book, checked, list(entries(checked, internal)), reveal, "", hidden_of(checked, internal))
    what_was_read(book, case)
    return finished(book, checked.today)


def annotated_workbook(
    path: Path,
    file: str,
    checked: Checked,
    case: Case,
    *,
    sheets: Mapping[str, Rows] | None = None,
    reveal: bool = False,
    internal: bool = False,
) -> bytes:
    """A copy of one workbook: faulty cells coloured by level and commented, 问题清单 in front with links to the cells.

    `file` is how findings name it. `sheets` gives values by sheet name: used where `path` is no .xlsx or .xlsm, or one
    that openpyxl cannot open. The original is only read. Without either, or for a file the
    reader refused (damaged, locked, over the limits), the list alone. Macros stay (.xlsm).
    """
    refused = any(f.code in REFUSED and any(s.file == file for s in f.at) for f in checked.findings)
    book = None if refused else opened(path) or built(sheets or {})
    if book is None:
        return findings_workbook(checked, case, reveal=reveal, internal=internal)
    if not reveal:
        hide_numbers(book)
    mine = [(kind, own(f, file)) for kind, f in entries(checked, internal) if any(s.file == file for s in f.at)]
    mark(book, file, mine, reveal)
    listed(book, replace(checked, findings=tuple(f for _, f in mine), not_due=0), mine, reveal, file, 0)
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


def opened(path: Path) -> Workbook | None:
    """The clerk's workbook as openpyxl holds it, or None where it cannot."""
    if path.suffix.lower() not in {".xlsx", ".xltx", *MACROS}:
        return None
    try:
        book = load_workbook(path, keep_vba=path.suffix.lower() in MACROS)
    except Exception:  # openpyxl lets anything out: KeyError, ParseError, ValueError of a style it does not know …
        return None
    for sheet in book.worksheets:
        sheet._pivots = []  # they keep copies of the cells
    return book


def built(sheets: Mapping[str, Rows]) -> Workbook | None:
    """A new workbook holding `sheets`."""
    if not sheets:
        return None
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(title_for(book, name or "表"))
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row, 1):
                if value not in ("", None):
                    fill(sheet, r, c, value)
    return book


def fill(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    cell = sheet.cell(row, column)
    cell.value = clean(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        if len(value) > 10 and value.isdecimal():
            cell.number_format = "@"


def hide_numbers(book: Workbook) -> None:
    """Mask ID and phone numbers in every cell and comment of the copy."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                if value is not None and (hidden := masked(value)) is not value and hidden != value:
                    cell.value = hidden
                if cell.comment:
                    cell.comment.text = mask(cell.comment.text)


def listed(
    book: Workbook, checked: Checked, found: Sequence[tuple[str, Finding]], reveal: bool, file: str, hidden: int
) -> None:
    """Add 问题清单 in front. `file` = the workbook it stands in: places there become links."""
    styles = Styles(book)
    sheet = book.create_sheet(title_for(book, LIST), 0)
    note = f"；另有内部事项 {hidden} 项，见内部清单" if hidden else ""
    if any(f.internal for _, f in found):
        note = "；含内部事项，不外传"
    put(sheet, 1, 1, counted(checked, replace(sort_out(checked), internal=())) + note, styles, bold=True)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADS))
    for column, head in enumerate(HEADS, 1):
        put(sheet, 2, column, head, styles, fill="D9D9D9", bold=True, centre=True)
    for n, (kind, finding) in enumerate(found, 1):
        line(sheet, n, kind, finding, styles, reveal)
        if file:
            link(book, sheet, n + 2, finding.at, file, styles)
    layout(sheet, WIDTHS, 2)
    sheet.row_dimensions[1].height = 24
    sheet.auto_filter.ref = f"A2:{chr(64 + len(HEADS))}{len(found) + 2}"
    styles.done()
    first_shown(book, sheet)


def line(sheet: Worksheet, n: int, kind: str, finding: Finding, styles: Styles, reveal: bool) -> None:
    at = finding.at[0] if finding.at else Source("")
    places = place_list(finding.at, at.file, at.sheet)
    where = "、".join(places[:PLACES]) + (f" 共{len(finding.at)}处" if len(finding.at) > len(places[:PLACES]) else "")
    words = (KINDS[kind], finding.code, finding.text, file_of(finding) or WHOLE, at.sheet, where, basis(finding))
    put(sheet, n + 2, 1, n, styles, centre=True)
    for column, text in enumerate(words, 2):
        look: dict[str, Any] = {"fill": FILLS[kind], "centre": True} if column == 2 else {"centre": column == 3}
        put(sheet, n + 2, column, text if reveal else mask(text), styles, **look)
    done = f"已准许：{finding.waived}" if finding.waived else ""
    put(sheet, n + 2, len(HEADS), done, styles)


def link(book: Workbook, sheet: Worksheet, row: int, at: Sequence[Source], file: str, styles: Styles) -> None:
    """Make the place a link to the first cell it names in this workbook."""
    target = next(((s, c) for s in at if s.file == file and (c := cell_of(s.place) or ("" if s.place else "A1"))), None)
    there = sheet_of(book, target[0].sheet, skip=sheet.title) if target else None
    if target is None or there is None:
        return
    cell = sheet.cell(row, HEADS.index("位置") + 1)
    quoted = there.title.replace("'", "''")
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
