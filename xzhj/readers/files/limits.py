"""How much of a stranger's file we are willing to read, in one place; and the one error every reader here raises."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes unless said otherwise."""

    file: int = 256 << 20
    entries: int = 5_000  # members of a zip
    unzipped: int = 600 << 20  # all XML members together, as really inflated
    ratio: int = 200  # unzipped to zipped, once more than `ratio_from` came out
    ratio_from: int = 48 << 20
    rows: int = 1_048_576
    columns: int = 16_384
    cells: int = 8_000_000  # rows × columns of one sheet, blanks counted: the memory it takes
    text: int = 1_500 << 20  # all cells' text, a shared string counted each time it is used
    line: int = 1_000_000  # characters of one row of a text table
    sheets: int = 500
    part: int = 32 << 20  # an XML part that is parsed whole: styles, workbook, lrmx


LIMITS = Limits()


class Refused(Exception):
    """This file cannot be read. `kind` and `facts` make the Trouble; `line` is the place in a text file, when known."""

    def __init__(self, kind: str, *, line: int = 0, **facts: str) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.line = line
        self.facts = facts


def exceeded(what: str, found: int, limit: int) -> Refused:
    """A limit was passed: `what` is a field of Limits, or "entities"."""
    return Refused("file.limit", what=what, found=str(found), limit=str(limit))
