"""What the `ballots` commands need: a contest, the units, the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xzhj import rules
from xzhj.cli import _tally as work
from xzhj.cli._contest import Told
from xzhj.cli._options import Refused
from xzhj.cli._pack import packed
from xzhj.cli._tallycase import case_for, marks_for
from xzhj.model import Case, Contest
from xzhj.tally.ballot import name_key


def election_case(election: Path | None, day: str) -> Case:
    return case_for([], election, day, "", None)


def contest_for(name: str, seats: int | None, candidates: str, election: Path | None, day: str) -> Contest:
    """The contest the options describe, else the one of the election folder. Raises Refused."""
    names = tuple(n for n in map(name_key, candidates.replace("，", ",").replace("、", ",").split(",")) if n)
    if names and seats is not None:
        return Contest(name or "选举", "party_congress", date.today(), seats, names)
    case = election_case(election, day)
    fits = [c for c in case.contests if name in c.name and (c.candidates or names)]
    if len(fits) != 1:
        known = "、".join(dict.fromkeys(c.name for c in case.contests)) or "没有"
        raise Refused(f"请写 --seats 和 --candidates，或用 --contest 指明一项（换届文件夹里：{known}）")
    found = fits[0]
    total = seats if seats is not None else found.seats_given
    if total is None:
        raise Refused(f"{found.name}的应选名额没有填，请写 --seats")
    return Contest(found.name, found.system, found.day, total, names or found.candidates)


def unit_contests(election: Path | None, day: str) -> list[Contest]:
    """The electing units with their candidates. Raises Refused where there are none."""
    found = [c for c in election_case(election, day).contests if c.system == "party_unit" and c.candidates]
    if not found:
        raise Refused("换届文件夹里没有各选举单位的代表候选人名册，不能做各单位结果表")
    return found


def make_pack(
    files: Sequence[Path], said: Told, marks: str, election: Path | None, day: str, packs: Sequence[Path] | None
) -> bytes:
    """Count, and put the count with all it rests on into a zip."""
    from xzhj.report.result_json import results_json

    case = case_for(files, election, day, "", packs)
    read = work.read_files(files, said.candidates)
    for file, path in zip(read, files, strict=True):
        if not file.ballots:
            raise Refused(work.problems(file, path) or f"{path} 里没有票")
    table = marks_for(marks, case)
    results = work.count_all(read, files, case, said, table)
    checked = rules.run(case.with_results(tuple(results)), only=("R6",), each=("result",))
    return packed(files, read, case, said, table, results, results_json(results, checked))
