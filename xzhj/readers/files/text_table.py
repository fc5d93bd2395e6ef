"""Text tables: .csv, .tsv, .txt, and text that calls itself .xls. The delimiter is read off the lines."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import Any

from xzhj.model import Reading
from xzhj.readers.files.encoding import decode
from xzhj.readers.files.limits import Limits, Refused, exceeded
from xzhj.readers.files.sniff import unknown
from xzhj.readers.grid import Grid

DELIMITERS = {"\t": "制表符", ",": "逗号", ";": "分号", "，": "中文逗号", "|": "竖线", "；": "中文分号"}
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_LINE_END = re.compile(r"\r\n?|\n")
_AS_TEXT = re.compile(r'="([^"]*)"')  # how an export keeps a long number from being counted as one


def delimiter(text: str) -> str:
    """The character that parts the columns, "" where none does: the one that gives most lines the same number of columns."""
    lines = [_QUOTED.sub("", line) for line in _QUOTED.sub('""', text[:65536]).splitlines()[:200]]
    lines = [line for line in lines if line.strip()]
    best, best_score = "", 0.0
    for char in DELIMITERS:
        counts = Counter(line.count(char) for line in lines)
        counts.pop(0, None)
        if not counts:
            continue
        width, agreeing = max(counts.items(), key=lambda item: (item[1], item[0]))
        score = agreeing / len(lines) * (1 + min(width, 30) / 30)
        if score > best_score and (agreeing * 2 >= len(lines) or len(lines) < 4):
            best, best_score = char, score
    return best


def _records(text: str, char: str, limits: Limits) -> tuple[list[list[str]], list[int]]:
    """Rows and, for each, the line it begins on (one-based)."""
    rows: list[list[str]] = []
    lines: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=char)
    line = 1
    try:
        for row in reader:
            rows.append(row)
            lines.append(line)
            line = reader.line_num + 1
            if len(rows) > limits.rows:
                raise exceeded("rows", len(rows), limits.rows)
    except csv.Error as error:
        raise Refused("file.broken", line=reader.line_num, why="csv") from error
    return rows, lines


def _open_quote(text: str) -> bool:
    """An odd number of quotes: one was never closed, and would swallow the rest of the file."""
    return text.count('"') % 2 == 1


def _plain(text: str, char: str) -> tuple[list[list[str]], list[int]]:
    rows = [line.split(char) for line in _LINE_END.split(text)]
    return rows, list(range(1, len(rows) + 1))


def read(data: bytes, name: str, digest: str, limits: Limits) -> Grid:
    """Read a text table; every value is text. Raises Refused: file.encoding, file.limit, file.broken, file.unknown."""
    decoded = decode(data)
    text = decoded.text.replace("\x00", "").removesuffix("\x1a")
    char = delimiter(text)
    if not char:
        raise unknown("text")
    csv.field_size_limit(limits.line)
    loose = _open_quote(text)
    rows, lines = _plain(text, char) if loose else _records(text, char, limits)
    if len(rows) > limits.rows:
        raise exceeded("rows", len(rows), limits.rows)
    width = max(map(len, rows), default=0)
    if width * len(rows) > limits.cells:
        raise exceeded("cells", width * len(rows), limits.cells)
    if '="' in text:
        rows = [[m[1] if (m := _AS_TEXT.fullmatch(cell)) else cell for cell in row] for row in rows]
    table: list[list[Any]] = [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]
    while table and not any(table[-1]):
        table.pop()
    note = f"以{DELIMITERS[char]}分列" + ("；引号不成对，引号按原字处理" if loose else "")
    reading = Reading(name, "", len(table), width, f"{decoded.encoding}（{decoded.why}）", digest, note)
    return Grid(
        name,
        "",
        table,
        reading,
        lines=[] if lines[: len(table)] == list(range(1, len(table) + 1)) else lines[: len(table)],
    )
