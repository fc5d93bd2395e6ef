"""Where a table's heading stands, how many rows it takes, and how it splits into blocks side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from xzhj.readers.grid import Grid
from xzhj.readers.tables.headers import LONGEST, Meaning, field_of, meaning, plain
from xzhj.readers.tables.synonyms import COUNTS
from xzhj.text.widths import squeeze

ENOUGH = 4  # so many known headings make a heading row wherever they stand
_STUB = re.compile(r"[:：]\s*\S|填报|填表|制表|审核|盖章|年\s*月\s*日")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its first, main and last row, each column's path from top to bottom, and whether it heads people."""

    top: int
    main: int
    bottom: int
    paths: Mapping[int, tuple[str, ...]]
    people: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One of the lists a heading holds side by side: columns by field, ticked columns, key column, what is unknown.

    `spare` are columns left out because a plainer one gives their field; `parts` the further columns (月, 日) of a date
    whose year stands in a column of its own.
    """

    first: int
    last: int
    fields: Mapping[str, int]
    choices: Mapping[str, tuple[tuple[int, str], ...]]
    doubled: tuple[tuple[str, int, int], ...]
    unknown: tuple[int, ...]
    key: int
    spare: tuple[tuple[int, str], ...] = ()
    parts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def signature(self) -> tuple[tuple[str, int], ...]:
        return tuple(sorted((f, c - self.first) for f, c in self.fields.items()))


def text_of(value: Any) -> str:
    """A cell as heading text; anything but text is none."""
    return value if isinstance(value, str) else ""


def known(row: list[Any]) -> set[str]:
    """The fields the cells of a row name."""
    return {found[0] for cell in row if isinstance(cell, str) and (found := field_of(cell))}


def is_heading(row: list[Any], *, strict: bool = True) -> bool:
    """Say whether a row is a heading: four known headings; less strictly, two that include a name or a unit with a count."""
    cells = [c for c in row if c != "" and c is not None]
    if not cells or sum(isinstance(c, str) and len(c) <= LONGEST for c in cells) < len(cells):
        return False
    if is_form(cells):
        return False
    fields = known(cells)
    share = sum(field_of(c) is not None for c in cells)
    if len(fields) >= ENOUGH:
        return share * 5 >= len(cells) * 2
    if strict or any(_STUB.search(c) for c in cells):
        return False
    if "name" in fields and any(plain(c).endswith(("姓名", "名字")) for c in cells):
        return len(fields) >= 2 or len(cells) >= 2 or (len(cells) == 1 and plain(cells[0]) == "姓名")
    unit_like = fields & {"unit", "branch", "work_unit", "delegation"} or any(
        field_of(c, False) == ("unit", True) for c in cells
    )
    return bool(unit_like and fields & COUNTS) or ("ballot_serial" in fields and len(cells) > 2)


def is_turned(rows: Sequence[Sequence[Any]]) -> bool:
    """A list turned on its side: its headings stand one below the other in the first column, a person in each other one."""
    top = next(
        (i for i, row in enumerate(rows[:6]) if any(field_of(text_of(v)) == ("name", False) for v in row[:1])), -1
    )
    if top < 0 or sum(field_of(text_of(v)) is not None for v in rows[top][1:]):
        return False
    down = {found[0] for row in rows[top : top + 30] if row and (found := field_of(text_of(row[0])))}
    return len(down) >= ENOUGH and sum(v != "" for v in rows[top]) > 2


def is_form(cells: Sequence[Any]) -> bool:
    """A line of a form of one person, where each label has its value beside it: 姓名 王某 性别 男."""
    return any(
        isinstance(a, str) and field_of(a) == ("gender", False) and isinstance(b, str) and squeeze(b) in ("男", "女")
        for a, b in pairwise(cells)
    )


def find_heading(grid: Grid, start: int, *, strict: bool) -> Heading | None:
    """The next heading at or below row `start`, None when there is none."""
    for r in range(start, len(grid.rows)):
        if r in grid.hidden_rows or not is_heading(grid.rows[r], strict=strict):
            continue
        return _grown(grid, start, r)
    return None


def _grown(grid: Grid, start: int, main: int) -> Heading:
    spans = {(r, c): (r2, c2) for r, c, r2, c2 in grid.merged}
    top = main
    while top > start and _sits_above(grid, spans, top - 1, main):
        top -= 1
    bottom = main
    while bottom + 1 < len(grid.rows) and bottom - main < 3 and _goes_on(grid, spans, top, bottom):
        bottom += 1
    paths = _paths(grid, spans, top, bottom)
    people = any((found := field_of(p[-1])) and found[0] == "name" for p in paths.values())
    return Heading(top, main, bottom, paths, people)


def _sits_above(grid: Grid, spans: Mapping[tuple[int, int], tuple[int, int]], r: int, main: int) -> bool:
    row, below = grid.rows[r], grid.rows[r + 1]
    cells = [c for c in range(len(row)) if row[c] != ""]
    if r in grid.hidden_rows or not cells or any(not isinstance(row[c], str) or _STUB.search(row[c]) for c in cells):
        return False
    reach = [spans.get((r, c), (r, c)) for c in cells]
    if any(bottom >= main for bottom, _ in reach):
        return True
    if not spans:
        return any(below[c] == "" and field_of(row[c]) for c in cells)
    wide = [(c, right) for c, (_, right) in zip(cells, reach, strict=True) if right > c]
    return len(cells) > 1 and bool(wide) and all(len(row[c]) <= 20 for c in cells)


def _goes_on(grid: Grid, spans: Mapping[tuple[int, int], tuple[int, int]], top: int, bottom: int) -> bool:
    """The row below belongs to the heading: cells reach down into it, or it divides only what the row above left wide."""
    row, above = grid.rows[bottom + 1], grid.rows[bottom]
    cells = [c for c in range(len(row)) if row[c] != ""]
    reached = any(r <= bottom < r2 and r >= top for (r, _), (r2, _) in spans.items() if r <= bottom)
    if not cells:
        return reached
    if any(not isinstance(row[c], str) or len(row[c]) > LONGEST for c in cells):
        return False
    if reached:
        return True
    return len(cells) > 1 and all(_divides(above, c) for c in cells) and not any(_DIGIT.search(row[c]) for c in cells)


def _divides(above: list[Any], c: int) -> bool:
    wide = c + 1 < len(above) and above[c + 1] == "" and above[c] != ""
    return wide or (above[c] == "" and c > 0 and any(above[:c]))


def _paths(
    grid: Grid, spans: Mapping[tuple[int, int], tuple[int, int]], top: int, bottom: int
) -> dict[int, tuple[str, ...]]:
    width = max(len(grid.rows[r]) for r in range(top, bottom + 1))
    lines = [[text_of(c) for c in grid.rows[r]] for r in range(top, bottom + 1)]
    for (r, c), (_, right) in spans.items():
        if top <= r <= bottom and lines[r - top][c]:
            for column in range(c + 1, min(right + 1, width)):
                lines[r - top][column] = lines[r - top][c]
    for i, line in enumerate(lines[:-1]):
        for c in range(1, width):
            if not line[c] and lines[i + 1][c] and line[c - 1] and not spans and all(not up[c] for up in lines[:i]):
                line[c] = line[c - 1]
    return {c: path for c in range(width) if (path := tuple(line[c] for line in lines if line[c]))}


def blocks_of(heading: Heading, extra: Mapping[str, str]) -> list[Block]:
    """The lists side by side under one heading: one, or several where the name's heading stands more than once."""
    meanings = {c: meaning(p, heading.people, extra) for c, p in heading.paths.items()}
    parts = dates_in_parts(heading.paths)
    meanings = {c: m for c, m in meanings.items() if not any(c in more for more in parts.values())}
    for column in parts:  # 入党年 | 入党月 as 入党年月 would be
        *above, lowest = heading.paths[column]
        meanings[column] = meanings[column] or meaning(
            (*above, plain(lowest).removesuffix("份") + "月"), heading.people, extra
        )
    names = [c for c, m in meanings.items() if m and m.field == "name" and not m.weak and not m.choice]
    if not names:
        names = [c for c, m in meanings.items() if m and m.field == "name" and not m.choice][:1]
    first, last = min(meanings), max(meanings)
    starts = _starts(meanings, names, first)
    shared = [c for c in meanings if c < starts[0]]
    ends = [s - 1 for s in starts[1:]] + [last]
    blocks = [_block(meanings, s, e, shared, heading.people) for s, e in zip(starts, ends, strict=True)]
    return (
        [replace(b, parts={f: parts[c] for f, c in b.fields.items() if c in parts}) for b in blocks]
        if parts
        else blocks
    )


