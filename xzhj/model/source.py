"""Where a value was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Source:
    """File, then sheet, then place: a cell ("E7"), a line ("第12行"), a paragraph ("第3段", "表2第3行第2格")."""

    file: str
    sheet: str = ""
    place: str = ""

    def __str__(self) -> str:
        return " › ".join(part for part in (self.file, self.sheet, self.place) if part)


def column_letters(index: int) -> str:
    """Name a zero-based column as a spreadsheet does: 0 → A, 25 → Z, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
