"""Workbooks written the same to the byte every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

FIXED = datetime(2026, 11, 1)


def book() -> Workbook:
    """An empty workbook with no sheet and no author."""
    made = Workbook()
    made.remove(made.active)
    made.properties.creator = ""
    made.properties.created = made.properties.modified = FIXED
    return made


def plain_sheet(
    made: Workbook,
    name: str,
    title: str,
    headers: Sequence[str],
    rows: Sequence[Sequence[Any]],
    notes: Sequence[str] = (),
) -> Worksheet:
    """A list as clerks keep it: a merged title, the headers, the rows, notes below. Dates are written as 1985.03 text does not."""
    sheet = made.create_sheet(name)
    line = 1
    if title:
        sheet.cell(1, 1, title).font = Font(size=16, bold=True)
        sheet.cell(1, 1).alignment = Alignment(horizontal="center")
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(headers))
        line = 2
    for n, header in enumerate(headers, start=1):
        sheet.cell(line, n, header).font = Font(bold=True)
    sheet.freeze_panes = sheet.cell(line + 1, 1)
    for r, row in enumerate(rows, start=line + 1):
        for n, value in enumerate(row, start=1):
            cell = sheet.cell(r, n, value)
            if isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
    for n, note in enumerate(notes, start=line + len(rows) + 2):
        sheet.cell(n, 1, note)
    for n, header in enumerate(headers, start=1):
        longest = max([len(str(header)) * 2, *(width(row[n - 1]) for row in rows[:60])], default=8)
        sheet.column_dimensions[sheet.cell(line, n).column_letter].width = min(60, max(6, longest + 2))
    return sheet


def width(value: Any) -> int:
    return sum(2 if ord(c) > 255 else 1 for c in str(value if value is not None else ""))


def save(made: Workbook, path: Path) -> None:
    """Write with every zip entry at one time, in one order."""
    raw = io.BytesIO()
    made.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            data = source.read(name)
            if name == "docProps/core.xml":
                data = core()
            entry = zipfile.ZipInfo(name, (2026, 11, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, data)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(out.getvalue())


def core() -> bytes:
    """No author, one date."""
    stamp = FIXED.strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    ).encode()


def text_file(path: Path, text: str, encoding: str = "utf-8") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
