"""Widths, peoples, schooling, names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xzhj.text.names import Named, clean_name, read_name
from xzhj.text.peoples import PEOPLES, code, ethnicity
from xzhj.text.schooling import LADDER, education, rank
from xzhj.text.widths import display_width, half, pad, squeeze


def test_the_fifty_six() -> None:
    assert len(PEOPLES) == len(set(PEOPLES)) == 56
    for i, name in enumerate(PEOPLES, 1):
        assert ethnicity(name) == ethnicity(name[:-1]) == ethnicity(f"{i:02d}") == name
        assert code(name) == f"{i:02d}"
    assert [code(n) for n in ("汉族", "壮族", "畲族", "基诺族")] == ["01", "08", "22", "56"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("维族", "维吾尔族"), (" 汉 ", "汉族"), ("57", None), ("00", None), ("火星族", None), ("其他", "其他")],
)
def test_other_ways_to_name_a_people(text: str, name: str | None) -> None:
    assert ethnicity(text) == name
    assert code("火星族") is None


@pytest.mark.parametrize(
    ("step", "texts"),
    [
        ("研究生", "硕士 博士 硕士研究生 研究生班 在职研究生 中央党校研究生 省委党校研究生 10 研究生、法学硕士"),
        (
            "大学本科",
            "大学 本科 大本 省委党校大学 函授本科 成人本科 大学普通班 20 大学、工学学士 大学本科、法学硕士 专升本 本科（在读）",
        ),
        ("大学专科", "大专 专科 大学专科 高职 党校大专 函授大专 大专(在读) 30"),
        ("中专", "中专 中等专科 中师 中技 40"),
        ("技工学校", "技校 技工 50"),
        ("高中", "高中 职高 职业高中 60"),
        ("初中", "初中 初中毕业 70"),
        ("小学", "小学 高小 私塾 80"),
        ("文盲", "文盲 半文盲 扫盲班 无 90"),
    ],
)
def test_the_ladder(step: str, texts: str) -> None:
    assert {t: education(t) for t in texts.split()} == dict.fromkeys(texts.split(), step)
    assert rank(step) == 9 - LADDER.index(step)


@pytest.mark.parametrize("text", ["大专以上", "高中及以下", "电大", "党员", "05", "100", "好"])
def test_what_is_no_step(text: str) -> None:
    assert education(text) is None
    assert rank(text) == 0


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("张 三", Named("张三")),
        ("张　三", Named("张三")),
        ("李芳（女）", Named("李芳", "女")),
        ("李芳(女，回族)", Named("李芳", "女", "回族")),
        ("李芳（女）（预备）", Named("李芳", "女", "", "预备")),
        ("李明（大）", Named("李明（大）")),
        ("阿依古丽 • 买买提(女 维吾尔族)", Named("阿依古丽·买买提", "女", "维吾尔族")),
        ("王芳[女]", Named("王芳", "女")),
        ("王芳()", Named("王芳（）")),
    ],
)
def test_names_and_their_tails(text: str, named: Named) -> None:
    assert read_name(text) == named


@given(st.text(max_size=12))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_name(clean_name(text)) == clean_name(text)


def test_widths() -> None:
    assert half("ＡＢ１２（，）　") == "AB12(,) "
    assert squeeze(" 姓\u3000名\n") == "姓名"
    assert display_width("张三a") == 5 and display_width("√", ambiguous=2) == 2 and display_width("√") == 1
    assert pad("张三", 6) == "张三  " and pad("张三", 3) == "张三"
