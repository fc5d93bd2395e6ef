"""An empty workbook for a clerk to fill in: headings, drop-downs, frozen panes, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from xzhj.model import column_letters
from xzhj.report.files import cell_text

FONT = "宋体"
_EDGE = Side(style="thin", color="999999")
BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
HEAD, ASKED = PatternFill("solid", fgColor="DDEBF7"), PatternFill("solid", fgColor="FFF9DB")
DATE, TEXT = "yyyy-mm-dd", "@"
LONGEST = 255  # characters a spreadsheet allows in a drop-down's own list
_MADE = datetime(2020, 1, 1)


def put(sheet: Any, row: int, column: int, value: str, *, bold: bool = False, size: int = 11, fill: Any = None) -> Any:
    """Write text (never a formula) with a box around it."""
    cell = sheet.cell(row, column, cell_text(value))
    cell.font = Font(name=FONT, size=size, bold=bold)
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    cell.border = BOX
    if fill:
        cell.fill = fill
    return cell


def title(sheet: Any, text: str, columns: int) -> None:
    cell = put(sheet, 1, 1, text, bold=True, size=15)
    cell.alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=columns)
    sheet.row_dimensions[1].height = 30


def heads(sheet: Any, row: int, words: Sequence[str], widths: Sequence[float]) -> None:
    """A heading row that stays in sight and repeats on each printed page."""
    for column, (word, width) in enumerate(zip(words, widths, strict=True), 1):
        cell = put(sheet, row, column, word, bold=True, fill=HEAD)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[column_letters(column - 1)].width = width
    sheet.freeze_panes = sheet.cell(row + 1, 1)
    sheet.print_title_rows = f"1:{row}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "第 &P 页 共 &N 页"


def fit(sheet: Any, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:
    """Make a row high enough for its wrapped texts; a Chinese character takes two of a column's units."""
    lines = [
        -(-sum(2 if ord(c) > 0xFF else 1 for c in t) // max(1, int(w - 2))) for t, w in zip(texts, widths, strict=True)
    ]
    sheet.row_dimensions[row].height = 16.0 * max(1, *lines)


def column_kind(sheet: Any, letter: str, kind: str) -> None:
    """The number format of a whole column: cells nobody has written yet take it."""
    sheet.column_dimensions[letter].number_format = kind


def choices(sheet: Any, where: str, words: Iterable[str], *, strict: bool = True) -> None:
    """A drop-down. Where not `strict`, other words may be typed."""
    listed = ",".join(w for w in words if "," not in w)
    if len(listed) > LONGEST - 2:
        return
    rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=strict)
    rule.errorTitle, rule.error = "请从下拉框中选", "请从下拉框中选一项，或删掉所填内容"
    sheet.add_data_validation(rule)
    rule.add(where)


def dates(sheet: Any, where: str) -> None:
    rule = DataValidation(
        type="date", operator="between", formula1="7306", formula2="73050", allow_blank=True, showErrorMessage=True
    )
    rule.errorTitle, rule.error = "请填日期", "请填日期，如 2026-05-20"
    sheet.add_data_validation(rule)
    rule.add(where)


def wholes(sheet: Any, where: str) -> None:
    rule = DataValidation(
        type="whole", operator="between", formula1="0", formula2="999999999", allow_blank=True, showErrorMessage=True
    )
    rule.errorTitle, rule.error = "请填整数", "请填整数，不带单位"
    sheet.add_data_validation(rule)
    rule.add(where)


def notes(book: Workbook, lines: Iterable[str]) -> None:
    """The sheet 填写说明: one line a row."""
    sheet = book.create_sheet("填写说明")
    sheet.column_dimensions["A"].width = 100
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for row, line in enumerate(lines, 1):
        cell = sheet.cell(row, 1, cell_text(line))
        cell.font = Font(name=FONT, size=12)
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def settled(book: Workbook) -> bytes:
    """The workbook's bytes, without the clock in them."""
    book.properties.creator, book.properties.created = "xzhj", _MADE
    raw, out = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            data = given.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2020-01-01T00:00:00Z", data)
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, data)
    return out.getvalue()
