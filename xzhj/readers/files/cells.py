"""Cell values made alike whatever file they came from; and the troubles that cells and hidden rows are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from xzhj.model import Source, Trouble
from xzhj.readers.grid import BLOCK, Grid

ERRORS = frozenset(
    [
        "#REF!",
        "#N/A",
        "#NAME?",
        "#VALUE!",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "Err:502",
        "Err:504",
        "Err:508",
        "Err:522",
    ]
)
_SETTLED = frozenset({str, int, bool, date})


def settle(rows: list[list[Any]]) -> list[list[Any]]:
    """In place: whole floats become int, midnight datetimes become date, times and spans become text. Gives the columns."""
    columns: list[list[Any]] = [[] for _ in (rows[0] if rows else ())]
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        for number, column in enumerate(zip(*block, strict=True)):
            kinds = set(map(type, column))
            if kinds <= _SETTLED:
                columns[number].extend(column)
                continue
            settled = (
                list(map(int, column))
                if kinds == {float} and all(map(float.is_integer, column))
                else list(map(_settled, column))
            )
            columns[number].extend(settled)
            for row, value in zip(block, settled, strict=True):
                row[number] = value
    return columns


def _settled(value: Any) -> Any:
    if type(value) is float:
        return int(value) if value.is_integer() else value
    return _moment(value) if type(value) in (datetime, time, timedelta) else value


def _moment(value: datetime | time | timedelta) -> date | datetime | str:
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    return str(value)


def serial_date(serial: float, since_1904: bool = False) -> date | float:
    """A spreadsheet's day number as a date; unchanged where it is none."""
    if not 0 < serial < 2_958_466:
        return serial
    start = date(1904, 1, 1) if since_1904 else date(1899, 12, 31) if serial < 60 else date(1899, 12, 30)
    return start + timedelta(int(serial))


def serial_when(serial: float, since_1904: bool = False) -> date | datetime | float:
    """The same with the time of day, where there is one."""
    day = serial_date(serial, since_1904)
    seconds = round(serial % 1 * 86_400) if isinstance(day, date) else 0
    return (
        datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)
        if isinstance(day, date) and seconds
        else day
    )


def mark(rows: list[list[Any]], errors: Mapping[tuple[int, int], str]) -> None:
    """In place: put error values where calamine left blanks; an error beyond the last value widens the table."""
    if not errors:
        return
    width = max(len(rows[0]) if rows else 0, *(c + 1 for _, c in errors))
    height = max(r for r, _ in errors) + 1
    for row in rows:
        row += [""] * (width - len(row))
    rows += [[""] * width for _ in range(height - len(rows))]
    for (row_number, column), value in errors.items():
        rows[row_number][column] = value


def clip(grid: Grid) -> Grid:
    """Drop what lies outside the table: styles and hiding of blank rows, merges that reach over the edge."""
    height, width = len(grid.rows), len(grid.rows[0]) if grid.rows else 0
    rows = grid.rows
    inside = [
        (a, b, min(c, height - 1), min(d, width - 1))
        for a, b, c, d in grid.merged
        if a < height and b < width and (a, b) <= (c, d)
    ]
    filled = [r for r in grid.hidden_rows | grid.filtered_rows if r < height and any(v != "" for v in rows[r])]
    return replace(
        grid,
        merged=tuple(m for m in inside if m[:2] != m[2:]),
        hidden_rows=grid.hidden_rows.intersection(filled),
        filtered_rows=grid.filtered_rows.intersection(filled),
        hidden_columns=frozenset(c for c in grid.hidden_columns if c < width),
        months=frozenset((r, c) for r, c in grid.months if r < height and c < width and isinstance(rows[r][c], date)),
    )


def tell(grid: Grid, errors: Collection[tuple[int, int]]) -> Iterator[Trouble]:
    """What is wrong with a sheet: hidden; hidden rows; error cells, by value; formulas never computed."""
    if grid.hidden:
        if grid.rows:
            yield Trouble(
                "sheet.hidden", (Source(grid.file, grid.sheet),), {"sheet": grid.sheet, "rows": str(len(grid.rows))}
            )
        return
    if grid.hidden_rows:
        places = tuple(grid.at(r, 0) for r in sorted(grid.hidden_rows))
        yield Trouble(
            "rows.hidden", places, {"rows": ranges(grid.hidden_rows), "count": str(len(places)), "by": "hand"}
        )
    if grid.filtered_rows:
        places = tuple(grid.at(r, 0) for r in sorted(grid.filtered_rows))
        yield Trouble(
            "rows.hidden", places, {"rows": ranges(grid.filtered_rows), "count": str(len(places)), "by": "filter"}
        )
    by_value: dict[str, list[Source]] = {}
    for row, column in sorted(errors):
        value = str(grid.rows[row][column]) if row < len(grid.rows) and column < len(grid.rows[row]) else ""
        if value:
            by_value.setdefault(value, []).append(grid.at(row, column))
    for value, at in by_value.items():
        yield Trouble("cell.error", tuple(at), {"value": value, "count": str(len(at))})
    if grid.uncomputed:
        at = [grid.at(r, c) for r, c in sorted(grid.uncomputed)]
        yield Trouble("cell.uncomputed", tuple(at), {"count": str(len(at))})


def error_cells(rows: list[list[Any]]) -> set[tuple[int, int]]:
    """Cells that read as a formula error, for formats that do not mark them otherwise."""
    return {(r, c) for r, row in enumerate(rows) for c, v in enumerate(row) if type(v) is str and v in ERRORS}


def ranges(rows: Collection[int]) -> str:
    """Zero-based rows as a clerk counts them: 5–7、12."""
    ordered = sorted(rows)
    cuts = [0, *(i + 1 for i, (a, b) in enumerate(pairwise(ordered)) if b != a + 1), len(ordered)]
    spans = [(ordered[a] + 1, ordered[b - 1] + 1) for a, b in pairwise(cuts) if a < b]
    return "、".join(str(a) if a == b else f"{a}–{b}" for a, b in spans)
