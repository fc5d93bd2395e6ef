"""民主推荐, 民主测评: counts without winners."""

from fractions import Fraction

import pytest

from xzhj.readers.ballots import read_data
from xzhj.tally import Marks, MarksError
from xzhj.tally.opinion import conditions_of, opinions, weights_of

WEIGHTED = "票号,票类,甲某,乙某\n1,A票,○,\n2,A票,○,○\n3,B票,,○\n4,B票,○,×\n5,B票,,\n6,B票,,○\n"


def counted(text, kind="recommendation", weights="", use=""):
    ballots = read_data(text.encode(), "票.csv").ballots
    return opinions(kind, ballots, Marks(), weights_of(weights), conditions_of(use))


def test_plain():
    found = counted("票号,甲某,乙某\n1,○,×\n2,○,\n")
    assert {r.name: dict(r.counts) for r in found.rows} == {"甲某": {"推荐": 2}, "乙某": {"不推荐": 1, "弃权": 1}}


def test_weighted_by_class_in_exact_fractions():
    rows = {r.name: r for r in counted(WEIGHTED, weights="A=60%,B=40%").rows}
    assert rows["甲某"].shares["推荐"] == Fraction(60, 100) + Fraction(40, 100) * Fraction(1, 4)
    assert rows["乙某"].shares["推荐"] == Fraction(60, 100) * Fraction(1, 2) + Fraction(40, 100) * Fraction(2, 4)


def test_weights_must_be_whole_and_complete():
    with pytest.raises(MarksError, match="100%"):
        weights_of("A=60%,B=30%")
    with pytest.raises(MarksError, match="没有权重"):
        counted(WEIGHTED, weights="A=60%,C=40%")


def test_names_alone():
    found = counted("票号,推荐人选1,推荐人选2\n1,甲某,乙某\n2,甲某,甲某\n")
    assert {r.name: r.counts["推荐"] for r in found.rows} == {"甲某": 2, "乙某": 1}


@pytest.mark.parametrize(("poor", "usable"), [(1, True), (2, False)])
def test_condition_of_use_at_the_edge(poor, usable):
    text = "票号,甲某\n" + "".join(f"{i},{'不称职' if i < poor else '优秀'}\n" for i in range(3))
    (row,) = counted(text, "appraisal", use="不称职<=1/3").rows
    assert row.usable is usable


def test_exactly_half_is_not_over_half():
    (row,) = counted("票号,甲某\n1,○\n2,×\n", use="推荐>1/2").rows
    assert row.usable is False


def test_unread_word_gives_no_share():
    found = counted("票号,甲某\n1,优秀\n2,5\n", "appraisal")
    assert found.unread == {"5": 1} and found.rows[0].shares == {}
