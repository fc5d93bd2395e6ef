"""A delegate who left before the congress is in no list of those who sit there."""

from __future__ import annotations

from tests.documents.test_desk import with_facts
from tests.templates.results import context
from xzhj.documents.context import Context


def test_who_left_is_still_elected_and_sits_no_more():
    first = context().people.delegates[0]
    gone = ({"name": first.name, "unit": first.unit, "reason": "组织关系转出"},)
    people = Context(with_facts(delegate_changes=gone)).people
    assert len(people.delegates) == 100
    assert len(people.sitting) == 99
    assert sum(len(group["people"]) for group in people.delegations) == 99


def test_a_namesake_of_another_unit_stays():
    first = context().people.delegates[0]
    gone = ({"name": first.name, "unit": "别的选举单位"},)
    assert len(Context(with_facts(delegate_changes=gone)).people.sitting) == 100
