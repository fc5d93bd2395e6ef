"""The page's examples, and what must hold for any list."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xzhj.names import MODES, UnknownCharacter, check_order, clean, key, positions, repeated, sort_names
from xzhj.names.table import counts

COMMON = "丁于干万王马田由叶申石占白丛冯宁刘孙朱任纪李杨吴余佘张陈欧阳罗周林赵胡钟唐徐郭黄曹彭曾谢雷蔡黎戴魏瞿"
NAMES = st.lists(st.text(COMMON, min_size=1, max_size=4), max_size=30)
MODE = st.sampled_from(sorted(MODES))


@pytest.mark.parametrize(
    "chain",
    [
        "八人入乂",
        "土士",
        "未末",
        "田由",
        "佘余",
        "叶申",
        "己已巳",
        "干于",
        "目且",
        "口囗",
        "山巾",
        "刀乃",
        "王玉",
        "子孑",
    ],
)
def test_characters_stand_as_the_standard_has_them(chain):
    assert sort_names(list(reversed(chain))) == list(chain)


@pytest.mark.parametrize(
    ("mode", "names"),
    [
        ("surname", ["田富", "田大利"]),
        ("fullname", ["田大利", "田富"]),
        ("surname", ["赖明", "赖明勇"]),
        ("fullname", ["赖明", "赖明勇"]),
        ("surname", ["刘宏", "刘宏艳"]),
        ("fullname", ["刘宏", "刘宏艳"]),
        ("surname", ["木沙江·努尔墩", "木沙·买买提"]),
        ("fullname", ["木沙江·努尔墩", "木沙·买买提"]),
        ("surname", ["欧丽", "欧文华", "欧阳明德", "欧阳淞"]),
    ],
)
def test_two_character_names_in_both_modes(mode, names):
    assert sort_names(names[::-1], mode) == names


def test_two_character_names_are_the_only_difference():
    names = ["王一平", "王丁", "王一", "王丁山"]
    assert sort_names(names, "surname") == ["王一", "王丁", "王一平", "王丁山"]
    assert sort_names(names, "fullname") == ["王一", "王一平", "王丁", "王丁山"]


def test_another_mode_is_refused():
    with pytest.raises(ValueError, match="surname"):
        sort_names(["王芳"], "pinyin")


@pytest.mark.parametrize(
    ("given_name", "plain"),
    [
        ("王　军", "王军"),
        (" 王 军 ", "王军"),
        ("王芳（女，回族）", "王芳"),
        ("王芳(女)", "王芳"),
        ("⽥富", "田富"),  # Kangxi radical
        ("⻢明", "马明"),  # radical of the supplement
        ("王\ufe00芳", "王芳"),
        ("葛\U000e0100明", "葛明"),
        ("\ufeff王\u200b芳", "王芳"),
        ("金\uf98a", "金力"),  # compatibility ideograph
        ("木沙•买买提", "木沙·买买提"),
        ("木沙 · 买买提", "木沙·买买提"),
    ],
)
def test_cleaning(given_name, plain):
    assert clean(given_name) == plain
    for mode in MODES:
        assert key(given_name, mode) == key(plain, mode)


def test_sorted_names_are_as_they_were_given():
    assert sort_names(["王　芳（女，回族）", "丁 一"]) == ["丁 一", "王　芳（女，回族）"]


def test_an_unknown_character_is_never_guessed():
    with pytest.raises(UnknownCharacter) as caught:
        sort_names(["丁一", "张\U00030000（女）"])
    assert (caught.value.name, caught.value.char, caught.value.point) == ("张\U00030000（女）", "\U00030000", "U+30000")
    assert "张\U00030000" in str(caught.value) and "U+30000" in str(caught.value)


@pytest.mark.parametrize("name", ["王a", "王1", "王〇", "王?"])
def test_letters_and_digits_have_no_rank(name):
    with pytest.raises(UnknownCharacter):
        key(name)


def test_traditional_stand_in_is_the_character_it_stands_for():
    assert key("馼") == key("𫘜") and sort_names(["马馼", "马纹"]) == ["马纹", "马馼"]


def test_equal_names_keep_their_order_and_are_told():
    names = ["王 芳", "丁一", "王芳", "王　芳"]
    assert sort_names(names) == ["丁一", "王 芳", "王芳", "王　芳"]
    assert repeated(names) == ["王芳"]
    assert repeated(["丁一", "王芳"]) == []


def test_check_names_the_wrong_pair():
    (found,) = check_order(["丁一", "王芳", "王二", "孙立"])
    assert (found.index, found.before, found.after) == (1, "王芳", "王二")
    assert found.why == "第2字 二/芳：2画在前，7画在后"
    assert check_order(["王芳"]) == [] == check_order([])


def test_a_list_in_the_other_mode_is_wrong():
    names = ["田大利", "田富"]
    assert check_order(names, "fullname") == []
    assert [v.index for v in check_order(names, "surname")] == [0]


@given(NAMES, MODE)
@settings(max_examples=150)
def test_sorting_is_a_stable_permutation_and_idempotent(names, mode):
    result = sort_names(names, mode)
    assert sorted(result) == sorted(names)
    assert sort_names(result, mode) == result
    assert check_order(result, mode) == []
    moved = positions(names, mode)
    assert [names[i] for i in moved] == result
    keys = [key(n, mode) for n in names]
    assert all(a < b for a, b in pairwise(moved) if keys[a] == keys[b])


@given(NAMES, MODE, st.randoms())
@settings(max_examples=100)
def test_the_order_does_not_depend_on_how_names_were_given(names, mode, rng):
    shuffled = names[:]
    rng.shuffle(shuffled)
    assert [key(n, mode) for n in sort_names(shuffled, mode)] == [key(n, mode) for n in sort_names(names, mode)]


@given(st.tuples(*[st.text(COMMON, min_size=1, max_size=4)] * 3), MODE)
def test_the_order_is_total(three, mode):
    a, b, c = (key(n, mode) for n in three)
    assert (a < b) + (a == b) + (a > b) == 1
    assert not (a <= b <= c) or a <= c
    assert (a == b) == (three[0] == three[1])


def test_wrong_neighbours_are_found_wherever_two_differ():
    rng = random.Random(7)
    chars = list(counts())
    for _ in range(300):
        first, second = rng.sample(chars, 2)
        assert len(check_order([first, second])) + len(check_order([second, first])) == 1
