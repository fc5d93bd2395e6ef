"""A row a ballot, candidates in columns; and ballots that carry only names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from xzhj.model import Ballots, Source, Trouble, column_letters
from xzhj.readers.ballots.headers import Plan, tidy
from xzhj.readers.ballots.rows import Found, Rows, Tail

YES = frozenset(["1", "是", "√", "✓", "Y", "y", "○", "无效", "废", "废票", "作废", "×"])
WHOLE = {"1": "赞成", "全赞成": "赞成", "3": "弃权", "全弃权": "弃权", "9": "无效", "废票": "无效", "无效": "无效"}
KEYS = {"1": "赞成", "2": "不赞成", "3": "弃权"}
PLACES = 20
_VOID = re.compile(r"(?<![不无非])(?:废票|无效|作废)")


@dataclass(slots=True)
class Part:
    """The ballots of one contest and one group."""

    marks: Counter[Tail] = field(default_factory=Counter)
    tails: dict[Tail, Tail | None] = field(default_factory=dict)  # a row's cells → its ballot's
    unfinished: list[Tail] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cells of a tail make up a ballot."""

    people: tuple[int, ...]
    writes: tuple[int, ...]
    valid: int | None
    invalid: int | None
    group: int | None
    contest: int | None
    done: int | None
    whole: int | None
    reason: int | None = None
    keyed: bool = False  # our own entry workbook: 1, 2, 3 stand for 赞成, 不赞成, 弃权 and a row counts only when 录毕

    @property
    def validity(self) -> bool:
        return any(j is not None for j in (self.valid, self.invalid, self.whole, self.reason))


def build(plan: Plan, rows: Rows, file: str, sheet: str, group: str = "", keyed: bool = False) -> list[Ballots]:
    """The ballots of a table, apart by contest and by group."""
    return [
        b
        for mine, part in by_contest(plan, rows)
        for title, columns in contests_of(mine)
        for b in build_one(mine, part, columns, title, file, sheet, group, keyed)
    ]


def by_contest(plan: Plan, rows: Rows) -> list[tuple[Plan, Rows]]:
    """A table of several contests (票种), apart: each with the columns its own ballots use (or nobody's use)."""
    at, serial = plan.role("contest"), plan.role("serial")
    if at is None or plan.shape != "wide":
        return [(plan, rows)]

    def place(j: int) -> int:
        return j if serial is None or j < serial else j - 1

    parts: dict[str, Counter[Tail]] = {}
    for tail, n in rows.tails.items():
        parts.setdefault(tail[place(at)], Counter())[tail] += n
    used = {k: {j for _, j in plan.candidates for t in tails if t[place(j)]} for k, tails in parts.items()}
    anyone = set().union(*used.values())
    return [
        (
            replace(plan, candidates=tuple((n, j) for n, j in plan.candidates if j in used[k] or j not in anyone)),
            Rows(tails, rows.find, rows.each, rows.twice, rows.long_rows),
        )
        for k, tails in parts.items()
    ]


def contests_of(plan: Plan) -> list[tuple[str, tuple[int, ...]]]:
    if plan.shape == "names":
        return list(plan.posts)
    return [("", tuple(j for _, j in plan.candidates))]


def build_one(
    plan: Plan, rows: Rows, columns: tuple[int, ...], title: str, file: str, sheet: str, group: str, keyed: bool
) -> list[Ballots]:
    layout = layout_of(plan, columns, keyed)
    cells_of = reader_of(layout)
    parts: dict[tuple[str, str], Part] = {}
    whole = Part()
    one = layout.group is None and layout.contest is None
    if one:
        parts[key_of(layout, (), title, group)] = whole
    for tail, n in rows.tails.items():
        cells = cells_of(tail)
        part = whole if one else parts.setdefault(key_of(layout, tail, title, group), Part())
        part.tails[tail] = cells
        if cells is None:
            part.unfinished.append(tail)
        elif cells:
            part.marks[cells] += n
    names = () if plan.shape == "names" else tuple(n for n, _ in plan.candidates)
    letters = {n: column_letters(j) for n, j in plan.candidates}
    letters |= {f"另选人{i}": column_letters(j) for i, j in enumerate(plan.writes, 1)}
    letters["是否有效"] = column_letters(
        next((j for r in ("valid", "invalid", "whole") if (j := plan.role(r)) is not None), 0)
    )
    made = []
    for (contest, which), part in parts.items():
        base = Ballots(
            contest, names, part.marks, len(columns) if plan.shape == "names" else len(layout.writes), file, sheet,
            which, letters=letters, shape=plan.shape, validity=layout.validity, where=finder(rows, part.tails), header_row=plan.header_row + 1,
        )  # fmt: skip
        made.append(with_trouble(base, plan, rows, part))
    return made


