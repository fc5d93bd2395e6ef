"""问题清单 and the marked copy of a clerk's workbook."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from made import ID, MEMBERS, PHONE, case, checked, finding, sample
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from xzhj.model import Finding, Source
from xzhj.report.book import clean, masked, title_for
from xzhj.report.marks import cell_of
from xzhj.report.words import internal_only
from xzhj.report.workbook import annotated_name, annotated_workbook, findings_workbook

PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
BINARY = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'


def book_of(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def rows_of(data: bytes) -> list[list[object]]:
    return [[c.value for c in row] for row in book_of(data)["问题清单"].iter_rows(min_row=3)]


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "党员"
    sheet["A1"] = "柳溪镇党员名册"
    sheet.merge_cells("A1:M1")
    sheet["H7"], sheet["H8"], sheet["K31"], sheet["L7"] = ID, 13805712345, PHONE, "=1+1"
    sheet["E12"] = date(1999, 3, 1)
    sheet["E12"].comment = Comment(f"已核对 {PHONE}", "张某")
    sheet["E12"].number_format = "yyyy.mm"
    sheet.freeze_panes = "C4"
    book.create_sheet("说明")["A1"] = "填表说明"
    path = tmp_path / MEMBERS
    book.save(path)
    return path


def test_the_list_has_a_line_a_finding_worst_file_first():
    rows = rows_of(findings_workbook(sample(), case()))
    assert len(rows) == 23
    assert [r[0] for r in rows] == list(range(1, 24))
    assert [r[1] for r in rows[:5]] == ["错误", "错误", "警告", "警告", "说明"]
    assert rows[0][2] == "R105" and rows[0][4:7] == [MEMBERS, "党员", "H7"]
    assert rows[3][6] == "D4:D433 共430处"
    assert rows[-1][1] == "已准许" and "县委组织部" in rows[-1][8]


def test_head_counts_and_speaks_of_what_is_internal():
    head = book_of(findings_workbook(sample(), case()))["问题清单"]["A1"].value
    assert "错误 5 项" in head and "另有内部事项 1 项" in head
    assert not [r for r in rows_of(findings_workbook(sample(), case())) if "孙某" in str(r[3])]
    assert [r for r in rows_of(findings_workbook(sample(), case(), internal=True)) if "孙某" in str(r[3])]


def test_the_internal_list_has_nothing_else():
    data = findings_workbook(internal_only(sample()), case(), internal=True)
    assert [r[2] for r in rows_of(data)] == ["R130"]
    assert "不外传" in book_of(data)["问题清单"]["A1"].value


def test_a_finding_about_a_whole_sheet_links_to_its_corner(roster):
    run = checked(finding("R105", Source(MEMBERS, "说明")))
    book = book_of(annotated_workbook(roster, MEMBERS, run, case()))
    assert book["问题清单"]["G3"].hyperlink.location == "'说明'!A1"
    assert book["说明"]["A1"].comment is None


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_formula_in_a_finding_stays_text(start):
    text = f'{start}HYPERLINK("http://a","b")'
    data = findings_workbook(checked(Finding(text, (Source(text, text, "A1"),), (), "error", "R101")), case())
    for row in book_of(data)["问题清单"].iter_rows():
        for cell in row:
            assert cell.data_type != "f"
            assert not str(cell.value).startswith(start) or cell.quotePrefix
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_numbers_are_masked_unless_revealed(roster):
    for data in (findings_workbook(sample(), case()), annotated_workbook(roster, MEMBERS, sample(), case())):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            whole = b"".join(map(parts.read, parts.namelist()))
        for number in (ID, PHONE, "13805712345"):
            assert number.encode() not in whole.replace(b"138057123450", b"")
    shown = book_of(annotated_workbook(roster, MEMBERS, sample(), case(), reveal=True))["党员"]
    assert shown["H7"].value == ID and shown["H8"].value == 13805712345


def test_faulty_cells_are_coloured_and_commented(roster):
    book = book_of(annotated_workbook(roster, MEMBERS, sample(), case()))
    sheet = book["党员"]
    assert book.sheetnames == ["问题清单", "党员", "说明"]
    assert sheet["H7"].fill.start_color.rgb.endswith("FFC7CE")
    assert sheet["K31"].fill.start_color.rgb.endswith("FFE699")
    assert sheet["B9"].fill.start_color.rgb.endswith("DDEBF7")
    assert "校验码应为 X" in sheet["H7"].comment.text and "依据：《GB 11643" in sheet["H7"].comment.text
    assert sheet["E12"].comment.text.startswith("已核对 138****2345\n")
    assert "须年满十八周岁" in sheet["E12"].comment.text
    assert sheet["A5"].fill.fill_type is None and sheet["A5"].comment is None


def test_the_rest_of_the_copy_is_as_it_was(roster):
    sheet = book_of(annotated_workbook(roster, MEMBERS, sample(), case()))["党员"]
    assert sheet["L7"].value == "=1+1" and sheet.freeze_panes == "C4"
    assert sheet["E12"].number_format == "yyyy.mm" and str(sheet.merged_cells.ranges.copy().pop()) == "A1:M1"


def test_the_original_is_untouched(roster):
    before = roster.read_bytes()
    annotated_workbook(roster, MEMBERS, sample(), case())
    assert roster.read_bytes() == before


def test_the_list_links_to_the_cells_of_this_workbook_only(roster):
    book = book_of(annotated_workbook(roster, MEMBERS, sample(), case()))
    sheet = book["问题清单"]
    links = [row[6].hyperlink.location for row in sheet.iter_rows(min_row=3) if row[6].hyperlink]
    assert links == ["'党员'!H7", "'党员'!E12", "'党员'!K31", "'党员'!D4", "'党员'!B9", "'党员'!H9"]
    assert "代表应选" not in str([c.value for row in sheet.iter_rows() for c in row])


def test_only_one_sheet_is_selected(roster):
    book = book_of(annotated_workbook(roster, MEMBERS, sample(), case()))
    assert [s.title for s in book.worksheets if s.sheet_view.tabSelected] == ["问题清单"]
    assert book.active.title == "问题清单"


def test_two_findings_on_a_cell_show_the_worse_and_both_texts(roster):
    place = Source(MEMBERS, "党员", "H7")
    run = checked(finding("R119", place), finding("R105", place))
    cell = book_of(annotated_workbook(roster, MEMBERS, run, case()))["党员"]["H7"]
    assert cell.fill.start_color.rgb.endswith("FFC7CE")
    assert cell.comment.text.index("R105") < cell.comment.text.index("R119")


def test_a_merged_cell_is_marked_where_it_shows(roster):
    run = checked(finding("R105", Source(MEMBERS, "党员", "C1")))
    assert "R105" in book_of(annotated_workbook(roster, MEMBERS, run, case()))["党员"]["A1"].comment.text


def test_a_sheet_named_like_ours_is_kept(roster):
    book = load_workbook(roster)
    book.create_sheet("问题清单")["A1"] = "上次的"
    book.save(roster)
    made = book_of(annotated_workbook(roster, MEMBERS, sample(), case()))
    assert made["问题清单"]["A1"].value == "上次的" and made.sheetnames[0] == "问题清单2"


def test_the_same_input_gives_the_same_bytes(roster):
    assert findings_workbook(sample(), case()) == findings_workbook(sample(), case())
    once = annotated_workbook(roster, MEMBERS, sample(), case())
    assert once == annotated_workbook(roster, MEMBERS, sample(), case())


def with_macros(path: Path) -> Path:
    """The same workbook with a macro part, as .xlsm."""
    out = path.with_suffix(".xlsm")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(PLAIN, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
                data = data.replace(b"</Types>", BINARY + b"</Types>")
            if name == "xl/_rels/workbook.xml.rels":
                kind = b"http://schemas.microsoft.com/office/2006/relationships/vbaProject"
                data = data.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rIdV" Type="' + kind + b'" Target="vbaProject.bin"/></Relationships>',
                )
            target.writestr(name, data)
        target.writestr("xl/vbaProject.bin", b"macros")
    return out


def test_macros_stay(roster):
    path = with_macros(roster)
    data = annotated_workbook(path, MEMBERS, sample(), case())
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert parts.read("xl/vbaProject.bin") == b"macros"
        assert b"macroEnabled" in parts.read("[Content_Types].xml")
        assert len(parts.namelist()) == len(set(parts.namelist()))
    assert annotated_name(path).endswith("（标注）.xlsm")


def test_a_text_table_becomes_a_workbook(tmp_path):
    path = tmp_path / "党员.csv"
    path.write_text("姓名,身份证号\n", "utf-8")
    rows = [
        ["姓名", "身份证号", "备注", "生日"],
        ["甲", "330102199003071238000", "=1+1", date(1990, 3, 7)],
        ["乙", "001", "", ""],
    ]
    run = checked(finding("R105", Source("党员.csv", "", "B2")), finding("R119", Source("党员.csv", "", "第3行")))
    book = book_of(annotated_workbook(path, "党员.csv", run, case(), sheets=lambda _: {"": rows}))
    sheet = book.worksheets[1]
    assert sheet["C2"].data_type == "s" and sheet["C2"].value == "=1+1"
    assert sheet["B3"].value == "001" and sheet["D2"].value.date() == date(1990, 3, 7)
    assert "R105" in sheet["B2"].comment.text and "R119" in sheet["A3"].comment.text
    assert book.worksheets[0]["G3"].hyperlink.location == f"'{sheet.title}'!B2"
    assert annotated_name(path) == "党员（标注）.xlsx"
    assert sheet["D2"].number_format == "yyyy-mm-dd" and sheet.column_dimensions["B"].width > 20


def test_a_workbook_that_cannot_be_opened_gives_the_list_alone(tmp_path):
    path = tmp_path / MEMBERS
    path.write_bytes(b"PK\x03\x04 broken")
    assert book_of(annotated_workbook(path, MEMBERS, sample(), case())).sheetnames == ["问题清单", "读了哪些文件"]


@pytest.mark.parametrize("code", ["F002", "F003", "F004"])
def test_a_file_the_reader_refused_is_not_opened(roster, code):
    run = checked(Finding("超过安全上限", (Source(MEMBERS),), (), "error", code))
    assert "党员" not in book_of(annotated_workbook(roster, MEMBERS, run, case())).sheetnames
    other = checked(Finding("超过安全上限", (Source("别的.xlsx"),), (), "error", code))
    assert "党员" in book_of(annotated_workbook(roster, MEMBERS, other, case())).sheetnames


def test_places_that_are_cells_or_lines():
    assert [cell_of(p) for p in ("E7", "第12行", "第3段", "", "E0", "表2第3行第2格", "AAAA1")] == [
        "E7",
        "A12",
        "",
        "",
        "",
        "",
        "",
    ]


def test_values_that_are_masked():
    assert masked(330102199003071234) == "330102********1234"
    assert masked(13805712345.0) == "138****2345"
    assert [masked(v) for v in (20260618, 1.5, True, None, "甲", 10**10, float("inf"), float("nan"))][:6] == [
        20260618, 1.5, True, None, "甲", 10**10,
    ]  # fmt: skip


def test_text_that_xml_cannot_hold_is_cleaned():
    assert clean("甲\x00乙\ud800") == "甲?乙?"


def test_sheet_names_that_excel_accepts():
    book = Workbook()
    assert title_for(book, "a/b:[c]*?\\'") == "a b  c"
    assert title_for(book, "sheet") == "sheet2"
    assert title_for(book, "") == "表"
    assert len(title_for(book, "长" * 60)) <= 31
