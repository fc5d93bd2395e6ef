"""Colour and comments on the faulty cells of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from xzhj.model import Finding
from xzhj.report.book import FILLS, clean
from xzhj.report.lines import wrap
from xzhj.report.mask import mask
from xzhj.report.words import LEVEL_NAMES, basis

AUTHOR = "xzhj"
MOST = 8  # findings that the comment of one cell spells out
RANKS = ("error", "warning", "note", "waived", "unchecked")
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_LINE = re.compile(r"第([1-9][0-9]{0,6})行")


def cell_of(place: str) -> str:
    """The cell a place names: itself, or the first of a line (第12行 → A12); "" for anything else."""
    if _CELL.fullmatch(place):
        return place
    match = _LINE.fullmatch(place)
    return f"A{match[1]}" if match else ""


def sheet_of(book: Workbook, name: str, skip: str = "") -> Worksheet | None:
    """The sheet of that name; the only one there is where places give no name, or one cut to fit."""
    sheets = [s for s in book.worksheets if s.title != skip]
    named = [s for s in sheets if s.title == name]
    return named[0] if named else sheets[0] if sheets and (not name or len(sheets) == 1) else None


def mark(book: Workbook, file: str, found: Iterable[tuple[str, Finding]], reveal: bool) -> None:
    """Mark every cell of `file` that a finding names."""
    cells: dict[tuple[str, str], list[tuple[str, Finding]]] = {}
    for kind, finding in found:
        for source in dict.fromkeys(finding.at):
            coordinate = cell_of(source.place) if source.file == file else ""
            sheet = sheet_of(book, source.sheet) if coordinate else None
            if sheet is not None:
                cells.setdefault((sheet.title, top_left(sheet, coordinate)), []).append((kind, finding))
    fills = {kind: PatternFill("solid", start_color=colour, end_color=colour) for kind, colour in FILLS.items()}
    for (title, coordinate), mine in cells.items():
        mine.sort(key=lambda pair: RANKS.index(pair[0]))
        cell = book[title][coordinate]
        cell.fill = fills[mine[0][0]]
        cell.comment = comment(cell.comment, mine, reveal)


def top_left(sheet: Worksheet, coordinate: str) -> str:
    """The cell that holds the value where `coordinate` lies in a merged range."""
    if sheet.merged_cells.ranges:
        for area in sheet.merged_cells.ranges:
            if coordinate in area:
                return str(area.coord).partition(":")[0]
    return coordinate


def comment(old: Any, found: list[tuple[str, Finding]], reveal: bool) -> Comment:
    """What is wrong with the cell and why, below whatever the clerk had noted there."""
    parts = [old.text] if old else []
    for kind, finding in found[:MOST]:
        because = f"\n依据：{basis(finding)}" if finding.because else ""
        word = "已准许" if kind == "waived" else LEVEL_NAMES[finding.level]
        parts.append(f"{word} {finding.code}：{finding.text}{because}")
    if len(found) > MOST:
        parts.append(f"……另有 {len(found) - MOST} 项，见问题清单")
    text = clean("\n".join(parts) if reveal else mask("\n".join(parts)))
    height = 20 + 17 * len(wrap(text, 40))
    return Comment(text, old.author if old else AUTHOR, height=min(height, 420), width=320)
