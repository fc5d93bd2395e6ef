"""The tables of a paper by their grid: heads, numbers, rows that say 合计."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from xzhj.model import Paper, Paragraph

_TOTAL = re.compile(r"^(?:合计|总计|共计|总数|合计数|全镇合计|全乡合计|总合计)$")
_SUBTOTAL = re.compile(r"^(?:小计|其中|[^，。]{0,8}小计)$")
_WHOLE = re.compile(r"\s*(\d{1,6})\s*(?:名|人|个|张|票)?\s*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds a whole number."""

    value: int
    place: str


Table = dict[int, dict[int, Paragraph]]  # row → grid column → cell


def columns_of(paper: Paper) -> list[Table]:
    """Every table of the paper, by row and grid column."""
    tables: dict[int, Table] = defaultdict(lambda: defaultdict(dict))
    for paragraph in paper.paragraphs:
        if paragraph.part == "table" and "row" in paragraph.look:
            look = paragraph.look
            tables[look["table"]][look["row"]][look["column"]] = paragraph
    return list(tables.values())


def text_of(cell: Paragraph) -> str:
    return re.sub(r"\s+", "", cell.text)


def whole(cell: Paragraph | None) -> int | None:
    match = _WHOLE.fullmatch(cell.text) if cell is not None else None
    return int(match[1]) if match else None


def label_of(row: dict[int, Paragraph]) -> str:
    """The first words of a row that are no number."""
    return next((text_of(c) for _, c in sorted(row.items()) if text_of(c) and whole(c) is None), "")


def total_rows(table: Table) -> Iterator[list[tuple[str, Cell, list[tuple[int, int]]]]]:
    """For each row that says 合计: its numbers with the numbers added up to it, the head of the column first.

    A column is left out where it holds numbers that are no parts (serials, ages, dates) or rows stand out of the plain list.
    """
    rows = sorted(table)
    labels = {r: label_of(table[r]) for r in rows}
    for total in (r for r in rows if _TOTAL.match(labels[r])):
        parts = _parts(table, rows, labels, total)
        if len(parts) < 2:
            continue
        found = []
        for column, cell in sorted(table[total].items()):
            value = whole(cell)
            given = [(r, v) for r in parts if (v := whole(table[r].get(column))) is not None]
            odd = any(
                table[r].get(column) is not None
                and text_of(table[r][column]) not in ("", "—", "-", "0")
                and whole(table[r].get(column)) is None
                for r in parts
            )
            if value is None or odd or len(given) < 2 or _serial(given):
                continue
            found.append((_head(table, rows, parts[0], column), Cell(value, cell.place), given))
        if found:
            yield found


def _parts(table: Table, rows: list[int], labels: dict[int, str], total: int) -> list[int]:
    """The rows that make a total: those below the head down to it, or all after it where it stands first."""
    above = [r for r in rows if r < total]
    numbered = [r for r in above if any(whole(c) is not None for c in table[r].values())]
    chosen = numbered or [r for r in rows if r > total and any(whole(c) is not None for c in table[r].values())]
    if any(_SUBTOTAL.match(labels[r]) or _TOTAL.match(labels[r]) for r in chosen):
        return (
            [r for r in chosen if _SUBTOTAL.match(labels[r]) and "其中" not in labels[r]]
            if not any("其中" in labels[r] for r in chosen)
            else []
        )
    return chosen


def _serial(given: list[tuple[int, int]]) -> bool:
    values = [v for _, v in given]
    return values == list(range(values[0], values[0] + len(values))) and values[0] == 1 and len(values) > 2


def _head(table: Table, rows: list[int], first: int, column: int) -> str:
    for r in reversed([r for r in rows if r < first]):
        for start, cell in sorted(table[r].items()):
            if start <= column < start + cell.look.get("span", 1) and text_of(cell):
                return text_of(cell)[:12]
    return ""
