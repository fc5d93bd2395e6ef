"""A new election folder: what is written can be read back, twice the same, and nothing is overwritten."""

import time

import pytest
from openpyxl import load_workbook

from xzhj.readers import Options, load, look
from xzhj.readers.facts import given_by, read_folder
from xzhj.report.files import CannotWrite
from xzhj.report.new_folder import county, files, make
from xzhj.text.townships import kind_in, township_in


@pytest.fixture
def made(tmp_path):
    folder = tmp_path / "示范县" / "柳溪镇"
    make(folder, files("柳溪镇"))
    return folder


@pytest.mark.parametrize(
    ("name", "township"),
    [
        ("柳溪镇", "柳溪镇"),
        ("03 柳溪镇换届", "柳溪镇"),
        ("青山回族乡2026", "青山回族乡"),
        ("城关街道", "城关街道"),
        ("乡镇", ""),
        ("选举", ""),
        ("镇", ""),
    ],
)
def test_the_township_a_folder_is_named_after(name, township):
    assert township_in(name) == township


def test_kind_of_township():
    assert [kind_in(n) for n in ("柳溪镇", "青山回族乡", "青山乡", "城关街道", "")] == [
        "镇",
        "民族乡",
        "乡",
        "街道",
        "",
    ]


@pytest.mark.parametrize("keyed", [False, True])
def test_an_empty_form_reads_back_without_trouble(tmp_path, keyed):
    make(tmp_path / "柳溪镇", files("柳溪镇", keyed=keyed))
    given = read_folder(tmp_path / "柳溪镇")
    assert not given.trouble
    assert not given.rest
    assert given.facts["township"] == "柳溪镇"
    assert given.facts["township_kind"] == "town"


def test_every_roster_is_understood(made):
    case = load([made], Options())
    kinds = {r.kind for r in case.rosters}
    assert kinds == {"members", "quota", "delegates", "candidates", "roles", "attendance"}
    assert [t for t in case.trouble if t.kind not in ("table.missing_column",)] == []
    for roster in case.rosters:
        assert len(roster) == 0


def test_no_column_of_ours_is_unknown(made):
    for seen in look([made]).understood:
        if "登记" not in seen.file and "换届信息" not in seen.file:
            assert seen.unknown == (), seen.file


def test_the_form_has_drop_downs_dates_and_a_frozen_head(made):
    book = load_workbook(made / "换届信息.xlsx")
    sheet = book["换届信息"]
    assert [c.value for c in sheet[2]] == ["项目", "内容", "填写说明", "依据"]
    assert sheet.freeze_panes == "A3"
    rows = {row[0].value: row[1] for row in sheet.iter_rows(min_row=3)}
    assert rows["大会开幕日期（批复）"].number_format == "yyyy-mm-dd"
    lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation if v.type == "list"}
    assert lists[rows["选举方式"].coordinate] == '"直接差额选举,差额预选后等额选举"'
    assert "代表名额（拟报）" in rows and "准许事项" in book.sheetnames and "填写说明" in book.sheetnames
    assert all(len(f) <= 255 for f in lists.values())


def test_rosters_have_drop_downs_and_text_columns_for_numbers_of_people(made):
    sheet = load_workbook(made / "党员名册.xlsx").worksheets[0]
    heads = {c.value: c.column_letter for c in sheet[2]}
    assert sheet.freeze_panes == "A3"
    assert sheet.column_dimensions[heads["身份证号"]].number_format == "@"
    assert any(f"{heads['性别']}3" in str(v.sqref) for v in sheet.data_validations.dataValidation)


def test_no_sheet_is_hidden(made):
    for path in made.glob("*.xlsx"):
        assert all(s.sheet_state == "visible" for s in load_workbook(path).worksheets)


def test_same_bytes_each_time():
    first = dict(files("柳溪镇"))
    time.sleep(1.1)
    assert dict(files("柳溪镇")) == first


def test_nothing_is_overwritten(made):
    (made / "党员名册.xlsx").write_bytes(b"mine")
    (made / "签到表.xlsx").unlink()
    new, kept = make(made, files("柳溪镇"))
    assert [p.name for p in new] == ["签到表.xlsx"]
    assert len(kept) == 7
    assert (made / "党员名册.xlsx").read_bytes() == b"mine"


def test_one_form_only(made):
    make(made, files("柳溪镇", keyed=True))
    assert not (made / "election.yaml").exists()


def test_a_folder_named_like_a_formula(tmp_path):
    make(tmp_path / "x", files("=HYPERLINK(1)镇"))
    cell = load_workbook(tmp_path / "x" / "党员名册.xlsx").worksheets[0]["A1"]
    assert cell.data_type == "s" and not cell.value.startswith("=")


def test_what_the_county_gives_is_not_asked_again(tmp_path):
    shared = tmp_path / "county.yaml"
    shared.write_bytes(county("示范县", ["柳溪镇", "青山乡"]))
    given = given_by(shared)
    assert ("county", "") in given
    make(tmp_path / "柳溪镇", files("柳溪镇", given=given))
    labels = [
        row[0] for row in load_workbook(tmp_path / "柳溪镇" / "换届信息.xlsx")["换届信息"].iter_rows(values_only=True)
    ]
    assert "县名" not in labels and "会场" in labels
    read = read_folder(tmp_path / "柳溪镇")
    assert not read.trouble
    assert read.facts["townships"] == ("柳溪镇", "青山乡")


def test_a_file_that_cannot_be_written_is_one_line(tmp_path, monkeypatch):
    import os

    def held(*_):
        raise PermissionError(13, "held open")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(CannotWrite, match="WPS"):
        make(tmp_path / "柳溪镇", files("柳溪镇"))
    assert [p for p in (tmp_path / "柳溪镇").iterdir()] == []
