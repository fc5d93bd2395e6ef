"""Web pages that call themselves .xls: what many systems export. Every outermost table is a sheet, every value text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from xzhj.model import Reading
from xzhj.readers.files.encoding import decode
from xzhj.readers.files.limits import Limits, exceeded
from xzhj.readers.files.sniff import unknown
from xzhj.readers.grid import Grid

_SPACE = re.compile(r"[ \t\r\n\f\v]+")


class _Tables(HTMLParser):
    """Collects tables as cells with their spans; a table within a cell becomes part of the cell's text."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.limits = limits
        self.tables: list[dict[tuple[int, int], str]] = []
        self.merged: list[list[tuple[int, int, int, int]]] = []
        self.names: list[str] = []
        self.depth = self.row = self.column = 0
        self.taken: set[tuple[int, int]] = set()
        self.words: list[str] | None = None
        self.place: tuple[int, int] = (0, 0)
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self.silent += 1
        elif tag == "table":
            self._open()
        elif self.depth == 1 and tag == "tr":
            self._close_cell()
            self.row, self.column = self.row + 1, 0
        elif self.depth == 1 and tag in ("td", "th"):
            self._cell({k: v or "" for k, v in attrs})
        elif tag in ("br", "p", "div") and self.words:
            self.words.append("\n")

    def _open(self) -> None:
        self.depth += 1
        if self.depth == 1:
            self.tables.append({})
            self.merged.append([])
            self.taken, self.row, self.column = set(), -1, 0

    def _cell(self, given: dict[str, str]) -> None:
        self._close_cell()
        self.row = max(self.row, 0)
        while (self.row, self.column) in self.taken:
            self.column += 1
        down, across = _span(given.get("rowspan"), 5_000), _span(given.get("colspan"), 500)
        self.place = (self.row, self.column)
        if down * across > 1:
            self.merged[-1].append((self.row, self.column, self.row + down - 1, self.column + across - 1))
            self.taken.update((self.row + r, self.column + c) for r in range(down) for c in range(across))
            if len(self.taken) > self.limits.cells // 10:
                raise exceeded("cells", len(self.taken), self.limits.cells // 10)
        self.column += across
        self.words = []

    def _close_cell(self) -> None:
        if self.words is not None and self.depth >= 1:
            lines = (_SPACE.sub(" ", line).strip() for line in "".join(self.words).split("\n"))
            self.tables[-1][self.place] = "\n".join(line for line in lines if line)
        self.words = None

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self.silent = max(0, self.silent - 1)
        elif tag == "table" and self.depth:
            if self.depth == 1:
                self._close_cell()
            self.depth -= 1
        elif tag in ("td", "th", "tr") and self.depth == 1:
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self.words is not None and not self.silent:
            self.words.append(data.replace("\n", " "))


def _span(text: str | None, most: int) -> int:
    return min(max(int(text), 1), most) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1


def read(data: bytes, name: str, digest: str, limits: Limits) -> list[Grid]:
    """Read every table that holds anything. Raises Refused: file.encoding, file.limit, file.unknown (no table)."""
    decoded = decode(data)
    parser = _Tables(limits)
    parser.feed(decoded.text.replace("\x00", ""))
    parser.close()
    filled = [(t, m) for t, m in zip(parser.tables, parser.merged, strict=True) if any(t.values())]
    if not filled:
        raise unknown("html")
    grids = []
    for number, (table, merged) in enumerate(filled, 1):
        rows = _rows(table, limits)
        sheet = f"第{number}个表" if len(filled) > 1 else ""
        width = len(rows[0])
        reading = Reading(name, sheet, len(rows), width, f"{decoded.encoding}（{decoded.why}）", digest, "网页表格")
        inside = tuple(
            (a, b, min(c, len(rows) - 1), min(d, width - 1)) for a, b, c, d in merged if a < len(rows) and b < width
        )
        grids.append(Grid(name, sheet, rows, reading, merged=inside))
    return grids


def _rows(table: dict[tuple[int, int], str], limits: Limits) -> list[list[Any]]:
    places = [place for place, text in table.items() if text]
    height, width = max(r for r, _ in places) + 1, max(c for _, c in places) + 1
    if height * width > limits.cells:
        raise exceeded("cells", height * width, limits.cells)
    return [[table.get((r, c), "") for c in range(width)] for r in range(height)]
