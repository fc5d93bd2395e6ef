"""Rows of a count that are marked as elected: how many, with how many votes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from xzhj.model import Paper, Source
from xzhj.rules.papers._tables import Table, columns_of, label_of, text_of, whole

_VOTES = re.compile(r"^(?:赞成|同意|得票|得赞成票)(?:票)?(?:数)?(?:[（(]票[)）])?$")
_MARK = re.compile(r"^(?:是否)?当选(?:与否|情况|结果)?$|^(?:选举)?结果$|^备注$")
_WON = re.compile(r"^(?:当选|是|√|✓|○)$")


@dataclass(frozen=True, slots=True)
class Winner:
    """A row marked as elected, with its votes where they stand in it."""

    name: str
    votes: int | None
    at: Source


def winners(paper: Paper) -> Iterator[tuple[int, list[Winner]]]:
    """For each table of a count: the paragraph it begins at, and its rows marked as elected."""
    begins: dict[int, int] = {}
    for index, paragraph in enumerate(paper.paragraphs):
        if paragraph.part == "table" and "row" in paragraph.look:
            begins.setdefault(paragraph.look["table"], index)
    for table, begin in zip(columns_of(paper), begins.values(), strict=True):
        if found := list(_marked(paper, table)):
            yield begin, found


def _marked(paper: Paper, table: Table) -> Iterator[Winner]:
    first = next((r for r in sorted(table) if any(whole(c) is not None for c in table[r].values())), 0)
    heads = [(c, text_of(cell)) for r in sorted(table) if r < first for c, cell in table[r].items()]
    votes = [c for c, head in heads if _VOTES.match(head)]
    marks = [c for c, head in heads if _MARK.match(head)]
    if len(votes) != 1 or len(marks) != 1:
        return
    named = any("当选" in head for c, head in heads if c == marks[0])
    for row in (r for r in sorted(table) if r >= first):
        cell = table[row].get(marks[0])
        if cell is not None and _WON.match(text_of(cell)) and (named or text_of(cell) == "当选"):
            yield Winner(label_of(table[row]), whole(table[row].get(votes[0])), paper.at(cell.place))
