"""A copy of the delegates' roster with who was elected marked; persons written in are added as 待资格审查."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from xzhj.model import Result, Roster
from xzhj.report.files import cell_text

TITLE = "选举结果"
WON, LOST, TIED, TO_CHECK = "当选", "未当选", "票数相等", "当选，待资格审查"


def verdicts(results: Sequence[Result], units: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """(unit, name) → what became of this person; `units` gives the unit of each contest. Only decided contests speak."""
    found: dict[tuple[str, str], str] = {}
    for result in results:
        unit = units.get(result.contest, result.contest)
        if result.outcome not in ("complete", "tie", "shortfall"):
            continue
        for person in result.candidates:
            word = WON if person.name in result.elected else TIED if person.name in result.tied else LOST
            found[unit, person.name] = word
        found.update({(unit, w.name): TO_CHECK for w in result.write_ins if w.name in result.elected})
    return found


def elected_copy(path: Path, rosters: Sequence[Roster], found: Mapping[tuple[str, str], str]) -> bytes:
    """The workbook at `path` with a column 选举结果 in each roster's sheet. Raises OSError or ValueError for a bad file."""
    book = load_workbook(path)
    left = dict(found)
    last = None
    for roster in rosters:
        if roster.sheet not in book.sheetnames:
            continue
        sheet = book[roster.sheet]
        column = max(sheet.max_column, *(column_index_from_string(x) for x in roster.letters.values())) + 1
        sheet.cell(roster.header_row, column, TITLE)
        for person, line in zip(roster, roster.lines, strict=True):
            key = (str(person.unit or person.branch or "").strip(), "".join(str(person.name or "").split()))
            if key in left:
                sheet.cell(line, column, left.pop(key))
        last = (sheet, roster, column)
    if last:
        add_rows(*last, [(unit, name, word) for (unit, name), word in left.items() if word == TO_CHECK])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def add_rows(sheet: object, roster: Roster, column: int, people: Sequence[tuple[str, str, str]]) -> None:
    """Those written in, below the list."""
    line = max(roster.lines, default=roster.header_row) + 1
    unit = roster.letters.get("unit") or roster.letters.get("branch")
    for where, name, word in people:
        sheet.insert_rows(line)  # type: ignore[attr-defined]
        put = sheet.cell  # type: ignore[attr-defined]
        put(line, column_index_from_string(roster.letters["name"]), cell_text(name))
        if unit:
            put(line, column_index_from_string(unit), cell_text(where))
        put(line, column, word)
        line += 1
