"""What papers know of an electing unit."""

from __future__ import annotations

import pytest

from tests.templates.results import context
from xzhj.documents.draft import draft
from xzhj.model import Missing


def test_a_unit_has_its_branches_members_and_meeting():
    unit = context().units[0]
    assert unit.branches == ("柳溪村党支部", "石桥村党支部")
    assert {row.branch for row in unit.people} == set(unit.branches)
    assert len(unit.people) == unit.unit.members_total
    standing = {row.name for row in unit.candidates}
    assert not standing & {
        unit.meeting["总监票人"],
        *unit.meeting["监票人"].split("、"),
        *unit.meeting["计票人"].split("、"),
    }


def test_quotas_by_category_add_up():
    rows = [vote.unit for vote in context().units]
    assert all(r.quota_cadre + r.quota_professional + r.quota_model == r.quota for r in rows)
    facts = context().at("approved")
    assert sum(r.quota_female for r in rows) == facts["quota_female"]
    assert sum(r.quota_young for r in rows) == facts["quota_age_count"] == context().stats["delegates"].under(45).n


def test_what_a_list_lacks_is_named():
    assert draft("{{ x | given('张三的学历') }}{{ y | ym }}{{ y | cell }}", {"x": "大专", "y": None}) == "大专"
    with pytest.raises(Missing, match="张三的学历"):
        draft("{{ x | given('张三的学历') }}", {"x": None})
    assert draft("{{ x | given('张三的学历') }}", {"x": None}, marked=True) == "【待填：张三的学历】"
