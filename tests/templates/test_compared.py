"""Comparison with the last term: the same items of both, the change in percentage points."""

from __future__ import annotations

from tests.templates.results import values
from xzhj.catalogue.papers import papers
from xzhj.documents import draft

BEFORE = (
    {"of": "代表", "item": "女", "count": 32, "total": 98},
    {"of": "代表", "item": "大专以上", "count": 50, "total": 98},
    {"of": "党委委员", "item": "女", "count": 1, "total": 9},
    {"of": "代表", "item": "身高", "count": 1, "total": 98},
)


def compared(slug):
    template = papers()[slug]
    return draft(template.source, {**values(template), "prev_stats": BEFORE})


def test_the_summary_tells_how_shares_changed():
    text = compared("work-summary")
    assert "代表中妇女由32名变为50名，占比由32.65%变为50.00%，上升17.35个百分点；" in text
    assert "代表中大专以上由50名变为48名，占比由51.02%变为48.00%，下降3.02个百分点；" in text
    assert "党委委员中妇女由1名变为0名，占比由11.11%变为0%，下降11.11个百分点。" in text
    assert "身高" not in text


def test_the_table_of_figures_has_a_row_for_each():
    text = compared("term-stats")
    assert "代表 | 女 | 32 | 32.65% | 50 | 50.00% | 上升17.35个百分点" in text
    assert "身高" not in text and "上届" not in draft(papers()["term-stats"].source, values(papers()["term-stats"]))
