"""From a contest, its ballots and the law to a result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from xzhj.model import Ballots, Bound, Contest, Missing, Param, Result, Tallied, Trouble, WriteIn
from xzhj.tally.after import what_next
from xzhj.tally.ballot import Terms, name_key
from xzhj.tally.decide import Decision
from xzhj.tally.judge import (
    NEEDED,
    Work,
    decision_of,
    in_order,
    is_valid,
    needs,
    other_winners,
    outcome_of,
    places,
    shaken,
)
from xzhj.tally.marks import Marks
from xzhj.tally.summary import check_control, take_summary
from xzhj.tally.sums import Sums, add_up
from xzhj.tally.voting import Voting


def count(
    contest: Contest,
    ballots: Sequence[Ballots],
    law: Mapping[str, Param],
    marks: Marks | None = None,
    trouble: Sequence[Trouble] = (),
) -> Result:
    """Count one contest. `ballots` are all files and groups of it; `trouble` is what else was met (two entries that differ).

    Numbers are whole ballots. Never raises for what ballots or facts lack: that is in the result's outcome and `missing`.
    """
    voting = Voting(contest, law)
    entries = [b for b in ballots if b.shape != "summary"]
    summaries = [b for b in ballots if b.shape == "summary"]
    names = candidates_of(contest, entries or summaries)
    terms = terms_of(voting, names, entries)
    work = Work(voting, names, add_up(entries, names, marks or Marks(), terms))
    if terms.names_only:
        own_names(work.sums)
    work.trouble += [*trouble, *(t for b in ballots for t in b.trouble)]
    work.trouble += columns_trouble(contest, entries) if entries else rows_trouble(contest, summaries)
    if entries:
        work.entered = sum(b.entered for b in entries)
        work.trouble += check_control(work.sums, summaries)
    else:
        take_summary(work.sums, summaries, voting.bases, work.trouble, work.off, terms.most)
    work.trouble += work.sums.trouble
    return result_of(contest, work, ballots)


def own_names(sums: Sums) -> None:
    """On ballots that carry only names, a candidate's name is a vote for the candidate, not a write-in."""
    for name in [n for n in sums.wrote if n in sums.votes]:
        sums.votes[name][0] += sums.wrote.pop(name)


def candidates_of(contest: Contest, ballots: Sequence[Ballots]) -> list[str]:
    """The candidates as the contest gives them, then columns it does not know, in the order of the file."""
    names = [name_key(n) for n in contest.candidates]
    columns = [name_key(c) for b in ballots for c in b.columns]
    return list(dict.fromkeys([*names, *columns]))


def terms_of(voting: Voting, names: Sequence[str], entries: Sequence[Ballots]) -> Terms:
    bound = voting.value("ballot.chosen")
    try:
        most = bound.most(voting.bases) if isinstance(bound, Bound) else None
    except Missing:
        most = None
    names_only = bool(entries) and all(b.shape == "names" for b in entries)
    return Terms(
        most,
        frozenset(names),
        bool(voting.value("write_in.allowed", True)),
        bool(voting.value("write_in.needs_against", False)) and bool(names),
        names_only,
    )


def columns_trouble(contest: Contest, entries: Sequence[Ballots]) -> list[Trouble]:
    """Candidates without a column, and columns that are no candidate's. Where nobody gave the candidates, all tables
    of ballots must have the same: a name misspelt in one group's would halve the votes."""
    found = []
    given = {name_key(n) for n in contest.candidates}
    apart = [] if given else marked_columns([b for b in entries if b.shape == "wide"])
    for b in entries:
        if b.shape == "names" or not (given or b.shape == "wide"):
            continue
        columns = {name_key(c): c for c in b.columns}
        if given and (extra := [c for key, c in columns.items() if key not in given]):
            at = tuple(b.place(c) for c in extra)
            found.append(Trouble("candidate_extra", at, {"names": "、".join(extra), "file": named(b)}))
        if lost := [n for n in contest.candidates or apart if name_key(n) not in columns]:
            found.append(Trouble("candidate_lost", (b.place(""),), {"names": "、".join(lost), "file": named(b)}))
    return found


def marked_columns(entries: Sequence[Ballots]) -> list[str]:
    """The candidates of all tables together. Where the tables differ, a column without a single mark says nothing: in a
    table of several contests it may be another one's.
    """
    sets = [[name_key(c) for c in b.columns] for b in entries]
    if len({frozenset(names) for names in sets}) < 2:
        return list(dict.fromkeys(sets[0] if sets else ()))
    marked = (
        n for b, names in zip(entries, sets, strict=True) for j, n in enumerate(names) if any(c[j] for c in b.marks)
    )
    return list(dict.fromkeys(marked))


