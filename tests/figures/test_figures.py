"""Percentages, ages and working days."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xzhj.figures.ages import BRACKETS, age_on, bracket_counts, bracket_name, mean, partition_fault, surely_under
from xzhj.figures.percent import matches, one_decimal, percent, points
from xzhj.figures.workdays import is_workday, weekdays, workdays
from xzhj.model import Month


@pytest.mark.parametrize(
    ("part", "whole", "decimals", "text"),
    [
        (48, 83, 2, "57.83%"),
        (4, 83, 2, "4.82%"),
        (31, 83, 2, "37.35%"),
        (11, 83, 2, "13.25%"),
        (14, 49, 1, "28.6%"),
        (25, 49, 2, "51.02%"),
        (50, 62, 2, "80.65%"),
        (88, 109, 1, "80.7%"),
        (1, 8, 1, "12.5%"),
        (1, 16, 1, "6.3%"),
        (66, 83, 0, "80%"),
        (0, 9, 2, "0%"),
        (9, 9, 2, "100%"),
    ],
)
def test_percent(part, whole, decimals, text):
    assert percent(part, whole, decimals) == text


def test_percent_may_drop_zeros():
    assert percent(11, 220, 1, drop_zeros=True) == "5%"
    assert percent(11, 220, 1) == "5.0%"


def test_a_printed_share_may_be_rounded_or_cut_off():
    assert matches("80.65", 50, 62)
    assert matches("80.64", 50, 62)
    assert not matches("80.63", 50, 62)
    assert not matches("80", 88, 109) or percent(88, 109, 0) == "81%"


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 3))
def test_percent_is_within_half_a_last_place(part, whole, decimals):
    shown = Fraction(percent(part, whole, decimals)[:-1])
    assert abs(shown - Fraction(part * 100, whole)) <= Fraction(1, 2 * 10**decimals)


def test_points():
    assert points(Fraction(1, 4), Fraction(1, 5)) == "上升5.00个百分点"
    assert points(Fraction(1, 5), Fraction(1, 4), 1) == "下降5.0个百分点"
    assert points(Fraction(1, 4), Fraction(1, 4)) == "持平"


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(1981, 6, 18), 45),
        (date(1981, 6, 19), 44),
        (date(1981, 6, 17), 45),
        (Month(1981, 6), 45),
        (Month(1981, 7), 44),
        (date(2000, 2, 29), 26),
        (None, None),
    ],
)
def test_age_on_the_cutoff(born, age):
    assert age_on(born, date(2026, 6, 18)) == age


def test_a_month_is_under_age_only_if_no_day_in_it_would_do():
    assert not surely_under(Month(2008, 6), 18, date(2026, 6, 18))
    assert surely_under(Month(2008, 7), 18, date(2026, 6, 18))


@pytest.mark.parametrize("name", BRACKETS)
def test_every_age_is_in_one_bracket(name):
    assert partition_fault(BRACKETS[name]) == ""
    assert all(sum(bracket_counts([age], BRACKETS[name])) == 1 for age in range(18, 111))


def test_overlaps_and_gaps_are_named():
    assert partition_fault(((18, 28), (28, 35))) == "28岁重复"
    assert partition_fault(((None, 35), (37, 40))) == "36岁没有着落"
    assert partition_fault(((None, 35), (40, None))) == "36至39岁没有着落"


def test_brackets_are_named():
    assert [bracket_name(b) for b in BRACKETS["team"]][:2] == ["35岁及以下", "36—40岁"]


def test_mean_age_to_one_decimal():
    assert one_decimal(mean([43, 44, None]) or Fraction(0)) == "43.5"
    assert one_decimal(Fraction(9489, 200)) == "47.4"  # 47.445
    assert mean([None]) is None


def test_working_days_follow_the_statutory_calendar():
    assert is_workday(date(2026, 10, 1)) is False
    assert is_workday(date(2025, 1, 26)) is True  # 星期日，调休上班
    assert workdays(date(2026, 5, 11), date(2026, 5, 15)) == 5
    assert workdays(date(2026, 5, 11), date(2026, 5, 17)) == 5
    assert workdays(date(2026, 5, 15), date(2026, 5, 11)) == 0


def test_beyond_the_published_years_nothing_is_guessed():
    assert is_workday(date(2050, 1, 4)) is None
    assert workdays(date(2050, 1, 4), date(2050, 1, 6)) is None
    assert weekdays(date(2050, 1, 3), date(2050, 1, 9)) == 5
