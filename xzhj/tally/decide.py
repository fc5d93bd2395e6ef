"""Who is elected. A tie is a value of the decision, and so is a seat that nobody won."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """Names that won, names tied at the last seat and for how many seats, seats nobody won."""

    won: tuple[str, ...]
    tied: tuple[str, ...]
    tied_seats: int
    vacant: int


def decide(votes: Mapping[str, int], seats: int, passes: Callable[[int], bool]) -> Decision:
    """Fill `seats` by votes from those who pass. Equal votes across the last seat are left open; order of names never matters."""
    passed = sorted((n for n, v in votes.items() if v > 0 and passes(v)), key=lambda n: -votes[n])
    if len(passed) <= seats:
        return Decision(tuple(passed), (), 0, seats - len(passed))
    edge = votes[passed[seats - 1]] if seats else 0
    if seats and votes[passed[seats]] == edge:
        above = tuple(n for n in passed if votes[n] > edge)
        return Decision(above, tuple(n for n in passed if votes[n] == edge), seats - len(above), 0)
    return Decision(tuple(passed[:seats]), (), 0, 0)


def is_shaken(votes: Mapping[str, int], off: Mapping[str, int], seats: int, passes: Callable[[int], bool]) -> bool:
    """Say whether votes that are each wrong by up to `off` could give another decision than these votes do."""
    if not any(off.values()):
        return False
    now = decide(votes, seats, passes)
    if now.tied:
        return True
    low = {n: max(0, v - off.get(n, 0)) for n, v in votes.items()}
    high = {n: v + off.get(n, 0) for n, v in votes.items()}
    if any(not passes(low[n]) for n in now.won):
        return True
    rivals = [n for n in votes if n not in now.won and high[n] > 0 and passes(high[n])]
    if now.vacant:
        return bool(rivals)
    return bool(rivals) and max(high[n] for n in rivals) >= min((low[n] for n in now.won), default=0)
