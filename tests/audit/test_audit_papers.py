"""Whole papers: the good ones stay silent, and each fault put into one is found, alone."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from xzhj import rules
from xzhj.model import Case
from xzhj.readers.papers import paper_from_text

HERE = Path(__file__).parent
GOOD = {p.stem: p.read_text("utf-8") for p in sorted((HERE / "good").glob("*.txt"))}
FAULTS = yaml.safe_load((HERE / "faults.yaml").read_text("utf-8"))
MINE = [f"R7{n:02d}" for n in range(1, 26)]


def audit(text, only=MINE):
    paper = paper_from_text(text)
    case = Case(date(2026, 6, 25), date(2026, 7, 1), papers=(paper,))
    checked = rules.run(case, only=only, each=("paper",))
    assert not checked.crashed
    return [f for f in checked.findings if f.code != "R000"]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_paper_is_silent(name):
    assert [f"{f.code} {f.text}" for f in audit(GOOD[name])] == []


@pytest.mark.parametrize(("name", "old", "new", "code"), FAULTS, ids=[f"{f[3]} {f[0]} {f[2][:16]!r}" for f in FAULTS])
def test_a_fault_is_found_where_it_stands(name, old, new, code):
    assert old in GOOD[name]
    found = audit(GOOD[name].replace(old, new, 1))
    assert code in {f.code for f in found}, [f"{f.code} {f.text}" for f in found]
    assert all(f.at and f.at[0].place.startswith(("第", "表")) for f in found)
