"""What templates may do with a value."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from jinja2 import Undefined

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """14 → 十四. For ordinals of congresses and terms; 0 to 999."""
    if not 0 <= number < 1000:
        raise ValueError(f"序数应在 0 到 999 之间：{number}")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if hundreds:
        middle = f"{_DIGITS[tens]}十" if tens else ("零" if ones else "")
        return f"{_DIGITS[hundreds]}百{middle}{_DIGITS[ones] if ones else ''}"
    if tens:
        return f"{'' if tens == 1 else _DIGITS[tens]}十{_DIGITS[ones] if ones else ''}"
    return _DIGITS[ones]


def percent(part: int, whole: int, decimals: int = 1) -> str:
    """22.2%: half up, never from a float; a whole number prints without decimals."""
    if whole <= 0:
        raise ValueError("占比的总数应大于零")
    scale = 10**decimals
    value = Fraction(part * 100 * scale, whole) + Fraction(1, 2)
    units, rest = divmod(value.__floor__(), scale)
    return f"{units}.{rest:0{decimals}d}%" if decimals and rest else f"{units}%"


def padded(name: str) -> str:
    """A two-character name spaced to the width of three: 王　明."""
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 else name


def days(count: Fraction | float | int) -> str:
    """A length of meeting: 半天, 1天, 1天半."""
    value = Fraction(count)
    whole, half = divmod(value, 1)
    if half not in (0, Fraction(1, 2)):
        raise ValueError(f"会期应是半天的整倍数：{count}")
    return f"{whole}天{'半' if half else ''}" if whole else "半天"


def weekday(day: date) -> str:
    return f"星期{'一二三四五六日'[day.weekday()]}"


def _tolerant(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a fact still to fill in pass through a filter unchanged."""

    @functools.wraps(function)
    def filtered(value: Any, *rest: Any) -> Any:
        unknown = next((v for v in (value, *rest) if isinstance(v, Undefined)), None)
        if unknown is not None:
            str(unknown)  # raises Missing unless drafting
            return unknown
        return function(value, *rest)

    return filtered


FILTERS: Mapping[str, Callable[..., Any]] = {
    "cn": _tolerant(chinese),
    "percent": _tolerant(percent),
    "padded": _tolerant(padded),
    "days": _tolerant(days),
    "weekday": _tolerant(weekday),
}
