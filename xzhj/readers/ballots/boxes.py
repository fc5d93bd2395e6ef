"""Tables of ballots with a column for each opinion, or all names of a ballot in one cell, put into a cell a candidate.

A candidate's boxes (张三赞成, 张三不赞成, 张三弃权) become one cell: the opinion whose box alone is marked. Two boxes marked,
or a cross where it may mean either, stay as they stand, for the count to ask about. Names in one cell become 姓名1, 姓名2 ….
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xzhj.readers.ballots.headers import ROLES, tidy, word_of

Rows = list[list[str]]
_OPINION = {
    **dict.fromkeys(("赞成", "同意"), "赞成"),
    **dict.fromkeys(("不赞成", "不同意", "反对"), "不赞成"),
    "弃权": "弃权",
}
_BOX = re.compile(r"(.*?)[-—_:：（(\[【]?(不赞成|不同意|赞成|同意|反对|弃权)(?:栏|格|票)?[)）\]】]?")
_POSITIVE = frozenset("○Oo〇◯⭕◎●■√✓✔☑VvYy1是有")
_NAMES_HEAD = re.compile(
    r"姓名|所?选(?:举)?(?:人|人选|人员|姓名|名单|内容)|被选(?:举)?人(?:姓名)?|推荐(?:人选|对象)|投给|选票内容"
)
_APART = re.compile(r"[、,，;；/|\s]+")
_PERSON = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|[\u3400-\u9fff·]{3,15}")
_MOST = 60  # names in one cell


@dataclass(frozen=True, slots=True)
class Boxes:
    """Where the header ends, whose each column is, and which opinion it takes ("" where it takes none)."""

    last: int
    titles: tuple[str, ...]
    opinions: tuple[str, ...]

    def of(self, name: str) -> list[int]:
        return [j for j, title in enumerate(self.titles) if title == name and self.opinions[j]]

    @property
    def by_candidate(self) -> bool:
        """A row a ballot; where a column holds names, the columns by opinion are counting groups."""
        return not any(
            ROLES.get(word_of(t)) == "name" for t, o in zip(self.titles, self.opinions, strict=True) if not o
        )

    def people(self) -> list[str]:
        return list(dict.fromkeys(t for t, o in zip(self.titles, self.opinions, strict=True) if o))


def columns(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """The columns that carry the votes of a table of this make; none where it is of another."""
    if found := find_boxes(rows[:20]):
        return frozenset(j for j, opinion in enumerate(found.opinions) if opinion)
    at = in_one_cell(rows)
    return frozenset() if at is None else frozenset(at[1:])


def together(rows: Sequence[Sequence[str]], lines: Sequence[int]) -> tuple[Rows, list[int]] | None:
    """The table with one cell a candidate, and its lines; None where it is of another make."""
    found = find_boxes(rows[:20])
    if found is not None:
        return joined(rows, lines, found)
    at = in_one_cell(rows)
    return None if at is None else apart(rows, lines, *at)


def find_boxes(rows: Sequence[Sequence[str]]) -> Boxes | None:
    """A header in which some candidate has at least two boxes: in one row, or names over a row of opinions."""
    for i, row in enumerate(rows):
        cells = [tidy(c) for c in row]
        found = in_one_row(i, cells) or (under_names(i, cells, rows) if i else None)
        if found and found.by_candidate and any(len(found.of(name)) > 1 for name in found.people()):
            return found
    return None


def in_one_row(at: int, cells: Sequence[str]) -> Boxes | None:
    matches = [_BOX.fullmatch(c) for c in cells]
    if not any(m and m[1] for m in matches):
        return None
    named = [(m[1], _OPINION[m[2]]) if m and m[1] else (c, "") for m, c in zip(matches, cells, strict=True)]
    return Boxes(at, tuple(n for n, _ in named), tuple(o for _, o in named))


def under_names(at: int, cells: Sequence[str], rows: Sequence[Sequence[str]]) -> Boxes | None:
    """A row of opinions (赞成 不赞成 弃权 赞成 …) with the names above it, each over its own boxes."""
    plain = [_OPINION.get(c.removesuffix("票").removesuffix("栏"), "") for c in cells]
    if not any(plain) or any(c and not o and ROLES.get(word_of(c)) is None for c, o in zip(cells, plain, strict=True)):
        return None
    above = [*map(tidy, rows[at - 1]), *[""] * len(cells)][: len(cells)]
    higher = [*map(tidy, rows[at - 2]), *[""] * len(cells)][: len(cells)] if at > 1 else [""] * len(cells)
    titles: list[str] = []
    for j, opinion in enumerate(plain):
        if not opinion:
            titles.append(cells[j] or above[j] or higher[j])
        elif above[j]:
            titles.append(above[j])
        else:
            titles.append(titles[j - 1] if j and plain[j - 1] else "")
    people = {t for t, o in zip(titles, plain, strict=True) if o}
    if "" in people or any(ROLES.get(word_of(t)) or re.search("得票|票数|情况|结果|表决", t) for t in people):
        return None
    return Boxes(at, tuple(titles), tuple(plain))


def joined(rows: Sequence[Sequence[str]], lines: Sequence[int], boxes: Boxes) -> tuple[Rows, list[int]]:
    """One cell a candidate, in the first of its columns; the others are left empty."""
    people = {name: boxes.of(name) for name in boxes.people()}
    rest = {j for js in people.values() for j in js[1:]}
    header = ["" if j in rest else title for j, title in enumerate(boxes.titles)]
    titles = [i for i, row in enumerate(rows[: boxes.last]) if len([c for c in row if c.strip()]) == 1]
    made = [list(rows[i]) for i in titles]  # names above are in the header
    kept = [lines[i] for i in titles]
    body: Rows = []
    for row in rows[boxes.last + 1 :]:
        cells = [*row, *[""] * (len(header) - len(row))]
        out = ["" if j in rest else c for j, c in enumerate(cells)]
        for js in people.values():
            out[js[0]] = opinion_of([(boxes.opinions[k], tidy(cells[k])) for k in js])
        body.append(out)
    return [*made, header, *body], [*kept, *lines[boxes.last :]]


def opinion_of(cells: Sequence[tuple[str, str]]) -> str:
    """The opinion whose box alone is marked; what may mean two things as it stands, "" where none is marked."""
    marked = [(opinion, mark) for opinion, mark in cells if mark and mark not in ("0", "0.0")]
    if not marked:
        return ""
    opinion, mark = marked[0]
    if len(marked) == 1 and (
        mark in _POSITIVE or _OPINION.get(mark) == opinion or (opinion == "不赞成" and mark in "×Xx✗✘")
    ):
        return opinion
    return "".join(f"{opinion}格{mark}" for opinion, mark in marked)


def in_one_cell(rows: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """The header and the column of a table whose ballots are names in one cell, some cell holding several."""
    for i, row in enumerate(rows[:20]):
        titles = [tidy(c) for c in row]
        columns = [j for j, t in enumerate(titles) if _NAMES_HEAD.fullmatch(t)]
        others = [t for j, t in enumerate(titles) if t and j not in columns]
        if len(columns) != 1 or not all(
            ROLES.get(word_of(t)) in ("serial", "group", "ignored", "reason", "noted", "contest") for t in others
        ):
            continue
        cells = [row[columns[0]].strip() for row in rows[i + 1 :] if len(row) > columns[0] and row[columns[0]].strip()]
        split = [names_of(c) for c in cells]
        if split and max(map(len, split)) > 1 and all(split):
            return i, columns[0]
    return None


def names_of(cell: str) -> list[str]:
    """The names in one cell; [] where something in it is none."""
    names = [n for n in _APART.split(cell.strip()) if n]
    return names if len(names) <= _MOST and all(_PERSON.fullmatch(n) for n in names) else []


def apart(rows: Sequence[Sequence[str]], lines: Sequence[int], at: int, column: int) -> tuple[Rows, list[int]]:
    """Each name in a column of its own behind the others."""
    body = rows[at + 1 :]
    most = max(len(names_of(row[column])) for row in body if len(row) > column)
    width = max(map(len, rows[at:]), default=0)

    def laid(row: Sequence[str], names: Iterator[str]) -> list[str]:
        cells = [*row, *[""] * (width - len(row))]
        cells[column] = ""
        return [*cells, *names]

    made = [list(row) for row in rows[:at]]
    made.append(laid(rows[at], (f"姓名{k}" for k in range(1, most + 1))))
    for row in body:
        names = names_of(row[column]) if len(row) > column else []
        made.append(laid(row, iter([*names, *[""] * (most - len(names))])))
    return made, list(lines)
