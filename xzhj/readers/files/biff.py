"""The record stream of an old workbook (MS-XLS, BIFF8 and BIFF5): strings, styles, cells.

Read here and not by calamine, which believes a damaged stream's own sizes and can take the whole process down.
"""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from xzhj.readers.files.cells import serial_when
from xzhj.readers.files.formats import shown
from xzhj.readers.files.limits import Limits, Refused

BOF, EOF, CONTINUE, FILEPASS, SHEET, FORMAT, XF, SST, EPOCH, CODEPAGE = (
    0x809,
    0x0A,
    0x3C,
    0x2F,
    0x85,
    0x41E,
    0xE0,
    0xFC,
    0x22,
    0x42,
)
ROW, COLUMNS, FILTER_MODE, MERGED = 0x208, 0x7D, 0x9B, 0xE5
NUMBER, RK, MULRK, LABELSST, LABEL, RSTRING, FORMULA, STRING, BOOLERR = (
    0x203,
    0x27E,
    0xBD,
    0xFD,
    0x204,
    0xD6,
    0x06,
    0x207,
    0x205,
)
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass(slots=True)
class Sheet:
    """One worksheet; rows and columns count from zero."""

    name: str
    hidden: bool
    start: int
    cells: dict[tuple[int, int], Any] = field(default_factory=dict)
    errors: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    months: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    filter_mode: bool = False


@dataclass(slots=True)
class Book:
    """What the first substream says: it holds for all sheets."""

    wide: bool = True  # BIFF8
    codec: str = "gbk"
    since_1904: bool = False
    sheets: list[Sheet] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)  # of each cell format: month, day, or ""


