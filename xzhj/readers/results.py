"""result.json (xzhj.result/1), as `tally` writes it → the results of an election."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from xzhj.model import OUTCOMES, Cite, Majority, Result, Source, Tallied, Trouble, WriteIn
from xzhj.model.missing import Missing

SCHEMA = "xzhj.result/1"
COUNTS = ("expected", "present", "issued", "returned")
MOST = 16_000_000  # bytes


def read_results(path: Path) -> tuple[tuple[Result, ...], list[Trouble]]:
    """The results in a JSON file; none, without a word, where the file is something else's."""
    try:
        if path.stat().st_size > MOST:
            return (), []
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return (), _broken(path) if path.stem.startswith("result") else []
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        return (), []
    at = (Source(str(path)),)
    try:
        return tuple(_result(contest, at) for contest in content["contests"]), []
    except (KeyError, TypeError, ValueError, AttributeError, Missing):
        return (), _broken(path)


def _broken(path: Path) -> list[Trouble]:
    return [Trouble("file.broken", (Source(str(path)),), {"why": "result"})]


def _result(given: Mapping[str, Any], at: tuple[Source, ...]) -> Result:
    quorum, majority = given.get("quorum") or {}, given.get("majority") or None
    other = given.get("other_majority") or None
    outcome = str(given["outcome"])
    if outcome not in OUTCOMES:
        raise ValueError(outcome)
    return Result(
        contest=str(given["contest"]),
        system=str(given["system"]),
        stage=str(given.get("stage", "election")),
        round=_count(given.get("round", 1)) or 1,
        seats=_count(given.get("seats")),
        counts={name: number for name in COUNTS if (number := _count(given.get(name))) is not None},
        valid=_count(given["valid"]) or 0,
        invalid=_count(given["invalid"]) or 0,
        quorum_met=quorum.get("met"),
        quorum_need=_count(quorum.get("need")),
        valid_election=given.get("valid_election"),
        majority=Majority(str(majority["base"]), _count(majority.get("of")), _count(majority.get("need")))
        if majority
        else None,
        candidates=tuple(_tallied(c) for c in given["candidates"]),
        write_ins=tuple(
            WriteIn(str(w["name"]), _count(w["for"]) or 0, bool(w.get("elected"))) for w in given.get("write_ins", ())
        ),
        elected=_names(given["elected"]),
        nominated=_names(given.get("nominated", ())),
        tied=_names(given.get("tied", ())),
        vacant=_count(given.get("vacant", 0)) or 0,
        outcome=outcome,
        next=str(given.get("next", "")),
        because=tuple(_cite(c) for c in given.get("because", ())),
        at=at,
        day=date.fromisoformat(given["day"]) if given.get("day") else None,
        again=str(given.get("again", "")),
        tied_seats=_count(given.get("tied_seats")) or 0,
        other=Majority(str(other["base"]), _count(other.get("of")), _count(other.get("need"))) if other else None,
        other_elected=_names(other.get("elected", ())) if other else (),
    )


def _tallied(given: Mapping[str, Any]) -> Tallied:
    votes = [_count(given[k]) or 0 for k in ("for", "against", "abstain")]
    return Tallied(str(given["name"]), votes[0], votes[1], votes[2], bool(given.get("elected")))


def _names(given: Any) -> tuple[str, ...]:
    if not isinstance(given, (list, tuple)) or not all(isinstance(n, str) for n in given):
        raise ValueError(given)
    return tuple(given)


def _count(number: Any) -> int | None:
    """A count as JSON gives it. Raises ValueError for anything but a whole number from zero up."""
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise ValueError(number)
    return number


def _cite(given: Mapping[str, Any]) -> Cite:
    since = given.get("since")
    return Cite(str(given["instrument"]), str(given.get("article", "")), date.fromisoformat(since) if since else None)
