"""A sheet as read: values in rows, before anyone has asked what they mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from xzhj.model import Reading, Source, column_letters


@dataclass(slots=True, eq=False)
class Grid:
    """One sheet or one text table. `rows[0][0]` is cell A1; blank is "". Values: str, int, float, bool, date, datetime.

    Row and column numbers in the other fields count from zero, like `rows`.
    """

    file: str
    sheet: str
    rows: list[list[Any]]
    reading: Reading
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first row, first column, last row, last column (inclusive)
    hidden_rows: frozenset[int] = frozenset()  # hidden by hand: not counted
    filtered_rows: frozenset[int] = frozenset()  # hidden by a filter: counted
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False  # the whole sheet
    months: frozenset[tuple[int, int]] = frozenset()  # date cells shown without a day
    unformatted: frozenset[tuple[int, int]] = frozenset()  # date cells whose display format is not known
    uncomputed: frozenset[tuple[int, int]] = frozenset()  # formulas without a stored value
    turned: list[list[Any]] | None = field(default=None, repr=False)  # `rows` by columns, where that is at hand
    lines: list[int] = field(default_factory=list)  # text tables: the physical line of each row, when it differs

    def column(self, number: int) -> list[Any]:
        """One column, from the first row to the last. All rows must be of one length."""
        if self.turned is None:
            self.turned = turn(self.rows)
        return self.turned[number]

    def place(self, row: int, column: int) -> str:
        return f"{column_letters(column)}{row + 1}"

    def at(self, row: int, column: int) -> Source:
        return Source(self.file, self.sheet, self.place(row, column))


def turn(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows of one length by columns, in blocks small enough for the processor's cache."""
    columns: list[list[Any]] = [[] for _ in (rows[0] if rows else ())]
    for start in range(0, len(rows), BLOCK):
        for column, cells in zip(columns, zip(*rows[start : start + BLOCK], strict=True), strict=True):
            column.extend(cells)
    return columns


BLOCK = 500
