"""A summary with the counting groups side by side: 赞成（一组 二组 合计）, or 一组（赞成 不赞成 弃权）. Put into a row a group."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from xzhj.model import column_letters
from xzhj.readers.ballots.headers import ROLES, tidy, word_of
from xzhj.readers.ballots.rows import FOOTER

Rows = list[list[str]]
HEADER = ("计票组", "姓名", "赞成", "不赞成", "弃权")
_ROLES = ("for", "against", "abstain")
_ALL = re.compile(r"(?:合计|总计|共计|小计|总数|计)(?:票数?)?")
_JOINED = re.compile(r"(.{1,8}?)[-—_:：（(]?(赞成|同意|不赞成|不同意|反对|弃权)(?:票数?|数)?[）)]?")
_GROUP = re.compile(
    r"[组箱站点片桌]|会场|^第?[一二三四五六七八九十\d]+$|^[甲乙丙丁戊]$"
)  # not 党委委员 beside 纪委委员
_LAST = "合计"


@dataclass(frozen=True, slots=True)
class Across:
    """Where the header ends, the column of names, and each column of votes: its role and its group ("" for none)."""

    last: int
    name: int
    cells: dict[int, tuple[str, str]]

    def counted(self) -> frozenset[int]:
        """The columns that are counted themselves; a total is only held against them."""
        return frozenset(j for j, (_, g) in self.cells.items() if g != _LAST)

    def letters(self) -> dict[str, str]:
        """Where each opinion's total stands, else its first group."""
        found: dict[str, str] = {}
        for role, word in zip(_ROLES, HEADER[2:], strict=True):
            columns = [j for j, (r, _) in self.cells.items() if r == role]
            total = [j for j in columns if self.cells[j][1] == _LAST]
            if columns:
                found[word] = column_letters((total or columns)[0])
        return found

    def groups(self, role: str) -> list[str]:
        return [g for r, g in self.cells.values() if r == role and g not in ("", _LAST)]


def apart(rows: Sequence[Sequence[str]], lines: Sequence[int]) -> tuple[Rows, list[int]] | None:
    """The table with a row for each group of each candidate, and the totals stated; None where it is of another make."""
    found = find_across(rows[:20])
    if found is None:
        return None
    out = [list(row) for row in rows[: found.last]]
    out.append([*HEADER, *[""] * max(0, len(rows[found.last]) - len(HEADER))])
    at = list(lines[: found.last + 1])
    for row, line in zip(rows[found.last + 1 :], lines[found.last + 1 :], strict=True):
        made = rows_of(row, found)
        out += made
        at += [line] * len(made)
    return out, at


def find_across(rows: Sequence[Sequence[str]]) -> Across | None:
    """A header with a column of names and some opinion divided among two groups or more."""
    for i, row in enumerate(rows):
        cells = [tidy(c) for c in row]
        name = next((j for j, c in enumerate(cells) if ROLES.get(word_of(c)) == "name"), None)
        if name is None:
            continue
        below = [tidy(c) for c in rows[i + 1]] if i + 1 < len(rows) else []
        for last, heads in ((i + 1, over(cells, below)), (i, in_one_row(cells))):
            found = Across(last, name, heads)
            if all(_GROUP.search(g) for role in _ROLES for g in found.groups(role)) and any(
                len(set(found.groups(role))) > 1 for role in _ROLES
            ):
                return found
    return None


def over(above: Sequence[str], below: Sequence[str]) -> dict[int, tuple[str, str]]:
    """Two rows: the opinion above and the groups below it, or the other way about."""
    found: dict[int, tuple[str, str]] = {}
    top = ""
    for j, low in enumerate(below):
        top = (above[j] if j < len(above) else "") or (top if low else "")
        high, under = opinion(top), opinion(low)
        if high and low and not under:
            found[j] = high, group_name(low)
        elif under and top and not high and ROLES.get(word_of(top)) is None:
            found[j] = under, group_name(top)
        elif high and not low:
            found[j] = high, ""
    return found


def in_one_row(cells: Sequence[str]) -> dict[int, tuple[str, str]]:
    """一组赞成 | 二组赞成 | 合计赞成 | 不赞成."""
    found: dict[int, tuple[str, str]] = {}
    for j, cell in enumerate(cells):
        if role := opinion(cell):
            found[j] = role, ""
        elif match := _JOINED.fullmatch(cell):
            found[j] = opinion(match[2]), group_name(match[1])
    return found


def opinion(word: str) -> str:
    role = ROLES.get(word_of(word), "") if word else ""
    return role if role in _ROLES else ""


def group_name(word: str) -> str:
    return _LAST if _ALL.fullmatch(word) else word


def rows_of(row: Sequence[str], found: Across) -> Rows:
    """One candidate's row, group by group; added up where some opinion is not told by groups."""
    name = row[found.name] if found.name < len(row) else ""
    if not tidy(name) or FOOTER.search(tidy(name)):
        return [list(row)] if any(c.strip() for c in row) and FOOTER.search("".join(row)) else []
    told = {(g, r): row[j].strip() for j, (r, g) in found.cells.items() if j < len(row)}
    stated = [told.get((_LAST, r), "") for r in _ROLES]
    there = [r for r in _ROLES if any(role == r for role, _ in found.cells.values())]
    groups = list(dict.fromkeys(g for r in there for g in found.groups(r)))
    if all(found.groups(r) for r in there):
        made = [[g, name, *(told.get((g, r), "") for r in _ROLES)] for g in groups]
        made = [m for m in made if any(m[2:])]
    else:
        made = [["", name, *(summed(told, groups, r) for r in _ROLES)]]
    if not any(any(m[2:]) for m in made):
        return [["", name, *stated]]
    return [*made, [_LAST, name, *stated]] if any(stated) else made


def summed(told: dict[tuple[str, str], str], groups: Sequence[str], role: str) -> str:
    """What the groups give together, else the one number there is; what is no number stays to be asked about."""
    parts = [unicodedata.normalize("NFKC", told[g, role]) for g in groups if told.get((g, role))]
    if not parts:
        return told.get(("", role), "") or told.get((_LAST, role), "")
    odd = [p for p in parts if not p.isdecimal()]
    return odd[0] if odd else str(sum(map(int, parts)))
