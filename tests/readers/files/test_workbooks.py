from __future__ import annotations

import builtins
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.readers.files.hand import MAIN, row, workbook
from xzhj.model import Trouble
from xzhj.readers.files import Limits, grids
from xzhj.readers.grid import Grid


def only(path: Path, **limits: int) -> tuple[Grid, list[Trouble]]:
    found, trouble = grids(path, limits=Limits(**limits))
    assert len(found) == 1, trouble
    return found[0], trouble


def refused(path: Path, **limits: int) -> Trouble:
    found, trouble = grids(path, limits=Limits(**limits))
    assert found == [] and len(trouble) == 1
    return trouble[0]


def test_values_of_every_type(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["姓名", 3, 2.5, True, date(1985, 3, 1), None, 330102198503010012, "a&b"])
    book.save(tmp_path / "a.xlsx")
    grid, trouble = only(tmp_path / "a.xlsx")
    assert grid.rows == [["姓名", 3, 2.5, True, date(1985, 3, 1), "", 330102198503009984, "a&b"]]
    assert [type(v) for v in grid.rows[0][1:4]] == [int, float, bool]
    assert trouble == [] and grid.reading.rows == 1 and len(grid.reading.digest) == 16


@pytest.mark.parametrize("dimension", ["A1", "A1:B2", "A1:XFD1048576", ""])
def test_what_the_file_says_of_its_size_is_not_believed(tmp_path: Path, dimension: str) -> None:
    body = "".join(row(i, f"张{i}", i) for i in range(1, 51))
    grid, _ = only(workbook(tmp_path / "a.xlsx", body, head=f'<dimension ref="{dimension}"/>' if dimension else ""))
    assert len(grid.rows) == 50 and grid.rows[49] == ["张50", 50]


def test_blank_rows_and_columns_before_the_table_keep_their_places(tmp_path: Path) -> None:
    grid, _ = only(workbook(tmp_path / "a.xlsx", '<row r="3"><c r="C3"><v>7</v></c></row>'))
    assert grid.rows[2][2] == 7 and grid.place(2, 2) == "C3" and grid.rows[0] == ["", "", ""]


@pytest.mark.parametrize(("style", "month"), [(1, True), (2, True), (3, True), (5, True), (4, False), (6, False)])
def test_dates_shown_without_a_day(tmp_path: Path, style: int, month: bool) -> None:
    body = f'<row r="1"><c r="A1" s="{style}"><v>31107</v></c><c r="B1" t="inlineStr" s="{style}"><is><t>x</t></is></c></row>'
    grid, _ = only(workbook(tmp_path / "a.xlsx", body))
    assert grid.rows[0][0] == date(1985, 3, 1)
    assert grid.months == (frozenset({(0, 0)}) if month else frozenset())


def test_years_since_1904(tmp_path: Path) -> None:
    grid, _ = only(
        workbook(
            tmp_path / "a.xlsx",
            '<row r="1"><c r="A1" s="6"><v>31107</v></c></row>',
            properties='<workbookPr date1904="1"/>',
        )
    )
    assert grid.rows == [[date(1989, 3, 2)]]


def test_rows_hidden_by_hand_and_by_a_filter(tmp_path: Path) -> None:
    body = (
        row(1, "姓名")
        + row(2, "甲", attributes=' hidden="1"')
        + row(3, "乙")
        + row(4, attributes=' hidden="1"')
        + row(5, "丙", attributes=' ht="0" hidden="true"')
    )
    grid, trouble = only(workbook(tmp_path / "a.xlsx", body))
    assert grid.hidden_rows == {1, 4} and grid.filtered_rows == frozenset()
    assert [(t.kind, t.facts["rows"], t.at[0].place) for t in trouble] == [("rows.hidden", "2、5", "A2")]
    active = '<autoFilter ref="A1:A4"><filterColumn colId="0"><filters><filter val="乙"/></filters></filterColumn></autoFilter>'
    grid, trouble = only(workbook(tmp_path / "b.xlsx", body, tail=active))
    assert (grid.hidden_rows, grid.filtered_rows) == ({4}, {1})
    assert [t.facts["by"] for t in trouble] == ["hand", "filter"]
    grid, _ = only(workbook(tmp_path / "c.xlsx", body, tail='<autoFilter ref="A1:A5"/>'))
    assert grid.hidden_rows == {1, 4}


