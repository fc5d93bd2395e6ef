"""Tables of papers as workbooks, for clerks who go on counting in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment

from xzhj.model import column_letters
from xzhj.report._sheet import HEAD, put, settled, title
from xzhj.report.files import cell_text
from xzhj.report.lines import width_of

Cells = Sequence[Sequence[str]]
_NAME = re.compile(r"[\[\]:*?/\\]")
NARROWEST, WIDEST = 6, 46


def table_book(tables: Sequence[tuple[str, int, Cells]]) -> bytes:
    """A sheet a table: (title, heading rows, rows); `<` joins a cell to the left, `^` upwards, ↵ breaks a line."""
    book = Workbook()
    book.remove(book.active)
    names: set[str] = set()
    for text, deep, rows in tables:
        sheet = book.create_sheet(free_name(text, names))
        columns = max(map(len, rows), default=1)
        title(sheet, text, columns)
        fill(sheet, rows, deep)
        for column in range(columns):
            needed = max((wide(row[column]) for row in rows if column < len(row)), default=0)
            sheet.column_dimensions[column_letters(column)].width = min(WIDEST, max(NARROWEST, needed + 2))
        sheet.freeze_panes = sheet.cell(2 + deep, 1)
        sheet.print_title_rows = f"1:{1 + deep}"
        sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = 9, 0
        sheet.page_setup.orientation = "landscape" if columns > 8 else "portrait"
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    return settled(book)


def free_name(text: str, taken: set[str]) -> str:
    """A sheet's name: no sign a spreadsheet forbids, at most 31 characters, none twice."""
    base = _NAME.sub("", text)[:28] or "表"
    name = next(n for i in range(1, 1000) if (n := base + (str(i) if i > 1 else "")) not in taken)
    taken.add(name)
    return name


def wide(text: str) -> int:
    return 0 if text in ("<", "^") else max(map(width_of, text.split("↵")))


def fill(sheet: Any, rows: Cells, deep: int) -> None:
    looks: dict[bool, Any] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            head = r < deep
            cell = sheet.cell(r + 2, c + 1)
            if head in looks:
                cell._style = copy(
                    looks[head]
                )  # a cell's look is set once; setting it cell by cell takes ten times as long
            else:
                put(sheet, r + 2, c + 1, "", bold=head, fill=HEAD if head else None)
                cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
                looks[head] = cell._style
            value = value_of(text)
            cell.value = cell_text(value) if isinstance(value, str) else value
    for r, c, height, width in joined(rows):
        sheet.merge_cells(start_row=r + 2, start_column=c + 1, end_row=r + 1 + height, end_column=c + width)


def value_of(text: str) -> str | int:
    """What goes into the cell: a number as a number; nothing for a joined cell."""
    text = text.strip().replace("↵", "\n")
    if text in ("<", "^"):
        return ""
    text = re.sub(r"^(\S)\u3000(\S)$", r"\1\2", text)  # a name is padded for print; here it must be found and matched
    plain = re.fullmatch(r"0|[1-9]\d{0,8}", text)
    return int(text) if plain else text


def joined(rows: Cells) -> list[tuple[int, int, int, int]]:
    """Areas of joined cells: row, column, height, width."""
    found = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text.strip() in ("<", "^"):
                continue
            width = 1
            while c + width < len(row) and row[c + width].strip() == "<":
                width += 1
            height = 1
            while r + height < len(rows) and c < len(rows[r + height]) and rows[r + height][c].strip() == "^":
                height += 1
            if width > 1 or height > 1:
                found.append((r, c, height, width))
    return found
