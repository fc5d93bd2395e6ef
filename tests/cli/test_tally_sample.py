"""All the ballot files of the sample, counted at once."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "samples" / "示范县"


def test_who_stands_for_secretary_is_no_ballot_of_the_committee(tmp_path):
    county = shutil.copytree(SAMPLE, tmp_path / "示范县")
    home = county / "柳溪镇"
    files = map(str, sorted((home / "选票").glob("*.csv")))
    run = subprocess.run([sys.executable, "-m", "xzhj", "tally", *files], capture_output=True, timeout=60)
    assert run.returncode == 0, run.stderr
    kept = json.loads((home / "result.json").read_text("utf-8"))
    outcomes = {c["contest"]: (c["outcome"], len(c["elected"])) for c in kept["contests"]}
    assert outcomes == {
        "党委委员": ("complete", 9),
        "纪委委员": ("complete", 5),
        "出席县党代会代表": ("complete", 8),
        "党委书记": ("complete", 1),
        "党委副书记": ("complete", 2),
        "纪委书记": ("complete", 1),
        "纪委副书记": ("complete", 1),
    }