def records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Record by record from `at` to the end of this substream."""
    depth = 0
    while 0 <= at <= len(data) - 4:
        kind, size = struct.unpack_from("<HH", data, at)
        yield kind, data[at + 4 : at + 4 + size]
        depth += (kind == BOF) - (kind == EOF)
        at += 4 + size
        if depth <= 0:
            return


def open_book(data: bytes) -> Book:
    """Read the globals. Raises Refused("file.locked"), struct.error, IndexError."""
    book, codes, used, table, last = Book(), dict[int, str](), list[int](), list[bytes](), 0
    for kind, body in records(data, 0):
        if kind == FILEPASS:
            raise Refused("file.locked", how="encrypted")
        if kind == BOF and not last:
            book.wide = struct.unpack_from("<H", body)[0] >= 0x600
        elif kind == CODEPAGE:
            book.codec = _codec(struct.unpack_from("<H", body)[0])
        elif kind == EPOCH:
            book.since_1904 = body[:1] == b"\x01"
        elif kind == SHEET and body[5] == 0:
            book.sheets.append(Sheet(text(book, body[6:], 1), bool(body[4] & 3), struct.unpack_from("<I", body)[0]))
        elif kind == FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = text(book, body[2:], 2 if book.wide else 1)
        elif kind == XF:
            used.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == SST or (kind == CONTINUE and last == SST):
            table.append(body)
        last = SST if kind == CONTINUE and last == SST else kind
    book.strings = list(_Shared(table).all()) if table else []
    book.kinds = [shown(f, codes.get(f)) for f in used]
    return book


def _codec(page: int) -> str:
    try:
        return codecs.lookup({1200: "utf-16-le", 936: "gb18030", 32768: "mac-roman"}.get(page, f"cp{page}")).name
    except LookupError:
        return "gb18030"


def text(book: Book, body: bytes, width: int) -> str:
    """A string: its length in `width` bytes, then (BIFF8) a flag for two-byte characters."""
    length = int.from_bytes(body[:width], "little")
    if not book.wide:
        return body[width : width + length].decode(book.codec, "replace")
    rest = body[width + 1 :]
    if body[width] & 1:
        return rest[: length * 2].decode("utf-16-le", "replace")
    return rest[:length].decode("latin-1")


class _Shared:
    """The shared strings: cut wherever a record was full, and then the width of characters is said anew."""

    def __init__(self, segments: list[bytes]) -> None:
        self.segments, self.segment, self.at = segments, 0, 8
        self.count = struct.unpack_from("<I", segments[0], 4)[0]

    def _take(self, size: int) -> bytes:
        out = b""
        while len(out) < size:
            piece = self.segments[self.segment][self.at : self.at + size - len(out)]
            self.at += len(piece)
            out += piece
            if len(out) < size:
                self.segment, self.at = self.segment + 1, 0
        return out

    def _characters(self, length: int, wide: bool) -> str:
        out = []
        while length:
            whole = self.segments[self.segment]
            size = 2 if wide else 1
            fits = min(length, (len(whole) - self.at) // size)
            piece = whole[self.at : self.at + fits * size]
            out.append(piece.decode("utf-16-le" if wide else "latin-1", "replace"))
            self.at += fits * size
            length -= fits
            if length:
                self.segment, self.at = self.segment + 1, 1
                wide = bool(self.segments[self.segment][0] & 1)
        return "".join(out)

    def all(self) -> Iterator[str]:
        for _ in range(self.count):
            try:
                length, flags = struct.unpack("<HB", self._take(3))
                runs = struct.unpack("<H", self._take(2))[0] if flags & 8 else 0
                extra = struct.unpack("<I", self._take(4))[0] if flags & 4 else 0
                found = self._characters(length, bool(flags & 1))
                self._take(min(runs * 4 + extra, 1 << 24))
            except (IndexError, struct.error):
                return
            yield found


def read_sheet(data: bytes, book: Book, sheet: Sheet, limits: Limits) -> None:
    """Fill `sheet` from its substream. Raises Refused, struct.error, IndexError."""
    waiting: tuple[int, int] | None = None  # a formula whose text comes in the next record
    for kind, body in records(data, sheet.start):
        if kind == STRING and waiting:
            _put(sheet, waiting, text(book, body, 2))
        elif kind in _CELLS:
            row, column, style = struct.unpack_from("<HHH", body)
            waiting = (row, column) if kind == FORMULA and body[12:14] == b"\xff\xff" and body[6] == 0 else None
            _put(sheet, (row, column), _value(book, kind, body), book, style)
            if sheet.cells.get((row, column)) in _ERROR_TEXTS and kind in (FORMULA, BOOLERR):
                sheet.errors.add((row, column))
        elif kind == MULRK:
            row, first = struct.unpack_from("<HH", body)
            for i in range((len(body) - 6) // 6):
                style, number = struct.unpack_from("<HI", body, 4 + 6 * i)
                _put(sheet, (row, first + i), _rk(number), book, style)
        else:
            _shape(sheet, kind, body)


_CELLS = frozenset({NUMBER, RK, LABELSST, LABEL, RSTRING, FORMULA, BOOLERR})
_ERROR_TEXTS = frozenset(ERRORS.values())


def _put(sheet: Sheet, place: tuple[int, int], value: Any, book: Book | None = None, style: int = -1) -> None:
    kind = book.kinds[style] if book and 0 <= style < len(book.kinds) else ""
    if book and kind and type(value) in (int, float):
        value = serial_when(value, book.since_1904)
        if kind == "month":
            sheet.months.add(place)
    if value != "":
        sheet.cells[place] = value


def _value(book: Book, kind: int, body: bytes) -> Any:
    if kind == LABELSST:
        index = struct.unpack_from("<I", body, 6)[0]
        return book.strings[index] if index < len(book.strings) else ""
    if kind in (LABEL, RSTRING):
        return text(book, body[6:], 2)
    if kind == RK:
        return _rk(struct.unpack_from("<I", body, 6)[0])
    if kind == BOOLERR:
        return ERRORS.get(body[6], "#N/A") if body[7] else bool(body[6])
    if kind == FORMULA and body[12:14] == b"\xff\xff":
        return {1: bool(body[8]), 2: ERRORS.get(body[8], "#N/A")}.get(body[6], "")
    return _whole(struct.unpack_from("<d", body, 6)[0])


def _rk(number: int) -> int | float:
    """Thirty bits of a number: an integer or the upper half of a double, perhaps a hundredfold."""
    if number & 2:
        value: float = (number >> 2) - ((number >> 31) << 30)
    else:
        value = struct.unpack("<d", struct.pack("<II", 0, number & 0xFFFFFFFC))[0]
    return _whole(value / 100 if number & 1 else value)


def _whole(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def _shape(sheet: Sheet, kind: int, body: bytes) -> None:
    if kind == ROW and body[12] & 0x20:
        sheet.hidden_rows.add(struct.unpack_from("<H", body)[0])
    elif kind == COLUMNS and body[8] & 1:
        low, high = struct.unpack_from("<HH", body)
        sheet.hidden_columns.update(range(low, min(high, 255) + 1))
    elif kind == FILTER_MODE:
        sheet.filter_mode = True
    elif kind == MERGED:
        for at in range(2, min(len(body) - 7, 2 + 8 * struct.unpack_from("<H", body)[0]), 8):
            top, bottom, left, right = struct.unpack_from("<4H", body, at)
            sheet.merged.append((top, left, bottom, right))
