"""A large worksheet written as office programs write plain data, read here in half the time calamine takes.

A row is text with numbers in it. Take out its own row number and its values, and what is left is its layout, of which a
roster of 100,000 rows has a handful: a layout is parsed once, strictly, and every row must be one of them letter for
letter. So nothing is guessed: a sheet with a single byte outside the grammar (formulas, errors, inline strings, spaces
between tags, rows out of order …) is declined whole, and calamine reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from xzhj.readers.files import sheet_scan
from xzhj.readers.files.cells import serial_date
from xzhj.readers.files.limits import Limits, Refused
from xzhj.readers.files.package import Package, ahead
from xzhj.readers.files.plain_strings import kind, strings
from xzhj.readers.files.sheet_scan import Odd, Scan
from xzhj.readers.files.workbook import Sheet, Workbook

Columns = list[list[Any]]
_ROW = re.compile(rb'<row r=""([^<>"]*(?:"[^<>"]*"[^<>"]*)*)>((?:<c [^<>]*>(?:<v></c>)?)*)')
_ATTRIBUTES = re.compile(rb'(?: (?!r=)[A-Za-z][\w:]*="[^"]*")*')
_CELL = re.compile(rb'<c r="([A-Z]{1,3})"(?: s="(\d{1,5})")?(?: t="([sn])")?(?:( ?/)>|><v></c>)')
_START = re.compile(rb'<row r="([1-9]\d{0,6})"')
_NUMBER = re.compile(rb"-?\d{1,17}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?")
_LAYOUTS = 4000  # a sheet with more is not plain: it has something else in every row
_LINES = 400  # rows worked on at a time


class _Other(Exception):
    """Not plain."""


@dataclass(slots=True)
class _Layout:
    """Cells of a row: how many references it has with its own, and column and kind of those with a value."""

    references: int
    filled: list[tuple[int, str]]
    months: list[int]
    hidden: bool


@dataclass(slots=True)
class _Plain:
    """What is known while the rows of a sheet go by."""

    kinds: list[str]  # by style
    month: frozenset[int]  # styles that show a month alone
    texts: dict[bytes, str]
    limits: Limits
    found: Scan
    layouts: dict[bytes, _Layout] = field(default_factory=dict)
    numbers: dict[bytes, Any] = field(default_factory=dict)
    days: dict[bytes, Any] = field(default_factory=dict)
    rows: list[list[Any]] = field(default_factory=list)
    columns: Columns = field(default_factory=list)
    last: int = 0  # the last row that was there
    height: int = 0  # the last row with a value


def texts(package: Package, workbook: Workbook) -> dict[bytes, str] | None:
    """Shared strings by the bytes a cell names them with, `12</`; None when they are not plain."""
    if workbook.since_1904 or package.claimed(workbook.strings) > package.limits.part:
        return None
    try:
        xml = package.read(workbook.strings)
    except Refused:
        return None
    known = strings(xml) if xml else []
    return None if known is None else dict(zip(map(b"%d</".__mod__, range(len(known))), known, strict=True))


def read(
    package: Package, sheet: Sheet, workbook: Workbook, known: dict[bytes, str], limits: Limits
) -> tuple[list[list[Any]], Columns, Scan] | None:
    """Rows and columns of settled values and what the XML says besides; None when this is for calamine, or to be refused."""
    state = _Plain([kind(*f) for f in workbook.formats], workbook.months, known, limits, Scan())
    pieces = ahead(package.chunks(sheet.part))
    try:
        _whole(pieces, state)
    except (_Other, Odd, Refused, LookupError, ValueError, OverflowError):
        return None
    found = state.found
    found.rows, found.columns = len(state.rows), len(state.columns)
    if not state.rows or found.rows * found.columns * workbook.longest > limits.text:
        return None
    return state.rows, state.columns, found


def _whole(pieces: Iterable[bytes], state: _Plain) -> None:
    source = iter(pieces)
    head, rest = sheet_scan.until(source, b"<sheetData", sheet_scan.HEAD)
    sheet_scan.read_head(head, state.found)
    if not rest.startswith(b"<sheetData>"):
        raise _Other
    _declared(head)
    rest = sheet_scan.read_body(source, rest[11:], lambda part: _part(part, state))
    if not rest.startswith(b"</sheetData>"):
        raise _Other
    sheet_scan.read_end(rest, source, state.found, state.limits)
    del state.rows[state.height :]
    for column in state.columns:
        del column[state.height :]


def _declared(head: bytes) -> None:
    declared = re.search(rb'encoding="([^"]*)"', head)
    if (declared and declared[1].lower() != b"utf-8") or not re.search(rb"<worksheet[\s>]", head):
        raise _Other


def _part(part: bytes, state: _Plain) -> None:
    lines = part.split(b"</row>")
    if lines.pop():
        raise _Other
    for start in range(0, len(lines), _LINES):
        _lines(lines[start : start + _LINES], state)


def _lines(lines: list[bytes], state: _Plain) -> None:
    """Sort the rows by layout, turn each sort into columns of values, and lay them out as rows again."""
    groups: dict[bytes, tuple[_Layout, list[int], list[list[bytes]]]] = {}
    before = number = state.last
    sure = len(state.kinds)  # beyond, no style's number ends in the row's number
    for line in lines:
        number += 1
        digits = b'%d"' % number
        if not line.startswith(b'<row r="' + digits):
            number, digits = _numbered(line, number)
        bare = line.replace(digits, b'"')
        pieces = bare.split(b"v>")
        key = b"v>".join(pieces[::2])
        group = groups.get(key)
        if group is None and key in state.layouts:
            group = groups[key] = (state.layouts[key], [], [])
        if group is None or number <= sure or len(line) - len(bare) != group[0].references * (len(digits) - 1):
            key, pieces = _carefully(line, digits, state)
            group = groups.setdefault(key, (state.layouts[key], [], []))
        group[1].append(number)
        group[2].append(pieces[1::2])
    state.last = number
    _widen(number, groups.values(), state)
    _place(before, number, list(groups.values()), state)


def _numbered(line: bytes, least: int) -> tuple[int, bytes]:
    match = _START.match(line)
    if match is None or int(match[1]) < least:
        raise _Other
    return int(match[1]), match[1] + b'"'


def _carefully(line: bytes, digits: bytes, state: _Plain) -> tuple[bytes, list[bytes]]:
    """A row whose layout is new, or where something else ends in the row's number (a style, a height)."""
    bare = re.sub(rb'((?:^<row|<c) r="[A-Z]{0,3})' + digits, rb'\1"', line)
    pieces = bare.split(b"v>")
    key = b"v>".join(pieces[::2])
    layout = state.layouts.get(key)
    if layout is None:
        layout = state.layouts[key] = _layout(key, state)
    if len(state.layouts) > _LAYOUTS or len(line) - len(bare) != layout.references * (len(digits) - 1):
        raise _Other
    return key, pieces


