"""Files → records and Trouble. Nothing here judges: what a reader cannot make sense of, the F and L rules speak of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xzhj.model import Case
from xzhj.readers.options import Options

if TYPE_CHECKING:
    from xzhj.readers.look import Seen

__all__ = ["Options", "load", "look"]


def load(paths: Sequence[Path], options: Options) -> Case:
    """Read an election folder, single files, or (nothing named) the current folder into a Case; see `folder`."""
    from xzhj.readers.folder import load as read  # a small command that reads no election should not pay for this

    return read(paths, options)


def look(paths: Sequence[Path], kind: str | None = None) -> Seen:
    """Read tables alone, without an election around them; see `look`."""
    from xzhj.readers.look import look as read

    return read(paths, kind)


def look(paths: Sequence[Path], kind: str | None = None) -> Look:
    """Read single files (or the tables of folders) without an election: what `show` prints."""
    from xzhj.readers.files import grids
    from xzhj.readers.folder import tables_in
    from xzhj.readers.tables import understand

    sheets, trouble = [], []
    for path in [f for p in paths for f in (tables_in(p) if p.is_dir() else [p])]:
        found, bad = grids(path, display=str(path))
        sheets += found
        trouble += bad
    rosters, more, understood = understand(sheets, kind=kind)
    readings = tuple(sheet.reading for sheet in sheets)
    return Look(tuple(rosters), tuple(understood), readings, (*trouble, *more))
