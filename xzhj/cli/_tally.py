"""From files and options to counted contests."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from xzhj import law as laws
from xzhj.cli._contest import Told, alike, contest_of
from xzhj.cli._options import Refused
from xzhj.cli._paths import a_file
from xzhj.model import SYSTEMS, Ballots, Case, Result, Source, Trouble
from xzhj.readers.ballots import BallotFile, read
from xzhj.readers.ballots.headers import plain_names
from xzhj.readers.standing import body_of
from xzhj.tally import Marks, count
from xzhj.tally.ballot import name_key
from xzhj.tally.compare import differences

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

ROSTER_WORDS = frozenset(
    {"性别", "民族", "出生年月", "出生日期", "学历", "入党时间", "身份证号", "职务", "现任职务", "联系电话"}
)
MANY_WORDS = 3


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
    names = tuple(plain_names(listed(candidates)).values())
    return Told(system=system, stage=STAGES.get(stage, ""), again=AGAIN[again], candidates=names, counts=given, **rest)


def listed(text: str) -> list[str]:
    """Names as typed: 甲,乙、丙；丁, or between spaces where no name is a single character (张 三 is one person)."""
    parts = re.split(r"[,，、;；\n]", text)
    words = text.split()
    if len(parts) == 1 and len(words) > 1 and all(len(w) > 1 for w in words):
        parts = words
    return [n for n in map(name_key, parts) if n]


def read_files(files: Sequence[Path], candidates: Sequence[str]) -> list[BallotFile]:
    """Read every file. Raises Refused where one is not there or holds no ballots."""
    out = []
    for path in files:
        out.append(read(a_file(path), candidates))
        if told := roster_words(out[-1]):
            raise Refused(f"{path} 像是名册，不是票表（有“{'”“'.join(told)}”这些列）；查名册请用 xzhj check {path}")
    return out


def roster_words(file: BallotFile) -> list[str]:
    """Headings of a roster that stand where candidates should: several make it no ballot table."""
    found = [n for b in file.ballots for n in (b.columns or ()) if name_key(n) in ROSTER_WORDS]
    kept = list(dict.fromkeys(found))
    return kept if len(kept) >= MANY_WORDS else []


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
    listed: dict[tuple[frozenset[str], str], str] = {}
    for ballots in (b for f in files for b in f.ballots):
        key = ballots.contest
        names = frozenset(map(name_key, ballots.columns or ballots.summary))
        body = body_of(Path(ballots.file).stem)  # who stands for secretary is also among the committee's candidates
        if not key and ballots.shape != "names":
            key = next((k for (have, of), k in listed.items() if alike(names, have) and body in ("", of or body)), "")
            if not key:
                key = f"\x00{len(listed)}"
        listed.setdefault((names, body), key)
        named.setdefault(key, []).append(ballots)
    return named


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
