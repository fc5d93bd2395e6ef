"""Percentages in tables: a column (or a row) of them beside the counts, and the total they are taken of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from xzhj.model import Claim, Paper
from xzhj.rules.papers._tables import Table, columns_of, text_of, whole

_SHARE_HEAD = re.compile(r"占比|比例|百分比|比重|所占|^占|[%％]")
_NOT_SHARE = re.compile(r"差额|到会|出席|收回|得票|赞成|增长|要求|不少于|不低于|指导")
_TOTAL = re.compile(r"^(?:合计|总计|共计|总数|总人数|代表总数|合计数)$")
_PERCENT = re.compile(r"\s*(\d{1,3})(?:\.(\d{1,4}))?\s*[%％]?\s*")
_TO_COUNT = re.compile(r"人数|名额|数量|数$|^人$|名$|（人）|\(人\)|（名）")


@dataclass(frozen=True, slots=True)
class Printed:
    """A percentage of a table: its row's label, the count, the total, and the percentage as a claim."""

    label: str
    part: int
    total: int
    share: Claim


def printed_shares(paper: Paper) -> Iterator[Printed]:
    for table in columns_of(paper):
        yield from _read(paper, table)
        yield from _read(paper, _turned(table))


def _turned(table: Table) -> Table:
    """Rows as columns, for tables that list the categories side by side."""
    made: Table = {}
    for row, cells in table.items():
        for column, cell in cells.items():
            made.setdefault(column, {})[row] = cell
    return made


def _read(paper: Paper, table: Table) -> Iterator[Printed]:
    rows = sorted(table)
    if not rows:
        return
    heads = {
        c: text_of(cell) for r in rows[:2] for c, cell in table[r].items() if whole(cell) is None and text_of(cell)
    }
    labels = {
        r: next((text_of(c) for _, c in sorted(table[r].items()) if text_of(c) and whole(c) is None), "") for r in rows
    }
    totals = [r for r in rows if _TOTAL.match(labels[r])]
    for column, head in heads.items():
        if not _SHARE_HEAD.search(head) or _NOT_SHARE.search(head):
            continue
        counts = [c for c, h in heads.items() if c < column and _TO_COUNT.search(h) and not _SHARE_HEAD.search(h)]
        if len(totals) != 1 or not counts:
            continue
        total = whole(table[totals[0]].get(counts[-1]))
        for row in (r for r in rows if r != totals[0]):
            part, cell = whole(table[row].get(counts[-1])), table[row].get(column)
            match = _PERCENT.fullmatch(cell.text) if cell is not None else None
            if total and part is not None and part <= total and cell is not None and match:
                digits = match[2] or ""
                share = Fraction(f"{match[1]}.{digits or 0}") / 100
                claim = Claim(
                    "share", share, "share", paper.at(cell.place), cell.text.strip(), "%", decimals=len(digits)
                )
                yield Printed(labels[row], part, total, claim)
