"""Counting a body and its distance from a requirement: the worked shares at their edges."""

from datetime import date
from fractions import Fraction

import pytest

from tests.rule_cases import roster_of
from xzhj.figures.composition import count, distance
from xzhj.model import Cite, Requirement

DAY = date(2026, 6, 18)


def requirement(**kind):
    return Requirement("试", "delegates", "township", {"gender": ("==", "女")}, "must", Cite("试"), **kind)


@pytest.mark.parametrize(
    ("share", "total", "have", "met", "short", "over"),
    [
        ((">=", Fraction(1, 2)), 83, 42, True, 0, 0),
        ((">=", Fraction(1, 2)), 83, 41, False, 1, 0),
        (("<=", Fraction(3, 5)), 66, 39, True, 0, 0),
        (("<=", Fraction(3, 5)), 66, 40, False, 0, 1),
        ((">=", Fraction(176, 1000)), 66, 12, True, 0, 0),
        ((">=", Fraction(176, 1000)), 66, 11, False, 1, 0),
        ((">=", Fraction(1, 5)), 50, 10, True, 0, 0),
        ((">", Fraction(1, 5)), 50, 10, False, 1, 0),
    ],
)
def test_share(share, total, have, met, short, over):
    found = distance(requirement(share=share), have, total)
    assert (found.met, found.short, found.over) == (met, short, over)


def test_share_of_members_is_compared_as_a_fraction():
    need = requirement(share=(">=", "members"))
    assert distance(need, 11, 83, Fraction(132, 1000)).met
    assert not distance(need, 11, 83, Fraction(133, 1000)).met
    with pytest.raises(ValueError, match="members"):
        distance(need, 11, 83)


def test_previous_is_in_points():
    need = requirement(previous=Fraction(1))
    assert distance(need, 21, 100, Fraction(20, 100)).met
    assert distance(need, 20, 100, Fraction(20, 100)).short == 1


def test_count_by_age_and_schooling():
    people = roster_of(
        "delegates",
        [
            {"name": "甲", "born": "1981-06-18", "education": "大学本科", "frontline": True},
            {"name": "乙", "born": "1981-06-17", "education": "大学专科", "frontline": None},
            {"name": "丙", "born": "1980-06", "education": "高中", "frontline": None},
            {"name": "丁", "born": None, "education": "研究生", "frontline": None},
        ],
    )
    young = count([people], {"age": ("<=", 45)}, DAY)
    assert (young.have, young.total, young.unknown) == (2, 4, 1)
    assert count([people], {"education": (">=", "大专")}, DAY).have == 3
    assert count([people], {"frontline": ("==", True)}, DAY).have == 1
    assert count([people], {"frontline": ("==", False)}, DAY).have == 3
    assert count([people], {"gender": ("==", "女")}, DAY).missing == "gender"
