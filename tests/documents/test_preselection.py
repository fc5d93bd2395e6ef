"""Candidates are pre-elected first: who stands in the election itself is not known before that count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.templates.results import case
from xzhj.catalogue.papers import papers
from xzhj.documents import desk
from xzhj.documents.context import Context
from xzhj.documents.work import jobs
from xzhj.model import Fact, Facts, Missing


def before(nominated=None) -> Context:
    """The sample as if it pre-elected its committee, without any count of the election itself."""
    facts = {name: case().facts.stages(name) for name in case().facts} | {"method": (Fact("preselect"),)}
    given = tuple(replace(c, stage="preselect") if c.name == "党委委员" else c for c in case().contests)
    results = tuple(r for r in case().results if r.contest != "党委委员")
    if nominated:
        (counted,) = (r for r in case().results if r.contest == "党委委员")
        results += (replace(counted, stage="preselect", nominated=nominated, elected=()),)
    return Context(replace(case(), facts=Facts(facts), contests=given).with_results(results))


def test_nobody_stands_before_the_count_of_the_pre_election():
    vote = before().contests["committee"]
    assert (len(vote.candidates), vote.formal) == (11, ())


def test_the_nominated_stand_afterwards_and_the_first_list_is_kept():
    names = case().contests[0].candidates[:9]
    vote = before(names).contests["committee"]
    assert len(vote.candidates) == 11
    assert sorted(row.name for row in vote.formal) == sorted(names)


def test_no_ballot_is_printed_before_it():
    template = papers()["ballot-party"]
    with pytest.raises(Missing, match="预选结果"):
        desk.write(next(jobs(template, before())), before())


def test_a_direct_election_has_one_list():
    vote = Context(case()).contests["committee"]
    assert vote.formal == vote.candidates


def test_a_paper_of_county_delegates_needs_such_a_contest():
    none = replace(case(), contests=tuple(c for c in case().contests if "县" not in c.name))
    assert list(jobs(papers()["ballot-county-delegates"], Context(none))) == []
