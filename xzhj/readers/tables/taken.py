"""The raw cells of a table by field, people in order, each with its place; before any value is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from xzhj.model import FIELDS, Month, Source, Trouble, Unread, column_letters
from xzhj.readers.grid import Grid
from xzhj.readers.tables.layout import Block, Heading
from xzhj.readers.tables.moments import read_moment
from xzhj.readers.tables.sorting import ORG, Group, Sorted, spans_of
from xzhj.readers.tables.values import DATES, FLAGS, NULLS, flag, is_category, parser_of, serial
from xzhj.text.widths import squeeze

_MANY = frozenset({"phone", "address", "remark", "rewards", "resume"})  # a person may well have two under two headings
_SAME_AS_ABOVE = frozenset({"同上", "〃", "″", "”", "″″", '"', "''", "“”", "〃〃"})
_NEVER_FILLED = frozenset({"name", "serial", "id_number", "phone", "remark", "born"})


@dataclass(slots=True)
class Taken:
    """Columns of raw cells. `rows` gives each person's row, `at` the column of each field by block, `block` each person's block."""

    grid: Grid
    heading: Heading
    rows: list[int]
    block: list[int] | None
    columns: dict[str, list[Any]]
    at: list[dict[str, int]]
    places: dict[tuple[str, int], str] = field(default_factory=dict)
    trouble: list[Trouble] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def cell(self, name: str, i: int) -> tuple[int, int]:
        """Row and column (zero-based) of a person's field."""
        columns = self.at[self.block[i] if self.block else 0]
        return self.rows[i], columns.get(name, columns.get("name", 0))

    def source(self, name: str, i: int) -> Source:
        place = self.places.get((name, i))
        return Source(self.grid.file, self.grid.sheet, place) if place else self.grid.at(*self.cell(name, i))

    def header(self, column: int) -> Source:
        """The lowest heading cell of a column."""
        for r in range(self.heading.bottom, self.heading.top - 1, -1):
            row = self.grid.rows[r]
            if column < len(row) and row[column] != "":
                return self.grid.at(r, column)
        return self.grid.at(self.heading.main, column)

    def fill(self, name: str, values: Mapping[int, Any], places: Mapping[int, str]) -> None:
        """Put values into the blank cells of a field, making the column when there is none."""
        column = list(self.columns.get(name) or [""] * len(self.rows))
        for i, value in values.items():
            if column[i] == "":
                column[i] = value
                self.places[name, i] = places[i]
        self.columns[name] = column


def take(
    grid: Grid, heading: Heading, blocks: Sequence[Block], sorted_rows: Sequence[Sorted], group_field: str
) -> Taken:
    """Gather the people of all blocks: down the first list, then the second, unless their numbers run across.

    Bare names (with one more column at most) and no numbers are read across, as such lists are printed.
    """
    order = _order(grid, blocks, sorted_rows)
    single = len(blocks) == 1
    rows = sorted_rows[0].people if single else [r for _, r in order]
    names = list(dict.fromkeys(f for b in blocks for f in b.fields))
    columns: dict[str, list[Any]] = {}
    running = len(rows) > 0 and rows[-1] - rows[0] == len(rows) - 1
    for f in names:
        if single:
            column = grid.column(blocks[0].fields[f])
            columns[f] = column[rows[0] : rows[-1] + 1] if running else [column[r] for r in rows]
        else:
            columns[f] = [grid.rows[r][blocks[b].fields[f]] if f in blocks[b].fields else "" for b, r in order]
    taken = Taken(
        grid, heading, rows, None if single else [b for b, _ in order], columns, [dict(b.fields) for b in blocks]
    )
    if not single:
        _place_others(taken)
    _in_parts(taken, blocks)
    _choices(taken, blocks)
    _doubled(taken, blocks[0])
    _merged(taken, blocks)
    _ditto(taken)
    _grouped(taken, sorted_rows, group_field)
    _uncomputed(taken)
    return taken


