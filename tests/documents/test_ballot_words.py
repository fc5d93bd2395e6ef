"""How marking a ballot is put in words, layout by layout."""

from __future__ import annotations

import pytest

from xzhj.documents.ballot_words import marking
from xzhj.documents.markings import signs


def test_the_usual_signs_stand_above_the_names():
    usual = marking(signs(None))
    assert usual.grid == "上"
    assert usual.rule == "对候选人赞成的，在其姓名上方的空格内画“○”；不赞成的，画“×”；弃权的，不画任何符号"
    assert usual.other.startswith("另选他人的，先在不赞成的候选人姓名上方的空格内画“×”")


@pytest.mark.parametrize(
    ("layout", "grid", "place"), [("below", "下", "下方"), ("right", "右", "右边"), ("怪", "上", "上方")]
)
def test_the_place_follows_the_layout(layout, grid, place):
    one = marking(signs("√=赞成；×=不赞成；△=弃权"), layout)
    assert (one.grid, f"姓名{place}的空格内画“√”" in one.rule, "弃权的，画“△”" in one.rule) == (grid, True, True)


def test_three_boxes_take_one_sign():
    boxes = marking(signs(None), "three_box")
    assert boxes.grid == "三格"
    assert "×" not in boxes.rule + boxes.other
