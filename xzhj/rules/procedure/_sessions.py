"""The sessions of the congress with their times, as the schedule gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from xzhj.model import Case, Source

_TIME = re.compile(r"(上午|早上|中午|下午|晚上|晚)?\s*(\d{1,2})(?:[:：时点](\d{1,2}|半)?)?")
_PEOPLE = re.compile(r"[、，,;；\s]+")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,12}")


@dataclass(frozen=True, slots=True)
class Session:
    """One session. `start` and `end` are minutes of the day, None where the schedule does not say."""

    name: str
    day: date
    start: int | None
    end: int | None
    place: str
    people: frozenset[str]
    at: tuple[Source, ...]

    @property
    def times(self) -> str:
        return f"{shown(self.start)}至{shown(self.end)}"


def sessions(case: Case) -> tuple[Session, ...]:
    """The sessions that have a day, in order."""
    fact = case.facts.fact("sessions")
    found = []
    for n, row in enumerate(fact.value if fact else ()):
        if not isinstance(row.get("day"), date) or fact is None:
            continue
        at = (fact.at[n],) if n < len(fact.at) else fact.at[:1]
        people = frozenset(
            name
            for key in ("chair", "reader")
            for name in _PEOPLE.split(str(row.get(key, "")))
            if _NAME.fullmatch(name)
        )
        start, end = minutes(row.get("start")), minutes(row.get("end"))
        if start is not None and end is not None and end < start and end + 720 > start and end < 720 <= start:
            end += 720  # 下午2时30分至4时
        found.append(
            Session(str(row.get("name", "")), row["day"], start, end, str(row.get("place", "")).strip(), people, at)
        )
    return tuple(sorted(found, key=lambda s: (s.day, -1 if s.start is None else s.start)))


def minutes(raw: Any) -> int | None:
    """Minutes from midnight: 14:00, 下午2时30分, 9点半; None for what is no time."""
    match = _TIME.search(str(raw)) if raw is not None else None
    if match is None:
        return None
    half, hour, minute = match[1] or "", int(match[2]), match[3]
    if (half in ("下午", "晚上", "晚") and hour < 12) or (half == "中午" and hour < 3):
        hour += 12
    value = hour * 60 + (30 if minute == "半" else int(minute or 0))
    return value if 0 <= value < 1440 else None


def shown(time: int | None) -> str:
    return "" if time is None else f"{time // 60}:{time % 60:02d}"
