"""The measures of the layout standard: cited, dated, and in one arithmetic."""

from __future__ import annotations

from fractions import Fraction

import pytest

from xzhj.law.layout import measures

ALL = measures()


@pytest.mark.parametrize("key", ALL)
def test_every_measure_is_titled_and_cited(key):
    one = ALL[key]
    assert one.title and one.binding in ("must", "guide", "may", "practice")
    assert one.cite.article and one.cite.article[0].isdigit()
    assert isinstance(one.value, str) is (one.unit == "")


def test_margins_leave_the_text_area():
    assert ALL["paper_width"].number - ALL["margin_left"].number - ALL["text_width"].number == 26
    assert ALL["paper_height"].number - ALL["margin_top"].number - ALL["text_height"].number == 35
    assert ALL["margin_top"].twips == 2098


def test_22_lines_of_28_fit_the_text_area_and_29_points_do_not():
    height, width = ALL["text_height"].twips, ALL["text_width"].twips
    assert height // 579 == 22 and (height - 10) // 580 == 21
    assert Fraction(width, 315) >= 28 > Fraction(width, 320)


def test_a_word_is_no_length():
    with pytest.raises(TypeError):
        _ = ALL["body_face"].twips
    with pytest.raises(TypeError):
        _ = ALL["lines_per_page"].twips
