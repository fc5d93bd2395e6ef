"""One pass over a worksheet's XML for all that the cell reader does not tell: what is hidden, how dates are shown,
formulas never computed, error cells, merged ranges; and how large the table would become, before anyone builds it.

A worksheet of 100,000 rows is 60 MB of XML, so the pass searches bytes and parses nothing: deleting the letters that
plain cells are made of leaves almost nothing of an ordinary sheet, and what is looked for would show in that rest.
XML that is not written in the usual way (prefixes, cells without a reference, single quotes) takes the slow path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from xzhj.readers.files.limits import Limits, Refused, exceeded
from xzhj.readers.files.package import refuse_entities

_PLAIN = b'0123456789"<>/= .-\r\ncrvstowABCDEFGHIJKLMNOPQRSTUVWXYZ'
HEAD = 4 << 20
_ROW = 24 << 20
HIDDEN_ROW = re.compile(rb'<row\b[^>]*?\shidden="(?:1|true)"[^>]*>')
_ROW_NUMBER = re.compile(rb'\sr="[A-Z]*(\d{1,9})"')
_ANY_CELL = re.compile(rb"[<:]c[\s/>]")
_OTHER_CELL = re.compile(rb":c[\s/>]")
_ODD = re.compile(rb'<c(?! r="[A-Z]{1,3}\d{1,7}")')
_WIDE = re.compile(rb'<c r="([A-Z]{2,3})\d')
_NUMBERS = re.compile(rb'<c r="[A-Z]+(\d+)"')
_FORMULA = re.compile(rb"f>\s*</c>|f>\s*<v\s*/>|f>\s*<v></v>|<f[^>]*/>\s*(?:</c>|<v\s*/>|<v></v>)")
_UNCOMPUTED = re.compile(rb"<c ([^>]*)>\s*<f(?:[^>]*/>|[^>]*[^>/]>[^<]*</f>|>[^<]*</f>)\s*(?:(</c>)|<v\s*/>|<v></v>)")
_ERROR = re.compile(
    rb'<c r="([A-Z]+)(\d+)"[^>]*?\st="e"[^>]*>(?:\s*<f[^>]*/>|\s*<f[^>]*>[^<]*</f>)?\s*<v>([^<]{1,20})</v>'
)
_COLUMN = re.compile(rb"<col\b[^>]*>")
_FILLED = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*(?<!/)>(?!</c>)')
_MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_FILTER = re.compile(rb'<autoFilter\b[^>]*\bref="\$?[A-Z]{1,3}\$?(\d{1,7})(?::\$?[A-Z]{1,3}\$?(\d{1,7}))?"[^>]*(?<!/)>')

Cells = set[tuple[int, int]]


class Odd(Exception):
    """This worksheet is not written in the usual way."""


@dataclass(slots=True)
class Scan:
    """What one worksheet says of itself. Rows and columns count from zero; `rows` and `columns` are upper bounds."""

    rows: int = 0
    columns: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    months: Cells = field(default_factory=set)
    uncomputed: Cells = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)  # calamine reads them as blank
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    filtered: list[tuple[int, int]] = field(default_factory=list)  # ranges of rows under an active filter
    filter_mode: bool = False


@lru_cache(maxsize=20_000)
def column(letters: bytes) -> int:
    """`b"A"` → 0, `b"AA"` → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def cell(letters: bytes, digits: bytes) -> tuple[int, int]:
    return int(digits) - 1, column(letters)


def measure(pieces: Iterable[bytes], limits: Limits) -> Scan:
    """How large the table would become, and nothing else: what has to be known before it is built. Raises like `scan`."""
    found, source = Scan(), iter(pieces)
    head, rest = until(source, b"<sheetData", HEAD)
    read_head(head, found)
    rest = read_body(source, rest, lambda part: _plainly_measured(part, found))
    tail, _ = until(_with(rest, source), b"\x00", limits.part)
    if _ANY_CELL.search(tail) or b"<!" in tail:
        raise Odd
    return found


def _plainly_measured(part: bytes, found: Scan) -> None:
    _measure(part, found)
    # one rare sign is found far faster than a pair that begins with a frequent one
    if (b":" in part and _OTHER_CELL.search(part)) or (b"!" in part and b"<!" in part):
        raise Odd


