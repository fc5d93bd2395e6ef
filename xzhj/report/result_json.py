"""A count as JSON: `xzhj.result/1`. The keys are promises; more may be added."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from xzhj.model import Checked, Doubt, Group, Result
from xzhj.report.as_json import cite_of, finding_of, source_of

SCHEMA = "xzhj.result/1"
BASIC = ("expected", "present", "issued", "returned")


def result_of(result: Result) -> dict[str, Any]:
    """One contest as `xzhj.result/1` has it. Keys are promises; more may be added."""
    counts: dict[str, int | None] = {name: result.counts.get(name) for name in BASIC}
    majority = result.majority
    return {
        "contest": result.contest,
        "stage": result.stage,
        "round": result.round,
        "seats": result.seats,
        "system": result.system,
        **counts,
        "valid": result.valid,
        "invalid": result.invalid,
        "quorum": {"met": result.quorum_met, "need": result.quorum_need},
        "valid_election": result.valid_election,
        "majority": {"base": majority.base, "of": majority.of, "need": majority.need} if majority else None,
        "candidates": [
            {"name": c.name, "for": c.votes_for, "against": c.against, "abstain": c.abstain, "elected": c.elected}
            for c in result.candidates
        ],
        "write_ins": [{"name": w.name, "for": w.votes_for, "elected": w.elected} for w in result.write_ins],
        "elected": list(result.elected),
        "nominated": list(result.nominated),
        "tied": list(result.tied),
        "vacant": result.vacant,
        "outcome": result.outcome,
        "next": result.next,
        "because": [cite_of(c) for c in result.because],
        **more_of(result),
    }


def more_of(result: Result) -> dict[str, Any]:
    """What is given beyond the promised keys."""
    other = result.other
    return {
        "day": result.day.isoformat() if result.day else None,
        "again": result.again,
        "entered": result.entered,
        "missing": list(result.missing),
        "tied_seats": result.tied_seats,
        "other_majority": {
            "base": other.base,
            "of": other.of,
            "need": other.need,
            "elected": list(result.other_elected),
        }
        if other
        else None,
        "doubtful": [doubt_of(d) for d in result.doubts],
        "doubtful_counts": dict(result.doubt_counts),
        "groups": [group_of(g) for g in result.groups] if len(result.groups) > 1 else [],
        "more_counts": {k: n for k, n in result.counts.items() if k not in BASIC},
        "digests": dict(result.digests),
    }


def doubt_of(doubt: Doubt) -> dict[str, Any]:
    return {
        "reason": doubt.kind, "serial": doubt.serial, "group": doubt.group, "words": doubt.words, "read": doubt.read,
        "at": source_of(doubt.at),
    }  # fmt: skip


def group_of(group: Group) -> dict[str, Any]:
    votes = [{"name": n, "for": a, "against": b, "abstain": c} for n, (a, b, c) in group.votes.items()]
    return {
        "group": group.name,
        "entered": group.entered,
        "valid": group.valid,
        "invalid": group.invalid,
        "votes": votes,
    }


def results_json(results: Sequence[Result], checked: Checked, *, reveal: bool = False, **more: Any) -> str:
    """All contests and the findings about them as one document with a final newline."""
    data = {
        "schema": SCHEMA,
        "contests": [result_of(r) for r in results],
        "findings": [finding_of(f, reveal=reveal) for f in checked.findings],
        **more,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
