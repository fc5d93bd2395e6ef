"""From files and options to counted contests."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from xzhj import law as laws
from xzhj.cli._options import Refused
from xzhj.model import SYSTEMS, Ballots, Case, Contest, Result, Source, Trouble
from xzhj.readers.ballots import BallotFile, read
from xzhj.readers.contests import counts_of
from xzhj.readers.standing import body_of
from xzhj.tally import Marks, count
from xzhj.tally.ballot import name_key
from xzhj.tally.compare import differences

BASES = ("expected", "present", "issued", "returned", "valid", "invalid", "printed", "unused", "spoiled")
STAGES = {"election": "election", "preselect": "preselect", "选举": "election", "正式": "election", "预选": "preselect"}
AGAIN = {
    "": "",
    "repeat": "repeat",
    "revote": "revote",
    "rerun": "rerun",
    "重新投票": "repeat",
    "再次投票": "revote",
    "另行选举": "rerun",
}


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


def told(system: str, stage: str, again: str, candidates: str, counts: Mapping[str, int | None], **rest: Any) -> Told:
    """Check the options. Raises Refused for a word that is none of those allowed, or a number below zero."""
    system = {name: code for code, name in SYSTEMS.items()}.get(system, system)
    if system and system not in SYSTEMS:
        raise Refused(f"没有“{system}”这种选举；可写：{'、'.join(f'{k}（{v}）' for k, v in SYSTEMS.items())}")
    if stage and stage not in STAGES:
        raise Refused(f"--stage 只能写 election（选举）或 preselect（预选），没有 {stage}")
    if again not in AGAIN:
        raise Refused(f"--again 只能写 repeat（重新投票）、revote（再次投票）、rerun（另行选举），没有 {again}")
    given = {k: n for k, n in counts.items() if n is not None}
    if bad := [k for k, n in {**given, "seats": rest.get("seats") or 0}.items() if n < 0]:
        raise Refused(f"--{bad[0]} 不能小于零")
    if rest.get("seats") == 0:
        raise Refused("--seats 至少是 1")
    names = tuple(n for n in map(name_key, candidates.replace("，", ",").replace("、", ",").split(",")) if n)
    return Told(system=system, stage=STAGES.get(stage, ""), again=AGAIN[again], candidates=names, counts=given, **rest)


def read_files(files: Sequence[Path], candidates: Sequence[str]) -> list[BallotFile]:
    """Read every file. Raises Refused where one is not there or holds no ballots."""
    out = []
    for path in files:
        if not path.is_file():
            raise Refused(f"找不到 {path}")
        out.append(read(path, candidates))
    return out


def problems(file: BallotFile, path: Path) -> str:
    """Why a file gave no ballots, in words."""
    for t in file.trouble:
        if t.kind == "ballots.no_header":
            return f"{path} 里没有找到票表：第一行应是列标题，如 票号、候选人姓名……、另选人"
        if t.kind == "file.encoding":
            return f"{path} 的文字编码判定不了（第{t.facts.get('line', '?')}行），请另存为 UTF-8 再试"
        if t.kind == "file.limit":
            return f"{path} 太大，超过安全上限"
        if t.kind == "file.locked":
            return f"{path} 有密码，请去掉密码另存再试"
    return f"{path} 打不开或不是票表，请另存为 .csv 或 .xlsx 再试" if file.trouble else ""


def sets_of(files: Iterable[BallotFile]) -> dict[str, list[Ballots]]:
    """Ballots by contest: by the contest they name, else by the candidates they list."""
    named: dict[str, list[Ballots]] = {}
    listed: dict[frozenset[str], str] = {}
    for ballots in (b for f in files for b in f.ballots):
        key = ballots.contest
        names = frozenset(map(name_key, ballots.columns or ballots.summary))
        if not key and ballots.shape != "names":
            key = next((k for have, k in listed.items() if alike(names, have)), "")
            if not key:
                key = f"\x00{len(listed)}"
        listed.setdefault(names, key)
        named.setdefault(key, []).append(ballots)
    return named


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Two lists of candidates are one contest's when more than half of the shorter stands in the other."""
    return len(one & other) * 2 > min(len(one), len(other)) if one and other else False


