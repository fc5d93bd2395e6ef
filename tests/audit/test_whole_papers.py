"""Whole papers as townships write them: the good ones say nothing to any rule about what a paper says, the bad ones what they should."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from xzhj import rules
from xzhj.model import Case
from xzhj.readers.papers import read_paper

HERE = Path(__file__).parent
BAD = yaml.safe_load((HERE / "bad" / "expected.yaml").read_text("utf-8"))


def found(path: Path) -> list[str]:
    paper, trouble = read_paper(path)
    assert paper is not None and not trouble
    case = Case(date(2026, 6, 17), date(2026, 6, 20), papers=(paper,))
    checked = rules.run(case, only=("R7",), each=("paper",))
    assert not checked.crashed
    return [f"{f.code} {f.at[0].place if f.at else ''} {f.text}" for f in checked.findings]


@pytest.mark.parametrize("path", sorted((HERE / "good").glob("*.txt")), ids=lambda p: p.stem)
def test_a_good_paper_is_silent(path: Path):
    assert found(path) == []


@pytest.mark.parametrize("name", BAD)
def test_a_bad_paper_tells_what_is_wrong(name: str):
    codes = sorted({line.split()[0] for line in found(HERE / "bad" / f"{name}.txt")})
    assert codes == sorted(BAD[name])
