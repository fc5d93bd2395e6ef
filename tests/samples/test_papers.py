"""The whole day on the clean township: count every box, write every paper, and read them back with the audit."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DAY = "2027-01-14"


def xzhj(*words, cwd):
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "xzhj", *words], cwd=cwd, env=env, capture_output=True, text=True, timeout=300
    )


@pytest.fixture(scope="module", params=["before", "after"])
def township(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param) / "示范县"
    shutil.copytree(ROOT / "samples" / "示范县", folder)
    folder /= "柳溪镇"
    if request.param == "after":
        for box in sorted((folder / "选票").glob("*.csv")):
            counted = xzhj("tally", str(box.relative_to(folder)), cwd=folder)
            assert counted.returncode == 0, counted.stdout + counted.stderr
    xzhj("render", "--all", "--today", DAY, cwd=folder)
    return folder


def test_what_is_written_is_found_good(township):
    assert len(list((township / "out").glob("*.docx"))) > 500
    done = xzhj("audit", "out", "--today", DAY, "--format", "json", cwd=township)
    found = json.loads(done.stdout)["findings"]
    assert [(f["code"], f["text"], f["at"]) for f in found if f["code"] != "R000"] == []


def test_a_second_run_changes_no_byte(township):
    before = {p.name: p.read_bytes() for p in (township / "out").glob("*.docx")}
    xzhj("render", "--all", "--today", DAY, cwd=township)
    assert {p.name: p.read_bytes() for p in (township / "out").glob("*.docx")} == before
