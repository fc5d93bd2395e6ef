"""Date columns: months shown as days, two readings, and what stands beside a date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from xzhj.model import Month, Trouble, Unread, When
from xzhj.readers.tables.moments import BLANK, Moment, read_moment
from xzhj.readers.tables.taken import Taken
from xzhj.readers.tables.values import DATES, plain_text
from xzhj.text.dates import plausible, quick_date, read_number, show
from xzhj.text.identity import read_identity

_LOST_ZERO = re.compile(r"\s*(\d{4})\.1\s*")


def read_dates(taken: Taken, given: Mapping[str, list[Any]], out: dict[str, Any], kind: str) -> set[str]:
    """Read every date column of `given` into `out`; what stands beside a date fills blanks of other fields.

    Returns the fields whose cells were text or numbers, so that their raw form is worth keeping.
    """
    changed: set[str] = set()
    asides: list[tuple[str, list[Any], Mapping[Any, Moment]]] = []
    for f in [f for f in given if f in DATES]:
        column = _as_months(taken, f, given[f])
        distinct = set(column)
        cache: dict[Any, Any] = {v: v if isinstance(v, (Unread, Month, date)) else quick_date(v) for v in distinct}
        moments = {v: read_moment(v) for v, known in cache.items() if known is None}
        changed |= {f} if not set(map(type, distinct)) <= {date} else set()
        _lost_zeros(taken, column, moments)
        doubtful = {v for v, m in moments.items() if len(plausible(m.readings, birth=f == "born")) > 1}
        cache |= {v: _settled(v, m, f) for v, m in moments.items()}
        values = list(map(cache.__getitem__, column))
        if doubtful:
            _doubts(taken, f, column, values, moments, doubtful, out, kind)
        out[f] = values
        told = {v: m for v, m in moments.items() if m.beside}
        if told:
            asides.append((f, column, told))
    for f, column, beside in asides:
        _spread(taken, f, column, beside, out)
    return changed


def _as_months(taken: Taken, f: str, column: list[Any]) -> list[Any]:
    """Date cells shown without a day, and the 1st under a 年月 heading where the display format is unknown, as months."""
    types = set(map(type, column))
    if datetime in types:
        column = [v.date() if isinstance(v, datetime) else v for v in column]
    if not types & {date, datetime}:
        return column
    heads = "".join(taken.heading.paths.get(taken.at[0].get(f, -1), ()))
    bare = taken.grid.unformatted if "年月" in heads and "年月日" not in heads else frozenset()
    if taken.block is None and f in taken.at[0]:
        c = taken.at[0][f]
        shown = {r for r, column_ in taken.grid.months if column_ == c}
        first = {r for r, column_ in bare if column_ == c}
        if not shown and not first:
            return column
        return [_month(v, r in shown, r in first) for v, r in zip(column, taken.rows, strict=True)]
    cells = [taken.cell(f, i) for i in range(len(column))]
    return [_month(v, c in taken.grid.months, c in bare) for v, c in zip(column, cells, strict=True)]


def _month(value: Any, shown: bool, first: bool) -> Any:
    return (
        Month(value.year, value.month) if isinstance(value, date) and (shown or (first and value.day == 1)) else value
    )


def _lost_zeros(taken: Taken, column: list[Any], moments: dict[Any, Moment]) -> None:
    """In a text table 1985.1 may be a number that lost its last zero, unless some cell kept one."""
    if not taken.grid.reading.encoding or any(isinstance(v, str) and v.rstrip().endswith(".10") for v in moments):
        return
    for v in moments:
        if isinstance(v, str) and (match := _LOST_ZERO.fullmatch(v)):
            moments[v] = Moment(read_number(float(f"{match[1]}.1")).readings)


def _settled(value: Any, moment: Moment, f: str) -> Any:
    if moment is BLANK or (moment.other_party and not moment.readings):
        return None
    readings = plausible(moment.readings, birth=f == "born")
    if len(readings) == 1:
        return readings[0]
    if not readings:
        return Unread(plain_text(value).strip(), moment.why or "不像日期")
    return Unread(plain_text(value).strip(), f"两种读法：{_either(readings)}")


def _either(readings: tuple[When, ...]) -> str:
    return " 或 ".join(map(show, readings))


def _doubts(
    taken: Taken,
    f: str,
    column: list[Any],
    values: list[Any],
    moments: Mapping[Any, Moment],
    doubtful: set[Any],
    out: Mapping[str, Any],
    kind: str,
) -> None:
    ids = out.get("id_number") if f == "born" and kind != "cadres" else None
    found: dict[tuple[Any, str], list[int]] = {}
    for i, v in enumerate(column):
        if v in doubtful:
            readings = plausible(moments[v].readings, birth=f == "born")
            who = read_identity(ids[i]) if ids else None
            fits = [r for r in readings if who and who.valid and who.born and _within(who.born, r)]
            if len(fits) == 1:
                values[i] = fits[0]
            found.setdefault((v, show(fits[0]) if len(fits) == 1 else ""), []).append(i)
    for (v, settled), hits in found.items():
        readings = plausible(moments[v].readings, birth=f == "born")
        facts = {"field": f, "raw": plain_text(v).strip(), "readings": _either(readings), "settled": settled}
        taken.trouble.append(Trouble("date.ambiguous", tuple(taken.source(f, i) for i in hits), facts))


def _within(day: date, when: When) -> bool:
    return (day.year, day.month) == (when.year, when.month) and (not isinstance(when, date) or when == day)


def _spread(taken: Taken, f: str, column: list[Any], beside: Mapping[Any, Moment], out: dict[str, Any]) -> None:
    for i, v in enumerate(column):
        if isinstance(v, Month) or v not in beside:
            continue
        moment = beside[v]
        told: dict[str, Any] = (
            {"age": moment.age} if f == "born" else {"confirmed": moment.confirmed, "category": moment.category}
        )
        if f == "joined" and moment.other_party:
            told["nonparty"] = True
        for name, value in told.items():
            if value:
                _tell(taken, name, i, value, f, out)


def _tell(taken: Taken, name: str, i: int, value: Any, source: str, out: dict[str, Any]) -> None:
    values = out.setdefault(name, [None] * len(taken.rows))
    if values[i] is None:
        values[i] = value
        taken.places[name, i] = taken.grid.place(*taken.cell(source, i))
