"""Colour and comments on the faulty cells of a workbook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import coordinate_to_tuple, get_column_letter

from xzhj.model import Finding, Source
from xzhj.report.book import FILLS, clean
from xzhj.report.lines import wrap
from xzhj.report.mask import mask
from xzhj.report.words import LEVEL_NAMES, basis

AUTHOR = "xzhj"
NOTED = 200  # cells of one finding that get a comment; the others are coloured
MOST = 8  # findings that the comment of one cell spells out
RANKS = ("error", "warning", "note", "waived", "unchecked")
Found = Sequence[tuple[str, Finding]]
Place = TypeVar("Place")
Area = tuple[int, int, int, int]  # first column, first row, last column, last row
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_LINE = re.compile(r"第([1-9][0-9]{0,6})行")


def cell_of(place: str) -> str:
    """The cell a place names: itself, or the first of a line (第12行 → A12); "" for anything else."""
    if _CELL.fullmatch(place):
        return place
    match = _LINE.fullmatch(place)
    return f"A{match[1]}" if match else ""


def sheet_of(names: Sequence[str], name: str) -> str:
    """The sheet of that name; the only one there is where places give no name, or one cut to fit; else ""."""
    return name if name in names else names[0] if names and (not name or len(names) == 1) else ""


def first_target(at: Iterable[Source], file: str, names: Sequence[str]) -> tuple[str, str] | None:
    """The sheet and the first cell that places name in this workbook."""
    for source in at:
        place = cell_of(source.place) or ("" if source.place else "A1")
        sheet = sheet_of(names, source.sheet)
        if source.file == file and place and sheet:
            return sheet, place
    return None


def gather(
    found: Iterable[tuple[str, Finding]], file: str, names: Sequence[str], merged: Mapping[str, Sequence[Area]]
) -> dict[tuple[str, str], list[tuple[str, Finding]]]:
    """What is wrong with every cell of `file` that a finding names, worst first, by sheet and cell."""
    cells: dict[tuple[str, str], list[tuple[str, Finding]]] = {}
    for kind, finding in found:
        for source in dict.fromkeys(finding.at):
            place = cell_of(source.place) if source.file == file else ""
            sheet = sheet_of(names, source.sheet) if place else ""
            if sheet:
                cells.setdefault((sheet, top_left(place, merged.get(sheet, ()))), []).append((kind, finding))
    for mine in cells.values():
        mine.sort(key=lambda pair: RANKS.index(pair[0]))
    return cells


def noted(cells: Mapping[Place, Found]) -> dict[Place, Found]:
    """The cells that get a comment: of one finding the first NOTED."""
    seen: Counter[int] = Counter()
    kept: dict[Place, Found] = {}
    for place, mine in cells.items():
        if any(seen[id(f)] < NOTED for _, f in mine):
            kept[place] = mine
        seen.update(id(f) for _, f in mine)
    return kept


def mark(book: Workbook, file: str, found: Iterable[tuple[str, Finding]], reveal: bool) -> None:
    """Mark every cell of `file` that a finding names."""
    names = [s.title for s in book.worksheets]
    merged = {s.title: [r.bounds for r in s.merged_cells.ranges] for s in book.worksheets}
    fills = {kind: PatternFill("solid", start_color=colour, end_color=colour) for kind, colour in FILLS.items()}
    cells = gather(found, file, names, merged)
    for (title, place), mine in cells.items():
        book[title][place].fill = fills[mine[0][0]]
    for (title, place), few in noted(cells).items():
        cell = book[title][place]
        text = note_text(few, reveal, cell.comment.text if cell.comment else "")
        author = cell.comment.author if cell.comment else AUTHOR
        cell.comment = Comment(text, author, height=note_height(text), width=320)


def top_left(place: str, merged: Iterable[Area]) -> str:
    """The cell that holds the value where `place` lies in a merged area."""
    row, column = coordinate_to_tuple(place) if merged else (0, 0)
    for left, top, right, bottom in merged:
        if left <= column <= right and top <= row <= bottom:
            return f"{get_column_letter(left)}{top}"
    return place


def note_text(found: Sequence[tuple[str, Finding]], reveal: bool, old: str = "") -> str:
    """What is wrong with the cell and why, below whatever the clerk had noted there."""
    parts = [old] if old else []
    for kind, finding in found[:MOST]:
        because = f"\n依据：{basis(finding)}" if finding.because else ""
        word = "已准许" if kind == "waived" else LEVEL_NAMES[finding.level]
        parts.append(f"{word} {finding.code}：{finding.text}{because}")
    if len(found) > MOST:
        parts.append(f"……另有 {len(found) - MOST} 项，见问题清单")
    return clean("\n".join(parts) if reveal else mask("\n".join(parts)))


def note_height(text: str) -> int:
    """Pixels that a comment 320 wide takes."""
    return min(20 + 17 * len(wrap(text, 40)), 420)
