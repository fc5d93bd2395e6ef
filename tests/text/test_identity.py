"""ID numbers of GB 11643."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xzhj.text.identity import check_character, mask, read_identity, to_18

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def number(day: date, sequence: int) -> str:
    first = f"330123{day:%Y%m%d}{sequence:03d}"
    return first + check_character(first)


@given(DAYS, st.integers(0, 999))
def test_birth_and_sex_come_back_out_of_a_number(day: date, sequence: int) -> None:
    who = read_identity(number(day, sequence))
    assert who is not None
    assert (who.born, who.gender, who.valid, who.old) == (day, "男" if sequence % 2 else "女", True, False)


@given(DAYS, st.integers(0, 999), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_character_is_always_noticed(day: date, sequence: int, place: int, by: int) -> None:
    good = number(day, sequence)
    digit = 10 if good[place] == "X" else int(good[place])
    wrong = good[:place] + str((digit + by) % 10) + good[place + 1 :]
    who = read_identity(wrong)
    assert wrong == good or who is None or not who.valid


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)), st.integers(0, 999))
def test_the_old_fifteen_digits_say_the_same(day: date, sequence: int) -> None:
    old = f"330123{day:%y%m%d}{sequence:03d}"
    assert read_identity(old).born == day and read_identity(old).old  # type: ignore[union-attr]
    assert read_identity(to_18(old)).born == day  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["", "33012319850312", "3301231985031212345", "abc", None, 3.3e17, "０３０１２３"])
def test_other_texts_are_no_number(text: object) -> None:
    assert read_identity(text) is None


def test_a_day_that_is_none_is_not_valid() -> None:
    first = "33012319850230121"
    who = read_identity(first + check_character(first))
    assert who is not None and who.born is None and not who.valid


def test_the_example_of_the_standard() -> None:
    assert check_character("11010519491231002") == "X"


def test_masking_keeps_three_and_two() -> None:
    assert mask("11010519491231002X") == "110*************2X"
    assert mask("12345") == "12345"