def _layout(key: bytes, state: _Plain) -> _Layout:
    """Parse a row without its number and values. Raises _Other."""
    row = _ROW.fullmatch(key)
    if row is None or not _ATTRIBUTES.fullmatch(row[1]):
        raise _Other
    filled, months, at, last, references = [], [], row.start(2), -1, 1
    while at < len(key):
        cell = _CELL.match(key, at)
        if cell is None or (column := sheet_scan.column(cell[1])) <= last:
            raise _Other
        at, last, references = cell.end(), column, references + 1
        if cell[4] is None:
            what = "s" if cell[3] == b"s" else state.kinds[int(cell[2] or 0)]
            if not what or (what == "day" and not cell[2]):
                raise _Other
            filled.append((column, what))
            months += [column] * (what == "day" and int(cell[2]) in state.month)
    return _Layout(references, filled, months, sheet_scan.HIDDEN_ROW.match(key) is not None)


def _widen(height: int, groups: Iterable[tuple[_Layout, list[int], list[list[bytes]]]], state: _Plain) -> None:
    """Make room for the columns these rows have; a table larger than allowed is for others to refuse."""
    width, limits = len(state.columns), state.limits
    for layout, numbers, _ in groups:
        if layout.filled:
            width = max(width, layout.filled[-1][0] + 1)
            state.height = max(state.height, numbers[-1])
        if layout.hidden:
            state.found.hidden_rows.update(n - 1 for n in numbers)
        state.found.months.update((n - 1, c) for c in layout.months for n in numbers)
    if height > limits.rows or width > limits.columns or height * width > limits.cells:
        raise _Other
    more = width - len(state.columns)
    if more:
        state.columns += [[""] * len(state.rows) for _ in range(more)]
        for row in state.rows:
            row += [""] * more


