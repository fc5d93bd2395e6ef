"""柳溪镇: nothing is wrong, before the congress, on its eve, and after the count."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COUNTY = Path(__file__).parents[2] / "samples" / "示范县"


def xzhj(folder, *words):
    env = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(COUNTY.parents[1])}
    done = subprocess.run([sys.executable, "-m", "xzhj", *words], cwd=folder, env=env, capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode()


def findings(folder, today):
    status, out = xzhj(folder, "check", "--today", today, "--format", "json")
    return status, [f"{f['code']} {f['text']}" for f in json.loads(out)["findings"]]


@pytest.mark.parametrize("today", ["2026-11-21", "2027-01-12"])
def test_before_the_congress(today):
    assert findings(COUNTY / "柳溪镇", today) == (0, [])


def test_after_the_count(tmp_path):
    county = tmp_path / "示范县"
    shutil.copytree(COUNTY, county, ignore=shutil.ignore_patterns("out", "青石乡"))
    town = county / "柳溪镇"
    ballots = sorted((town / "选票").glob("*.csv"))
    assert len(ballots) >= 3
    for contest in ballots:
        status, said = xzhj(town, "tally", str(contest.relative_to(town)))
        assert status == 0, said
    assert len(json.loads((town / "result.json").read_text("utf-8"))["contests"]) == len(ballots)
    assert findings(town, "2027-01-14") == (0, [])


def test_a_pack_wider_than_the_national_rules_is_told_line_by_line():
    status, out = xzhj(
        COUNTY / "柳溪镇", "check", "--today", "2027-01-12", "--format", "json", "--pack", "../规定/过宽示例.yaml"
    )
    found = [(f["code"], f["at"][0]["place"]) for f in json.loads(out)["findings"]]
    assert status == 1
    assert found == [("L101", "第8行"), ("L101", "第12行"), ("L102", "第9行"), ("L102", "第13行"), ("L102", "第22行")]