def test_hidden_sheets_and_columns(tmp_path: Path) -> None:
    grid, trouble = only(workbook(tmp_path / "a.xlsx", row(1, "甲"), state=' state="veryHidden"'))
    assert grid.hidden and [t.kind for t in trouble] == ["sheet.hidden"]
    grid, _ = only(
        workbook(
            tmp_path / "b.xlsx",
            row(1, "甲", "乙", "丙"),
            head='<cols><col min="2" max="16384" width="9" hidden="1"/></cols>',
        )
    )
    assert grid.hidden_columns == {1, 2}


def test_formulas_without_a_stored_value(tmp_path: Path) -> None:
    body = (
        '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f t="shared" si="0"/></c>'
        '<c r="E1"><f>1</f><v/></c><c r="F1"><v>6</v></c></row>'
    )
    grid, trouble = only(workbook(tmp_path / "a.xlsx", body))
    assert grid.uncomputed == {(0, 0), (0, 3), (0, 4)}
    assert [(t.kind, [s.place for s in t.at]) for t in trouble] == [("cell.uncomputed", ["A1", "D1", "E1"])]


def test_error_cells_by_value(tmp_path: Path) -> None:
    body = '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1" s="1" t="e"><f>X</f><v>#N/A</v></c><c r="C1" t="e"><v>#REF!</v></c></row>'
    _, trouble = only(workbook(tmp_path / "a.xlsx", body))
    assert [(t.kind, t.facts["value"], [s.place for s in t.at]) for t in trouble] == [
        ("cell.error", "#REF!", ["A1", "C1"]),
        ("cell.error", "#N/A", ["B1"]),
    ]


def test_an_error_value_calamine_does_not_know_is_read_by_openpyxl(tmp_path: Path) -> None:
    grid, trouble = only(
        workbook(
            tmp_path / "a.xlsx", '<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c><c r="B1" s="5"><v>31107</v></c></row>'
        )
    )
    assert grid.rows == [["#SPILL!", date(1985, 3, 1)]] and "openpyxl" in grid.reading.note
    assert [t.facts["value"] for t in trouble] == ["#SPILL!"]


ODD = [
    ("x:worksheet", "x:sheetData", '<x:row r="1" hidden="1"><x:c r="A1" s="1"><x:v>31107</x:v></x:c><x:c r="B1"><x:f>1</x:f></x:c><x:c r="C1"><x:v>1</x:v></x:c></x:row>'),
    ("worksheet", "sheetData", "<row hidden='1'><c s='1'><v>31107</v></c><c><f>1</f></c><c><v>1</v></c></row>"),
    ("worksheet", "sheetData", '<!-- a --><row r="1" hidden="1"><c  s="1" r="A1"><v>31107</v></c><c\nr="B1"><f>1</f></c><c r="C1"><v>1</v></c></row>'),
]  # fmt: skip


@pytest.mark.parametrize(("root", "rows", "body"), ODD, ids=["前缀", "没有引用", "注释和换行"])
def test_worksheets_written_in_an_unusual_way(tmp_path: Path, root: str, rows: str, body: str) -> None:
    grid, _ = only(workbook(tmp_path / "a.xlsx", body, root=root, rows=rows))
    assert grid.rows[0][0] == date(1985, 3, 1) and grid.rows[0][2] == 1
    assert (grid.hidden_rows, grid.months, grid.uncomputed) == ({0}, {(0, 0)}, {(0, 1)})


def test_merged_ranges_are_clipped_to_the_table(tmp_path: Path) -> None:
    body = row(1, "题", "二") + row(2, "甲", "乙")
    grid, _ = only(
        workbook(
            tmp_path / "a.xlsx",
            body,
            tail='<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="H8:J9"/><mergeCell ref="A1:A2"/></mergeCells>',
        )
    )
    assert grid.merged == ((0, 0, 0, 1), (0, 0, 1, 0))


def far(reference: str) -> str:
    return f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="{reference}"><v>1</v></c></row>'


@pytest.mark.parametrize("reference", ["XFD1048576", "ZZ999999", "A99999999", "XFE1000000", "A1048577"])
def test_two_cells_far_apart_are_refused_before_a_table_is_built(tmp_path: Path, reference: str) -> None:
    assert refused(workbook(tmp_path / "a.xlsx", far(reference))).kind == "file.limit"


