"""A date cell with all that people write beside the date: （40岁）, （预备）, （2011.07转正）, ；民建."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xzhj.model import When
from xzhj.readers.tables.values import NULLS, broken
from xzhj.text.dates import Dated, read_date, read_number
from xzhj.text.widths import half

_OTHERS = re.compile(
    r"民革|民盟|民建|民进|农工(?:民主)?党?|致公党?|九三(?:学社)?|台盟|无党派(?:人士)?|群众|共青团员?|团员"
)
_NOTE = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]?")
_AGE = re.compile(r"(\d{1,3})\s*(?:周?岁)")
_LEAD = re.compile(r"^(?:于|中共党员|中共|入党(?:时间)?[:]?|加入中国共产党|加入中共)\s*")
_TRAIL = re.compile(r"\s*(?:在|于|加入|入党|参加|批准|接收).*$")
_LUNAR = re.compile(r"[农阴旧]历|[正腊闰]月|初[一二三四五六七八九十]")
_FULL = re.compile(r"转正|转为正式|正式党员|成为正式")
_SPLIT = re.compile(
    r"[;\n]+|[,、/](?=\s*[^\d\s])|(?<=[^\d\s])[,、/]|(?<=入党)[,、\s]*(?=\d)|[,、/~-](?=\s*\d{4}\D\d{1,2}[^,、/]*(?:转正|转为))"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a date cell says: its readings, and beside them an age, a category, the day of 转正, another party."""

    readings: tuple[When, ...] = ()
    why: str = ""
    age: int | None = None
    category: str = ""
    confirmed: When | None = None
    other_party: str = ""

    @property
    def beside(self) -> bool:
        return bool(self.age is not None or self.category or self.confirmed or self.other_party)


BLANK = Moment()


def read_moment(value: Any) -> Moment:
    """Read one cell. BLANK for a blank one; `why` set and no readings for one that is no date."""
    if isinstance(value, datetime):
        return Moment((value.date(),))
    if isinstance(value, date):
        return Moment((value,))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return BLANK if value == 0 else _plainly(read_number(value))
    text = value if isinstance(value, str) else str(value)
    plain = half(text).strip()
    if plain in NULLS:
        return BLANK
    simple = read_date(plain)
    if simple.readings:
        return _plainly(simple)
    if broken(text):
        return Moment(why="公式出错")
    return _with_notes(plain, simple)


def _plainly(dated: Dated) -> Moment:
    return Moment(dated.readings, dated.why)


def _with_notes(plain: str, simple: Dated) -> Moment:
    if _LUNAR.search(plain):
        return Moment(why="是农历，要写公历")
    notes, main = _NOTE.findall(plain), _NOTE.sub(" ", plain).strip()
    age = next((int(m[1]) for n in (*notes, main) if (m := _AGE.search(n))), None)
    pieces = [p.strip() for p in _SPLIT.split(_AGE.sub("", main).strip(" ,，、;/")) if p.strip()]
    several = sum(bool(re.search(r"\d{4}", p)) for p in pieces) > 1
    dated: Dated | None = None
    confirmed: When | None = None
    category = other = ""
    for piece in [*pieces, *notes]:
        party, full, found = _OTHERS.search(piece), _FULL.search(piece), _date_in(piece)
        other = other or (party[0] if party else "")
        if full:
            confirmed = confirmed or found.value
        elif "预备" in piece:
            category = "预备"
        if found.readings and dated is None and not full and not (party and several):
            dated = found
    if other and not (dated and several):
        return Moment((), "" if dated or pieces else simple.why, age, category, None, other)
    if dated is None:
        dated = next((_date_in(p) for p in pieces if _date_in(p).why not in ("不像日期", "空白")), simple)
    return Moment(dated.readings, dated.why, age, category, confirmed)


def _date_in(piece: str) -> Dated:
    bare = _FULL.sub("", _OTHERS.sub("", _TRAIL.sub("", _LEAD.sub("", piece)))).replace("预备", "").strip(" ,、;:")
    return read_date(bare) if bare else Dated(why="空白")
