"""Chinese numerals there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xzhj.text.numerals import digits, to_chinese, to_int


@given(st.integers(0, 10**12 - 1))
def test_written_and_read_again(number: int) -> None:
    assert to_int(to_chinese(number)) == number


@given(st.integers(1000, 9999))
def test_years_figure_by_figure(year: int) -> None:
    assert to_int(digits(year)) == year


@pytest.mark.parametrize(
    ("text", "number"),
    [("十", 10), ("一十", 10), ("廿三", 23), ("卅", 30), ("二十", 20), ("两千", 2000), ("一百二", 120), ("三千五", 3500), ("一百零二", 102),
     ("二〇二六", 2026), ("２０", 20), ("3万", 30000), ("一百二十三", 123), ("一万零一十", 10010), ("壹佰贰拾", 120), ("〇", 0), ("一五", 15), ("〇一", 1), ("九八", 98)],
)  # fmt: skip
def test_ways_of_writing(text: str, number: int) -> None:
    assert to_int(text) == number


@pytest.mark.parametrize("text", ["", "人", "约20", "1.5", "-3", "十人", "两三", "三五", "七八", "三两"])
def test_what_is_no_number(text: str) -> None:
    assert to_int(text) is None


def test_only_so_far() -> None:
    assert to_chinese(12) == "十二" and to_chinese(10**12 - 1).startswith("九千九百九十九亿")
    for bad in (-1, 10**12):
        with pytest.raises(ValueError, match="写不成"):
            to_chinese(bad)