def _order(grid: Grid, blocks: Sequence[Block], sorted_rows: Sequence[Sorted]) -> list[tuple[int, int]]:
    if len(blocks) == 1:
        return []
    down = [(b, r) for b, s in enumerate(sorted_rows) for r in s.people]
    firsts = [
        grid.rows[s.people[0]][b.fields["serial"]]
        for b, s in zip(blocks, sorted_rows, strict=True)
        if s.people and "serial" in b.fields
    ]
    numbers = [n for n in map(_number, firsts) if n is not None]
    across = len(numbers) > 1 and all(b == a + 1 for a, b in pairwise(numbers))
    across = (across and len(sorted_rows[0].people) > 1) or (not numbers and max(len(b.fields) for b in blocks) <= 2)
    return sorted(down, key=lambda cell: (cell[1], cell[0])) if across else down


def _number(value: Any) -> int | None:
    number = serial(value) if isinstance(value, (int, float, str)) else None
    return number if isinstance(number, int) else None


def _place_others(taken: Taken) -> None:
    first = taken.at[0]
    for i, b in enumerate(taken.block or ()):
        for f, c in taken.at[b].items() if b else ():
            if first.get(f) != c:
                taken.places[f, i] = taken.grid.place(taken.rows[i], c)


def _in_parts(taken: Taken, blocks: Sequence[Block]) -> None:
    """1970 | 5 under 年 | 月 is one date; where a part is blank, what stands before it counts."""
    for f in {f for b in blocks for f in b.parts}:
        for i, r in enumerate(taken.rows):
            block = blocks[taken.block[i] if taken.block else 0]
            cells = [taken.columns[f][i], *(taken.grid.rows[r][c] for c in block.parts.get(f, ()))]
            texts = [str(int(v) if isinstance(v, float) and v.is_integer() else v).strip() for v in cells]
            given = texts[: texts.index("")] if "" in texts else texts
            if len(given) > 1:
                taken.columns[f][i] = "".join(t.rstrip(unit) + unit for t, unit in zip(given, "年月日", strict=False))


def _choices(taken: Taken, blocks: Sequence[Block]) -> None:
    """√ in one of several columns: the heading of the ticked column is the value."""
    for f in {f for b in blocks for f in b.choices}:
        column, places = [], {}
        for i, r in enumerate(taken.rows):
            options = blocks[taken.block[i] if taken.block else 0].choices.get(f, ())
            ticked = [(c, word) for c, word in options if _ticked(taken.grid.rows[r][c])]
            words = list(dict.fromkeys(word for _, word in ticked))
            column.append(words[0] if len(words) == 1 else Unread("、".join(words), "几栏都打了勾") if words else "")
            if ticked:
                places[f, i] = taken.grid.place(r, ticked[0][0])
        words = [word for _, word in blocks[0].choices.get(f, ())]
        if f == "gender" and words == ["女"] and "女" in column:
            column = [v or "男" for v in column]
            taken.notes.append("“女”一栏没有打勾的按男计")
        if f in FLAGS and len(words) == 1:
            column = [v or "否" for v in column]
        taken.columns[f] = column
        taken.places.update(places)
        for at, block in zip(taken.at, blocks, strict=True):
            if f in block.choices:
                at[f] = block.choices[f][0][0]


def _ticked(value: Any) -> bool:
    return value != "" and value != 0 and str(value).strip() not in NULLS and flag(value) is not False


def _doubled(taken: Taken, block: Block) -> None:
    """Two columns of one field: the first counts, the second fills its blanks; where both differ it is said."""
    for f, first, second in block.doubled:
        one = taken.columns[f]
        two = [taken.grid.rows[r][second] for r in taken.rows] if taken.block is None else one
        differing = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b and a != "" and b != ""]
        differing = [i for i in differing if not _agree(f, one[i], two[i])]
        finer = {i: two[i] for i in range(len(one)) if f in DATES and _is_finer(one[i], two[i])}
        if finer and not differing:
            for i, value in finer.items():
                one[i] = value
                taken.places[f, i] = taken.grid.place(taken.rows[i], second)
        blanks = {i: b for i, (a, b) in enumerate(zip(one, two, strict=True)) if a == "" and b != ""}
        if blanks:
            taken.fill(f, blanks, {i: taken.grid.place(taken.rows[i], second) for i in blanks})
        if differing and not (f in _MANY and len({taken.heading.paths[c][-1] for c in (first, second)}) > 1):
            cells = tuple(taken.grid.at(taken.rows[i], second) for i in differing[:20])
            facts = {"field": f, "label": FIELDS.get(f, f), "count": str(len(differing))}
            heads = [f"{squeeze(taken.heading.paths[c][-1])}（{column_letters(c)}列）" for c in (first, second)]
            facts |= {"first": heads[0], "second": heads[1]}
            taken.trouble.append(
                Trouble("table.same_column", (taken.header(first), taken.header(second), *cells), facts)
            )


