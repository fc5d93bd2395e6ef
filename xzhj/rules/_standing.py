"""Those who serve at an election in which they stand."""

from __future__ import annotations

from collections.abc import Iterator

from xzhj.model import Case, Contest, Source
from xzhj.rules._bodies import PLENARY_OF, congress_contests
from xzhj.rules._people import listed, same, word
from xzhj.rules._roles import CONGRESS, UNIT, Holder, holders


def standing_findings(case: Case, role: str) -> Iterator[tuple[str, tuple[Source, ...], int]]:
    """For each meeting: who of a role stands there, in words, with their places and their number."""
    by_body: dict[str, list[Holder]] = {}
    for holder in holders(case, role):
        by_body.setdefault(holder.body, []).append(holder)
    for people in by_body.values():
        stands = {h: names for h in people if (names := [c.name for c in contests(case, h) if in_contest(h, c)])}
        if stands:
            words = listed((f"{h.name}（{'、'.join(dict.fromkeys(n))}候选人）" for h, n in stands.items()), 8)
            at = tuple(dict.fromkeys(s for h in stands for s in h.person.at()))
            yield f"{role}{words}是候选人", at, len({h.name for h in stands})


def contests(case: Case, holder: Holder) -> Iterator[Contest]:
    """What is voted on where this person serves."""
    if holder.body == CONGRESS:
        yield from congress_contests(case)
    elif holder.body == UNIT:
        unit = word(holder.person.unit)
        yield from (c for c in case.contests if c.unit and c.unit == unit)
    else:
        yield from (c for c in case.contests if PLENARY_OF.get(c.name) == holder.body)


def in_contest(holder: Holder, contest: Contest) -> bool:
    """By name, unless what is known of both says that they are namesakes."""
    if holder.name not in contest.candidates:
        return False
    rows = [p for p in contest.people if p.name == holder.name]
    return not rows or any(same(holder.person, p) for p in rows)
