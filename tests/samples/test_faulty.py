"""青石乡: every planted fault is found, with its code and place, and nothing else is."""

import io
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
import yaml

from xzhj import rules
from xzhj.cli._case import read_case
from xzhj.cli._check import ROSTERS

ROOT = Path(__file__).parents[2]
TOWN = ROOT / "samples" / "示范县" / "青石乡"
LIST = yaml.safe_load((TOWN / "毛病清单.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def found():
    here = Path.cwd()
    import os

    os.chdir(TOWN)
    try:
        case = read_case([Path()], today=str(LIST["检查日期"]))
        return rules.run(case, each=ROSTERS)
    finally:
        os.chdir(here)


def place(finding):
    first = finding.at[0] if finding.at else None
    return (finding.code, *((first.file, first.sheet, first.place) if first else ("", "", "")))


def test_what_was_planted_is_found_and_nothing_else(found):
    planted = Counter((fault["编号"], *fault["位置"]) for fault in LIST["毛病"])
    said = Counter(place(f) for f in found.findings if not f.waived)
    assert planted - said == Counter(), "没有查出"
    assert said - planted == Counter(), "误报"
    assert not found.crashed


def test_the_list_is_long_and_of_many_rules():
    codes = {fault["编号"] for fault in LIST["毛病"]}
    assert len(LIST["毛病"]) >= 60
    assert len(codes) >= 40
    assert {code[:2] for code in codes} >= {"F0", "L1", "R1", "R2", "R3", "R4", "R5"}


def test_what_is_permitted_is_shown_as_such(found):
    assert [f.code for f in found.findings if f.waived] == ["R206"]


def test_what_townships_must_not_see_is_apart(found):
    assert {f.code for f in found.findings if f.internal} == {"R202", "R203", "R207", "R208"}


def test_the_generator_writes_the_sample_the_same_bytes_every_time(tmp_path):
    script = "import sys; from pathlib import Path; from tools import make_faulty as m; m.COUNTY = Path(sys.argv[1]); m.main()"
    made = []
    for name in ("一", "二"):
        folder = tmp_path / name
        (folder / "青石乡").mkdir(parents=True)
        subprocess.run([sys.executable, "-c", script, str(folder)], cwd=ROOT, check=True, timeout=60)
        made.append({p.name: p.read_bytes() for p in sorted((folder / "青石乡").iterdir())})
    assert made[0] == made[1]
    there = {p.name: p.read_bytes() for p in TOWN.iterdir() if p.is_file()}
    assert {n: cells(n, d) for n, d in made[0].items()} == {n: cells(n, d) for n, d in there.items()}


def cells(name, data):
    """What a file says: a workbook's cells by place, whichever release of a library zipped them; else its bytes."""
    if not name.endswith(".xlsx") or not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        (ws.title, c.coordinate): str(c.value)
        for ws in book
        for row in ws.iter_rows()
        for c in row
        if c.value is not None
    }
