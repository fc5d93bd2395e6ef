"""What is written → what it means, or Wrong."""

from datetime import date, datetime
from fractions import Fraction

import pytest

from xzhj.catalogue.items import items
from xzhj.model import Month
from xzhj.readers.facts.values import Wrong, names_of, parse

ANY = items()["venue"]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("120", 120), (120, 120), (120.0, 120), ("１２０", 120), ("120名", 120), ("1,200人", 1200), ("十五", 15), ("第十五次", 15),
        ("一百二十", 120), ("1200万元", 12_000_000), ("1.5亿元", 150_000_000), (0, 0),
    ],
)  # fmt: skip
def test_whole(raw, value):
    assert parse("int", raw, ANY) == value


@pytest.mark.parametrize(
    "raw", ["约120", "120-130", "NaN", ".inf", "-5", -5, 1.5, "1e400", True, "", "9" * 50, "0x10", date(2026, 1, 1)]
)
def test_not_whole(raw):
    with pytest.raises(Wrong):
        parse("int", raw, ANY)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("20%", Fraction(1, 5)),
        (0.2, Fraction(1, 5)),
        ("百分之二十", Fraction(1, 5)),
        ("1/5", Fraction(1, 5)),
        ("12.5％", Fraction(1, 8)),
    ],
)
def test_share(raw, value):
    assert parse("share", raw, ANY) == value


@pytest.mark.parametrize("raw", ["20", "120%", "1/0", "二成", True])
def test_not_a_share(raw):
    with pytest.raises(Wrong):
        parse("share", raw, ANY)


@pytest.mark.parametrize(
    "raw",
    [
        "2026-05-20",
        "2026.5.20",
        "2026/05/20",
        "2026年5月20日",
        "20260520",
        "二〇二六年五月二十日",
        "2026-05-20 00:00:00",
        date(2026, 5, 20),
        datetime(2026, 5, 20),
        46162.0,
    ],
)
def test_date(raw):
    assert parse("date", raw, ANY) == date(2026, 5, 20)


@pytest.mark.parametrize("raw", ["2026-05", "2026年5月", "2026-02-30", "26.5", "五月", "5/6", "3026-01-01", True, 3])
def test_not_a_day(raw):
    with pytest.raises(Wrong):
        parse("date", raw, ANY)


def test_when_may_be_a_month():
    assert parse("when", "2021年6月", ANY) == Month(2021, 6)
    assert parse("when", date(2021, 6, 1), ANY, month=True) == Month(2021, 6)
    assert parse("when", date(2021, 6, 1), ANY) == date(2021, 6, 1)


def test_truth_and_choice():
    assert parse("bool", "是", ANY) is True
    assert parse("bool", "否", ANY) is False
    assert parse("choice", "直接差额", items()["method"]) == "direct"
    assert parse("choice", "preselect", items()["method"]) == "preselect"
    for kind in ("bool", "choice"):
        with pytest.raises(Wrong):
            parse(kind, "也许", items()["method"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三、李四", ("张三", "李四")),
        ("张 三、李　四", ("张三", "李四")),
        ("张三 李四 王五六", ("张三", "李四", "王五六")),
        ("张 三  李 四", ("张三", "李四")),
        ("张三（女，回族），李四\n王五", ("张三", "李四", "王五")),
        ("买买提·艾力", ("买买提·艾力",)),
        ("", ()),
    ],
)
def test_names(text, names):
    assert names_of(text) == names