def dates_in_parts(paths: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[int, ...]]:
    """A date whose year, month (and day) stand in columns side by side: the year's column → the others."""
    found: dict[int, tuple[int, ...]] = {}
    whole = {c: plain("".join(p)).removesuffix("份") for c, p in paths.items()}
    for c, text in whole.items():
        if not text.endswith("年") or len(text) < 2:
            continue
        rest = [c + n for n, unit in enumerate("月日", 1) if whole.get(c + n, "") == f"{text[:-1]}{unit}"]
        if rest and rest[0] == c + 1:
            found[c] = tuple(rest)
    return found


def _starts(meanings: Mapping[int, Meaning | None], names: list[int], first: int) -> list[int]:
    if len(names) < 2:
        return [first]
    step = names[1] - names[0]
    start = names[0]
    while start > first and _field(meanings, start - 1) == _field(meanings, start - 1 + step) != "":
        start -= 1
    alike = sum(_field(meanings, c) == _field(meanings, c + step) for c in range(start, names[1] - (names[0] - start)))
    if (step > 1 and alike * 2 >= step) or all(_field(meanings, c) == "" for c in range(names[0] + 1, names[1])):
        return [n - (names[0] - start) for n in names]
    starts = [first]
    for name in names[1:]:
        gap = next(
            (c for c in range(name - 1, starts[-1], -1) if c not in meanings or _field(meanings, c) == "serial"), None
        )
        if gap is not None:
            starts.append(gap)
    return starts


