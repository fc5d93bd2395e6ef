"""How wide the columns of a table are: as asked, or by what their cells hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from xzhj.documents.text import Block
from xzhj.documents.typeset.shape import width

LEFT, ABOVE = "<", "^"
PADDING = 132  # twips left and right of a cell together, and a little for faces with wide figures
_LATIN = re.compile(r"[!-~年月日]+")  # numbers, words, days: what must not be parted
_PARTS = re.compile(r"[^·]+·?|·")
_LONGEST = 16  # a column does not ask for more characters than this on one line
_EASY = 6  # a piece of so many characters stands on one line where the other columns can spare the room
BLANK = re.compile(r"＿+")  # a cell that is all blank: the cell itself is the place to write in


def widths(block: Block, rows: Sequence[Sequence[str]], size: int, room: int) -> tuple[int, ...]:
    """Twips of each column, `room` together: the shares that `宽=` asks for, else by content; `size` in half-points."""
    if given := re.findall(r"\d+(?:\.\d+)?", block.options.get("宽", "")):
        shares = [float(n) for n in given][: len(rows[0])] or [1.0]
        shares += [min(shares)] * (len(rows[0]) - len(shares))
        return _eased(fitted(shares, room), rows, size)
    low = least(rows, size)
    asked = [max(a, b) for a, b in zip(low, _twips(_spread(rows, _longest), size), strict=True)]
    if sum(asked) <= room or sum(low) >= room:
        return fitted(asked if sum(asked) <= room else low, room)
    spare, extra = room - sum(low), sum(asked) - sum(low)
    return fitted([a + (b - a) * spare / extra for a, b in zip(low, asked, strict=True)], room)


def _spread(rows: Sequence[Sequence[str]], asked: Callable[[str], float]) -> list[float]:
    """Characters each column asks for, of the cells that are its own."""
    wanted = [1.0] * len(rows[0])
    for row in rows:
        for i, cell in enumerate(row):
            if (i + 1 < len(row) and row[i + 1] == LEFT) or cell in (LEFT, ABOVE):
                continue
            wanted[i] = max(wanted[i], asked(cell))
    return wanted


@lru_cache(maxsize=4096)
def _longest(cell: str) -> float:
    """A cell on one line, as far as a column may ask for it."""
    return max(min(width(piece), _LONGEST) for piece in cell.split("↵"))


@lru_cache(maxsize=4096)
def _whole(cell: str) -> float:
    """What must stand on one line: a short word, a number; of longer text three characters."""
    return max(_kept(piece, 4) for piece in cell.split("↵"))


@lru_cache(maxsize=4096)
def _must(cell: str) -> float:
    """What cannot be parted in any way: a number, a day, a word of three characters."""
    return max(_kept(piece, 3, 2.0) for piece in cell.split("↵"))


@lru_cache(maxsize=4096)
def _easy(cell: str) -> float:
    """What had better stand on one line: a word of some length, a name of several parts up to its ·"""
    return max(_kept(part, _EASY) for piece in cell.split("↵") for part in _PARTS.findall(piece) or [""])


def _kept(piece: str, most: int, otherwise: float = 3.0) -> float:
    latin = max((width(found) * (1.3 if "月" in found else 1.15) for found in _LATIN.findall(piece)), default=0.0)
    return max(min(latin, 10.1), width(piece) if len(piece) <= most else otherwise)


def least(rows: Sequence[Sequence[str]], size: int) -> list[int]:
    """Twips each column needs for its words and numbers to stand whole, in type of `size` half-points."""
    return _twips(_spread(rows, _whole), size)


def _twips(characters: Sequence[float], size: int) -> list[int]:
    """Characters of `size` half-points in twips, with the cell's margins."""
    return [round(n * size * 10) + PADDING for n in characters]


def _eased(widths: Sequence[int], rows: Sequence[Sequence[str]], size: int) -> tuple[int, ...]:
    """Widths as asked, but a column too narrow for its numbers and names takes from those wider than their words, and where it
    must, from any that can spare it. A column with cells to write in keeps the room it was given."""
    must, easy, most = (_twips(_spread(rows, asked), size) for asked in (_must, _easy, _longest))
    written = [
        all(row[i] not in ("", ABOVE) and not BLANK.fullmatch(row[i]) for row in rows) for i in range(len(widths))
    ]
    idle = [max(a, b) if full else w for a, b, full, w in zip(easy, most, written, widths, strict=True)]
    blank = [a if not full else max(a, w) for a, full, w in zip(must, written, widths, strict=True)]
    for keep in (idle, blank, must):
        widths = _lent(widths, must, keep)
    return tuple(_lent(widths, easy, [max(a, b) for a, b in zip(idle, easy, strict=True)]))


def _lent(widths: Sequence[int], want: Sequence[int], keep: Sequence[int]) -> list[int]:
    """Columns narrower than they want take, as far as it goes, from those wider than they keep."""
    short = [max(0, b - a) for a, b in zip(widths, want, strict=True)]
    spare = [max(0, a - b) for a, b in zip(widths, keep, strict=True)]
    moved = min(sum(short), sum(spare))
    if not moved:
        return list(widths)
    given = [
        w + s * moved // sum(short) - p * moved // sum(spare) for w, s, p in zip(widths, short, spare, strict=True)
    ]
    given[given.index(max(given))] += sum(widths) - sum(given)
    return given


def fitted(shares: Sequence[float], room: int) -> tuple[int, ...]:
    """Whole twips that add up to `room`."""
    total = sum(shares)
    widths = [int(share * room / total) for share in shares]
    widths[-1] += room - sum(widths)
    return tuple(widths)
