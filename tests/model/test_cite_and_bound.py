"""Citations as printed, and bounds at their edges."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xzhj.model import Bound, Cite, Missing


@pytest.mark.parametrize(
    ("article", "shown"),
    [
        ("8", "《某条例》第八条"),
        ("10", "《某条例》第十条"),
        ("13", "《某条例》第十三条"),
        ("20", "《某条例》第二十条"),
        ("105", "《某条例》第一百零五条"),
        ("26-27?", "《某条例》第二十六至二十七条（条号待核）"),
        ("18?", "《某条例》第十八条（条号待核）"),
        ("?", "《某条例》（条号待核）"),
        ("", "《某条例》"),
        ("第二章", "《某条例》第二章"),
    ],
)
def test_cite(article, shown):
    assert str(Cite("某条例", article)) == shown


@pytest.mark.parametrize(
    ("text", "base", "least"),
    [
        (">=4/5 of expected", 94, 76),
        (">4/5 of expected", 100, 81),
        (">1/2 of expected", 83, 42),
        (">=6/5 of seats", 9, 11),
    ],
)
def test_least_passes_and_one_below_does_not(text, base, least):
    bound = Bound.parse(text)
    bases = {bound.base: base}
    assert bound.least(bases) == least
    assert bound.admits(least, bases)
    assert not bound.admits(least - 1, bases)


@given(
    st.sampled_from([">=", ">", "<=", "<"]),
    st.fractions(min_value=0, max_value=3, max_denominator=100),
    st.integers(1, 5000),
)
def test_least_and_most_are_the_edges(sign, share, base):
    bound = Bound.parse(f"{sign}{share.numerator}/{share.denominator} of seats")
    bases = {"seats": base}
    most = bound.most(bases)
    if sign[0] == ">":
        assert bound.admits(bound.least(bases), bases)
        assert not bound.admits(bound.least(bases) - 1, bases)
    elif most is not None:
        assert not bound.admits(most + 1, bases)
        assert most < 0 or bound.admits(most, bases)


@pytest.mark.parametrize("text", ["4/5", ">=4/5 of nobody", "=> 3", "200..100", "", ">=x of seats"])
def test_what_is_not_a_bound_is_refused(text):
    with pytest.raises(ValueError):
        Bound.parse(text)


def test_a_base_that_is_not_given_is_missing_not_zero():
    with pytest.raises(Missing) as gap:
        Bound.parse(">1/2 of expected").admits(3, {"present": 5})
    assert gap.value.fact == "expected"


def test_percent_is_exact():
    assert Bound.parse(">=17.6% of delegates").low == Fraction(176, 1000)
    assert Bound.parse(">=17.6% of delegates").least({"delegates": 66}) == 12
