"""The statistics of a body never leave a person out silently."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from xzhj.documents import draft
from xzhj.documents.figures import Figures
from xzhj.model import Missing

WHOLE = {
    "name": "王明", "gender": "女", "ethnicity": "回族", "education": "大学本科", "born": date(1985, 3, 1),
    "frontline": True, "incumbent": None, "delegate_category": "先进模范",
}  # fmt: skip


def of(*rows):
    return Figures([SimpleNamespace(**{**WHOLE, **row}) for row in rows], date(2026, 12, 31))


@pytest.mark.parametrize(
    ("lacks", "asked", "fact"),
    [
        ({"gender": None}, "women", "王明的性别"),
        ({"ethnicity": ""}, "minorities", "王明的民族"),
        ({"education": None}, "college", "王明的学历"),
        ({"education": "念过书"}, "college", "王明的学历（要能归入学历档次）"),
        ({"born": None}, "mean_age", "王明的出生年月"),
    ],
)
def test_a_count_stops_for_what_one_person_lacks(lacks, asked, fact):
    assert str(getattr(of({}, {}), asked))
    with pytest.raises(Missing) as caught:
        getattr(of({}, lacks), asked)
    assert caught.value.fact == fact


def test_without_any_birth_date_there_is_no_mean_and_no_bracket():
    nobody = of({"born": None}, {"born": None})
    assert nobody.mean_age == ""
    with pytest.raises(Missing):
        nobody.under(45)


def test_a_draft_shows_what_to_fill_in():
    text = "{{ s.women.text }}；{{ s.under(45).text }}"
    assert draft(text, {"s": of({"gender": None})}, marked=True) == "【待填：王明的性别】；1名，占100%"


@pytest.mark.parametrize(
    ("item", "n"),
    [
        ("女", 2), ("妇女", 2), ("少数民族", 1), ("41岁以下", 2), ("40岁以下（含40岁）", 1), ("大专以上", 2), ("研究生以上学历", 1),
        ("先进模范人员", 2), ("一线", 2), ("连任", 0),
    ],
)  # fmt: skip
def test_an_item_is_understood_as_a_clerk_writes_it(item, n):
    part = of({}, {"ethnicity": "汉族", "education": "研究生", "born": date(1986, 6, 1)}).named(item)
    assert part is not None and part.n == n


def test_an_unknown_item_is_none():
    assert of({}).named("身高") is None
