"""A second count, written apart from xzhj.tally and as plainly as can be: what the properties compare with."""

from __future__ import annotations


def count(ballots, names, seats, majority):
    """`ballots` are {name: "+"|"-"|""} and a list of write-ins each; returns votes and (won, tied, tied seats, vacant)."""
    votes = {name: [0, 0, 0] for name in names}
    wrote = {}
    valid = 0
    for marks, written in ballots:
        against = [n for n in names if marks[n] == "-"]
        good = []
        for name in written:
            if name not in names and name not in good:
                good.append(name)
        if len(good) > len(against):
            good = []
        chosen = [n for n in names if marks[n] == "+"] + good
        if len(chosen) > seats:
            continue
        valid += 1
        for name in names:
            votes[name][["+", "-", ""].index(marks[name])] += 1
        for name in good:
            wrote[name] = wrote.get(name, 0) + 1
    total = {n: v[0] for n, v in votes.items()}
    total.update(wrote)
    passed = [n for n in total if 2 * total[n] > majority]
    won, tied = [], []
    for n in passed:
        better = sum(total[m] > total[n] for m in passed)
        equal = sum(total[m] == total[n] for m in passed)
        if better + equal <= seats:
            won.append(n)
        elif better < seats:
            tied.append(n)
    tied_seats = seats - len(won) if tied else 0
    return valid, votes, wrote, (sorted(won), sorted(tied), tied_seats, seats - len(won) - tied_seats)
