"""Number formats: which show a date, and which show it without the day."""

from __future__ import annotations

import re
from functools import lru_cache

from xzhj.readers.files.xmlwalk import walk

_QUIET = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_BUILT_IN = {  # ECMA-376 18.8.30; 27 to 36 and 50 to 58 as a Chinese office shows them
    **dict.fromkeys((14, 15, 22, 28, 29, 30, 31, 36, 50, 51, 53, 54, 58), "day"),
    **dict.fromkeys((17, 27, 52, 57), "month"),
}


@lru_cache(maxsize=4096)
def shows(code: str) -> str:
    """Say what a format code shows of a date: "month" (year and month, no day), "day", or "" (not a date)."""
    first = _QUIET.sub("", code.split(";")[0]).lower()
    if first in ("general", "@", "") or "0" in first or "#" in first:
        return ""
    year, month, day = "y" in first or "e" in first, "m" in first, "d" in first
    if year and month and not day:
        return "month"
    return "day" if day or year else ""


def shown(identity: int, code: str | None) -> str:
    """The same for a format by its number; `code` is what the file says of that number."""
    return shows(code) if code is not None else _BUILT_IN.get(identity, "")


def used(xml: bytes) -> tuple[tuple[int, str | None], ...]:
    """Of a styles.xml: number and code (None: built in) of the format of each cell style, by its index in cellXfs."""
    codes: dict[int, str] = {}
    found: list[int] = []
    inside = [False]

    def start(name: str, given: dict[str, str]) -> None:
        if name == "cellXfs":
            inside[0] = True
        elif name == "numFmt":
            codes[_number(given.get("numFmtId"))] = given.get("formatCode", "")
        elif name == "xf" and inside[0]:
            found.append(_number(given.get("numFmtId")))

    def end(name: str) -> None:
        if name == "cellXfs":
            inside[0] = False

    if xml:
        walk([xml], start, end)
    return tuple((i, codes.get(i)) for i in found)


def styles(formats: tuple[tuple[int, str | None], ...]) -> tuple[frozenset[int], frozenset[int]]:
    """The cell styles that show a month alone, and all that show a date; by their index in cellXfs."""
    kinds = [shown(*f) for f in formats]
    months = frozenset(i for i, kind in enumerate(kinds) if kind == "month")
    return months, frozenset(i for i, kind in enumerate(kinds) if kind)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 9 else 0
