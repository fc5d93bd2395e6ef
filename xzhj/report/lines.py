"""Chinese text in columns: wrapped by display width, no line begins with a closing mark or ends with an opening one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from unicodedata import combining, east_asian_width

_CLOSING = frozenset("，。、；：？！）》〉】〕」』”’…—％%),.;:!?]}·")
_OPENING = frozenset("（《〈【〔「『“‘([{")
_PARTS = re.compile(r"[^、 ]+、?|、| +")
_PIECES = re.compile(r"共\d+处|[!-~]+| +|[^!-~ ]")  # an ASCII word stays whole, anything else may be parted


@cache
def char_width(char: str, ambiguous: int) -> int:
    """Columns of one character; `ambiguous` is the width of those that differ from console to console."""
    if combining(char) or char in "\u200b\u200c\u200d\ufeff":
        return 0
    return {"W": 2, "F": 2, "A": ambiguous}.get(east_asian_width(char), 1)


def width_of(text: str, ambiguous: int = 1) -> int:
    return len(text) if text.isascii() else sum(char_width(c, ambiguous) for c in text)


def pad(text: str, width: int, ambiguous: int = 1) -> str:
    return text + " " * max(0, width - width_of(text, ambiguous))


def wrap(text: str, width: int, ambiguous: int = 1) -> list[str]:
    """Lines of at most `width` columns (never less than 2)."""
    width = max(2, width)
    lines: list[str] = []
    for part in text.splitlines() or [""]:
        lines += wrap_line(part, width, ambiguous)
    return lines


def fold(text: str, width: int, ambiguous: int = 1) -> str:
    """The same with line breaks after 、 and between words, so that a place is not parted where a line can end before it."""
    lines, used = [""], 0
    for part in _PARTS.findall(text):
        wide = width_of(part.rstrip(), ambiguous)
        if used and used + wide >= width + (not part.isspace()):
            lines.append("")
            used = 0
        if part.isspace() and not used:
            continue
        lines[-1] += part
        used += width_of(part, ambiguous)
    return "\n".join(line.rstrip() for line in lines)


def wrap_line(text: str, width: int, ambiguous: int) -> list[str]:
    lines: list[list[str]] = [[]]
    used = 0
    for piece in pieces(text, width, ambiguous):
        wide = width_of(piece, ambiguous)
        if used + wide > width:
            carried = carry(lines[-1], piece, width // 2, ambiguous)
            lines.append(carried)
            used = width_of("".join(carried), ambiguous)
        if piece.isspace() and not lines[-1] and len(lines) > 1:
            continue
        lines[-1].append(piece)
        used += wide
    return ["".join(line).rstrip() for line in lines]


def carry(line: list[str], piece: str, most: int, ambiguous: int) -> list[str]:
    """What must go down with `piece` so that it does not begin a line, and no opening mark ends one; at most `most` columns."""
    keep = len(line)
    if piece[0] in _CLOSING:
        while keep > 1 and line[keep - 1][0] in _CLOSING:
            keep -= 1
        keep -= 1
    while keep > 0 and line[keep - 1] in _OPENING:
        keep -= 1
    if keep <= 0 or width_of("".join(line[keep:]), ambiguous) > most:
        return []
    carried = line[keep:]
    del line[keep:]
    return carried


def pieces(text: str, width: int, ambiguous: int) -> list[str]:
    """Pieces that are not parted, cut where one alone is wider than a line."""
    found: list[str] = []
    for piece in _PIECES.findall(text):
        if len(piece) <= width:
            found.append(piece)
        else:
            found += [piece[i : i + width] for i in range(0, len(piece), width)]
    return found


def row(cells: Sequence[str], widths: Sequence[int], ambiguous: int = 1, gap: str = "  ") -> list[str]:
    """One row of a table as screen lines."""
    columns = [wrap(cell, width, ambiguous) for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, columns))
    out = []
    for i in range(height):
        line = [pad(c[i] if i < len(c) else "", w, ambiguous) for c, w in zip(columns, widths, strict=True)]
        out.append(gap.join(line).rstrip())
    return out
