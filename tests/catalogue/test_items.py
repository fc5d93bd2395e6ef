"""The items of the form: one name each, every label leads home."""

import json

import pytest

from xzhj.catalogue.items import TYPES, find, glossary, items, nearest, shown, unfilled
from xzhj.catalogue.steps import steps


def test_no_label_names_two_items():
    from xzhj.catalogue.items import plain

    owner: dict[str, str] = {}
    for item in items().values():
        for label in item.labels:
            assert owner.setdefault(plain(label), item.name) == item.name, label


def test_every_item_is_well_formed():
    for item in items().values():
        assert item.type in TYPES, item.name
        assert item.name.isascii() and item.name.isidentifier(), item.name
        assert item.step in ("", *steps()) and item.dates in ("", *steps()), item.name
        assert bool(item.columns) == (item.type in ("table", "record")), item.name
        assert bool(item.choices) == (item.type == "choice"), item.name
        assert set(item.kinds) <= set(item.columns), item.name
        assert set(item.kinds.values()) <= set(TYPES), item.name
        assert not (item.staged and item.columns), item.name
        assert item.level in ("county", "township", "own"), item.name


def test_a_step_takes_its_day_from_one_item():
    dated = [i.dates for i in items().values() if i.dates]
    assert len(dated) == len(set(dated))


@pytest.mark.parametrize(
    ("label", "name", "stage"),
    [
        ("代表名额", "delegates", ""),
        ("代表名额（批复）", "delegates", "approved"),
        ("代表名额(拟报)", "delegates", "requested"),
        (" 代表 总名额：", "delegates", ""),
        ("delegate_quota", "delegates", ""),
        ("committee_seats(final)", "committee_seats", "final"),
        ("大会开始日期", "congress_date", ""),
        ("乡镇名(含乡/镇)", "township", ""),
        ("乡镇名（含乡／镇）", "township", ""),
    ],
)
def test_labels(label, name, stage):
    known = find(label)
    assert known is not None
    assert (known.item.name, known.stage) == (name, stage)


def test_unknown_labels():
    assert find("党委委员名客") is None
    assert nearest("党委委员名客") == "党委委员名额"
    assert nearest("党委委员名客（批复）") == "党委委员名额（批复）"
    assert nearest("term_ends") == "term_end"
    assert nearest("天气") == ""


def test_a_choice_offers_one_way_a_value():
    offered = shown(items()["method"])
    assert offered == ["直接差额选举", "差额预选后等额选举"]


def test_glossary_lists_every_item():
    text = glossary()
    assert all(f"`{name}`" in text for name in items())
    assert json.dumps(text)


def test_what_is_still_to_be_filled_in_comes_in_the_order_of_the_steps():
    missing = unfilled({"township", "congress_date"})
    assert [i.step for i in missing] == sorted(i.step for i in missing)
    names = {i.name for i in missing}
    assert "term_end" in names and "township" not in names and "population" not in names
