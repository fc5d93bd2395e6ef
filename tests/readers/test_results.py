"""result.json → results."""

import json

import pytest

from xzhj.readers.results import read_results

CONTEST = {
    "contest": "党委委员", "stage": "election", "round": 1, "seats": 2, "system": "party_congress",
    "expected": 100, "present": 98, "issued": 98, "returned": 97, "valid": 96, "invalid": 1,
    "quorum": {"met": True, "need": 80}, "valid_election": True, "majority": {"base": "expected", "of": 100, "need": 51},
    "candidates": [{"name": "甲", "for": 90, "against": 4, "abstain": 2, "elected": True}],
    "write_ins": [{"name": "戊", "for": 1, "elected": False}],
    "elected": ["甲"], "nominated": [], "tied": [], "vacant": 1, "outcome": "shortfall", "next": "另行选举",
    "because": [{"instrument": "条例", "article": "18?", "since": "2020-07-13"}],
}  # fmt: skip


def written(tmp_path, content):
    path = tmp_path / "result.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), "utf-8")
    return read_results(path)


def test_round_trip(tmp_path):
    (result,), trouble = written(tmp_path, {"schema": "xzhj.result/1", "contests": [CONTEST], "findings": []})
    assert not trouble
    assert (result.contest, result.seats, result.elected, result.outcome) == ("党委委员", 2, ("甲",), "shortfall")
    assert result.counts == {"expected": 100, "present": 98, "issued": 98, "returned": 97}
    assert result.majority.need == 51
    assert result.candidates[0].votes_for == 90
    assert result.because[0].article == "18?"


def test_other_json_is_passed_over(tmp_path):
    assert written(tmp_path, {"schema": "xzhj.findings/1"}) == ((), [])
    assert written(tmp_path, [1]) == ((), [])


@pytest.mark.parametrize(
    "change",
    [
        {"valid": -1},
        {"valid": 1.5},
        {"outcome": "fine"},
        {"elected": "甲"},
        {"candidates": None},
        {"candidates": [{"name": "甲"}]},
        {"because": [{"instrument": "条例", "since": "昨天"}]},
        {"quorum": 3},
    ],
)
def test_broken_results_are_named(tmp_path, change):
    results, trouble = written(tmp_path, {"schema": "xzhj.result/1", "contests": [{**CONTEST, **change}]})
    assert results == ()
    assert [t.kind for t in trouble] == ["file.broken"]


def test_not_json(tmp_path):
    assert [t.kind for t in written(tmp_path, "{")[1]] == ["file.broken"]
    assert [t.kind for t in written(tmp_path, "[" * 100_000)[1]] == ["file.broken"]
