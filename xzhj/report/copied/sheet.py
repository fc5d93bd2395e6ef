"""A sheet part: cells get another look; nothing else of it changes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from xzhj.report.copied.package import Unusual
from xzhj.report.copied.styles import Styles

_ROW = re.compile(rb"<row(?=[\s/>])([^>]*)>")
_NUMBER = re.compile(rb'\sr="(\d+)"')
_CELL = re.compile(rb'<c\s(?:[^>]*?\s)?r="([A-Z]+)\d+"[^>]*>')
_STYLE = re.compile(rb'\ss="(\d+)"')
_AREA = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_COLUMN = re.compile(rb"<col\s([^>]*?)/?>")
Edit = tuple[int, int, bytes]


def number_of(letters: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for c in letters:
        number = number * 26 + ord(c) - 64
    return number


def areas(data: bytes) -> list[tuple[int, int, int, int]]:
    """Merged areas: first column, first row, last column, last row."""
    at = data.find(b"<mergeCells")
    found = _AREA.findall(data, at) if at >= 0 else []
    return [(number_of(a.decode()), int(b), number_of(c.decode()), int(d)) for a, b, c, d in found]


def deselected(data: bytes) -> bytes:
    """Not selected: two selected sheets are edited together."""
    end = data.find(b"<sheetData")
    return re.sub(rb'\stabSelected="(?:1|true)"', b"", data[:end]) + data[end:] if end > 0 else data


def painted(data: bytes, worst: Mapping[str, str], styles: Styles) -> bytes:
    """The sheet with the look of cells changed; `worst` gives the level by cell."""
    wanted: dict[int, dict[int, tuple[str, str]]] = {}
    for place, kind in worst.items():
        letters = place.rstrip("0123456789")
        wanted.setdefault(int(place[len(letters) :]), {})[number_of(letters)] = (place, kind)
    if not wanted:
        return data
    data = re.sub(rb"<sheetData\s*/>", b"<sheetData></sheetData>", data, count=1)
    usual = column_styles(data)
    edits: list[Edit] = []
    rows = rows_of(data)
    for number, cells in wanted.items():
        if number in rows:
            edits += row_edits(data, *rows[number], cells, styles, usual)
        else:
            before = min((r for r in rows if r > number), default=0)
            at = rows[before][0] if before else data.find(b"</sheetData>")
            made = b"".join(blank(place, 0, kind, styles) for _, (place, kind) in sorted(cells.items()))
            edits.append((at, at, b'<row r="%d">%b</row>' % (number, made)))
    return edited(data, edits)


def edited(data: bytes, edits: list[Edit]) -> bytes:
    out, last = [], 0
    for start, end, more in sorted(edits):
        out += [data[last:start], more]
        last = end
    return b"".join([*out, data[last:]])


def rows_of(data: bytes) -> dict[int, tuple[int, int]]:
    """Where each row's tag begins and ends. Raises Unusual for rows that do not say their number."""
    found = {}
    for match in _ROW.finditer(data, data.find(b"<sheetData")):
        number = _NUMBER.search(match[1])
        if not number:
            raise Unusual("row")
        found[int(number[1])] = match.span()
    return found


def row_edits(
    data: bytes, start: int, end: int, cells: Mapping[int, tuple[str, str]], styles: Styles, usual: Mapping[int, int]
) -> list[Edit]:
    """Another look for cells that are there, new cells in their order for those that are not."""
    tag = data[start:end]
    own = _STYLE.search(tag)
    if tag.endswith(b"/>"):
        made = b"".join(blank(place, usual.get(c, 0), kind, styles) for c, (place, kind) in sorted(cells.items()))
        return [(end - 2, end, b">" + made + b"</row>")]
    close = data.find(b"</row>", end)
    there = {number_of(m[1].decode()): m for m in _CELL.finditer(data, end, close)}
    if data.count(b"<c ", end, close) != len(there):
        raise Unusual("cell")
    edits = []
    for column, (place, kind) in sorted(cells.items()):
        if match := there.get(column):
            look = _STYLE.search(match[0])
            base = styles.filled(int(look[1]) if look else 0, kind)
            plain = _STYLE.sub(b"", match[0])
            edits.append((*match.span(), plain.replace(b"<c ", b'<c s="%d" ' % base, 1)))
        else:
            at = next((m.start() for c, m in sorted(there.items()) if c > column), close)
            edits.append((at, at, blank(place, int(own[1]) if own else usual.get(column, 0), kind, styles)))
    return edits


def blank(place: str, base: int, kind: str, styles: Styles) -> bytes:
    return b'<c r="%b" s="%d"/>' % (place.encode(), styles.filled(base, kind))


def column_styles(data: bytes) -> dict[int, int]:
    """The look of cells that are not written, by column."""
    found: dict[int, int] = {}
    for match in _COLUMN.finditer(data, 0, max(data.find(b"<sheetData"), 0)):
        tag = b" " + match[1]
        first, last, look = (re.search(rb'\s%b="(\d+)"' % word, tag) for word in (b"min", b"max", b"style"))
        if first and last and look:
            found.update(dict.fromkeys(range(int(first[1]), min(int(last[1]), 200) + 1), int(look[1])))
    return found
