"""The names on a ballot: the room they need, on one line or in pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xzhj.documents.typeset.page import text_width
from xzhj.documents.typeset.setting import Page
from xzhj.documents.typeset.shape import width

MARK = 12 * 7200 // 127  # a mark box is at least 12 mm high and wide
SIDE = 10 * 7200 // 127
TO_WRITE = 34 * 7200 // 127  # room to write a name across
LABEL = 8 * 7200 // 127
WRITE_IN = "另选人"
_CELL = 170  # twips a cell keeps free left and right, and a little more
DOWN = 5  # a longer name is never set downwards


def room_of(page: Page) -> int:
    """The width of what is printed, in twips."""
    return page.leaf.room if page.leaf else text_width()


def longest(names: Sequence[str], page: Page) -> int:
    """The room the names need on one line, a foreign one in two lines; four characters at least."""
    return round(max((width(p) for name in names for p in _pieces(name)), default=0) * page.names * 10) + _CELL


def _pieces(name: str) -> list[str]:
    """A long name parted after its ·; every other name is one piece."""
    return re.findall("[^·]+·?", name) if len(name) > DOWN and "·" in name else [name]


def set_in(name: str, room: int, page: Page) -> str:
    """A name on one line where it fits, else in its pieces."""
    return name if round(width(name) * page.names * 10) + _CELL <= room else "↵".join(_pieces(name))
