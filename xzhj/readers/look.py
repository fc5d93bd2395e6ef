"""What `show` asks for: files alone, without an election around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xzhj.catalogue.items import find
from xzhj.model import Reading, Roster, Trouble
from xzhj.readers import register
from xzhj.readers.facts import COUNTY, KEYED, entries, form, read_keyed
from xzhj.readers.facts.form import NOTES
from xzhj.readers.files import grids
from xzhj.readers.folder import tables_in
from xzhj.readers.grid import Grid
from xzhj.readers.tables import understand
from xzhj.readers.tables.understood import Understood


@dataclass(frozen=True, slots=True)
class Seen:
    """The tables of some files: as rosters, as decisions taken about them, and what was read."""

    rosters: tuple[Roster, ...]
    trouble: tuple[Trouble, ...]
    readings: tuple[Reading, ...]
    understood: tuple[Understood, ...]


def look(paths: Sequence[Path], kind: str | None = None) -> Seen:
    """Read files, and the table files of folders. Sheets of instructions are passed over; a form of 换届信息 and a
    register of papers are named as what they are."""
    sheets: list[Grid] = []
    trouble: list[Trouble] = []
    readings: list[Reading] = []
    other: list[Understood] = []
    for path in (f for p in paths for f in (tables_in(p) if p.is_dir() else [p])):
        if path.name.lower() in (*KEYED, *COUNTY):
            found, faults, read, _ = read_keyed(path)
            other.append(_form(str(path), "", found))
        else:
            given, faults = grids(path, display=str(path))
            read = [s.reading for s in given]
            tables, named, more = (given, [], []) if kind else _sorted(given)
            sheets += tables
            other += named
            faults = [*faults, *more]
        trouble += faults
        readings += read
    rosters, faults, understood = understand(sheets, kind=kind)
    return Seen(tuple(rosters), (*trouble, *faults), tuple(readings), (*other, *understood))


def _sorted(sheets: list[Grid]) -> tuple[list[Grid], list[Understood], list[Trouble]]:
    """Sheets that may be rosters; the others, named; what is wrong in these."""
    tables = [s for s in sheets if s.sheet not in NOTES] if len(sheets) > 1 else sheets
    if not any(form.is_form(s) for s in tables):
        registers = [s for s in tables if register.heading_of(s) is not None]
        return [s for s in tables if s not in registers], list(_registers(registers)), []
    found, faults, rest = form.entries(tables)
    named = [_form(s.file, s.sheet, [e for e in found if e.at.sheet == s.sheet]) for s in tables if s not in rest]
    _, more = entries.gather(found)
    return rest, named, [*faults, *more]


def _form(file: str, sheet: str, found: Sequence[entries.Entry]) -> Understood:
    known = find(sheet) if sheet else None
    what = f"换届信息的“{known.item.zh}”" if known and known.item.type == "table" else "换届信息"
    return Understood(file, sheet, "unknown", f"{what}，填了 {len(found)} 项")


def _registers(sheets: Sequence[Grid]) -> Iterator[Understood]:
    for sheet in sheets:
        filed, _ = register.read_grid(sheet)
        yield Understood(sheet.file, sheet.sheet, "unknown", f"文号登记，{len(filed)} 件")
