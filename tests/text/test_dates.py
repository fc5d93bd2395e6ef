"""Dates as they are written."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xzhj.model import Month
from xzhj.text.dates import plausible, quick_date, read_date, read_number
from xzhj.text.numerals import digits, to_chinese

DAYS = st.dates(date(1931, 1, 1), date(2026, 12, 31))
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
SHAPES: list[Callable[[date], str]] = [
    lambda d: f"{d.year}.{d.month:02d}.{d.day:02d}",
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.year}-{d.month}-{d.day}",
    lambda d: f"{d:%Y-%m-%d} 0:00:00",
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{d:%Y%m%d}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日生",
    lambda d: f"{d.year},{d.month},{d.day}.",
    lambda d: f"{d:%Y.%m.%d}".translate(WIDE),
    lambda d: f"{digits(d.year)}年{to_chinese(d.month)}月{to_chinese(d.day)}日",
]
MONTHS: list[Callable[[date], str]] = [
    lambda d: f"{d.year}.{d.month:02d}",
    lambda d: f"{d.year}.{d.month}",
    lambda d: f"{d:%Y%m}",
    lambda d: f"{d.year}-{d.month}",
    lambda d: f"{d.year}年{d.month}月",
    lambda d: f"{d.year}、{d.month:02d}。",
    lambda d: f"{digits(d.year)}年{to_chinese(d.month)}月",
]


@given(DAYS, st.sampled_from(SHAPES))
def test_a_day_in_any_shape(day: date, shape: Callable[[date], str]) -> None:
    assert read_date(shape(day)).value == day


@given(DAYS, st.sampled_from(MONTHS))
def test_a_month_in_any_shape(day: date, shape: Callable[[date], str]) -> None:
    assert read_date(shape(day)).value == Month(day.year, day.month)


@given(DAYS)
def test_serials_and_whole_numbers(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    assert read_number(serial).readings[-1] == day
    assert read_number(float(f"{day:%Y%m%d}")).value == day
    assert read_number(int(f"{day:%Y%m}")).value == Month(day.year, day.month)


@given(st.text(max_size=14))
def test_nothing_crashes_and_what_is_unread_says_why(text: str) -> None:
    dated = read_date(text)
    assert dated.readings or dated.why


@given(st.one_of(DAYS.map(lambda d: SHAPES[0](d)), DAYS.map(lambda d: MONTHS[0](d)), st.text(max_size=10)))
def test_the_quick_way_never_disagrees(text: str) -> None:
    assert quick_date(text) is None or quick_date(text) == read_date(text).value


@pytest.mark.parametrize(
    ("text", "readings"),
    [("85.03", (Month(1985, 3),)), ("8503", (Month(1985, 3),)), ("850312", (date(1985, 3, 12),)), ("31.01", (Month(1931, 1),)),
     ("30.12", (Month(2030, 12), Month(1930, 12))), ("05.03", (Month(2005, 3), Month(1905, 3))), ("36342", (date(1999, 7, 1),)),
     ("3/4/1985", (date(1985, 3, 4), date(1985, 4, 3))), ("3/13/1985", (date(1985, 3, 13),)), ("200108", (Month(2001, 8),))],
)  # fmt: skip
def test_short_years_and_order(text: str, readings: tuple[object, ...]) -> None:
    assert read_date(text).readings == readings


@pytest.mark.parametrize(
    ("text", "why"),
    [("1985.13", "没有13月"), ("1985.00", "没有0月"), ("1985.02.30", "2月没有30日"), ("1985", "只有年份，没有月份"), ("1985年", "只有年份，没有月份"),
     ("不详", "不像日期"), ("", "空白"), ("19850230", "2月没有30日")],
)  # fmt: skip
def test_why_not(text: str, why: str) -> None:
    assert read_date(text).why == why


@pytest.mark.parametrize(
    ("number", "readings"),
    [(1985.1, (Month(1985, 1), Month(1985, 10))), (1985.01, (Month(1985, 1),)), (1985.2, (Month(1985, 2),)), (1985.12, (Month(1985, 12),)),
     (31107, (date(1985, 3, 1),)), (8503, (Month(1985, 3), date(1923, 4, 12))), (1985, ()), (0, ()), (12, ()), (3.3e17, ()), (float("nan"), ())],
)  # fmt: skip
def test_numeric_cells(number: float, readings: tuple[object, ...]) -> None:
    assert read_number(number).readings == readings


def test_what_cannot_be_is_dropped() -> None:
    assert plausible((Month(2005, 3), Month(1905, 3)), birth=False) == (Month(2005, 3),)
    assert plausible((Month(2012, 3), Month(1912, 3)), birth=True) == (Month(2012, 3), Month(1912, 3))
    assert plausible((Month(2013, 3), Month(1913, 3)), birth=True) == (Month(1913, 3),)
