"""A count that came as sums: what can be checked in it, and how far a fault in it could reach."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence

from xzhj.model import Ballots, Group, Source, Trouble
from xzhj.tally.ballot import name_key
from xzhj.tally.sums import Sums

Row = tuple[int | None, int | None, int | None]
WORDS = ("赞成", "不赞成", "弃权")


def check_control(sums: Sums, summaries: Sequence[Ballots]) -> list[Trouble]:
    """Compare a summary that came beside the ballots: it is only a control."""
    found = []
    at = line_places(summaries)
    for name, row in added(summaries).items():
        counted: list[int | None] = [*sums.votes.get(name, ())] or [sums.wrote.get(name, 0), None, None]
        for word, stated, mine in zip(WORDS, row, counted, strict=True):
            if stated is not None and mine is not None and stated != mine:
                facts = {"name": name, "what": word, "stated": str(stated), "counted": str(mine)}
                found.append(Trouble("summary_differs", at.get(name, ()), facts))
    return found


def take_summary(
    sums: Sums,
    summaries: Sequence[Ballots],
    bases: Mapping[str, int],
    trouble: list[Trouble],
    off: MutableMapping[str, int],
    most: int | None = None,
) -> None:
    """Take the stated sums as the count, test the equations of R604 to R606, and say in `off` how wrong each may be."""
    rows, at = added(summaries), line_places(summaries)
    listed = {name_key(c) for b in summaries for c in b.columns}
    for name, row in rows.items():
        if name in listed or name in sums.votes:
            sums.votes[name] = [n or 0 for n in row]
        else:
            sums.wrote[name] = row[0] or 0
    totals = {n: sum(v for v in row if v is not None) for n, row in rows.items() if None not in row and n in sums.votes}
    stated = stated_sum(summaries, "valid", bases)
    sums.valid = stated if stated is not None else max(totals.values()) if totals else cast_by(rows, summaries, bases)
    missing_ballots = balance(sums, summaries, bases, stated, trouble)
    for name, row in rows.items():
        total = totals.get(name)
        wrong = abs(total - sums.valid) if total is not None else max(0, (row[0] or 0) - sums.valid)
        if wrong:
            facts = {"name": name, "sum": str(total if total is not None else row[0]), "valid": str(sums.valid)}
            trouble.append(Trouble("row_unbalanced", at.get(name, ()), facts))
        if stated is None and totals and total is not None:
            wrong = max(abs(total - other) for other in totals.values())
        off[name] = wrong + missing_ballots
    check_groups(summaries, rows, trouble, off)
    if most is not None and (stated is not None or totals or bases.get("returned") is not None):
        over = beyond(sums, most, trouble, summaries)
        for name in (*sums.votes, *sums.wrote) if totals else ():
            off[name] = off.get(name, 0) + over
    sums.groups += [group_of(b) for b in summaries]


def beyond(sums: Sums, most: int, trouble: list[Trouble], summaries: Sequence[Ballots]) -> int:
    """How many votes in favour there are beyond `most` a valid ballot: nobody can have given those."""
    total, room = sum(v[0] for v in sums.votes.values()) + sum(sums.wrote.values()), most * sums.valid
    if total <= room:
        return 0
    facts = {"total": str(total), "most": str(most), "valid": str(sums.valid), "over": str(total - room)}
    trouble.append(Trouble("votes_beyond_ballots", tuple(b.place("赞成") for b in summaries), facts))
    return total - room


def cast_by(rows: Mapping[str, Row], summaries: Sequence[Ballots], bases: Mapping[str, int]) -> int:
    """The valid ballots where the summary gives votes in favour alone: those returned less the invalid ones."""
    returned = bases.get("returned", stated_sum(summaries, "returned", {}))
    if returned is None:
        return max((row[0] or 0 for row in rows.values()), default=0)
    return max(0, returned - (stated_sum(summaries, "invalid", bases) or 0))


def stated_sum(summaries: Sequence[Ballots], what: str, bases: Mapping[str, int]) -> int | None:
    """A number of ballots as stated: by the facts, else by every summary for itself."""
    if what in bases:
        return bases[what]
    numbers = [b.counts.get(what) for b in summaries]
    return None if None in numbers or not numbers else sum(n for n in numbers if n is not None)


def balance(
    sums: Sums, summaries: Sequence[Ballots], bases: Mapping[str, int], stated: int | None, trouble: list[Trouble]
) -> int:
    """Test 有效 + 无效 = 收回 and set the invalid; gives by how many ballots it fails."""
    returned, invalid = bases.get("returned"), stated_sum(summaries, "invalid", bases)
    if returned is None:
        returned = stated_sum(summaries, "returned", {})
    if invalid is None:
        sums.invalid = max(0, (returned or 0) - sums.valid)
        wrong = max(0, sums.valid - returned) if returned is not None else 0
    else:
        sums.invalid = invalid
        wrong = abs(returned - sums.valid - invalid) if returned is not None else 0
    if wrong:
        facts = {"valid": str(sums.valid), "invalid": str(sums.invalid), "returned": str(returned)}
        trouble.append(Trouble("ballots_unbalanced", tuple(b.place("") for b in summaries), facts))
    return wrong


def check_groups(
    summaries: Sequence[Ballots], rows: Mapping[str, Row], trouble: list[Trouble], off: MutableMapping[str, int]
) -> None:
    """Compare the groups' sums with the totals the file states."""
    at = line_places(summaries)
    stated = {name_key(n): row for b in summaries for n, row in b.totals.items()}
    for name, row in stated.items():
        for j, (word, total, mine) in enumerate(zip(WORDS, row, rows.get(name, (None,) * 3), strict=True)):
            if total is None or mine is None or total == mine:
                continue
            facts = {"name": name, "what": word, "stated": str(total), "sum": str(mine)}
            trouble.append(Trouble("groups_differ", at.get(name, ()), facts))
            if j == 0:
                off[name] = off.get(name, 0) + abs(total - mine)


def added(summaries: Sequence[Ballots]) -> dict[str, Row]:
    """The rows of all groups added up; what no group states stays None."""
    rows: dict[str, Row] = {}
    for b in summaries:
        for name, (yes, no, none) in b.summary.items():
            old = rows.get(name_key(name), (None, None, None))
            rows[name_key(name)] = (plus(old[0], yes), plus(old[1], no), plus(old[2], none))
    return rows


def plus(x: int | None, y: int | None) -> int | None:
    return x if y is None else y if x is None else x + y


def line_places(summaries: Sequence[Ballots]) -> dict[str, tuple[Source, ...]]:
    """Where each name's rows stand."""
    at: dict[str, tuple[Source, ...]] = {}
    for b in summaries:
        for name, line in b.lines.items():
            at[name_key(name)] = (*at.get(name_key(name), ()), b.place("赞成", line))
    return at


def group_of(b: Ballots) -> Group:
    votes = {name_key(n): (yes or 0, no or 0, none or 0) for n, (yes, no, none) in b.summary.items()}
    valid, invalid = b.counts.get("valid", 0), b.counts.get("invalid", 0)
    return Group(b.group, b.counts.get("returned", valid + invalid), valid, invalid, votes)
