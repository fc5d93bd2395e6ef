"""Plain text → paragraphs: a line is one, and tables drawn with bars or tabs are read cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from xzhj.model import Paragraph

_BARS = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"[\s|:\-]+")
_TABS = re.compile(r"[^\t]*(?:\t[^\t]*){2,}")
_NUMBER = re.compile(r"\s*\d{1,6}(?:\.\d{1,3})?\s*[%％]?\s*")


def paragraphs_of(lines: Sequence[str]) -> tuple[Paragraph, ...]:
    """Every line a paragraph, blank ones counted; the cells of a table's row stand at the row's line."""
    found: list[Paragraph] = []
    tables = 0
    for kind, group in groupby(enumerate(lines, start=1), key=lambda item: _kind(item[1])):
        block = list(group)
        rows = [(n, _cells(kind, line)) for n, line in block]
        if kind and len(rows) > 1 and (kind == "|" or _counts(rows)):
            tables += 1
            found += _table(tables, rows)
        else:
            found += [Paragraph(line, f"第{n}段") for n, line in block]
    return tuple(found)


def _kind(line: str) -> str:
    return "|" if _BARS.fullmatch(line) else "\t" if _TABS.fullmatch(line) else ""


def _cells(kind: str, line: str) -> list[str]:
    return line.strip().strip("|").split("|") if kind == "|" else line.split("\t")


def _counts(rows: list[tuple[int, list[str]]]) -> bool:
    """Names set apart by tabs are a list; a table has numbers."""
    return sum(any(_NUMBER.fullmatch(cell) for cell in cells) for _, cells in rows) > 1


def _table(number: int, rows: list[tuple[int, list[str]]]) -> Iterator[Paragraph]:
    row = 0
    for n, cells in rows:
        if all(_RULE.fullmatch(cell) or not cell for cell in cells) and any("-" in cell for cell in cells):
            continue  # |---|---|
        row += 1
        for column, cell in enumerate(cells):
            look = {"table": number, "row": row, "column": column, "span": 1, "merged": False}
            yield Paragraph(cell.strip(), f"第{n}段", look=look, part="table")
