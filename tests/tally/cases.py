"""Counting cases in YAML, in a clerk's words, turned into a Result.

恰好半数_不当选:
  system: party_congress
  day: 2026-06-18
  seats: 1
  expected: 100                       # present, issued, returned are the same unless given
  votes: {甲: 50, 乙: 40}             # for-votes; the rest of the valid ballots are abstentions
  ballots: |                          # or the ballots themselves, as a csv
    票号,甲,乙
    1,○,×
  expect: {outcome: shortfall, elected: [], need: 51}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from xzhj import law
from xzhj.model import Ballots, Contest, Result
from xzhj.readers.ballots import read_data
from xzhj.tally import Marks, count
from xzhj.tally.compare import differences

HERE = Path(__file__).parent / "cases"
BASES = ("expected", "present", "issued", "returned", "valid", "invalid", "printed", "unused", "spoiled", "nominees")


def cases() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.stem}:{name}", node)
        for path in sorted(HERE.glob("*.yaml"))
        for name, node in yaml.safe_load(path.read_text("utf-8")).items()
    ]


def contest_of(node: Mapping[str, Any]) -> Contest:
    counts = {b: node[b] for b in BASES if node.get(b) is not None}
    if "expected" in counts:
        for before, base in zip(("expected", "present", "issued"), ("present", "issued", "returned"), strict=True):
            if base not in node and before in counts:
                counts[base] = counts[before]
    return Contest(
        node.get("contest", "党委委员"),
        node.get("system", "party_congress"),
        node.get("day", date(2026, 6, 18)),
        node.get("seats"),
        tuple(node.get("candidates", ())),
        stage=node.get("stage", "election"),
        round=node.get("round", 1),
        again=node.get("again", ""),
        counts=counts,
    )


def ballots_of(node: Mapping[str, Any], contest: Contest) -> list[Ballots]:
    if "votes" in node:
        valid = contest.counts.get("valid", contest.counts.get("returned", 0) - contest.counts.get("invalid", 0))
        rows = {name: (n, 0, valid - n) for name, n in node["votes"].items()}
        return [Ballots(contest.name, tuple(rows), {}, summary=rows, shape="summary", file="计票汇总.csv")]
    texts = node["ballots"] if isinstance(node["ballots"], list) else [node["ballots"]]
    found = []
    for i, text in enumerate(texts):
        file = read_data(text.encode(), f"选票{i + 1}.csv", contest.candidates)
        assert file.ballots, file.trouble
        found += file.ballots
    return found


def counted(node: Mapping[str, Any]) -> Result:
    """Count what a YAML case describes."""
    contest = contest_of(node)
    ballots = ballots_of(node, contest)
    marks = Marks.parse(node.get("marks", ""))
    trouble = []
    if "against" in node:
        trouble = differences(ballots, read_data(node["against"].encode(), "另一人.csv").ballots, marks)
    result = count(contest, ballots, law.on(contest.system, contest.day or date(2026, 6, 18)), marks, trouble)
    return replace(result, reported=tuple(node.get("reported", result.reported)))
