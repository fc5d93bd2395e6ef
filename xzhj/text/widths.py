"""Full-width and half-width characters, and how many terminal columns a text takes."""

from __future__ import annotations

import re
import unicodedata

_HALF = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20, 0xA0: 0x20, 0x200B: None, 0xFEFF: None, 0x200E: None}
_SPACES = re.compile(r"\s+")


def half(text: str) -> str:
    """Turn full-width letters, digits, punctuation and spaces into half-width ones; zero-width characters vanish.

    Unlike NFKC it leaves Chinese characters alone, so that no name changes its code point.
    """
    return text if text.isascii() else text.translate(_HALF)


_MARKS = str.maketrans(",;:?!.", "，；：？！。")
_CHINESE_MARK = re.compile(r"(?<![\d])[,;:?!]|[,;:?!](?!\d)|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff]|\s*$)")


def chinese_marks(text: str) -> str:
    """Commas, colons and the like as Chinese writes them; 1,234 and 8:30 stay. No character moves: places hold for both."""
    return _CHINESE_MARK.sub(lambda m: m[0].translate(_MARKS), text)


def squeeze(text: str) -> str:
    """Half-width, and without any space or line break."""
    return _SPACES.sub("", half(text))


def display_width(text: str, *, ambiguous: int = 1) -> int:
    """Columns of a terminal that `text` takes; `ambiguous` is the width of characters that differ (2 on a GBK console)."""
    if text.isascii():
        return len(text)
    widths = {"W": 2, "F": 2, "A": ambiguous}
    return sum(0 if unicodedata.combining(c) else widths.get(unicodedata.east_asian_width(c), 1) for c in text)


def pad(text: str, width: int, *, ambiguous: int = 1) -> str:
    """Fill with spaces on the right up to `width` columns."""
    return text + " " * max(0, width - display_width(text, ambiguous=ambiguous))
