"""A sheet gathered cell by cell, as formats that say each cell's place give it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from xzhj.model import Reading
from xzhj.readers.files.cells import clip
from xzhj.readers.files.limits import Limits, exceeded
from xzhj.readers.grid import Grid


@dataclass(slots=True)
class Filled:
    """One sheet as filled cells by place, with what is merged and hidden; `row`, `column`, `heading`: where its reader stands."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], Any] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    filtered_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    months: set[tuple[int, int]] = field(default_factory=set)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    row: int = 0
    column: int = 0
    heading: int = 0  # columns declared so far


def to_grid(table: Filled, name: str, digest: str, limits: Limits) -> Grid:
    """The sheet as rows. Raises Refused: file.limit."""
    height = max((r for r, _ in table.cells), default=-1) + 1
    width = max((c for _, c in table.cells), default=-1) + 1
    if height * width > limits.cells or height > limits.rows:
        raise exceeded("cells", height * width, limits.cells)
    rows: list[list[Any]] = [[""] * width for _ in range(height)]
    for (row, column), value in table.cells.items():
        rows[row][column] = value
    uncomputed = frozenset((r, c) for r, c in table.uncomputed if r < height and c < width)
    return clip(
        Grid(
            name,
            table.name,
            rows,
            Reading(name, table.name, height, width, "", digest),
            merged=tuple(table.merged),
            hidden_rows=frozenset(table.hidden_rows),
            filtered_rows=frozenset(table.filtered_rows),
            hidden_columns=frozenset(table.hidden_columns),
            hidden=table.hidden,
            months=frozenset(table.months),
            uncomputed=uncomputed,
        )
    )
