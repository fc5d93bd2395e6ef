"""Dates as rosters and papers write them: 1985.03, 198503, 85.3, 一九八五年三月, 1985.03（40岁）, Excel serials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from xzhj.model import Month, When
from xzhj.text import numerals
from xzhj.text.widths import half

_EPOCH = date(1899, 12, 30)
SERIALS = range(3654, 73051)  # 1910-01-01 … 2099-12-31
_SEPARATORS = re.compile(r"\s*[年月.。·,，、/\\_~－—–-]+\s*|\s+")
_PARTS = re.compile(r"(?P<y>\d{4}|\d{2})\.(?P<m>\d{1,2})(?:\.(?P<d>\d{1,2}))?")
_DENSE = re.compile(r"(?P<y>\d{4})\.(?P<m>\d{2})(?P<d>\d{2})")
_RUN = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})?$")
_RUN6 = re.compile(r"(?P<y>\d{2})(?P<m>\d{2})(?P<d>\d{2})$")
_RUN4 = re.compile(r"(?P<y>\d{2})(?P<m>\d{2})$")
_WESTERN = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})$")
_CLOCK = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]M)?$", re.IGNORECASE)
_TRIM = " .。,，、;；:：'’‘`"
_CHINESE = re.compile(r"[零〇○一二三四五六七八九十廿卅]+")
_FIRST_PARTY_DAY = date(1921, 7, 1)


@dataclass(frozen=True, slots=True)
class Dated:
    """What a text can mean as a date: no reading (`why` says so in Chinese), one, or several (most likely first)."""

    readings: tuple[When, ...] = ()
    why: str = ""

    @property
    def value(self) -> When | None:
        """The date when there is exactly one reading."""
        return self.readings[0] if len(self.readings) == 1 else None


def read_date(text: str) -> Dated:
    """Read one date without anything beside it. Two-digit years after 30 are 19xx; up to 30 both centuries are readings."""
    plain = _CLOCK.sub("", half(text).strip(_TRIM)).strip(_TRIM)
    for suffix in ("出生", "生", "入党", "起", "参加工作"):
        plain = plain.removesuffix(suffix).strip(_TRIM)
    if not plain:
        return Dated(why="空白")
    plain = _arabic(plain)
    if plain.isdecimal():
        serial = len(plain) == 5 and int(plain) in SERIALS
        return Dated((from_serial(int(plain)),)) if serial else _run(plain)
    if match := _WESTERN.match(plain):
        return _western(match)
    dotted = re.sub(r"\.+", ".", _SEPARATORS.sub(".", plain.rstrip("日号"))).strip(".")
    if match := _PARTS.fullmatch(dotted) or _DENSE.fullmatch(dotted):
        return _made(match["y"], match["m"], match["d"])
    if re.fullmatch(r"\d{4}", dotted):
        return Dated(why="只有年份，没有月份")
    return Dated(why="不像日期")


def quick_date(value: object) -> When | None:
    """The commonest plain texts at little cost: 1985-03-01, 1985.03.01, 1985/03/01, 1985.03; None for all others."""
    if not isinstance(value, str):
        return None
    if len(value) == 10 and value[4] in "-./" and value[7] == value[4]:
        try:
            day = date.fromisoformat(value if value[4] == "-" else value.replace(value[4], "-"))
        except ValueError:
            return None
        return day if 1850 <= day.year <= 2100 else None
    if len(value) == 7 and value[4] in "-./" and value.isascii() and (value[:4] + value[5:]).isdecimal():
        year, month = int(value[:4]), int(value[5:])
        return Month(year, month) if 1850 <= year <= 2100 and 1 <= month <= 12 else None
    return None


def read_number(number: float) -> Dated:
    """Read a numeric cell: a serial day, 198503, 19850301, 850312, 8503, 1985.03; 1985.1 may be January or October."""
    if number != number or number < 0 or number > 99_999_999:
        return Dated(why="不像日期")
    if number == int(number):
        whole = int(number)
        if 1900 <= whole <= 2100:
            return Dated(why="只有年份，没有月份")
        text = f"{whole:04d}"
        run = _run(text) if whole > 100 and len(text) != 5 else Dated(why="不像日期")
        serial = (from_serial(whole),) if whole in SERIALS else ()
        readings = tuple(dict.fromkeys((*run.readings, *serial)))
        return Dated(readings, "" if readings else run.why)
    return _decimal(number)


def from_serial(days: int) -> date:
    """The day a spreadsheet stores as this number (1900 system): 31107 → 1985-03-01."""
    return _EPOCH + timedelta(days=days)


def plausible(readings: tuple[When, ...], *, birth: bool) -> tuple[When, ...]:
    """Drop readings that no birth (after 2012) and no joining (before July 1921) can have, where others remain."""
    if len(readings) < 2:
        return readings
    if birth:
        kept = tuple(r for r in readings if r_year(r) <= 2012)
    else:
        kept = tuple(r for r in readings if _first(r) >= _FIRST_PARTY_DAY)
    return kept or readings


def r_year(when: When) -> int:
    """The year of a day or a month."""
    return when.year


def show(when: When) -> str:
    """ISO: 1985-03-01, or 1985-03 for a month."""
    return when.isoformat() if isinstance(when, date) else str(when)


def _first(when: When) -> date:
    return when if isinstance(when, date) else date(when.year, when.month, 1)


def _decimal(number: float) -> Dated:
    whole, _, rest = f"{number:.4f}".partition(".")
    rest = rest.rstrip("0")
    if whole.isdecimal() and len(whole) > 4 and int(whole) in SERIALS:
        return Dated((from_serial(int(whole)),))
    if len(whole) not in (2, 4) or len(rest) not in (1, 2, 4):
        return Dated(why="不像日期")
    if rest == "1":
        january, october = _made(whole, "1", None), _made(whole, "10", None)
        return Dated(january.readings + october.readings, january.why)
    if len(rest) == 4:
        return _made(whole, rest[:2], rest[2:])
    return _made(whole, rest, None)


def _run(text: str) -> Dated:
    if len(text) == 4 and 1900 <= int(text) <= 2100:
        return Dated(why="只有年份，没有月份")
    for pattern in {8: (_RUN,), 6: (_RUN, _RUN6), 4: (_RUN4,)}.get(len(text), ()):
        match = pattern.match(text)
        if match is None:
            continue
        made = _made(match["y"], match["m"], match["d"] if "d" in pattern.groupindex else None)
        if made.readings or pattern is not _RUN or len(text) == 8:
            return made
    return Dated(why="不像日期")


def _western(match: re.Match[str]) -> Dated:
    first, second, year = match[1], match[2], match[3]
    ways = (_made(year, first, second).readings, _made(year, second, first).readings)
    return Dated(tuple(dict.fromkeys(ways[0] + ways[1])), "" if ways[0] or ways[1] else "不像日期")


def _made(year: str, month: str, day: str | None) -> Dated:
    m = int(month)
    if not 1 <= m <= 12:
        return Dated(why=f"没有{m}月")
    years = (int(year),) if len(year) == 4 else _centuries(int(year))
    if not all(1850 <= y <= 2100 for y in years):
        return Dated(why=f"年份{year}不对")
    if day is None:
        return Dated(tuple(Month(y, m) for y in years))
    found: list[When] = []
    for y in years:
        try:
            found.append(date(y, m, int(day)))
        except ValueError:
            continue
    return Dated(tuple(found), "" if found else f"{m}月没有{int(day)}日")


def _centuries(short: int) -> tuple[int, ...]:
    return (1900 + short,) if short > 30 else (2000 + short, 1900 + short)


def _arabic(text: str) -> str:
    """Chinese numerals of a date as digits: 一九八五年三月 → 1985年3月."""
    if not _CHINESE.search(text):
        return text
    return _CHINESE.sub(lambda m: str(numerals.to_int(m[0]) if numerals.to_int(m[0]) is not None else m[0]), text)