def _place(before: int, last: int, groups: list[tuple[_Layout, list[int], list[list[bytes]]]], state: _Plain) -> None:
    width = len(state.columns)
    if len(groups) == 1 and len(groups[0][1]) == last - before:
        columns = _values(groups[0][0], groups[0][2], width, state)
        state.rows += map(list, zip(*columns, strict=True)) if width else [[] for _ in range(last - before)]
    else:
        block: list[Any] = [None] * (last - before)
        for layout, numbers, values in groups:
            for number, row in zip(numbers, zip(*_values(layout, values, width, state), strict=True), strict=False):
                block[number - before - 1] = list(row)
        block = [[""] * width if row is None else row for row in block]
        state.rows += block
        columns = list(zip(*block, strict=True)) if width else []
    for column, more in zip(state.columns, columns, strict=True):
        column += more


def _values(layout: _Layout, rows: list[list[bytes]], width: int, state: _Plain) -> list[Any]:
    """The columns of rows of one layout, blanks included."""
    columns: list[Any] = [list(repeat("", len(rows)))] * width
    if set(map(len, rows)) != {len(layout.filled)}:
        raise _Other
    for (column, what), cells in zip(layout.filled, zip(*rows, strict=True), strict=True):
        if what == "s":
            columns[column] = list(map(state.texts.__getitem__, cells))
        elif what == "number":
            columns[column] = _whole_numbers(cells) or _known(state.numbers, cells, _number)
        else:
            columns[column] = _known(state.days, cells, _day)
    return columns


def _whole_numbers(cells: tuple[bytes, ...]) -> list[Any]:
    """All at once where they are whole and a float holds them exactly, else nothing."""
    joined = b"".join(cells)
    if joined.count(b"<") != len(cells) or joined.translate(None, b"0123456789</"):
        return []
    parts = joined.split(b"</")
    if len(parts) != len(cells) + 1 or parts.pop() or joined.count(b"/") != len(cells) or len(max(parts, key=len)) > 15:
        return []
    return list(map(int, parts))


def _known(known: dict[bytes, Any], cells: tuple[bytes, ...], made: Callable[[bytes], Any]) -> list[Any]:
    for cell in set(cells).difference(known):
        known[cell] = made(cell)
    return list(map(known.__getitem__, cells))


def _number(cell: bytes) -> Any:
    """`12.5</` as calamine and settling give it: a float, an int where it is whole."""
    text = cell[:-2]
    if text.isdigit() and len(text) < 16 and cell.endswith(b"</"):
        return int(text)
    if not _NUMBER.fullmatch(text) or not cell.endswith(b"</"):
        raise _Other
    value = float(text)
    return int(value) if value.is_integer() else value


def _day(cell: bytes) -> Any:
    text = cell[:-2]
    if not text.isdigit() or not cell.endswith(b"</") or not 61 <= int(text) < 2_958_466:
        raise _Other
    return serial_date(int(text))
