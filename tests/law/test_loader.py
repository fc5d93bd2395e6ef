"""What a national file must not hold."""

from datetime import date

import pytest

from xzhj.law.load import Book, books, demanded, parsed
from xzhj.law.marked import read
from xzhj.law.wrong import LawError

GOOD = """\
party_congress:
  quorum:
    title: 到会人数
    form: bound
    binding: must
    values:
      - {since: 1990-06-27, value: ">4/5 of expected", instrument: 甲条例, article: "?"}
      - {since: 2020-07-13, value: ">=4/5 of expected", instrument: 乙条例, article: "18?"}
"""


def load(tmp_path, text, name="party", file="a.yaml") -> Book:
    folder = tmp_path / name
    folder.mkdir(exist_ok=True)
    (folder / file).write_text(text, "utf-8")
    found = books(tuple(sorted(folder.glob("*.yaml"))), name)
    for book in found.values():
        list(book.values())
    for path in folder.glob("*.yaml"):
        parsed(path)
    return found["party_congress"]


def test_a_good_file(tmp_path):
    item = load(tmp_path, GOOD)["quorum"]
    assert item.line == 2 and item.stricter == ""
    assert item.at(date(1990, 6, 26)) is None
    assert item.at(date(2020, 7, 12)).value.strict and not item.at(date(2020, 7, 13)).value.strict


REFUSED = {
    "不认识的属性 titel": (GOOD.replace("title:", "titel:"), 3),
    "不认识的属性 law": (GOOD.replace("instrument: 甲条例", "instrument: 甲条例, law: 甲"), 7),
    "title 写了两次": (GOOD.replace("    form: bound", "    title: 又一个\n    form: bound"), 4),
    "quorum 已在另一处给出": (GOOD + GOOD.split("\n", 1)[1], 9),
    "quorum 已在另一处给出 ": (GOOD + GOOD, 10),
    "缺少 instrument": (GOOD.replace("instrument: 甲条例, ", ""), 7),
    "缺少 article": (GOOD.replace(', article: "18?"', ""), 8),
    "缺少 article ": (GOOD.replace('"18?"', '""'), 8),
    "缺少 since": (GOOD.replace("since: 1990-06-27, ", ""), 7),
    "缺少 value": (GOOD.replace('value: ">4/5 of expected", ', ""), 7),
    "since 不是日期": (GOOD.replace("1990-06-27", "1990.6.27"), 7),
    "值不对": (GOOD.replace(">4/5 of expected", "四分之五"), 7),
    "值不对 ": (GOOD.replace(">4/5 of expected", ">4/5 of everyone"), 7),
    "两个值": (GOOD.replace("2020-07-13", "1990-06-27"), 8),
    "从早到晚": (GOOD.replace("2020-07-13", "1980-07-13"), 8),
    "形式不认识": (GOOD.replace("form: bound", "form: ratio"), 4),
    "效力不认识": (GOOD.replace("binding: must", "binding: shall"), 5),
    "效力不认识 ": (GOOD.replace("instrument: 甲条例", "instrument: 甲条例, binding: shall"), 7),
    "verified 不是日期": (GOOD.replace("instrument: 甲条例", "instrument: 甲条例, verified: 去年"), 7),
    "article 要加引号": (GOOD.replace('"18?"', "18"), 8),
    "哪一边更严": (GOOD.replace("binding: must", "binding: must\n    open: true"), 6),
    "哪一边更严 ": (GOOD.replace("binding: must", "binding: must\n    open: true\n    stricter: left"), 6),
    "open 只能是": (GOOD.replace("binding: must", "binding: must\n    open: 可以"), 6),
    "没有开放": (GOOD.replace("binding: must", "binding: must\n    stricter: up"), 6),
    "没有这种选举": (GOOD.replace("party_congress", "party_city"), 1),
    "没有这种选举 ": (GOOD.replace("party_congress", "village_committee"), 1),
    "缺少 values": (GOOD.split("    values")[0], 2),
    "不是正确的 YAML": (GOOD + "  bad: [1\n", 10),
    "没有内容": ("- 1\n", 0),
    "缩进两格": (GOOD.replace("  quorum:", "   quorum:").replace("\n    ", "\n     "), 0),
}


