"""Workbooks as we write them: text stays text, ID numbers masked, columns that fit, the same input the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from xzhj.report.lines import width_of
from xzhj.report.mask import mask

FILLS = {"error": "FFC7CE", "warning": "FFE699", "note": "DDEBF7", "unchecked": "E7E6E6", "waived": "E2EFDA"}
FONT = "宋体"
LINE = 16  # points
FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_BAD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_EDGE = Side(style="thin", color="BFBFBF")


class Styles:
    """Styles made once and shared by the cells of one workbook; setting them cell by cell takes a hundred times as long."""

    def __init__(self, book: Workbook) -> None:
        self.scratch = book.create_sheet("~")
        self.book = book
        self.made: dict[tuple[Any, ...], Any] = {}

    def get(
        self, fill: str = "", bold: bool = False, link: bool = False, centre: bool = False, text: bool = False
    ) -> Any:
        key = (fill, bold, link, centre, text)
        if key not in self.made:
            cell = self.scratch.cell(1, 1)
            colour, line = ("0563C1", "single") if link else ("000000", None)
            cell.font = Font(name=FONT, size=11, bold=bold, color=colour, underline=line)
            cell.alignment = Alignment(vertical="center", wrap_text=True, horizontal="center" if centre else "left")
            cell.border = Border(_EDGE, _EDGE, _EDGE, _EDGE)
            cell.fill = PatternFill("solid", start_color=fill, end_color=fill) if fill else PatternFill()
            cell.quotePrefix = text
            self.made[key] = cell._style.__copy__()
        return self.made[key]

    def done(self) -> None:
        self.book.remove(self.scratch)


def put(sheet: Worksheet, row: int, column: int, value: str | int, styles: Styles, **look: Any) -> Any:
    """Write one cell; what a spreadsheet would take for a formula is marked as text."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        value = clean(value)
        cell.value = value
        cell.data_type = "s"
        look["text"] = value.startswith(FORMULA)
    else:
        cell.value = value
    cell._style = styles.get(**look)
    return cell


def clean(text: str) -> str:
    """Text that XML can hold, and no longer than a cell may be."""
    return _BAD.sub("?", text)[:32000]


def masked(value: Any) -> Any:
    """A cell's value with ID and phone numbers in part; a number that is one becomes text."""
    if isinstance(value, str):
        return mask(value) if len(value) >= 11 else value
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= 10**10:
        text = str(int(value)) if value == value and abs(value) < 10**20 else ""
        return hidden if (hidden := mask(text)) != text else value
    return value


def layout(sheet: Worksheet, widths: Sequence[int], head: int, landscape: bool = True) -> None:
    """Column widths, rows as high as their text, the head frozen and repeated on every A4 page."""
    for i, width in enumerate(widths):
        sheet.column_dimensions[chr(65 + i)].width = width
    for cells in sheet.iter_rows(min_row=head):
        texts = [str(c.value) if c.value else "" for c in cells]
        sheet.row_dimensions[cells[0].row].height = row_height(texts, widths)
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "第 &P 页 共 &N 页"


def row_height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Points that a row of texts takes in columns of these widths."""
    lines = max((lines_of(text, w - 1) for text, w in zip(texts, widths, strict=False) if text), default=1)
    return min(LINE * lines + 6, 400)


def lines_of(text: str, width: int) -> int:
    """About how many lines a cell of `width` takes, on the safe side."""
    if "\n" in text:
        return sum(lines_of(part, width) for part in text.split("\n"))
    return 1 if (wide := width_of(text)) <= width else wide * 107 // (100 * width) + 1


def title_for(book: Workbook, wanted: str) -> str:
    """A sheet name that Excel accepts and the workbook does not have yet."""
    return free_title(book.sheetnames, wanted)


def free_title(names: Sequence[str], wanted: str) -> str:
    """The name wanted, as Excel accepts it, with a number where it is taken."""
    base = _NOT_IN_TITLE.sub(" ", wanted).strip(" '")[:28] or "表"
    taken = {name.casefold() for name in names}
    tries = [base, *(f"{base}{n}" for n in range(2, len(taken) + 3))]
    return next(name for name in tries if name.casefold() not in taken)


def finished(book: Workbook, day: date) -> bytes:
    """The workbook's bytes, stamped with `day` instead of the clock, so that they depend on the input alone."""
    raw, out = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _STAMPS.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode(), data)
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    return out.getvalue()


def first_shown(book: Workbook, sheet: Worksheet) -> None:
    """Open the workbook on `sheet`, and on it alone (two selected sheets are edited together)."""
    book.active = book.index(sheet)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
