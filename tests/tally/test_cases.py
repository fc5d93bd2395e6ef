"""Every worked case: below, at and above each threshold, ties, nobody."""

from __future__ import annotations

import pytest

from tests.tally.cases import cases, counted
from xzhj.model import Result

ALL = cases()


def seen(result: Result, key: str):
    people = {c.name: c for c in result.candidates}
    match key:
        case (
            "outcome" | "tied_seats" | "vacant" | "valid" | "invalid" | "valid_election" | "quorum_met" | "quorum_need"
        ):
            return getattr(result, key)
        case "elected" | "nominated" | "tied" | "missing":
            return sorted(getattr(result, key))
        case "need":
            return result.majority.need
        case "base":
            return result.majority.base
        case "other_elected":
            return sorted(result.other_elected)
        case "for":
            return {n: c.votes_for for n, c in people.items()}
        case "against":
            return {n: c.against for n, c in people.items()}
        case "write_ins":
            return {w.name: w.votes_for for w in result.write_ins}
        case "doubts":
            return dict(result.doubt_counts)
        case "trouble":
            return sorted({t.kind for t in result.trouble})
    raise KeyError(key)


@pytest.mark.parametrize("node", [n for _, n in ALL], ids=[name for name, _ in ALL])
def test_case(node):
    result = counted(node)
    expected = {k: sorted(v) if isinstance(v, list) else v for k, v in node["expect"].items() if k != "next"}
    assert {k: seen(result, k) for k in expected} == expected
    assert node["expect"].get("next", "") in result.next
    assert result.next.endswith("。")
    if result.outcome not in ("complete", "tie", "shortfall"):
        assert not result.elected and not result.nominated