@pytest.mark.parametrize(
    "body",
    [
        '<x:c xmlns:x="u" r="XFD1048576"><x:v>1</x:v></x:c>',
        "<c r='XFD1048576'><v>1</v></c>",
        '<c\tr="XFD1048576"><v>1</v></c>',
    ],
)
def test_far_cells_do_not_slip_by_in_disguise(tmp_path: Path, body: str) -> None:
    assert refused(workbook(tmp_path / "a.xlsx", f'<row r="1"><c r="A1"><v>1</v></c>{body}</row>')).kind == "file.limit"
    assert refused(workbook(tmp_path / "b.xlsx", row(1, 1), tail=f"<extLst>{body}</extLst>")).kind == "file.limit"


def test_a_table_may_be_as_large_as_the_limit(tmp_path: Path) -> None:
    body = "".join(row(i, *range(26)) for i in range(1, 11))
    path = workbook(tmp_path / "a.xlsx", body)
    assert len(only(path, cells=260)[0].rows) == 10
    assert refused(path, cells=259).facts["what"] == "cells"
    assert refused(path, rows=9).facts["what"] == "rows"


def test_a_million_styled_blank_rows_are_no_limit(tmp_path: Path) -> None:
    blank = '<row r="1048576"><c r="A1048576" s="1"/><c r="ZZ1048576" s="1"/></row>'
    assert only(workbook(tmp_path / "a.xlsx", row(1, "甲", 1) + blank))[0].rows == [["甲", 1]]


def test_a_shared_string_used_a_million_times_is_weighed(tmp_path: Path) -> None:
    strings = f'<sst xmlns="{MAIN}"><si><t>{"长" * 2000}</t></si><si><t>短</t></si></sst>'
    body = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>{i % 2}</v></c></row>' for i in range(1, 101))
    path = workbook(tmp_path / "a.xlsx", body, extra={"xl/sharedStrings.xml": strings})
    assert len(only(path, text=400_000)[0].rows) == 100
    assert refused(path, text=290_000).facts["what"] == "text"


def test_zip_bombs(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        row(1, "甲"),
        extra={
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{" " * 3_000_000}</sheetData></worksheet>'
        },
    )
    assert refused(path, unzipped=2_000_000).facts["what"] == "unzipped"
    assert refused(path, ratio_from=1_000_000).facts["what"] == "ratio"


def test_a_zip_bomb_whose_header_lies(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        "",
        extra={
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{" " * 300_000_000}</sheetData></worksheet>'
        },
    )
    size = (300_000_000 + len(f'<worksheet xmlns="{MAIN}"><sheetData></sheetData></worksheet>')).to_bytes(4, "little")
    data = path.read_bytes()
    assert size in data
    path.write_bytes(data.replace(size, (1000).to_bytes(4, "little")))
    assert refused(path).kind == "file.limit"


def test_entity_bombs_in_every_part(tmp_path: Path) -> None:
    doctype = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "b">]>'
    for part, text in {
        "xl/sharedStrings.xml": "<sst/>",
        "xl/styles.xml": "<styleSheet/>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
    }.items():
        trouble = refused(workbook(tmp_path / "a.xlsx", row(1, "甲"), extra={part: doctype + text}))
        assert (trouble.kind, trouble.facts["what"]) == ("file.limit", "entities"), part


def test_broken_workbooks(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", row(1, "甲"))
    whole = path.read_bytes()
    for cut in (100, len(whole) // 2, len(whole) - 30):
        path.write_bytes(whole[:cut])
        assert refused(path).kind == "file.broken"
    path.write_bytes(whole)
    with zipfile.ZipFile(path, "a") as package, pytest.warns(UserWarning):
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert refused(path).facts["why"] == "doubled"


def test_a_protected_sheet_is_readable(tmp_path: Path) -> None:
    grid, trouble = only(
        workbook(tmp_path / "a.xlsx", row(1, "甲"), tail='<sheetProtection password="CC1A" sheet="1"/>')
    )
    assert grid.rows == [["甲"]] and trouble == []


def test_without_calamine_openpyxl_reads_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = row(1, "姓名", 3, 2.5) + '<row r="4"><c r="A4" s="1"><v>31107</v></c><c r="C4" s="5"><v>31107</v></c></row>'
    path = workbook(tmp_path / "a.xlsx", body, head='<dimension ref="A1"/>')
    with_it, _ = only(path)
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "python_calamine":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    grid, trouble = only(path)
    assert grid.rows == with_it.rows and grid.months == with_it.months and trouble == []
    assert "没有 calamine" in grid.reading.note
