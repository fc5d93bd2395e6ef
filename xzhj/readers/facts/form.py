"""换届信息.xlsx → entries: one sheet of 项目 and 内容, and a sheet for each item that is a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xzhj.catalogue.items import Item, find, plain
from xzhj.model import Source, Trouble
from xzhj.readers.facts.entries import Cell, Entry, bad, columns_of, unknown
from xzhj.readers.facts.values import is_blank, text_of
from xzhj.readers.grid import Grid

_ITEM = frozenset({"项目", "事项", "项目名称", "信息项"})
_CONTENT = frozenset({"内容", "填写内容", "填写", "填报内容", "值"})
NOTES = frozenset({"填写说明", "说明", "使用说明", "选项"})  # sheets for reading, not for data


def entries(grids: list[Grid]) -> tuple[list[Entry], list[Trouble], list[Grid]]:
    """The items a workbook gives, what is wrong with it, and the sheets that are something else (rosters)."""
    found: list[Entry] = []
    trouble: list[Trouble] = []
    rest: list[Grid] = []
    forms = 0
    for grid in grids:
        head = _header(grid)
        table = find(grid.sheet)
        if head:
            forms += 1
            found += _form(grid, *head, trouble)
        elif table and table.item.type == "table":
            found += _table(grid, table.item, trouble)
        elif plain(grid.sheet) not in NOTES:
            rest.append(grid)
    if not forms and grids:
        trouble.append(bad(Source(grids[0].file, grids[0].sheet, "A1"), "header", want="项目、内容"))
    return found, trouble, rest


def is_form(grid: Grid) -> bool:
    """Say whether a sheet is the form itself."""
    return _header(grid) is not None


def _header(grid: Grid) -> tuple[int, int, int] | None:
    """Row and columns of 项目 and 内容, within the first ten rows."""
    for number, row in enumerate(grid.rows[:10]):
        words = [plain(text_of(v)) for v in row]
        one = next((i for i, w in enumerate(words) if w in _ITEM), None)
        two = next((i for i, w in enumerate(words) if w in _CONTENT), None)
        if one is not None and two is not None:
            return number, one, two
    return None


def _form(grid: Grid, head: int, one: int, two: int, trouble: list[Trouble]) -> Iterator[Entry]:
    for number in range(head + 1, len(grid.rows)):
        row = grid.rows[number]
        label = text_of(row[one]) if one < len(row) else ""
        content = row[two] if two < len(row) else ""
        if not label or is_blank(content):
            continue  # a group's heading, a note, or an item still to be filled in
        known = find(label)
        if known is None:
            trouble.append(unknown(label, grid.at(number, one)))
        else:
            yield _entry(grid, number, one, two, known.item, known.stage)


def _entry(grid: Grid, number: int, one: int, two: int, item: Item, stage: str) -> Entry:
    cell = Cell(grid.rows[number][two], grid.at(number, two), (number, two) in grid.months)
    content: Cell | tuple[dict[str, Cell], ...] = cell
    if item.type == "record":
        parts = re.split(r"[；;\n]+", text_of(cell.raw))
        content = ({column: Cell(part, cell.at) for column, part in zip(item.columns, parts, strict=False)},)
    return Entry(item, stage, item.label(stage), grid.at(number, one), content)


def _table(grid: Grid, item: Item, trouble: list[Trouble]) -> list[Entry]:
    """A table item's own sheet, below its heading row."""
    head = _heading(grid, item)
    if head is None:
        if any(not is_blank(v) for row in grid.rows for v in row):
            trouble.append(bad(grid.at(0, 0), "header", item=item.zh, want="、".join(item.columns.values())))
        return []
    heads = {text_of(v): i for i, v in enumerate(grid.rows[head]) if not is_blank(v)}
    fields, faults = columns_of(item, {h: grid.at(head, i) for h, i in heads.items() if plain(h) != "序号"})
    trouble += faults
    rows = []
    for n in range(head + 1, len(grid.rows)):
        line = grid.rows[n]
        cells = {f: Cell(line[heads[h]], grid.at(n, heads[h])) for h, f in fields.items() if heads[h] < len(line)}
        if any(not is_blank(c.raw) for c in cells.values()):
            rows.append(cells)
    return [Entry(item, "", item.zh, grid.at(head, 0), tuple(rows))] if rows else []


def _heading(grid: Grid, item: Item) -> int | None:
    """The first of ten rows that holds two of the columns."""
    words = {plain(w) for field, zh in item.columns.items() for w in (zh, field)}
    least = min(2, len(item.columns))
    for number, row in enumerate(grid.rows[:10]):
        if sum(plain(text_of(v)) in words for v in row) >= least:
            return number
    return None