def _agree(f: str, one: Any, two: Any) -> bool:
    """Two cells that say the same in different ways: 汉 and 汉族, a month and a day in it."""
    if f in DATES:
        a, b = read_moment(one).readings, read_moment(two).readings
        return bool(a and b) and (
            a[0] == b[0]
            or (
                (a[0].year, a[0].month) == (b[0].year, b[0].month)
                and isinstance(a[0], Month) != isinstance(b[0], Month)
            )
        )
    read = parser_of(f)
    return bool(read(one) == read(two))


def _is_finer(one: Any, two: Any) -> bool:
    a, b = read_moment(one).readings, read_moment(two).readings
    return len(b) == 1 and not isinstance(b[0], Month) and all(isinstance(r, Month) for r in a) and bool(a)


def _merged(taken: Taken, blocks: Sequence[Block]) -> None:
    """A value merged down over several people belongs to each of them."""
    spans = [(r1, c, r2) for r1, c, r2, _ in taken.grid.merged if r2 > r1 and r1 > taken.heading.bottom]
    if not spans:
        return
    fields = {c: f for at in taken.at for f, c in at.items() if f not in _NEVER_FILLED}
    people: dict[int, list[int]] = {}
    for i, r in enumerate(taken.rows):
        people.setdefault(r, []).append(i)
    for r1, c, r2 in spans:
        value = taken.grid.rows[r1][c]
        if c not in fields or value == "":
            continue
        inside = [i for r in range(r1 + 1, r2 + 1) for i in people.get(r, ()) if taken.cell(fields[c], i)[1] == c]
        taken.fill(fields[c], dict.fromkeys(inside, value), dict.fromkeys(inside, taken.grid.place(r1, c)))


def _ditto(taken: Taken) -> None:
    """同上 and 〃 are what stands above, in the same list; of a name, a number or a date of birth they are no answer."""
    for f, column in taken.columns.items():
        if f in _NEVER_FILLED or not any(isinstance(v, str) and v.strip() in _SAME_AS_ABOVE for v in set(column)):
            continue
        for i, value in enumerate(column):
            above = i > 0 and (taken.block is None or taken.block[i] == taken.block[i - 1])
            if above and isinstance(value, str) and value.strip() in _SAME_AS_ABOVE:
                column[i] = column[i - 1]


def _grouped(taken: Taken, sorted_rows: Sequence[Sorted], group_field: str) -> None:
    shared = [g for g in sorted_rows[0].groups if _spans_all(taken, g)] if len(sorted_rows) > 1 else []
    filled: dict[str, dict[int, Group]] = {}
    for b, s in enumerate(sorted_rows):
        groups = sorted([*s.groups, *(shared if b else ())], key=lambda g: g.row)
        if not groups:
            continue
        above = spans_of(groups, s.people)
        for i, r in enumerate(taken.rows):
            if (taken.block is None or taken.block[i] == b) and (group := above.get(r)):
                filled.setdefault(field_of_group(group.name, group_field), {})[i] = group
    for f, of in filled.items():
        taken.fill(f, {i: g.name for i, g in of.items()}, {i: taken.grid.place(g.row, g.column) for i, g in of.items()})


def _spans_all(taken: Taken, group: Group) -> bool:
    return any(
        r == group.row and c <= group.column <= c2 and c2 > max(taken.at[0].values())
        for r, c, _, c2 in taken.grid.merged
    )


def field_of_group(name: str, usual: str) -> str:
    """Which field a group row gives: a delegation, a branch, a role, else the usual one of its kind of roster."""
    if name.endswith(("代表团", "代表组")):
        return "delegation"
    if usual == "unit" and is_category(name):
        return "delegate_category"
    if usual in ("category",):
        return usual
    if usual == "role" or not ORG.search(name):
        return usual
    return "branch" if name.endswith(("支部", "总支")) and usual in ("branch", "work_unit") else usual


def _uncomputed(taken: Taken) -> None:
    if not taken.grid.uncomputed:
        return
    for f, column in taken.columns.items():
        for i, value in enumerate(column):
            if value == "" and taken.cell(f, i) in taken.grid.uncomputed:
                column[i] = Unread("", "公式没有计算结果")
