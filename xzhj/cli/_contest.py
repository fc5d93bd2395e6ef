"""Which contest a set of ballots is of, and what is known of it: the election folder's, the file's, the options'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from xzhj.model import Ballots, Case, Contest, Result, Source
from xzhj.readers.contests import counts_of
from xzhj.readers.standing import body_of
from xzhj.tally.ballot import name_key

BASES = ("expected", "present", "issued", "returned", "valid", "invalid", "printed", "unused", "spoiled")


@dataclass(frozen=True, slots=True)
class Told:
    """What the command line says of the contest."""

    contest: str = ""
    system: str = ""
    seats: int | None = None
    candidates: tuple[str, ...] = ()
    stage: str = ""
    round: int | None = None
    again: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def says_facts(self) -> bool:
        return bool(self.seats is not None or self.candidates or self.counts)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Two lists of candidates are one contest's when more than half of the shorter stands in the other."""
    return len(one & other) * 2 > min(len(one), len(other)) if one and other else False


def contest_of(key: str, ballots: Sequence[Ballots], said: Told, case: Case) -> Contest:
    """The contest of these ballots: from the election folder by its candidates, then what the options say."""
    base = in_case(key, ballots, said, case)
    turn = said.round or (base.round if base else 1)
    units = any("seats" in b.counts or "expected" in b.counts for b in ballots)
    system = said.system or (base.system if base else "party_unit" if units else case.system)
    name = said.contest or (base.name if base else "") or (key if not key.startswith("\x00") else "") or called(ballots)
    found = base or Contest(name, system, case.day)
    stated = stated_in(ballots)
    before = earlier(case, name, said.stage or found.stage, turn)
    again = said.again or ({"tie": "revote", "shortfall": "rerun"}.get(before.outcome, "repeat") if before else "")
    if turn > 1 and not again:
        again = "rerun"
    seats = said.seats if said.seats is not None else seats_again(before, again) if before else found.seats_given
    seats = stated.pop("seats", None) if seats is None else seats
    known = {**stated, **(known_counts(case, found, turn) if base else {})}
    candidates = said.candidates or (tuple(before.tied) if before and again == "revote" else found.candidates)
    if turn > 1 and again != "revote" and not said.candidates:
        candidates = ()  # a further round has its own ballot
    return replace(
        found, name=name, system=system, day=found.day or case.day, seats_given=seats, candidates=candidates,
        stage=said.stage or found.stage, round=turn, counts={**known, **said.counts}, again=again if turn > 1 else "",
        at=found.at or tuple(dict.fromkeys(Source(b.file, b.sheet) for b in ballots)),
    )  # fmt: skip


def called(ballots: Sequence[Ballots]) -> str:
    """What the sheet, its title or the file says it holds: 党委委员选票.xlsx are ballots of the 党委委员; else 选举."""
    words = (word for b in ballots for word in (b.sheet, b.title, Path(b.file).stem))
    return next(filter(None, map(body_of, words)), "选举")


def stated_in(ballots: Sequence[Ballots]) -> dict[str, int]:
    """Numbers the files themselves state; several groups' are added, and one group's silence silences all."""
    bases = {what for b in ballots for what in b.counts}
    whole = {what for what in bases if all(what in b.counts for b in ballots)}
    return {what: sum(b.counts[what] for b in ballots) for what in whole}


def known_counts(case: Case, contest: Contest, turn: int) -> dict[str, int]:
    """The numbers of one round that the election folder gives."""
    preselect = contest.stage == "preselect"
    counts = dict(contest.counts) if turn == contest.round else {}
    if turn != contest.round:
        counts = counts_of(contest.name, turn, case.facts, case.rosters, preselect)
    for row in case.facts.get("ballot_counts") or ():
        written = str(row.get("contest", ""))
        same = body_of(written) == contest.name and row.get("round", 1) == turn
        if same and ("预选" in written) == preselect:
            counts |= {k: row[k] for k in BASES if isinstance(row.get(k), int)}
    return counts


def seats_again(before: Result, again: str) -> int | None:
    """The seats of a further round: those tied for, those left vacant, or all of them again."""
    return before.tied_seats or None if again == "revote" else before.vacant if again == "rerun" else before.seats


def earlier(case: Case, name: str, stage: str, turn: int) -> Result | None:
    """The result of the round before."""
    mine = [r for r in case.results if r.contest == name and r.stage == stage and r.round == turn - 1]
    return mine[-1] if mine and turn > 1 else None


def in_case(key: str, ballots: Sequence[Ballots], said: Told, case: Case) -> Contest | None:
    """The contest of the election folder whose candidates these are, or that bears this name."""
    names = frozenset(said.candidates) or frozenset(name_key(c) for b in ballots for c in b.columns)
    fits = [c for c in case.contests if not said.stage or c.stage == said.stage]
    wanted = said.contest or (key if not key.startswith("\x00") else "")
    named = [c for c in fits if wanted and c.name == wanted]
    named = named or [c for c in fits if wanted and (wanted in c.name or c.name in wanted)]
    ranked = sorted(
        ((len(names ^ frozenset(map(name_key, c.candidates))), i, c) for i, c in enumerate(named or fits)),
        key=lambda x: x[:2],
    )
    if named:  # after a pre-election there are two of a name: the one with these candidates
        return ranked[0][2] if names else named[0]
    return next((c for _, _, c in ranked if alike(names, frozenset(map(name_key, c.candidates)))), None)
