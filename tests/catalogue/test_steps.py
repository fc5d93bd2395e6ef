"""The steps: in order, with days that do not run backwards along their chains."""

from datetime import date

from xzhj.catalogue.steps import CHAINS, default_days, step_of, steps


def test_the_forty_five_steps():
    assert list(steps()) == [f"S{n:02}" for n in range(1, 46)]
    assert all(s.title and s.phase for s in steps().values())
    assert {c for s in steps().values() for c in s.chain} == set(CHAINS)
    assert all(set(s.dated) <= set(s.papers) for s in steps().values())


def test_customary_days_keep_the_order_of_each_chain():
    days = default_days(date(2026, 6, 18))
    for chain in CHAINS:
        own = [days[s.step] for s in steps().values() if chain in s.chain]
        assert own == sorted(own), chain


def test_days_are_counted_from_the_congress():
    days = default_days(date(2026, 6, 18))
    assert days["S33"] == date(2026, 6, 18)
    assert days["S08"] == date(2026, 4, 19)  # sixty days before
    assert "S43" not in days


def test_a_step_by_code_or_title():
    assert step_of("s08") == "S08"
    assert step_of("上报召开大会的请示") == "S08"
    assert step_of("吃饭") == ""
