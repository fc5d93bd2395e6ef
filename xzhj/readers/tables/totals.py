"""Totals written in or below a list, held against the rows counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from xzhj.model import Source, Trouble
from xzhj.readers.tables.sorting import TOTAL, Group, Sorted
from xzhj.readers.tables.synonyms import COUNTS
from xzhj.readers.tables.taken import Taken
from xzhj.readers.tables.values import INTEGERS, label, whole
from xzhj.text.widths import squeeze

_PART = re.compile(r"小计|本组|本页|本支部|本团|本单位")
_OUT_OF = re.compile(r"(?:合计|小计|总计|共计|累计|总人数|共有?|计)\D{0,4}?(\d+)")
_DUE = re.compile(r"应(?:到会?|参会|出席)\D{0,6}?(\d+)")
_CAME = re.compile(r"(?:实到会?|(?<!应)到会)\D{0,6}?(\d+)")
_TITLED = re.compile(r"[(（]\s*共?计?\s*(\d+)\s*[人名]\s*[)）]")
_SORTS: Mapping[str, tuple[str, str]] = {
    r"(?:女性?|妇女)(?:党员|代表)?\D{0,2}?(\d+)": ("gender", "女"),
    r"(?:男性?)(?:党员|代表)?\D{0,2}?(\d+)": ("gender", "男"),
    r"预备(?:党员)?\D{0,2}?(\d+)": ("category", "预备"),
    r"正式(?:党员)?\D{0,2}?(\d+)": ("category", "正式"),
}


def hold(taken: Taken, sorted_rows: Sequence[Sorted], values: Mapping[str, Sequence[Any]], kind: str) -> list[Trouble]:
    """Trouble `table.total` for each stated count that the rows do not give: facts label, of, stated, counted."""
    found: list[Trouble] = []
    for b, s in enumerate(sorted_rows):
        ends = [(r, c) for r, c in s.totals]
        for n, (r, c) in enumerate(ends):
            scopes = _scopes(taken, s, b, n)
            found += (
                _people(taken, r, c, scopes, values, kind)
                if taken.heading.people
                else _units(taken, r, c, scopes, values)
            )
        found += [t for g in s.groups if (t := _group(taken, g, s))]
    return [*found, *_across(taken, values)]


def _across(taken: Taken, values: Mapping[str, Sequence[Any]]) -> list[Trouble]:
    """党员总数 of a unit is its 正式党员 and 预备党员; where the heading counts those with a vote, it need not be."""
    wanted = ("members_total", "members_full", "members_probationary")
    if taken.heading.people or not all(f in values and f in taken.at[0] for f in wanted):
        return []
    if "权" in "".join(taken.heading.paths.get(taken.at[0]["members_full"], ())):
        return []
    found: list[Trouble] = []
    for i, (total, full, new) in enumerate(zip(*(values[f] for f in wanted), strict=True)):
        parts = full + (new or 0) if isinstance(full, int) and isinstance(new or 0, int) else None
        if isinstance(total, int) and parts is not None:
            name = squeeze(str(taken.grid.rows[taken.rows[i]][taken.at[0].get("unit", 0)]))
            for trouble in _compare(taken.source("members_total", i), name, "党员总数", total, [parts]):
                found.append(replace(trouble, facts={**trouble.facts, "how": "正式、预备党员相加是"}))
    return found


def _scopes(taken: Taken, s: Sorted, b: int, n: int) -> list[list[int]]:
    """The people a total may speak of: those since the last total or group, and, unless it says 小计, all of them."""
    r, c = s.totals[n]
    since = max([-1, *(t for t, _ in s.totals[:n]), *(g.row for g in s.groups if g.row < r)])
    part = [i for i, row in enumerate(taken.rows) if since < row < r and (taken.block is None or taken.block[i] == b)]
    everyone = list(range(len(taken.rows)))
    text = squeeze(str(taken.grid.rows[r][c]))
    if _PART.search(text):
        return [part]
    above = [i for i, row in enumerate(taken.rows) if row < r]
    return [everyone, part, above] if len(s.totals) > 1 or s.groups else [everyone]


def _people(
    taken: Taken, r: int, c: int, scopes: list[list[int]], values: Mapping[str, Sequence[Any]], kind: str
) -> list[Trouble]:
    row = taken.grid.rows[r]
    text = " ".join(squeeze(v) for v in dict.fromkeys(row) if isinstance(v, str) and v)
    at = taken.grid.at(r, c)
    name = (TOTAL.search(squeeze(str(row[c]))) or [str(row[c])])[0]
    found: list[Trouble] = []
    if due := _DUE.search(text):
        if kind in ("attendance", "delegates", "roles"):
            found += _compare(at, "应到", "人数", int(due[1]), [len(s) for s in scopes])
        came = _CAME.search(text)
        if came and True in values.get("attended", ()):  # signatures are by hand: a blank column counts nobody out
            counts = [sum(values["attended"][i] is True for i in s) for s in scopes]
            found += _compare(at, "实到", "到会人数", int(came[1]), counts)
        return found
    stated = _stated(taken, row, c, text)
    if stated is not None:
        found += _compare(at, name, "人数", stated, [len(s) for s in scopes])
    for pattern, (f, wanted) in _SORTS.items():
        if (match := re.search(pattern, text)) and f in values:
            counts = [sum(values[f][i] == wanted for i in s) for s in scopes]
            found += _compare(at, name, f"{wanted}{'党员' if f == 'category' else '性'}人数", int(match[1]), counts)
    return found


def _stated(taken: Taken, row: list[Any], c: int, text: str) -> int | None:
    """The head count of a total row: in its label, else in the next filled cell that is no column of numbers."""
    if match := _OUT_OF.search(text):
        return int(match[1])
    numeric = {column for at in taken.at for f, column in at.items() if f in INTEGERS}
    for column in range(c + 1, len(row)):
        if row[column] == "" or row[column] == row[c]:
            continue
        number = whole(row[column])
        if not isinstance(number, int) or column in numeric or _of_numbers(taken, column):
            return None
        return number
    return None


def _of_numbers(taken: Taken, column: int) -> bool:
    cells = [taken.grid.rows[r][column] for r in taken.rows[:50]]
    return sum(isinstance(v, (int, float)) for v in cells) * 2 >= max(1, len(cells))


def of_title(taken: Taken, start: int, sorted_rows: Sequence[Sorted]) -> list[Trouble]:
    """党员名册（共35人） above one undivided list says how many stand below."""
    if not taken.heading.people or any(s.groups for s in sorted_rows):
        return []
    for r in range(start, taken.heading.top):
        for c, v in enumerate(taken.grid.rows[r]):
            if isinstance(v, str) and (match := _TITLED.search(v)):
                return _compare(taken.grid.at(r, c), "标题", "人数", int(match[1]), [len(taken.rows)])
    return []


def _units(taken: Taken, r: int, c: int, scopes: list[list[int]], values: Mapping[str, Sequence[Any]]) -> list[Trouble]:
    row = taken.grid.rows[r]
    found: list[Trouble] = []
    for f, column in taken.at[0].items():
        if f not in COUNTS or column >= len(row) or column == c:
            continue
        stated, parts = whole(row[column]), values[f]
        if isinstance(stated, int) and not isinstance(stated, bool):
            if any(v is not None and not isinstance(v, int) for v in parts):
                continue
            sums = [sum(parts[i] or 0 for i in s) for s in scopes]
            found += _compare(taken.grid.at(r, column), squeeze(str(row[c])), label(f), stated, sums)
    return found


def _group(taken: Taken, group: Group, s: Sorted) -> Trouble | None:
    if group.stated is None:
        return None
    following = min([g.row for g in s.groups if g.row > group.row], default=s.end)
    counted = sum(group.row < r < following for r in s.people)
    found = _compare(taken.grid.at(group.row, group.column), group.name, "人数", group.stated, [counted])
    return found[0] if found else None


def _compare(at: Source, name: str, what: str, stated: int, counts: list[int]) -> list[Trouble]:
    if stated in counts:
        return []
    return [
        Trouble("table.total", (at,), {"label": name, "of": what, "stated": str(stated), "counted": str(counts[0])})
    ]
