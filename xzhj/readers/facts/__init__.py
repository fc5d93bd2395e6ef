"""换届信息.xlsx, election.yaml, county.yaml → facts.

What is wrong is Trouble: `roster.twice` where both forms stand in one folder, else `facts.bad` with `why`, one of
unknown (item, nearest) · type (item, raw, want) · doubled (item; both places) · county (item repeated from county.yaml; both
places) · level (item of one township in county.yaml) · stage (item has no such stage) · column (item, column, want: heading
unknown in a table) · header (want: no 项目 and 内容 heading) · colon (full-width) · space (none after the colon) ·
dash (no blank after it) · tab · blank (full-width, in the indent) · syntax · alias · tag · deep · big · shape (not a list of 项目: 内容).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from xzhj.model import Facts, Reading, Source, Trouble
from xzhj.readers.facts import form, keyed
from xzhj.readers.facts.entries import ADDED, Entry, bad, gather
from xzhj.readers.grid import Grid

FORM, KEYED, COUNTY = "换届信息", ("election.yaml", "election.yml"), ("county.yaml", "county.yml")
BOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".et"})
UP = 4  # how many folders above the election's county.yaml may stand
MOST = 4_000_000  # bytes of a YAML file


@dataclass(frozen=True, slots=True)
class Given:
    """What the forms of an election folder give: its facts, the sheets in them that are rosters, the county's file."""

    facts: Facts
    trouble: tuple[Trouble, ...] = ()
    readings: tuple[Reading, ...] = ()
    rest: tuple[Grid, ...] = ()
    files: tuple[Path, ...] = ()
    county: Path | None = None


def forms_in(folder: Path) -> list[Path]:
    """The files of an election's facts in a folder: 换届信息.xlsx (or .xls, .ods, .et), election.yaml."""
    try:
        here = sorted(folder.iterdir())
    except OSError:
        return []
    books = [p for p in here if p.stem in (FORM, FORM + "表") and p.suffix.lower() in BOOKS and p.is_file()]
    return books + [p for p in here if p.name.lower() in KEYED and p.is_file()]


def is_election(folder: Path) -> bool:
    return bool(forms_in(folder))


def elections_in(folder: Path, depth: int = 2) -> list[Path]:
    """The election folders a path stands for: itself, else those in it (a county's folder of townships)."""
    if is_election(folder):
        return [folder]
    try:
        below = sorted(p for p in folder.iterdir() if p.is_dir() and not p.is_symlink() and not p.name.startswith("."))
    except OSError:
        return []
    return [found for p in below for found in elections_in(p, depth - 1)] if depth else []


def county_of(folder: Path) -> Path | None:
    """county.yaml of the folder itself or of one of the few above it."""
    full = Path(os.path.abspath(folder))
    for up in (full, *list(full.parents)[:UP]):
        for name in COUNTY:
            if (up / name).is_file():
                return near(up / name)
    return None


def near(path: Path) -> Path:
    """A path as seen from the current folder, where that is shorter to read."""
    try:
        relative = Path(os.path.relpath(path))
    except ValueError:  # another drive
        return path
    return relative if len(relative.parts) <= len(path.parts) else path


def read_folder(folder: Path) -> Given:
    """The facts of an election folder and its county."""
    files = forms_in(folder)
    town: list[Entry] = []
    trouble: list[Trouble] = []
    readings: list[Reading] = []
    rest: list[Grid] = []
    if len(files) > 1:
        trouble.append(
            Trouble("roster.twice", tuple(Source(str(f)) for f in files), {"kind": "facts", "why": "换届信息"})
        )
    for path in files[:1]:
        found = read_book(path) if path.suffix.lower() in BOOKS else read_keyed(path)
        town += found[0]
        trouble += found[1]
        readings += found[2]
        rest += found[3]
    county = county_of(folder)
    shared = read_keyed(county) if county else ([], [], [], [])
    facts, faults = gather(town, shared[0])
    trouble += [*shared[1], *faults]
    return Given(facts, tuple(trouble), (*readings, *shared[2]), tuple(rest), tuple(files), county)


def given_by(county: Path) -> frozenset[tuple[str, str]]:
    """What a county.yaml already gives, as (item, stage); what a township may add to is not among it."""
    return frozenset((e.item.name, e.stage) for e in read_keyed(county)[0] if e.item.name not in ADDED)


Read = tuple[list[Entry], list[Trouble], list[Reading], list[Grid]]


def read_book(path: Path) -> Read:
    from xzhj.readers.files import grids

    sheets, trouble = grids(path, display=str(path))
    found, faults, rest = form.entries(sheets)
    return found, [*trouble, *faults], [g.reading for g in sheets if g not in rest], rest


def read_keyed(path: Path) -> Read:
    from xzhj.readers.files import Refused, decode, digest, read_bytes

    name = str(path)
    try:
        data = read_bytes(path)
        if len(data) > MOST:
            return [], [bad(Source(name, "", "第1行"), "big")], [], []
        decoded = decode(data)
    except Refused as refused:
        place = f"第{refused.line}行" if refused.line else ""
        return [], [Trouble(refused.kind, (Source(name, "", place),), refused.facts)], [], []
    found, trouble = keyed.entries(decoded.text, name)
    lines = decoded.text.count("\n") + 1
    return found, trouble, [Reading(name, "", lines, 1, decoded.encoding, digest(data), decoded.why)], []
