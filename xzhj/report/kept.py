"""result.json of an election folder: every round of every contest; what a recount replaces is kept beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from xzhj.model import Result
from xzhj.report.result_json import SCHEMA, result_of

Key = tuple[Any, ...]


def merged(old: str, results: Sequence[Result]) -> str:
    """The document with `results` put in: another round is added, the same round replaced (the former under `replaced`)."""
    try:
        data = json.loads(old) if old.strip() else {}
    except ValueError:
        data = {}
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        data = {}
    contests: list[dict[str, Any]] = [c for c in data.get("contests", ()) if isinstance(c, dict)]
    replaced: list[dict[str, Any]] = [c for c in data.get("replaced", ()) if isinstance(c, dict)]
    for node in map(result_of, results):
        same = [i for i, c in enumerate(contests) if key_of(c) == key_of(node)]
        if not same:
            contests.append(node)
        elif contests[same[0]] != node:
            replaced.append(contests[same[0]])
            contests[same[0]] = node
    new: dict[str, Any] = {**data, "schema": SCHEMA, "contests": contests, "findings": []}
    if replaced:
        new["replaced"] = replaced
    return json.dumps(new, ensure_ascii=False, indent=1) + "\n"


def key_of(node: dict[str, Any]) -> Key:
    return node.get("contest"), node.get("system"), node.get("stage"), node.get("round")