def layout_of(plan: Plan, columns: Sequence[int], keyed: bool) -> Columns:
    serial = plan.role("serial")

    def at(j: int | None) -> int | None:
        return j if j is None or serial is None or j < serial else j - 1

    def role(name: str) -> int | None:
        return at(plan.role(name))

    group = next((role(r) for r in ("group", "class", "delegation") if plan.role(r) is not None), None)
    return Columns(
        tuple(at(j) or 0 for j in columns), tuple(at(j) or 0 for j in plan.writes), role("valid"), role("invalid"),
        group, role("contest"), role("done"), role("whole"), role("reason"), keyed or plan.role("done") is not None,
    )  # fmt: skip


def key_of(layout: Columns, tail: Tail, contest: str, group: str) -> tuple[str, str]:
    named = tail[layout.contest] if layout.contest is not None else ""
    mine = tail[layout.group] if layout.group is not None else ""
    return (" ".join(filter(None, (named, contest))), mine or group)


def reader_of(layout: Columns) -> Callable[[Tail], Tail | None]:
    """From a row's cells to a ballot's: None for a row that is not finished, () for one that was never begun."""
    picked = (*layout.people, *layout.writes)
    if not layout.validity and layout.done is None and not layout.keyed:
        if picked == tuple(range(len(picked))):
            return lambda tail: tail[: len(picked)]
        return lambda tail: tuple(tail[j] for j in picked)

    def read(tail: Tail) -> Tail | None:
        people = [tail[j] for j in layout.people]
        writes = [tail[j] for j in layout.writes]
        word = validity_of(layout, tail)
        whole = WHOLE.get(tidy(tail[layout.whole]), tidy(tail[layout.whole])) if layout.whole is not None else ""
        if layout.keyed:
            begun = any(people) or any(writes) or bool(whole) or bool(word)
            if layout.done is not None and not tail[layout.done]:
                return None if begun else ()
            people = [KEYS.get(tidy(c), c) for c in people]
            if whole in ("赞成", "弃权"):
                people = [c or whole for c in people]
            elif not all(people) and word != "无效" and whole != "无效":
                return None
        if whole == "无效" or (whole and whole not in ("赞成", "弃权")):
            word = whole
        return (*people, *writes, *((word,) if layout.validity else ()))

    return read


def validity_of(layout: Columns, tail: Tail) -> str:
    if layout.invalid is not None and (mark := tidy(tail[layout.invalid])):
        return "无效" if mark in YES else "有效" if mark in ("否", "0", "有效") else mark
    word = tail[layout.valid] if layout.valid is not None else ""
    why = tidy(tail[layout.reason]) if layout.reason is not None else ""
    if why in ("", "无", "/", "-", "—"):
        return word
    return (
        f"{word}（{why}）" if tidy(word) in ("有效", "是", "√") else "无效"
    )  # valid, and a reason why not: asked about


def finder(rows: Rows, tails: Mapping[Tail, Tail | None]) -> Callable[[Collection[Tail], int], Found]:
    """From ballots to where the first of them stand."""

    def where(cells: Collection[Tail], cap: int) -> Found:
        wanted = {tail: mine for tail, mine in tails.items() if mine is not None and mine in cells}
        return [(wanted[tail], serial, line) for tail, serial, line in rows.find(wanted.keys(), cap)]

    return where


