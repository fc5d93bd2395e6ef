"""Looking at a roster's columns: which rows are blank, unreadable, or share a value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from xzhj.model import Finding, Month, Roster, Source, Unread

FORMULA = ("公式出错", "公式没有计算结果")  # F010 has spoken
TWO_READINGS = "两种读法"  # R104 has spoken


def blanks(roster: Roster, field: str) -> list[int]:
    """Rows where a field that has a column is blank."""
    column = roster.columns.get(field, ())
    return [i for i, v in enumerate(column) if v is None] if None in column else []


def unread(roster: Roster, field: str) -> dict[Unread, list[int]]:
    """Rows of each value that could not be read, those left to other rules excepted."""
    column = roster.columns.get(field, ())
    bad = {
        v for v in set(column) if isinstance(v, Unread) and v.why not in FORMULA and not v.why.startswith(TWO_READINGS)
    }
    return rows_of(column, bad) if bad else {}


def rows_of(column: Sequence[Any], wanted: Iterable[Any]) -> dict[Any, list[int]]:
    """The rows of each wanted value, in order of first appearance."""
    keep = set(wanted)
    found: dict[Any, list[int]] = {}
    for i, value in enumerate(column):
        if value in keep:
            found.setdefault(value, []).append(i)
    return found


def places(roster: Roster, field: str, rows: Iterable[int]) -> tuple[Source, ...]:
    return tuple(roster.at(field, i) for i in rows)


def who(roster: Roster, rows: Sequence[int], most: int = 3) -> str:
    """丁一、王二等5人."""
    names = [str(roster.column("name")[i] or f"第{roster.lines[i]}行") for i in rows[:most]]
    return "、".join(names) + (f"等{len(rows)}人" if len(rows) > most else "")


def many(rows: Sequence[int]) -> str:
    return f"，共{len(rows)}处" if len(rows) > 1 else ""


def unread_finding(roster: Roster, field: str, value: Unread, rows: Sequence[int], words: str) -> Finding:
    """出生日期“88年”无法识别（不像日期），共3处."""
    return Finding(f"{words}“{value.raw}”无法识别（{value.why}）{many(rows)}", places(roster, field, rows))


def number(value: Any, *, high: bool) -> int | None:
    """A date as yyyymmdd; a month as its first day, or (high) past its last. None for anything else.

    On such numbers 180000 is eighteen full years: 19800618 + 180000 = 19980618.
    """
    if isinstance(value, date):
        return value.year * 10000 + value.month * 100 + value.day
    if isinstance(value, Month):
        return value.year * 10000 + value.month * 100 + (31 if high else 1)
    return None


_kept: dict[tuple[int, bool], tuple[Sequence[Any], list[int | None]]] = {}


def numbers(column: Sequence[Any], *, high: bool) -> list[int | None]:
    """`number` for a column, each distinct value worked out once, the last few columns kept for the next rule."""
    key = (id(column), high)
    if key in _kept and _kept[key][0] is column:
        return _kept[key][1]
    known = {v: number(v, high=high) for v in set(column)}
    if len(_kept) > 15:
        _kept.clear()
    _kept[key] = (column, [known[v] for v in column])
    return _kept[key][1]
