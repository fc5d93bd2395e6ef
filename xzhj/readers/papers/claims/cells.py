"""Numbers that stand alone in table cells: understood from the label left of them, else from the head of their column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from xzhj.model import Claim, Paper, Paragraph, Source
from xzhj.readers.papers.claims.meaning import about_of

_NUMBER = re.compile(r"\s*(\d{1,3}(?:,\d{3}){1,4}|\d{1,12}(?:\.\d{1,6})?)\s*(名|人|位|张|票|个|份|[%％])?\s*")


def cells(paper: Paper) -> Iterator[Claim]:
    """`cell` (or the share in it): `about` its meaning, `subject` the row's label, `text` as written; `unit` the column's head."""
    tables: dict[int, list[tuple[int, Paragraph]]] = defaultdict(list)
    for index, paragraph in enumerate(paper.paragraphs):
        if paragraph.part == "table" and "row" in paragraph.look:
            tables[paragraph.look["table"]].append((index, paragraph))
    for found in tables.values():
        yield from _table(paper, found)


def _table(paper: Paper, found: list[tuple[int, Paragraph]]) -> Iterator[Claim]:
    heads: dict[int, str] = {}
    left: dict[int, str] = {}
    first: dict[int, str] = {}
    for index, cell in found:
        row, column = cell.look["row"], cell.look["column"]
        text = re.sub(r"\s+", "", cell.text)
        match = _NUMBER.fullmatch(cell.text)
        if match is None:
            if text:
                left[row] = text
                first.setdefault(row, text)
                for c in range(column, column + cell.look["span"]):
                    heads[c] = text if row <= 3 else heads.get(c, text)
            continue
        yield _cell(paper, index, cell, match, first.get(row, ""), left.get(row, ""), heads.get(column, ""))


def _cell(paper: Paper, index: int, cell: Paragraph, match: re.Match[str], row: str, left: str, head: str) -> Claim:
    unit = match[2] or ""
    digits = match[1].replace(",", "")
    place = Source(paper.file, "", cell.place)
    if unit in ("%", "％"):
        return Claim(
            "share",
            Fraction(digits) / 100,
            "cell",
            place,
            cell.text.strip(),
            "%",
            row,
            decimals=len(digits.partition(".")[2]),
            index=index,
            end=len(cell.text),
        )
    about = about_of(left, "", unit)
    about = about if about != "count" else about_of(head, "", unit)
    value: int | Fraction = int(digits) if "." not in digits else Fraction(digits)
    return Claim("cell", value, about, place, cell.text.strip(), head or left, row, index=index, end=len(cell.text))