def pick(sets: dict[str, list[Ballots]], said: Told) -> dict[str, list[Ballots]]:
    """The contests to count. Raises Refused where the options could be of several."""
    if said.candidates and len(sets) > 1:
        want = frozenset(said.candidates)
        fits = {k: v for k, v in sets.items() if alike(want, frozenset(name_key(c) for b in v for c in b.columns))}
        sets = fits or sets
    if said.contest and len(sets) > 1:
        names = {
            k: {k.strip("\x00"), *(b.sheet for b in v), *(Path(b.file).stem for b in v)} - {""} for k, v in sets.items()
        }
        fits = {k: v for k, v in sets.items() if said.contest in names[k]}
        fits = fits or {k: v for k, v in sets.items() if any(said.contest in n or n in said.contest for n in names[k])}
        if not fits:
            raise Refused(f"票表里没有“{said.contest}”；有：{'、'.join(shown_key(k, v) for k, v in sets.items())}")
        sets = fits
    if said.says_facts and len(sets) > 1:
        raise Refused(
            f"票表里有几项选举：{'、'.join(shown_key(k, v) for k, v in sets.items())}；请用 --contest 指明一项"
        )
    return sets


def shown_key(key: str, ballots: Sequence[Ballots]) -> str:
    return (
        key
        if key and not key.startswith("\x00")
        else next((b.sheet for b in ballots if b.sheet), "") or "未写名称的一项"
    )


def contest_of(key: str, ballots: Sequence[Ballots], said: Told, case: Case) -> Contest:
    """The contest of these ballots: from the election folder by its candidates, then what the options say."""
    base = in_case(key, ballots, said, case)
    turn = said.round or (base.round if base else 1)
    units = any("seats" in b.counts or "expected" in b.counts for b in ballots)
    system = said.system or (base.system if base else "party_unit" if units else case.system)
    name = said.contest or (base.name if base else "") or (key if not key.startswith("\x00") else "") or "选举"
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


def same_files(files: Sequence[BallotFile], paths: Sequence[Path]) -> list[Trouble]:
    """The same content given twice would count every ballot twice."""
    seen: dict[str, Path] = {}
    found = []
    for file, path in zip(files, paths, strict=True):
        if (first := seen.setdefault(file.digest, path)) is not path:
            facts = {"first": first.name, "second": path.name}
            found.append(Trouble("file_twice", (Source(path.name),), facts))
    return found


def count_all(
    files: Sequence[BallotFile],
    paths: Sequence[Path],
    case: Case,
    said: Told,
    marks: Marks,
    against: Sequence[BallotFile] = (),
) -> list[Result]:
    """Count every contest in the files."""
    twice = same_files(files, paths)
    second = sets_of(against)
    results = []
    for key, ballots in pick(sets_of(files), said).items():
        contest = contest_of(key, ballots, said, case)
        trouble = list(twice)
        if against:
            other = second.get(key) or next(iter(pick(second, said).values()), [])
            trouble += differences(ballots, other, marks)
        day: date = contest.day or case.day
        result = count(contest, ballots, laws.on(contest.system, day, case.packs), marks, trouble)
        digests = {Path(p).name: f.digest for f, p in zip(files, paths, strict=True)}
        results.append(replace(result, digests=digests))
    return results


def is_test(files: Iterable[BallotFile]) -> bool:
    return any(t.kind == "test_data" for f in files for t in f.trouble)


def home_of(paths: Sequence[Path], election: Path | None) -> Path | None:
    """The election folder that files belong to: the one named, theirs, or the current one."""
    from xzhj.readers.facts import is_election

    if election:
        return election
    for path in paths:
        for up in (path.parent, *list(Path(os.path.abspath(path)).parents)[1:3]):
            if is_election(up):
                return up
    return Path() if is_election(Path()) else None
