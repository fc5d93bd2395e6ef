"""What `show` asks for: tables alone, without an election around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xzhj.model import Reading, Roster, Trouble
from xzhj.readers.facts.form import NOTES
from xzhj.readers.files import grids
from xzhj.readers.folder import tables_in
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
    """Read files, and the table files of folders. Sheets of instructions are passed over."""
    sheets, trouble = [], []
    for path in (f for p in paths for f in (tables_in(p) if p.is_dir() else [p])):
        found, faults = grids(path, display=str(path))
        sheets += found
        trouble += faults
    tables = [s for s in sheets if s.sheet not in NOTES] or sheets
    rosters, faults, understood = understand(tables, kind=kind)
    return Seen(tuple(rosters), (*trouble, *faults), tuple(s.reading for s in sheets), tuple(understood))
