"""Which folders among those named are a county's townships, and which is one election."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xzhj.cli._paths import there
from xzhj.readers.facts import elections_in
from xzhj.readers.folder import tables_in
from xzhj.text.townships import township_in


def townships(paths: Sequence[Path]) -> list[Path]:
    """The folders of a county among the paths named, those without an election too; [] where it is no county.

    Several elections are a county whatever else is named (各乡镇/* names every file lying about), and so are several
    folders called after townships: read as one election they would be compared with each other.
    """
    named = [p for p in paths if p.is_dir()]
    found = {p: elections_in(p) for p in named}
    elections = sum(map(len, found.values()))
    if elections < 2 and sum(bool(township_in(p.resolve().name)) for p in named) < 2:
        return []
    lines = (f for p in named for f in sorted([*found[p], *idle(found[p], p)]) or own(p))
    return list(dict.fromkeys(lines))


def own(folder: Path) -> list[Path]:
    """A folder without an election, where it is called after a township or holds tables; others (规定) are no township."""
    return [folder] if township_in(folder.resolve().name) or tables_in(folder) else []


def passed_over(paths: Sequence[Path], folders: Sequence[Path]) -> list[Path]:
    """What was named and is no township. Raises Refused for what is not there."""
    return [p for p in paths if there(p) and not any(p == f or p in f.parents for f in folders)]


def idle(elections: Sequence[Path], named: Path) -> list[Path]:
    """Folders called after townships that lie beside elections and have none."""
    beside = {e.parent for e in elections if e != named}
    there = (p for above in beside for p in above.iterdir() if p.is_dir() and township_in(p.name))
    return [p for p in there if not any(e == p or p in e.parents for e in elections)]


def only_election(paths: Sequence[Path]) -> list[Path]:
    """The one election in the one folder named (a county's first township), else []."""
    return elections_in(paths[0]) if len(paths) == 1 and paths[0].is_dir() else []
