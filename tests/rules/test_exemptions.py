"""准许事项: permitted, lapsed, fitting nothing, and not judged where its rule did not speak."""

from datetime import date

import pytest

from tests.rule_cases import case_of
from xzhj import rules

BLANK = {
    "rosters": {"members": [{"name": "丁一", "age": 30, "born": date(1980, 1, 1)}]},
    "stat_cutoff": date(2026, 6, 30),
}


def said(permit, only=(), **node):
    permit = {"reason": "档案正在核对", "approved_by": "县委组织部", "until": date(2026, 12, 31), **permit}
    checked = rules.run(case_of({**BLANK, **node, "exemptions": [permit]}), only=only)
    return [(f.code, bool(f.waived)) for f in checked.findings if f.code in (permit["code"], "L105")]


def test_permitted():
    assert said({"code": "R120", "about": "丁一"}) == [("R120", True)]


def test_lapsed_the_day_after():
    assert said({"code": "R120", "about": "丁一", "until": date(2026, 6, 1)}) == [("R120", True)]
    assert said({"code": "R120", "about": "丁一", "until": date(2026, 5, 31)}) == [("R120", False), ("L105", False)]


def test_of_somebody_else():
    assert said({"code": "R120", "about": "王二"}) == [("R120", False), ("L105", False)]


def test_a_code_that_is_none():
    assert said({"code": "R999", "about": ""}) == [("L105", False)]


@pytest.mark.parametrize("only", [("R1",), ("R120",), ("R101",)])
def test_a_rule_not_asked_is_not_said_to_have_found_nothing(only):
    assert said({"code": "R401", "about": ""}, only=only) == []


def test_a_rule_kept_from_running_is_not_said_to_have_found_nothing():
    assert said({"code": "R302", "about": ""}) == []


def test_a_rule_not_yet_due_is_not_said_to_have_found_nothing():
    node = {"facts": {"members_excluded": 3, "excluded_adopted": False}, "timetable": {"S15": date(2026, 6, 2)}}
    assert said({"code": "R510", "about": ""}, **node) == []