def with_trouble(base: Ballots, plan: Plan, rows: Rows, part: Part) -> Ballots:
    """Add what keeps these ballots from being complete."""
    trouble = []
    if part.unfinished:
        places = rows.find(set(part.unfinished), PLACES)
        n = sum(rows.tails[t] for t in part.unfinished)
        trouble.append(told("rows_unfinished", base, places, n))
    if rows.long_rows:
        facts = {"why": "long", "lines": "、".join(rows.long_rows[:PLACES])}
        trouble.append(Trouble("table_unread", tuple(base.place("", x) for x in rows.long_rows[:PLACES]), facts))
    if lost := [t for t in part.tails if any(tail_cells(t, plan, plan.untitled))] if plan.untitled else []:
        at = tuple(base.place("", line) for *_, line in rows.find(set(lost), PLACES))
        facts = {"why": "untitled", "columns": "、".join(column_letters(j) for j in plan.untitled)}
        trouble.append(Trouble("table_unread", at, facts))
    if rows.twice and (doubled := serials_twice(rows, part.tails)):
        at = tuple(base.place("", line) for _, lines in doubled[:PLACES] for line in lines[:PLACES])
        facts = {"serials": "、".join(s for s, _ in doubled[:PLACES]), "count": str(len(doubled))}
        trouble.append(Trouble("serial_twice", at, facts))
    if len(set(base.columns)) < len(base.columns):
        trouble.append(Trouble("table_unread", (base.place(""),), {"why": "column_twice"}))
    if (
        plan.role("delegation") is not None and plan.role("group") is plan.role("class") is None
    ) or "代表团" in base.group:
        trouble.append(Trouble("groups_by_delegation", (base.place(""),), {"group": base.group}))
    trouble += blanks(base)
    trouble += noted(base, plan, rows, part)
    return replace(base, trouble=tuple(trouble))


def tail_cells(tail: Tail, plan: Plan, columns: Sequence[int]) -> list[str]:
    """Cells of a row by the table's own columns."""
    serial = plan.role("serial")
    return [tail[j if serial is None or j < serial else j - 1] for j in columns if j != serial]


def serials_twice(rows: Rows, tails: Mapping[Tail, Tail | None]) -> list[tuple[str, list[str]]]:
    lines: dict[str, list[str]] = {}
    for tail, serial, line in rows.each():
        if serial and tails.get(tail, ()) != ():
            lines.setdefault(serial, []).append(line)
    return [(serial, at) for serial, at in lines.items() if len(at) > 1]


def blanks(base: Ballots) -> Iterable[Trouble]:
    """Rows blank from some column to the end, where blanks are otherwise rare: perhaps not typed to the end."""
    width = len(base.columns)
    if width < 2 or base.validity or base.shape == "names":
        return
    empty, runs, holes = [], [], 0
    for cells, n in base.marks.items():
        if "" not in cells[:width]:
            continue
        filled = width - 1
        while filled >= 0 and not cells[filled]:
            filled -= 1
        if filled < 0:
            empty.append(cells)
        elif "" in cells[: filled + 1]:
            holes += n
        elif filled + 1 <= width - 2 and (width - filled - 1) * 2 >= width and not any(cells[width:]):
            runs.append(cells)
    if empty and base.where:
        yield told("ballots_blank", base, base.where(set(empty), PLACES), sum(base.marks[c] for c in empty))
    if runs and holes * 10 <= base.entered and base.where:
        yield told("blanks_to_end", base, base.where(set(runs), PLACES), sum(base.marks[c] for c in runs))


def noted(base: Ballots, plan: Plan, rows: Rows, part: Part) -> Iterable[Trouble]:
    """Ballots whose remark says that they are void while nothing else does: counted as marked, and said."""
    j = plan.role("noted")
    if j is None:
        return
    hits = {
        tail
        for tail, mine in part.tails.items()
        if mine and _VOID.search("".join(tail_cells(tail, plan, (j,)))) and not (base.validity and tidy(mine[-1]))
    }
    if hits:
        yield told("noted_void", base, rows.find(hits, PLACES), sum(rows.tails[t] for t in hits))


def told(kind: str, base: Ballots, places: Found, n: int) -> Trouble:
    at: tuple[Source, ...] = tuple(base.place("", line) for *_, line in places)
    return Trouble(kind, at, {"count": str(n), "serials": "、".join(s for _, s, _ in places if s)})
