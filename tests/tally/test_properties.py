"""What must hold of any count, against a naive count written apart."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tally import naive
from xzhj import law
from xzhj.model import Contest
from xzhj.readers.ballots import read_data
from xzhj.tally import count

DAY = date(2026, 6, 18)
LAW = law.on("party_congress", DAY)
NAMES = ["甲某", "乙某", "丙某", "丁某", "戊某"]
MARKS = {"+": "○", "-": "×", "": ""}
marks = st.sampled_from(["+", "+", "+", "-", ""])


@st.composite
def elections(draw):
    names = NAMES[: draw(st.integers(1, 5))]
    ballot = st.tuples(
        st.fixed_dictionaries({n: marks for n in names}),
        st.lists(st.sampled_from(["王某", "李某", "甲某"]), max_size=2),
    )
    ballots = draw(st.lists(ballot, min_size=1, max_size=25))
    return names, ballots, draw(st.integers(1, 4))


def wide(names, ballots, first=1):
    rows = [["票号", *names, "另选人1", "另选人2"]]
    for i, (said, wrote) in enumerate(ballots, first):
        rows.append([str(i), *(MARKS[said[n]] for n in names), *wrote, *[""] * (2 - len(wrote))])
    return "\n".join(map(",".join, rows)) + "\n"


def result(texts, ballots, seats, names=()):
    n = len(ballots)
    counts = dict.fromkeys(("expected", "present", "issued", "returned"), n)
    files = [b for i, t in enumerate(texts) for b in read_data(t.encode(), f"{i}.csv", names).ballots]
    return count(Contest("委员", "party_congress", DAY, seats, counts=counts), files, LAW)


def numbers(r):
    return (
        r.valid,
        {c.name: (c.votes_for, c.against, c.abstain) for c in r.candidates},
        {w.name: w.votes_for for w in r.write_ins},
        sorted(r.elected),
        sorted(r.tied),
        r.tied_seats,
        r.vacant,
        r.outcome,
    )


@settings(deadline=None, max_examples=150)
@given(elections())
def test_as_the_naive_count(election):
    names, ballots, seats = election
    r = result([wide(names, ballots)], ballots, seats)
    valid, votes, wrote, decided = naive.count(ballots, names, seats, len(ballots))
    assert numbers(r)[:3] == (valid, {n: tuple(v) for n, v in votes.items()}, wrote)
    assert (sorted(r.elected), sorted(r.tied), r.tied_seats, r.vacant) == decided


@settings(deadline=None, max_examples=80)
@given(elections(), st.randoms())
def test_order_of_rows_and_columns_never_matters(election, rng):
    names, ballots, seats = election
    shuffled, others = ballots[:], names[:]
    rng.shuffle(shuffled)
    rng.shuffle(others)
    assert numbers(result([wide(names, ballots)], ballots, seats)) == numbers(
        result([wide(others, shuffled)], ballots, seats)
    )


@settings(deadline=None, max_examples=80)
@given(elections(), st.integers(1, 24))
def test_groups_merged_is_counted_whole(election, cut):
    names, ballots, seats = election
    parts = [p for p in (ballots[:cut], ballots[cut:]) if p]
    texts = [wide(names, part, 1 + i * cut) for i, part in enumerate(parts)]
    assert numbers(result(texts, ballots, seats)) == numbers(result([wide(names, ballots)], ballots, seats))


@settings(deadline=None, max_examples=80)
@given(elections())
def test_wide_is_long_is_summary(election):
    names, ballots, seats = election
    ballots = [(said, []) for said, _ in ballots]
    whole = result([wide(names, ballots)], ballots, seats)
    rows = ["票号,候选人,标记"]
    rows += [f"{i},{n},{MARKS[said[n]]}" for i, (said, _) in enumerate(ballots, 1) for n in names]
    assert numbers(result(["\n".join(rows) + "\n"], ballots, seats)) == numbers(whole)
    rows = ["候选人,赞成,不赞成,弃权"] + [f"{c.name},{c.votes_for},{c.against},{c.abstain}" for c in whole.candidates]
    summed = result(["\n".join(rows) + "\n"], ballots, seats)
    assert numbers(summed) == numbers(whole)


@settings(deadline=None, max_examples=80)
@given(elections(), st.data())
def test_an_approval_more_never_unseats(election, data):
    names, ballots, seats = election
    ballots = [(said, []) for said, _ in ballots]
    before = result([wide(names, ballots)], ballots, seats)
    lucky = data.draw(st.sampled_from(names))
    places = [i for i, (said, _) in enumerate(ballots) if said[lucky] != "+" and list(said.values()).count("+") < seats]
    if places:
        i = data.draw(st.sampled_from(places))
        ballots[i] = ({**ballots[i][0], lucky: "+"}, [])
        after = result([wide(names, ballots)], ballots, seats)
        assert lucky not in before.elected or lucky in after.elected


@settings(deadline=None, max_examples=80)
@given(elections())
def test_every_seat_is_accounted_for_and_nobody_wins_without_a_majority(election):
    names, ballots, seats = election
    r = result([wide(names, ballots)], ballots, seats)
    votes = {c.name: c.votes_for for c in r.candidates} | {w.name: w.votes_for for w in r.write_ins}
    assert len(r.elected) + r.tied_seats + r.vacant == seats
    assert all(2 * votes[n] > len(ballots) for n in (*r.elected, *r.tied))
    assert r.valid + r.invalid == len(ballots)


@settings(deadline=None, max_examples=80)
@given(elections(), st.sampled_from(["0", "?", "√", "半", "*", "2"]), st.data())
def test_never_a_winner_where_a_mark_is_unreadable(election, mark, data):
    names, ballots, seats = election
    lines = wide(names, [*ballots, ({n: "+" for n in names}, [])]).splitlines()
    row = data.draw(st.integers(1, len(lines) - 1))
    cells = lines[row].split(",")
    cells[data.draw(st.integers(1, len(names)))] = mark
    lines[row] = ",".join(cells)
    text = "\n".join(lines) + "\n"
    r = result([text], [*ballots, 0], seats)
    if mark != "√" or any("○" in line for line in lines):
        assert not r.elected and not r.nominated and r.outcome == "refused"
