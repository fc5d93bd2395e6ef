"""What templates may do with a value."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from jinja2 import Environment, Undefined, pass_context, pass_environment
from jinja2 import filters as jinja_filters
from jinja2.runtime import Context

from xzhj.documents.signs import paragraphs
from xzhj.figures.percent import percent as _percent
from xzhj.model import Missing, Month, Unread
from xzhj.text.numerals import to_chinese

DECIMALS = 2  # of a percentage, where the county does not say (百分比小数位)


def shown(value: Any) -> str:
    """A value as papers write it: 2026年3月5日, 2026年3月, 20%, 王明、李红."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, Month):
        return f"{value.year}年{value.month}月"
    if isinstance(value, Fraction):
        return _percent(value.numerator, value.denominator, DECIMALS, drop_zeros=True)
    if isinstance(value, tuple | list):
        return "、".join(map(shown, value))
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def days(length: Any) -> str:
    """A length of meeting: 半天, 1天, 1天半; words stay as they are."""
    text = str(length).strip()
    try:
        value = Fraction(text.removesuffix("天"))
    except ValueError:
        return text
    whole, half = divmod(value, 1)
    if half not in (0, Fraction(1, 2)):
        raise ValueError(f"会期应是半天的整倍数：{text}")
    return f"{whole}天{'半' if half else ''}" if whole else "半天"


def month(moment: Any) -> str:
    """A month as tables of people write it: 1985.03; what cannot be read stays as the roster has it."""
    if isinstance(moment, date | Month):
        return f"{moment.year}.{moment.month:02d}"
    return "" if moment is None else str(moment)


def padded(names: Any) -> str:
    """Two-character names spaced to the width of three: 王　明; a list is joined by 、."""
    if isinstance(names, tuple | list):
        return "、".join(map(padded, names))
    name = str(names)
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 else name


def year_month(value: Any) -> str:
    """A date as rosters write it: 1985.03; "" where there is none."""
    if value is None or value == "":
        return ""
    if isinstance(value, date | Month):
        return f"{value.year}.{value.month:02d}"
    raise Missing(f"认得出的日期（现在是“{getattr(value, 'raw', value)}”）")


def spelt(value: Any) -> str:
    """The month of a date as sentences write it: 1985年3月."""
    if isinstance(value, date | Month):
        return f"{value.year}年{value.month}月"
    return year_month(value)


def cell(value: Any) -> str:
    """A cell of a list: nothing where nothing is known."""
    return "" if value is None or isinstance(value, Unread) else shown(value)


@pass_environment
def _given(environment: Environment, value: Any, name: Any) -> Any:
    """The value itself; where there is none, the paper stops for (in a draft: shows as to be filled in) `name`."""
    if isinstance(value, Undefined) or not (value is None or value in ("", ()) or isinstance(value, Unread)):
        return value
    return environment.undefined(name=str(name))


def weekday(day: date) -> str:
    return f"星期{'一二三四五六日'[day.weekday()]}"


def _known(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a fact still to fill in pass through a filter unchanged; otherwise a missing one stops the paper."""

    @functools.wraps(function)
    def filtered(*given: Any) -> Any:
        unknown = next((v for v in given if isinstance(v, Undefined)), None)
        if unknown is None:
            return function(*given)
        str(unknown)  # raises Missing unless drafting
        return unknown

    return filtered


def _through(name: str) -> Callable[..., Any]:
    """One of Jinja's own filters of lists, through which a list still to fill in passes: it has no length and no names."""
    own = jinja_filters.FILTERS[name]
    first = 1 if hasattr(own, "jinja_pass_arg") else 0

    @functools.wraps(own)
    def filtered(*given: Any, **named: Any) -> Any:
        if len(given) > first and isinstance(given[first], Undefined):
            str(given[first])  # raises Missing unless drafting
            return given[first]
        return own(*given, **named)

    return filtered


@pass_context
def _share(context: Context, part: Any, whole: Any, decimals: Any = None) -> Any:
    """`part` of `whole` with the decimals the county chose for all papers."""
    chosen = context.get("stat_decimals") if decimals is None else decimals
    places = chosen if isinstance(chosen, int) else DECIMALS
    return _known(lambda p, w: _percent(p, w, places))(part, whole)


FILTERS: Mapping[str, Callable[..., Any]] = {
    **{
        name: _through(name)
        for name in ("length", "map", "join", "list", "select", "selectattr", "rejectattr", "unique")
    },
    "cell": _known(cell),
    "cn": _known(to_chinese),
    "days": _known(days),
    "month": _known(month),
    "given": _given,
    "padded": _known(padded),
    "paragraphs": _known(paragraphs),
    "percent": _share,
    "spelt": _known(spelt),
    "weekday": _known(weekday),
    "ym": _known(year_month),
}