def scan(pieces: Iterable[bytes], months: frozenset[int], limits: Limits, measured: Scan | None = None) -> Scan:
    """Search a worksheet, for its size too unless `measured` says it. Raises Odd, Refused (file.limit, file.broken)."""
    found, source = Scan(), iter(pieces)
    if measured is not None:
        found.rows, found.columns = measured.rows, measured.columns
    head, rest = until(source, b"<sheetData", HEAD)
    read_head(head, found)
    look = _month_searcher(months) if months else None
    rest = read_body(source, rest, lambda part: _read_rows(part, found, look, measured is None))
    read_end(rest, source, found, limits)
    return found


def read_end(rest: bytes, source: Iterator[bytes], found: Scan, limits: Limits) -> None:
    """What stands after the rows. Raises Odd, Refused."""
    tail, _ = until(_with(rest, source), b"\x00", limits.part)
    if _ANY_CELL.search(tail) or b"<!" in tail:
        raise Odd
    _read_tail(tail, found, limits)


def _with(first: bytes, others: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from others


def until(source: Iterator[bytes], mark: bytes, most: int) -> tuple[bytes, bytes]:
    """Collect up to `mark`; all there is when it never comes."""
    whole = b""
    for piece in source:
        whole += piece
        at = whole.find(mark)
        if at >= 0:
            return whole[:at], whole[at:]
        if len(whole) > most:
            raise exceeded("part", len(whole), most)
    return whole, b""


def read_head(head: bytes, found: Scan) -> None:
    refuse_entities(head)
    if b"<worksheet" not in head or b"<!--" in head or _ANY_CELL.search(head):
        raise Odd
    found.filter_mode = b'filterMode="1"' in head
    for match in _COLUMN.finditer(head):
        if b'hidden="1"' in match[0] or b'hidden="true"' in match[0]:
            low, high = (re.search(rb'\b%s="(\d{1,5})"' % key, match[0]) for key in (b"min", b"max"))
            if low and high:
                found.hidden_columns.update(range(int(low[1]) - 1, min(int(high[1]), 16_384)))


def read_body(source: Iterator[bytes], kept: bytes, read: Callable[[bytes], None]) -> bytes:
    """Go through the rows in pieces of whole rows; give back what follows the last one."""
    piece = kept
    kept = b""
    while True:
        cut = piece.rfind(b"</row>") + 6
        if cut > 5:
            read(b"".join((kept, memoryview(piece)[:cut])))
            kept = piece[cut:]
        else:
            kept += piece
        if b"</sheetData" in kept or kept.startswith(b"<sheetData/>"):
            return kept
        if len(kept) > _ROW:
            raise exceeded("line", len(kept), _ROW)
        piece = next(source, b"")
        if not piece:
            return kept


def _read_rows(part: bytes, found: Scan, look: Callable[[bytes], Cells] | None, measuring: bool) -> None:
    if measuring:
        _measure(part, found)
    if look is not None:
        found.months |= look(part)
    rest = part.translate(None, _PLAIN)
    if not rest:
        return
    if (b":" in rest and _OTHER_CELL.search(part)) or (b"!" in rest and b"<!" in part):
        raise Odd
    if b"hidden" in rest:
        found.hidden_rows.update(_hidden(part))
    if b"f" in rest and _FORMULA.search(part):
        found.uncomputed |= _uncomputed(part)
    if b"e" in rest and b't="e"' in part:
        found.errors.update((cell(c, r), v.decode("utf-8", "replace")) for c, r, v in _ERROR.findall(part))


def _hidden(part: bytes) -> Iterator[int]:
    for match in HIDDEN_ROW.finditer(part):
        number = _ROW_NUMBER.search(match[0]) or _ROW_NUMBER.search(part, match.end())
        if number:
            yield int(number[1]) - 1


def _uncomputed(part: bytes) -> Cells:
    cells = set()
    for match in _UNCOMPUTED.finditer(part):
        blank_text = b't="str"' in match[1] and not match[2]  # ="" was computed, and is empty
        place = re.search(rb'\br="([A-Z]+)(\d+)"', match[1])
        if place and not blank_text:
            cells.add(cell(place[1], place[2]))
    return cells


def _common(low: bytes, high: bytes) -> bytes:
    same = next((i for i, (a, b) in enumerate(zip(low, high, strict=True)) if a != b), len(low))
    return low[:same]


@lru_cache(maxsize=256)
def _outside(first: bytes, last: bytes) -> re.Pattern[bytes]:
    """Finds a cell that is not in columns A to Z, or not in rows `first` to about `last`.

    A dot stands for a digit, which it matches faster: a reference with a letter after a digit is refused by every reader.
    """
    low = first if len(first) == len(last) else b"1" + b"0" * (len(last) - 1)
    same = _common(low, last) or rb"\d"
    rows = same + b"." * (len(last) - len(_common(low, last)) - (same == rb"\d"))
    if len(first) != len(last):
        rows = rb"(?:\d{1,%d}|%s)" % (len(last) - 1, rows)
    return re.compile(rb'<c(?! r=".' + rows + b'")', re.DOTALL)


def _measure(part: bytes, found: Scan) -> None:
    """Widen the bounds by these rows: in one search when they are in order and within column Z."""
    first = _ROW_NUMBER.search(part)
    last = _ROW_NUMBER.search(part, part.rfind(b"<row"))
    if first is None or last is None:
        raise Odd
    if int(first[1]) <= int(last[1]) and not _outside(first[1], last[1]).search(part):
        found.columns = max(found.columns, 26)
        found.rows = max(found.rows, _ceiling(first[1], last[1]))
        return
    if _ODD.search(part):
        raise Odd
    numbers = set(_NUMBERS.findall(part))
    found.rows = max(found.rows, *map(int, numbers))
    found.columns = max(found.columns, 26, *(column(c) + 1 for c in set(_WIDE.findall(part))), 0)


def _ceiling(first: bytes, last: bytes) -> int:
    """The largest row that `_outside` lets pass."""
    low = first if len(first) == len(last) else b"1" + b"0" * (len(last) - 1)
    same = _common(low, last)
    return int(same + b"9" * (len(last) - len(same)))


def _month_searcher(styles: frozenset[int]) -> Callable[[bytes], Cells]:
    which = b"|".join(b"%d" % s for s in sorted(styles))
    usual = re.compile(rb'<c r="([A-Z]+)(\d+)" s="(?:%s)"' % which)
    other = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*?\ss="(?:%s)"' % which)

    def look(part: bytes) -> Cells:
        hits = usual.findall(part) or other.findall(part)
        return {(int(r) - 1, column(c)) for c, r in hits}

    return look


def _read_tail(tail: bytes, found: Scan, limits: Limits) -> None:
    for a, b, c, d in _MERGED.findall(tail):
        (top, left), (bottom, right) = cell(a, b), cell(c, d)
        found.merged.append((top, left, bottom, right))
        if len(found.merged) > limits.cells // 10:
            raise exceeded("cells", len(found.merged), limits.cells // 10)
    for match in _FILTER.finditer(tail):
        close = tail.find(b"</autoFilter>", match.end())
        if b"<filterColumn" in tail[match.end() : close if close >= 0 else match.end()]:
            found.filtered.append((int(match[1]) - 1, int(match[2] or match[1]) - 1))


def exact(pieces: Iterable[bytes]) -> tuple[int, int]:
    """How many rows and columns hold anything: some offices style a million blank rows."""
    rows = columns = 0
    kept = b""
    for piece in pieces:
        kept += piece
        cut = kept.rfind(b"<c ")
        part, kept = kept[:cut] if cut > 0 else b"", kept[max(cut, 0) :]
        rows, columns = _filled(part, rows, columns)
    return _filled(kept, rows, columns)


def _filled(part: bytes, rows: int, columns: int) -> tuple[int, int]:
    hits = _FILLED.findall(part)
    rows = max(rows, *(int(r) for r in {r for _, r in hits}), 0)
    return rows, max(columns, *(column(c) + 1 for c in {c for c, _ in hits}), 0)


def refuse_size(rows: int, columns: int, limits: Limits) -> None:
    """Raises Refused("file.limit") when a table of this size may not be built."""
    if rows > limits.rows:
        raise exceeded("rows", rows, limits.rows)
    if columns > limits.columns:
        raise exceeded("columns", columns, limits.columns)
    if rows * columns > limits.cells:
        raise exceeded("cells", rows * columns, limits.cells)


__all__ = ["Odd", "Refused", "Scan", "cell", "column", "refuse_size", "scan"]
