"""What a clerk wrote for an item → its value. Nothing is guessed: what does not fit is `Wrong`."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from xzhj.catalogue.items import Item, plain
from xzhj.model import Month
from xzhj.text.dates import read_date, read_number
from xzhj.text.numerals import to_int

_NUMBER = re.compile(r"第?(\d[\d,]*)(?:\.0+)?(?:名|人|个|次|届|年|天|份|件|条|位|岁|元|户)?")
_MONEY = re.compile(r"(\d[\d,]*(?:\.\d+)?)(万|亿)元?")
_HAN = re.compile(r"第?([〇零一二两三四五六七八九十百]+)(?:名|人|个|次|届|年|天|份|件|条|位|岁)?")
_TAIL = re.compile(r"[(（][^)）]*(?:男|女|族)[^)）]*[)）]")
_YES = frozenset(["是", "有", "已", "√", "✓", "对", "true", "yes", "y", "1", "分散", "同意", "通过"])
_NO = frozenset(["否", "无", "未", "没有", "×", "x", "不", "false", "no", "n", "0", "不是", "不分散"])

_NONE = frozenset(["/", "\\", "-", "--", "—", "——", "无", "暂无", "待定", "未定", "不适用"])


class Wrong(ValueError):
    """The written value does not fit the item."""


def text_of(raw: Any) -> str:
    """A cell as text: whole numbers without a point, dates as ISO."""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time().isoformat() == "00:00:00" else raw.isoformat(" ")
    return str(raw).strip()


def is_blank(raw: Any) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip())


def is_none(raw: Any, kind: str) -> bool:
    """Say whether a clerk wrote that there is nothing to write yet: / — 无 待定. In a text these are text."""
    return kind not in ("text", "long", "bool") and isinstance(raw, str) and plain(raw) in _NONE


def parse(kind: str, raw: Any, item: Item, *, month: bool = False) -> Any:
    """The value of one cell or scalar under a type of the catalogue. `month`: a date cell shown without its day.

    Raises Wrong. int → int, share → Fraction, date → date, when → date or Month, list and names → tuple of str.
    """
    if kind in ("int", "share"):
        return _whole(raw) if kind == "int" else _share(raw)
    if kind in ("date", "month", "when"):
        return _when(kind, raw, month)
    text = text_of(raw)
    if kind == "bool":
        return _truth(raw, text)
    if kind == "choice":
        return _choice(text, item)
    if kind == "list":
        return tuple(part.strip() for part in re.split(r"[\n；;]+", text) if part.strip())
    return names_of(text) if kind == "names" else text


def _folded(raw: Any) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text_of(raw)))


def _whole(raw: Any) -> int:
    if isinstance(raw, (bool, date)):
        raise Wrong
    text = _folded(raw)
    if len(text) > 20:
        raise Wrong
    if found := _NUMBER.fullmatch(text):
        return int(found[1].replace(",", ""))
    if found := _MONEY.fullmatch(text):
        money = Fraction(found[1].replace(",", "")) * {"万": 10_000, "亿": 100_000_000}[found[2]]
        if money.denominator == 1:
            return int(money)
    number = to_int(found[1]) if (found := _HAN.fullmatch(text)) else None
    if number is None:
        raise Wrong
    return number


def _share(raw: Any) -> Fraction:
    text = _folded(raw)
    if len(text) > 20 or isinstance(raw, bool):
        raise Wrong
    if found := re.fullmatch(r"(\d{1,3}(?:\.\d+)?)%", text):
        share = Fraction(found[1]) / 100
    elif found := re.fullmatch(r"百分之(.+)", text):
        share = Fraction(_whole(found[1]), 100)
    elif found := re.fullmatch(r"(\d{1,4})/(\d{1,4})", text):
        if not int(found[2]):
            raise Wrong
        share = Fraction(int(found[1]), int(found[2]))
    elif re.fullmatch(r"[01](\.\d+)?", text):
        share = Fraction(text)
    else:
        raise Wrong
    if share > 1:
        raise Wrong
    return share


def _when(kind: str, raw: Any, month: bool) -> date | Month:
    when = _moment(raw)
    if month and isinstance(when, date):
        when = Month(when.year, when.month)
    if (kind == "date" and isinstance(when, Month)) or not 1900 <= when.year <= 2200:
        raise Wrong
    return Month(when.year, when.month) if kind == "month" else when


def _moment(raw: Any) -> date | Month:
    """One day or month, where what is written can mean only one."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(raw, bool):
        raise Wrong
    found = read_number(raw) if isinstance(raw, (int, float)) else read_date(text_of(raw)[:40])
    if len(found.readings) != 1:
        raise Wrong
    return found.readings[0]


def _truth(raw: Any, text: str) -> bool:
    word = plain(text)
    if isinstance(raw, bool):
        return raw
    if word in _YES or word in _NO:
        return word in _YES
    raise Wrong


def _choice(text: str, item: Item) -> str:
    word = plain(text)
    for written, value in item.choices.items():
        if word in (plain(written), value):
            return value
    raise Wrong


def names_of(text: str) -> tuple[str, ...]:
    """Names in the order written: 张三、李 四（女） → 张三, 李四. Single characters apart belong to one name."""
    names: list[str] = []
    for part in re.split(r"[、，,;；\n/]+", _TAIL.sub("", text)):
        held = ""
        for piece in part.split():
            held += piece
            if len(held) > 1:
                names.append(held)
                held = ""
        if held and names and len(part.split()) > 1:
            names[-1] += held
        elif held:
            names.append(held)
    return tuple(names)
