from __future__ import annotations

import pytest

from xzhj.names import BadOverride, check_order, parse_overrides, sort_names

NEW, OTHER = "\U00030000", "\U00030001"


@pytest.mark.parametrize(
    ("code", "neighbours"),
    [
        ("1", "乙二"),  # the only one-stroke code: after 一, before 乙
        ("112", "于亏"),  # after those of the same code
        ("555", "巛丰"),
    ],
)
def test_it_stands_after_equal_or_smaller_codes(code, neighbours):
    overrides = {NEW: code}
    before, after = neighbours
    if code == "1":
        assert sort_names([before, NEW, "一"], overrides=overrides) == ["一", NEW, before]
    else:
        assert sort_names([after, NEW, before], overrides=overrides) == [before, NEW, after]


def test_it_works_inside_names_and_in_both_modes():
    overrides = parse_overrides(f"# 补字\n\n{NEW}\t112\n")
    names = [f"丁{NEW}", f"{NEW}一", f"{NEW}一平", f"{NEW}二"]
    assert sort_names(names[::-1], "surname", overrides) == [f"丁{NEW}", f"{NEW}一", f"{NEW}二", f"{NEW}一平"]
    assert sort_names(names[::-1], "fullname", overrides) == names
    assert check_order(names, "fullname", overrides) == []


def test_two_new_characters_at_one_place_stand_by_code():
    overrides = {OTHER: "2511251251251251251255555", NEW: "2511251251251251251255554"}
    assert sort_names([OTHER, NEW], overrides=overrides) == [NEW, OTHER]


def test_more_strokes_than_any():
    assert sort_names([NEW, "龘"], overrides={NEW: "1" * 60}) == ["龘", NEW]


@pytest.mark.parametrize("line", ["王", "王 6", "王芳\t12", "\t123", "王\t12a"])
def test_a_bad_line_is_named(line):
    with pytest.raises(BadOverride, match="第2行"):
        parse_overrides(f"# 补字\n{line}")


def test_two_codes_for_one_character_are_refused():
    with pytest.raises(BadOverride, match="前面已写过笔顺码12"):
        parse_overrides(f"{NEW}\t12\n{NEW}\t21")
    assert parse_overrides(f"\ufeff{NEW}\t12\n{NEW} 12") == {NEW: "12"}