def _field(meanings: Mapping[int, Meaning | None], c: int) -> str:
    found = meanings.get(c)
    return found.field + found.choice if found else ""


def _block(meanings: Mapping[int, Meaning | None], first: int, last: int, shared: list[int], people: bool) -> Block:
    fields: dict[str, int] = {}
    weak: dict[str, int] = {}
    choices: dict[str, list[tuple[int, str]]] = {}
    doubled: list[tuple[str, int, int]] = []
    unknown: list[int] = []
    for c in [*shared, *(c for c in meanings if first <= c <= last)]:
        found = meanings[c]
        if found is None:
            unknown.append(c)
        elif found.choice:
            choices.setdefault(found.field, []).append((c, found.choice))
        elif found.weak:
            if found.field in weak:
                unknown.append(c)
            weak.setdefault(found.field, c)
        elif found.field in fields:
            doubled.append((found.field, fields[found.field], c))
        else:
            fields[found.field] = c
    spare = [(c, f) for f, c in weak.items() if f in fields]
    fields |= {f: c for f, c in weak.items() if f not in fields}
    key = fields.get(
        "name", next((fields[f] for f in ("unit", "branch", "work_unit", "delegation") if f in fields), first)
    )
    kept = {f: tuple(columns) for f, columns in choices.items() if f not in fields}
    spare += [(c, f) for f, columns in choices.items() if f in fields for c, _ in columns]
    return Block(first, last, fields, kept, tuple(doubled), tuple(sorted(unknown)), key, tuple(spare))
