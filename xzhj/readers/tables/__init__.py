"""Sheets → rosters: which row is the heading, what each column is, which rows are people, what each cell says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from xzhj.model import Roster, Trouble, column_letters
from xzhj.readers.grid import Grid
from xzhj.readers.tables.headers import plain
from xzhj.readers.tables.kinds import is_deck, known_kind
from xzhj.readers.tables.layout import Heading, find_heading, is_form, is_turned
from xzhj.readers.tables.table import Made, make
from xzhj.readers.tables.understood import Understood
from xzhj.text.identity import read_identity
from xzhj.text.widths import squeeze

__all__ = ["Understood", "understand"]

SHOWN_ROWS, SHOWN_CELLS = 3, 8


def understand(
    grids: Sequence[Grid], *, kind: str | None = None, names: Mapping[str, str] | None = None
) -> tuple[list[Roster], list[Trouble], list[Understood]]:
    """Find and read every table of the visible sheets.

    `kind` (a key of KINDS) overrides what the headings say; `names` are further headings a county uses, heading → field.
    Raises ValueError for an unknown kind. Trouble: table.no_header (seen, wanted; form where it is one person's form, turned where the headings stand in a column), table.missing_column (field, label, kind, lost,
    must "1" where nothing can be checked without it), table.same_column (field, label, count, first, second),
    table.unknown_header (headers), table.total (label, of, stated, counted), date.ambiguous (field, raw, readings, settled).
    A name's tail that contradicts its row makes the cell of the row Unread.
    """
    known_kind(kind)
    extra = {plain(text): field for text, field in (names or {}).items()}
    rosters: list[Roster] = []
    trouble: list[Trouble] = []
    seen: list[Understood] = []
    made: dict[str, list[Made]] = {}
    bare: dict[str, list[Grid]] = {}
    for grid in grids:
        if grid.hidden or not any(v != "" for row in grid.rows for v in row):
            continue
        tables = _tables(_square(grid), kind, extra)
        made.setdefault(grid.file, []).extend(tables)
        if not tables:
            bare.setdefault(grid.file, []).append(grid)
        for table in tables:
            seen.append(replace(table.understood, roster=len(rosters)))
            rosters.append(table.roster)
            trouble += table.trouble
    for file, tables in made.items():
        trouble += _unknown_headers(tables)
        for grid in bare.get(file, ()):
            if is_deck(grid):
                seen.append(
                    Understood(
                        grid.file,
                        grid.sheet,
                        "ballots",
                        "格子里多是打的票",
                        (1, 1),
                        (2, len(grid.rows)),
                        roster=len(rosters),
                    )
                )
                rosters.append(Roster("ballots", grid.file, grid.sheet, 1, {}, {}, ()))
                continue
            seen.append(Understood(grid.file, grid.sheet, "unknown", "没有找到表头"))
            if (not tables and grid is bare[file][0]) or _holds_people(grid):
                trouble.append(_no_header(grid))
    return rosters, trouble, seen


def _square(grid: Grid) -> Grid:
    """The same sheet with rows of one length, blanks as empty text."""
    widths = set(map(len, grid.rows))
    if len(widths) < 2:
        return grid
    width = max(widths)
    return replace(
        grid, rows=[row if len(row) == width else [*row, *[""] * (width - len(row))] for row in grid.rows], turned=None
    )


def _tables(grid: Grid, kind: str | None, extra: Mapping[str, str]) -> list[Made]:
    made: list[Made] = []
    if is_turned(grid.rows):
        return made
    start = 0
    while heading := _next_heading(grid, start, first=not made):
        table = make(grid, heading, start, kind, extra)
        made.append(table)
        start = table.end
    return made


def _next_heading(grid: Grid, start: int, *, first: bool) -> Heading | None:
    strict = find_heading(grid, start, strict=True)
    if strict is None or strict.main > start + 3:
        loose = find_heading(grid, start, strict=False)
        if loose and (strict is None or loose.main < strict.top):
            return loose if first or loose.main == start or strict is None else strict
    return strict


def _unknown_headers(tables: Sequence[Made]) -> list[Trouble]:
    seen: dict[str, tuple[Made, int, int]] = {}
    for table in tables:
        for r, c, text in table.unknown:
            seen.setdefault(text, (table, r, c))
    if not seen:
        return []
    at = tuple(replace(t.roster.header(), place=f"{column_letters(c)}{r + 1}") for t, r, c in seen.values())
    return [Trouble("table.unknown_header", at, {"headers": "、".join(seen)})]


def _no_header(grid: Grid) -> Trouble:
    rows = [row for row in grid.rows if any(v != "" for v in row)][:SHOWN_ROWS]
    shown = "；".join(" ".join(squeeze(str(v))[:12] for v in row if v != "")[:60] for row in rows)
    first = next(i for i, row in enumerate(grid.rows) if any(v != "" for v in row))
    facts = {"seen": shown, "wanted": "姓名、性别、民族、出生年月、入党时间"}
    if any(is_form([v for v in row if v != ""]) for row in grid.rows[:20]):
        facts["form"] = "1"
    if is_turned(grid.rows):
        facts["turned"] = "1"
    return Trouble("table.no_header", (grid.at(first, 0),), facts)


def _holds_people(grid: Grid) -> bool:
    """Say whether a sheet without a heading looks like a list of people all the same."""
    sample = [v for row in grid.rows[:50] for v in row if v != ""]
    people = sum(1 for v in sample if _personal(v))
    return people >= 3


def _personal(value: Any) -> bool:
    return value in ("男", "女") or (
        isinstance(value, str) and len(value) in (15, 18) and read_identity(value) is not None
    )