def rows_trouble(contest: Contest, summaries: Sequence[Ballots]) -> list[Trouble]:
    """The same of summaries: a candidate without a row in some group's, a row that is no candidate's."""
    found = []
    given = [name_key(n) for n in contest.candidates]
    apart = given or list(dict.fromkeys(name_key(c) for b in summaries for c in b.columns))
    for b in summaries:
        rows = {name_key(n): numbers for n, numbers in b.summary.items()}
        listed = [n for n in map(name_key, b.columns) if n in rows]
        lost = [n for n in apart if n not in rows]
        # a row with 赞成 alone is someone written in, unless a candidate is missing: then perhaps misspelt
        extra = [n for n in listed if given and n not in given and (lost or rows[n][1:] != (None, None))]
        if extra:
            at = tuple(b.place("", b.lines.get(n, "")) for n in extra)
            found.append(Trouble("candidate_extra", at, {"names": "、".join(extra), "file": named(b)}))
        if lost:
            found.append(Trouble("candidate_lost", (b.place(""),), {"names": "、".join(lost), "file": named(b)}))
    return found


def named(b: Ballots) -> str:
    """What a table of ballots is called: its file, and its group where it has one."""
    return f"{b.file} {b.group}".strip()


def result_of(contest: Contest, work: Work, ballots: Sequence[Ballots]) -> Result:
    """Judge the numbers: quorum, validity, majority, seats."""
    voting, sums = work.voting, work.sums
    counts = voting.bases
    for base in NEEDED:
        if base not in counts and needs(voting, base):
            work.lacks(base)
    quorum = work.ask("quorum", counts["present"]) if "present" in counts else None
    valid_election = is_valid(work)
    if work.entered is not None and "returned" in counts and counts["returned"] != work.entered:
        facts = {"entered": str(work.entered), "returned": str(counts["returned"])}
        work.trouble.append(Trouble("entered_not_returned", tuple(b.place("") for b in ballots), facts))
    if any(t.kind == "candidate_lost" for t in work.trouble):
        work.lacks("candidates")
    if counts.get("present", 0) > counts.get("expected", counts.get("present", 0)):
        work.lacks("attendance")
    votes = all_votes(work)
    majority = voting.majority(voting.majority_key)
    seats = places(work)
    decision, passes_known = decision_of(work, votes, seats, majority)
    if passes_known and shaken(work, votes, seats):
        work.trouble.append(Trouble("summary_shaken", tuple(b.place("") for b in ballots)))
    outcome = outcome_of(quorum, valid_election, work, decision)
    if outcome not in ("complete", "tie", "shortfall"):
        decision = Decision((), (), 0, seats or 0)
    order = voting.value("result.order", "")
    won = in_order(decision.won, work.names, order)
    preselect = contest.stage == "preselect"
    other = None if voting.by_most else voting.majority("majority.other")
    result = Result(
        contest=contest.name,
        system=contest.system,
        stage=contest.stage,
        round=contest.round,
        seats=contest.seats_given,
        counts=dict(contest.counts),
        valid=sums.valid,
        invalid=sums.invalid,
        quorum_met=quorum,
        quorum_need=(m.need if (m := voting.majority("quorum")) else None),
        valid_election=valid_election,
        majority=majority,
        candidates=tuple(
            Tallied(n, yes, no, none, not preselect and n in won)
            for n, (yes, no, none) in ((n, sums.votes[n]) for n in work.names if n in sums.votes)
        ),
        write_ins=tuple(
            WriteIn(n, v, not preselect and n in won)
            for n, v in sorted(sums.wrote.items(), key=lambda x: (-x[1], x[0]))
        ),
        elected=() if preselect else won,
        nominated=won if preselect else (),
        tied=in_order(decision.tied, work.names, order),
        vacant=decision.vacant,
        outcome=outcome,
        next="",
        at=contest.at,
        day=contest.day,
        again=contest.again,
        missing=tuple(work.missing),
        trouble=tuple(work.trouble),
        entered=work.entered,
        tied_seats=decision.tied_seats,
        other=other,
        other_elected=other_winners(votes, seats, other, outcome),
        groups=tuple(sums.groups),
        reported=tuple(dict.fromkeys(name_key(n) for b in ballots for n in b.reported)),
        doubts=tuple(sums.doubts),
        doubt_counts=dict(sums.doubt_counts),
        quorum_base=(m.base if (m := voting.majority("quorum")) else ""),
    )
    sentence, because = what_next(result, voting)
    return replace(result, next=sentence, because=because)


def all_votes(work: Work) -> dict[str, int]:
    """For-votes of everyone who may win."""
    votes = {n: work.sums.votes[n][0] for n in work.names if n in work.sums.votes}
    if work.voting.value("write_in.can_win", True):
        for name, n in work.sums.wrote.items():
            votes[name] = votes.get(name, 0) + n
    return votes