@pytest.mark.parametrize("what", REFUSED)
def test_refused(tmp_path, what):
    text, line = REFUSED[what]
    with pytest.raises(LawError) as caught:
        load(tmp_path, text)
    assert what.strip() in str(caught.value) and "a.yaml" in str(caught.value)
    assert caught.value.line == line
    assert not line or f"第{line}行" in str(caught.value)


@pytest.mark.parametrize("form", ["text", "choice", "periods"])
def test_an_open_key_must_be_comparable(tmp_path, form):
    text = GOOD.replace("form: bound", f"form: {form}").replace(
        "binding: must", "binding: must\n    open: true\n    stricter: up"
    )
    with pytest.raises(LawError, match="分不出宽严"):
        load(tmp_path, text)


@pytest.mark.parametrize(
    ("form", "good", "bad"),
    [
        ("whole", "5", '"五"'), ("flag", "true", "5"), ("text", "甲", "[]"), ("choice", "a", "c"), ("choices", "[a, b]", "[a, c]"),
        ("choices", "[]", "a"), ("list", "[甲, 乙]", "甲"), ("table", "{a: 甲}", "[甲]"), ("periods", '{1990-01-01: "==1"}', '{1990: "==1"}'),
        ("periods", '{1990-01-01: "==1"}', '{1990-01-01: "==1", 1980-01-01: "==2"}'),
        ("notice", "{round: 甲, counts: {严禁: 1}, items: [乙]}", "{round: 甲}"), ("bound", '"7..9"', '"9..7"'),
    ],
)  # fmt: skip
def test_forms(tmp_path, form, good, bad):
    def text(value):
        return f'party_congress:\n  k:\n    title: 甲\n    form: {form}\n    words: {{a: 子, b: 丑}}\n    binding: must\n    values:\n      - {{since: 2000-01-01, value: {value}, instrument: 甲, article: "1"}}\n'

    assert load(tmp_path, text(good))["k"].params
    (tmp_path / "other").mkdir()
    with pytest.raises(LawError, match="值不对"):
        load(tmp_path / "other", text(bad))


def test_a_value_can_end_and_begin_again(tmp_path):
    text = GOOD.replace('value: ">=4/5 of expected"', "value: null")
    item = load(tmp_path, text)["quorum"]
    assert item.at(date(2020, 7, 12)) and item.at(date(2020, 7, 13)) is None and item.at(date(2026, 1, 1)) is None


def test_a_key_in_two_files_or_also_in_common_is_refused(tmp_path):
    load(tmp_path, GOOD)
    with pytest.raises(LawError, match="已在另一处给出"):
        load(tmp_path, GOOD, file="b.yaml")
    with pytest.raises(LawError, match="已在 common 中给出"):
        books(
            (_write(tmp_path, "c.yaml", GOOD), _write(tmp_path, "d.yaml", GOOD.replace("party_congress", "common"))),
            "party",
        )


def _write(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_a_national_demand_must_be_dated_and_cited():
    entry = "- {title: 甲, of: delegates, where: {gender: 女}, count: 1, binding: must, since: 2000-01-01, instrument: 甲, article: '1'}"
    ((since, demand),) = demanded(read(entry)[0], "a.yaml")
    assert since == date(2000, 1, 1) and demand.count == (">=", 1)
    for broken in (
        entry.replace("since: 2000-01-01, ", ""),
        entry.replace("instrument: 甲, ", ""),
        entry.replace("gender", "sex"),
    ):
        with pytest.raises(LawError):
            demanded(read(broken)[0], "a.yaml")
