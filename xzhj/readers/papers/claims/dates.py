"""Days and months as papers write them, with the weekday given beside them; days that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from xzhj.model import Claim, Month
from xzhj.readers.papers.claims.spoken import CHINESE, Line
from xzhj.text.numerals import to_int

_YEAR = r"(?P<y>\d{4}|[〇零○Ｏ一二三四五六七八九]{4})\s*年\s*"
_DAY = rf"(?P<m>\d{{1,2}}|[{CHINESE}]{{1,3}})\s*月\s*(?:(?P<d>\d{{1,5}}|[{CHINESE}]{{1,3}})\s*[日号])?"
_DATE = re.compile(rf"(?:{_YEAR})?{_DAY}(?:\s*[（(，,]?\s*(?:星期|周|礼拜)(?P<w>[一二三四五六日天])\s*[)）]?)?")
_DOTTED = re.compile(r"(?<![\d.])(?P<y>(?:19|20)\d\d)[.\-/](?P<m>\d{1,2})[.\-/](?P<d>\d{1,2})(?![\d.])")
_STEPS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("held", r"^[^。；，]{0,6}(?:召开|选举产生|当选)了"),
        ("meeting", r"^[^。；《]{0,24}(?:召开|举行)[^。；]{0,30}(?:代表大会|党代会|党员大会|大会|会议)"),
        ("decided", r"^[^。；]{0,20}(?:研究|讨论|决定|审议)"),
        ("approved", r"^[^。；]{0,12}批复"),
        ("born", r"^(?:出)?生"),
    )
)


def dates(line: Line) -> Iterator[Claim]:
    """`date` (a day, or a Month where no day is given), `month_day` (6-18, no year), `bad_date`."""
    text = line.text
    year = 0
    for match in sorted([*_DATE.finditer(text), *_DOTTED.finditer(text)], key=lambda m: m.start()):
        parts = match.groupdict()
        month, day = to_int(parts["m"]) or 0, to_int(parts["d"]) if parts["d"] else None
        weekday = f"星期{parts['w'].replace('天', '日')}" if parts.get("w") else ""
        about = _about(text, match)
        given = to_int((parts.get("y") or "").replace("Ｏ", "〇")) if parts.get("y") else None
        if given is None and day is None and not parts.get("y"):
            continue  # 三个月, 6月: a span or a bare month
        year = given or year
        made = _made(given, month, day)
        if made is None:
            yield line.claim("bad_date", match[0].strip(), about, match.start(), match.end(), unit=weekday)
        elif isinstance(made, str):
            yield line.claim(
                "month_day", made, about, match.start(), match.end(), unit=weekday, subject=str(year or "")
            )
        else:
            yield line.claim("date", made, about, match.start(), match.end(), unit=weekday)


def _made(year: int | None, month: int, day: int | None) -> date | Month | str | None:
    """A leap day without its year is possible."""
    try:
        if year is None:
            date(2024, month, day or 1)
            return f"{month}-{day}"
        return date(year, month, day) if day is not None else (Month(year, month) if 1 <= month <= 12 else None)
    except (ValueError, OverflowError):
        return None


def _about(text: str, match: re.Match[str]) -> str:
    after = text[match.end() : match.end() + 60]
    if re.search(r"(?:截至|截止|截止到|统计)$", text[: match.start()].rstrip("日为：:") or ""):
        return "cutoff"
    for name, pattern in _STEPS:
        if pattern.match(after):
            past = name == "meeting" and re.match(r"[^。；，]{0,4}召开[，。]", after)
            return "held" if past else name
    return "held" if re.match(r"\s*召开[，。]", after) else ""
