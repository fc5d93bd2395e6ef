"""Every file of samples/杂乱名册 is read as the YAML beside it says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from xzhj.model import Month, Roster, Trouble, Unread
from xzhj.readers.files import grids
from xzhj.readers.tables import understand

FOLDER = Path(__file__).parents[3] / "samples" / "杂乱名册"
CASES = sorted(FOLDER.glob("*.yaml"))


def shown(value: Any) -> Any:
    if isinstance(value, Unread):
        return "读不出"
    return str(value) if isinstance(value, (date, Month)) else value


def wanted(value: Any) -> Any:
    return str(value) if isinstance(value, date) else value


def told(trouble: Trouble) -> str:
    keys = ("headers", "field", "settled", "of", "label", "stated", "counted")
    return " ".join([trouble.kind, trouble.at[0].place, *(trouble.facts[k] for k in keys if trouble.facts.get(k))])


def at_line(rosters: list[Roster], line: int) -> tuple[Roster, int]:
    return next((r, list(r.lines).index(line)) for r in rosters if line in r.lines)


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 20
    files = {p.stem for p in FOLDER.iterdir() if p.suffix in (".xlsx", ".csv")}
    assert files == {p.stem for p in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.stem)
def test_messy(case: Path) -> None:
    expected = yaml.safe_load(case.read_text("utf-8"))
    path = next(p for p in FOLDER.glob(f"{case.stem}.*") if p.suffix != ".yaml")
    sheets, _ = grids(path)
    rosters, trouble, understood = understand(sheets)
    seen = [u for u in understood if u.roster is not None]
    assert [u.kind for u in seen] == [t["类别"] for t in expected["表"]]
    for table, u, roster in zip(expected["表"], seen, rosters, strict=True):
        assert [list(u.header_rows), list(u.data_rows)] == [table["表头"], table["数据"]]
        key = "unit" if "单位" in table else "name"
        names = table.get("单位") or table.get("人")
        assert list(roster.column(key)) == names if names else len(roster) == table["数"]
        assert dict(u.ignored).items() >= table.get("忽略", {}).items()
        assert dict(u.groups) == table.get("分组", {})
    for line, fields in expected.get("格", {}).items():
        roster, i = at_line(rosters, line)
        got = {f: shown(roster.column(f)[i]) for f in fields}
        assert got == {f: wanted(v) for f, v in fields.items()}, f"第{line}行"
    for name, place in expected.get("位置", {}).items():
        field, line = name.split()
        roster, i = at_line(rosters, int(line))
        assert roster.at(field, i).place == place
    for i, fields in expected.get("第几人", {}).items():
        assert {f: rosters[0].at(f, i).place for f in fields} == fields
    for field, letter in expected.get("列", {}).items():
        assert rosters[0].letters[field] == letter
    for line, trouble_ in zip(sorted(expected["问题"]), sorted(map(told, trouble)), strict=True):
        assert set(line.split()) <= set(trouble_.split()), trouble_
