"""A clerk's workbook opened again, or put together from what it says, for marking: what openpyxl can do where the parts cannot be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from xzhj.report.book import clean, masked, title_for
from xzhj.report.lines import width_of
from xzhj.report.mask import mask

MACROS = {".xlsm", ".xltm"}
BOOKS = {".xlsx", ".xltx", *MACROS}
Rows = Sequence[Sequence[Any]]


def opened(path: Path) -> Workbook | None:
    """The clerk's workbook as openpyxl holds it, or None where it cannot."""
    if path.suffix.lower() not in BOOKS:
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
        as_wide_as_needed(sheet, rows)
    return book


def as_wide_as_needed(sheet: Worksheet, rows: Rows) -> None:
    """Columns as wide as most of their cells; landscape, as many pages long as it takes."""
    for number, cells in enumerate(zip_longest(*rows[:500], fillvalue=""), 1):
        wides = sorted(width_of(str(c)[:60]) for c in cells if c not in ("", None))
        if wides:
            usual = wides[min(len(wides) * 19 // 20, len(wides) - 1)]
            sheet.column_dimensions[get_column_letter(number)].width = min(max(usual + 2, 6), 40)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def fill(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    cell = sheet.cell(row, column)
    cell.value = clean(value) if isinstance(value, str) else value
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
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
