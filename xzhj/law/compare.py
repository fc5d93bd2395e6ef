"""Comparisons as clerks write them: >=22%, 不少于22%, 45岁以下, 大专以上, 100至120, 不低于党员中的比例."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import Any

from xzhj.model import BASES

SIGNS = {
    ">=": ">=", "≥": ">=", "不少于": ">=", "不低于": ">=", "不小于": ">=", "不得少于": ">=", "不得低于": ">=", "至少": ">=", "应达到": ">=", "达到": ">=",
    "<=": "<=", "≤": "<=", "不超过": "<=", "不高于": "<=", "不大于": "<=", "不多于": "<=", "不得超过": "<=", "至多": "<=", "最多": "<=",
    ">": ">", "超过": ">", "多于": ">", "高于": ">", "大于": ">",
    "<": "<", "少于": "<", "低于": "<", "小于": "<", "不满": "<", "不足": "<",
    "==": "==", "=": "==", "等于": "==", "为": "==", "!=": "!=", "不是": "!=", "非": "!=",
}  # fmt: skip
TAILS = {"及以上": ">=", "以上": ">=", "及以下": "<=", "以下": "<=", "以内": "<="}
BASE_WORDS = {title: base for base, title in BASES.items()} | {
    "应到会": "expected",
    "应到会人数": "expected",
    "实到会": "present",
    "实到会人数": "present",
    "应选人数": "seats",
    "名额": "seats",
    "党员": "members",
    "代表": "delegates",
}
_DIGITS = {char: n for n, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
_SIGN = re.compile("|".join(sorted(map(re.escape, SIGNS), key=len, reverse=True)))
_NUMBER = re.compile(
    r"(\d+)/(\d+)|(\d+(?:\.\d+)?)(%?)|([一二三四五六七八九十百]+)分之([一二三四五六七八九十百]+)|(半数|一半)|([一二两三四五六七八九十百]+)"
)
_UNITS = r"(?:名|人|个月|个|周岁|岁|年|元|日|天|个工作日|工作日)?"
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
_SPAN = re.compile(rf"(\d+){_UNITS}(?:\.\.|至|到|—+|–|-|~|〜)(\d+){_UNITS}")


def plain(raw: Any) -> str:
    """The text in half-width signs without spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(raw)))


def signed(raw: Any) -> tuple[str, str]:
    """Split into sign and what follows: ("", 大专), (">=", 大专) for 大专以上 or >=大专."""
    text = plain(raw)
    match = _SIGN.match(text)
    if match and len(text) > match.end():
        return SIGNS[match[0]], text[match.end() :]
    for tail, sign in TAILS.items():
        if text.endswith(tail) and len(text) > len(tail):
            return sign, text[: -len(tail)]
    return "", text


def comparison(raw: Any) -> tuple[str, Fraction, str]:
    """Sign ("" when none is written), number, and base ("" when none is named). Raises ValueError."""
    sign, rest = signed(raw)
    number, _, base = rest.partition("of")
    if "的" in rest and not base:
        word, _, number = rest.rpartition("的")
        base = BASE_WORDS.get(word, word)
    match = _NUMBER.match(number)
    unit = re.fullmatch(rf"([万亿]?){_UNITS}", number[match.end() :]) if match else None
    if match is None or unit is None or (base and base not in BASES):
        raise ValueError(f"不是比较式：{raw}")
    return sign, _value(match) * _SCALES[unit[1]], base


def _value(match: re.Match[str]) -> Fraction:
    over, under, number, percent, below, above, _, word = match.groups()
    if over:
        if not int(under):
            raise ValueError("分母是零")
        return Fraction(int(over), int(under))
    if number:
        return Fraction(number) / (100 if percent else 1)
    if below:
        return Fraction(_small(above), _small(below))
    return Fraction(_small(word)) if word else Fraction(1, 2)


def _small(text: str) -> int:
    """A Chinese number up to 一百 (百 alone too, as in 百分之六十). Raises ValueError."""
    if text in ("百", "一百"):
        return 100
    tens, ten, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "百" in text:
        raise ValueError(f"不是比较式：{text}")
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0) if ten else _DIGITS[tens]


def whole(raw: Any) -> tuple[str, int]:
    """A comparison with a whole number. Raises ValueError."""
    sign, number, base = comparison(raw)
    if base or number.denominator != 1:
        raise ValueError(f"不是整数：{raw}")
    return sign, int(number)


def span(raw: Any) -> tuple[int, int]:
    """Least and most: 7..9, 7至9名, 9. Raises ValueError."""
    match = _SPAN.fullmatch(plain(raw))
    low, high = (int(match[1]), int(match[2])) if match else (whole(raw)[1],) * 2
    if low > high:
        raise ValueError(f"下限大于上限：{raw}")
    return low, high


def bound_text(raw: Any, base: str) -> str:
    """The same limit as a Bound is written, on `base` where none is named: 不少于22% → >=11/50 of seats. Raises ValueError."""
    match = _SPAN.fullmatch(plain(raw))
    of = f" of {base}" if base else ""
    if match:
        return f"{match[1]}..{match[2]}"
    sign, number, named = comparison(raw)
    return f"{sign or '=='}{number}" + (f" of {named}" if named else of)
