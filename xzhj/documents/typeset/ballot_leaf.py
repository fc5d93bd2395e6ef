"""A ballot is one page: which leaf it is printed on, and how large its names and boxes can be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from xzhj.documents.text import Block, Break, Line, Part
from xzhj.documents.typeset.ballot import GAP, box_grid, grids, most_across
from xzhj.documents.typeset.ballot_names import MARK, room_of
from xzhj.documents.typeset.setting import Leaf, Page
from xzhj.documents.typeset.shape import break_title, width

LEAVES = (Leaf(210, 297, 30, 25, 25), Leaf(210, 297, 16, 12, 18), Leaf(420, 297, 20, 15, 25))  # A4, the same fuller, A3
_TYPES = (32, 28, 24)  # half-points: 三号, 四号, 小四
_HIGHEST = 17 * 7200 // 127
_STEP = 7200 // 127
_SPARE = 350  # twips a page keeps free, for programs that set a little looser


def fitted(parts: Sequence[Part], page: Page, copies: int = 1) -> Page:
    """The setting that holds each ballot of a paper on one page: the smallest leaf, then the largest type, then few across."""
    for trial in _trials(parts, page):
        if _fits(parts, trial, copies):
            return _roomier(parts, trial, copies)
    return trial


def _trials(parts: Sequence[Part], page: Page) -> Iterator[Page]:
    blocks = [part for part in parts if isinstance(part, Block) and part.kind == "ballot"]
    for leaf in LEAVES:
        for size in _TYPES:
            trial = replace(page, leaf=leaf, names=size, mark=MARK)
            most = max((most_across(block, trial) for block in blocks), default=1)
            yield from (replace(trial, across=across) for across in range(1, most + 1))


def _roomier(parts: Sequence[Part], page: Page, copies: int) -> Page:
    """The same with boxes as high as the page takes."""
    for high in range(_HIGHEST, MARK, -_STEP):
        if _fits(parts, trial := replace(page, mark=high), copies):
            return trial
    return page


def _fits(parts: Sequence[Part], page: Page, copies: int) -> bool:
    leaf = page.leaf
    cut = (copies - 1) * 2 * page.grid.pitch
    return leaf is not None and all(deep * copies + cut + _SPARE <= leaf.depth for deep in _depths(parts, page))


def _depths(parts: Sequence[Part], page: Page) -> list[int]:
    """How deep each page of a paper is, in twips."""
    deep = [0]
    for part in parts:
        if isinstance(part, Break):
            deep.append(0)
        else:
            deep[-1] += _block(part, page) if isinstance(part, Block) else _line(part, page)
    return deep


def _line(line: Line, page: Page) -> int:
    if line.kind in ("title", "caption"):
        return (len(break_title(line.text)) + (line.kind == "title")) * page.grid.pitch
    if line.kind in ("signature", "date"):
        return 2 * page.grid.pitch
    across = room_of(page) // page.grid.char
    return -(-round(width(line.text) + 2) // across) * page.grid.pitch


def _block(block: Block, page: Page) -> int:
    if block.kind == "ballot":
        return sum(sum(grid.heights) + GAP + 30 * len(grid.heights) for grid in grids(block, page))
    grid = box_grid(block, page, False)
    across = (room_of(page) - 180) // (grid.size * 10)
    lines = sum(-(-round(width(line) * 1.05) // across) for line in block.lines)  # digits of some faces are wide
    return lines * grid.size * 13 + GAP + 60
