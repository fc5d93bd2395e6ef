"""Numbers of ballots stated in or beside a table: 收回选票 67 张, a unit's own 应到 and 实到."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from xzhj.readers.ballots.headers import Plan, tidy

_NUMBER = re.compile(r"\d+")
_HEAD = re.compile(r"(收回|发出|有效票?|无效票?|废票)(?:选票|票)?数?[:：]?\s*(\d+)?(?:张|票)?")
_SAID = re.compile(r"(收回|发出|有效|无效)(?:选票|票)?数?[:：]?(\d{1,9})(?:张|票)")  # several in one cell
_HEADS = {
    "收回": "returned",
    "发出": "issued",
    "有效": "valid",
    "有效票": "valid",
    "无效": "invalid",
    "无效票": "invalid",
    "废票": "invalid",
}
_UNIT = {
    "seats": "seats", "expected": "expected", "present": "present", "issued": "issued", "returned": "returned",
    "counted_valid": "valid", "counted_invalid": "invalid",
}  # fmt: skip


def stated_counts(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Numbers of ballots stated beside the table: 收回选票 67 张, or the word in one cell and the number in the next."""
    found: dict[str, int] = {}
    for row in rows:
        cells = [unicodedata.normalize("NFKC", tidy(c)) for c in row]
        for j, cell in enumerate(cells):
            for word, number in _SAID.findall(cell):
                found.setdefault(_HEADS[word], int(number))
            match = _HEAD.fullmatch(cell)
            if not match or match[1] not in _HEADS:
                continue
            after = re.fullmatch(r"(\d+)(?:张|票)?", cells[j + 1]) if j + 1 < len(cells) else None
            if number := match[2] or (after[1] if after else ""):
                found.setdefault(_HEADS[match[1]], int(number))
    return found


def note_counts(counts: dict[str, int], row: Sequence[str], plan: Plan) -> None:
    """A unit's own numbers stand on its first row."""
    for role, base in _UNIT.items():
        j = plan.role(role)
        text = unicodedata.normalize("NFKC", tidy(row[j])) if j is not None and j < len(row) else ""
        if _NUMBER.fullmatch(text) and len(text) < 10:
            counts.setdefault(base, int(text))
