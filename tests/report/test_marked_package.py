"""The marked copy is made inside the clerk's own package: what is not marked stays byte for byte."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from made import ID, MEMBERS, PHONE, case, checked, finding
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

from xzhj.model import Source
from xzhj.report.copied.numbers import hide_numbers
from xzhj.report.copied.package import Package, Unusual
from xzhj.report.copied.sheet import painted
from xzhj.report.copied.styles import Styles
from xzhj.report.marks import NOTED
from xzhj.report.workbook import annotated_workbook

NS = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """A roster as a clerk makes it: a chart, a photograph, rules of colour, a list to choose from, print set-up."""
    book = Workbook()
    sheet = book.active
    sheet.title = "党员"
    for r in range(1, 21):
        sheet[f"A{r}"], sheet[f"B{r}"], sheet[f"C{r}"] = r, f"张某{r}", ID
    sheet["D5"] = PHONE
    sheet["D6"].comment = Comment(f"已核对 {PHONE}", "李某")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=9))
    sheet.add_chart(chart, "H2")
    Picture.new("RGB", (8, 8), "red").save(tmp_path / "a.png")
    sheet.add_image(Image(tmp_path / "a.png"), "H20")
    sheet.conditional_formatting.add(
        "B1:B20", CellIsRule(operator="equal", formula=['"女"'], font=Font(color="0000FF"))
    )
    rule = DataValidation(type="list", formula1='"男,女"')
    rule.add("B1:B20")
    sheet.add_data_validation(rule)
    sheet.print_area, sheet.print_title_rows = "A1:D20", "1:2"
    book.create_sheet("统计")["A1"] = "统计"
    path = tmp_path / MEMBERS
    book.save(path)
    return path


def marked(path: Path, *places: str, sheet: str = "党员", reveal: bool = False) -> bytes:
    run = checked(*(finding("R105", Source(MEMBERS, sheet, p)) for p in places))
    return annotated_workbook(path, MEMBERS, run, case(), reveal=reveal)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def test_charts_pictures_and_everything_unmarked_stay(roster):
    before, after = parts(roster.read_bytes()), parts(marked(roster, "C3"))
    kept = [
        n for n in before if "chart" in n or "media" in n or ("drawing" in n and n.endswith(".xml")) or "sheet2" in n
    ]
    assert len(kept) >= 4
    for name in kept:
        assert before[name] == after[name], name
    sheet = after["xl/worksheets/sheet1.xml"].decode()
    for word in ("<conditionalFormatting", "<dataValidation ", "<drawing ", "<legacyDrawing "):
        assert sheet.count(word) == 1, word
    assert sheet.index("<drawing ") < sheet.index("<legacyDrawing ")


def test_print_areas_still_belong_to_their_sheets(roster):
    book = load_workbook(io.BytesIO(marked(roster, "C3")))
    assert book.sheetnames == ["问题清单", "党员", "统计"]
    assert book["党员"].print_area == "'党员'!$A$1:$D$20" and book["党员"].print_title_rows == "$1:$2"
    assert book["问题清单"].print_title_rows == "$2:$2" and book["问题清单"].auto_filter.ref == "A2:I3"


def test_only_the_marked_cell_changes_its_look(roster):
    book = load_workbook(io.BytesIO(marked(roster, "C3", "Z3", "B40", reveal=True)))
    sheet, old = book["党员"], load_workbook(roster)["党员"]
    filled = [c.coordinate for row in sheet.iter_rows() for c in row if c.fill.fill_type]
    assert filled == ["C3", "Z3", "B40"]
    assert all(sheet[c.coordinate].value == c.value for row in old.iter_rows() for c in row)


def test_a_clerks_comment_is_kept_above_ours(roster):
    text = load_workbook(io.BytesIO(marked(roster, "D6", "D5")))["党员"]["D6"].comment.text
    assert text.startswith("已核对 138****") and "R105" in text
    drawing = next(v for n, v in parts(marked(roster, "D6", "D5")).items() if n.endswith(".vml"))
    assert len(re.findall(rb":Row>\d", drawing)) == 2


def test_a_finding_of_very_many_cells_is_commented_in_part(roster):
    run = checked(finding("R105", *(Source(MEMBERS, "党员", f"E{r}") for r in range(1, NOTED + 6))))
    sheet = load_workbook(io.BytesIO(annotated_workbook(roster, MEMBERS, run, case())))["党员"]
    assert sheet[f"E{NOTED}"].comment and not sheet[f"E{NOTED + 1}"].comment
    assert sheet[f"E{NOTED + 5}"].fill.fill_type == "solid"


def package(sheet: bytes, strings: bytes = b"") -> Package:
    found = {"xl/worksheets/sheet1.xml": b"<worksheet " + NS + b"><sheetData>" + sheet + b"</sheetData></worksheet>"}
    return Package([], {**found, "xl/sharedStrings.xml": strings})


def hidden(sheet: bytes, strings: bytes = b"") -> tuple[str, str]:
    given = package(sheet, strings)
    given.unlink = lambda *_: None  # type: ignore[method-assign]
    given.links = lambda _: {"r": ("officeDocument", "xl/workbook.xml")}  # type: ignore[method-assign]
    hide_numbers(given, ["xl/worksheets/sheet1.xml"])
    return tuple(given.parts[n].decode() for n in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"))


def test_numbers_in_every_shape_are_hidden():
    rich = f"<si><r><t>{ID[:9]}</t></r><r><rPr/><t>{ID[9:]}</t></r></si>".encode()
    cells = (
        b'<row r="1"><c r="A1" s="3"><v>13805712345</v></c><c r="B1"><v>9.90101199001011E+17</v></c>'
        b'<c r="C1" t="str"><f>D1</f><v>13805712345</v></c><c r="D1" t="s"><v>0</v></c></row>'
    )
    sheet, strings = hidden(cells, b"<sst>" + rich + b"</sst>")
    assert '<c r="A1" s="3" t="inlineStr"><is><t>138****2345</t></is></c>' in sheet
    assert "E+17" not in sheet and "13805712345" not in sheet and "<f>" not in sheet
    assert '<c r="D1" t="s"><v>0</v></c>' in sheet
    assert ID not in re.sub(r"<[^>]*>", "", strings) and "********" in strings


def test_what_is_no_number_stays():
    cells = (
        b'<row r="1"><c r="A1" xr:uid="{00000000-0001-0000-0000-000012345678}"><v>0.12345678901234567</v></c>'
        b'<c r="B1"><f>A1*2</f><v>3</v></c></row>'
    )
    assert hidden(cells)[0].count(cells.decode()) == 1


def test_a_formula_never_worked_out_stays_with_all_of_its_sheet():
    cells = b'<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><v>13805712345</v></c><c r="C1"><f>B1</f><v>1</v></c></row>'
    assert hidden(cells)[0].count("<f>") == 2


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        ('<sheetData><row r="2"><c r="B2"/></row></sheetData>', '<row r="1"><c r="A1" s="1"/></row><row r="2">'),
        ('<sheetData><row r="1"><c r="B1" s="0"><v>1</v></c></row></sheetData>', '<c r="A1" s="1"/><c r="B1" s="0">'),
        ('<sheetData><row r="1" ht="20"/></sheetData>', '<row r="1" ht="20"><c r="A1" s="1"/></row>'),
        ("<sheetData/>", '<sheetData><row r="1"><c r="A1" s="1"/></row></sheetData>'),
    ],
)
def test_cells_that_were_not_written_are_put_in_their_order(sheet, says):
    styles = Styles(
        '<s><fonts count="1"><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs count="1"><xf numFmtId="0"/></cellXfs></s>'
    )
    assert says in painted(sheet.encode(), {"A1": "error"}, styles).decode()
    assert 'count="2"' in styles.xml() and 'fillId="1"' in styles.xml()


def test_rows_without_numbers_are_unusual():
    styles = Styles("<s><fonts/><fonts></fonts><fills></fills><borders></borders><cellXfs><xf/></cellXfs></s>")
    with pytest.raises(Unusual):
        painted(b"<sheetData><row><c/></row></sheetData>", {"A1": "error"}, styles)


def test_another_way_of_putting_together_is_marked_all_the_same(roster, tmp_path):
    """A package whose sheets carry a prefix goes through openpyxl; the list says what is lost."""
    given = parts(roster.read_bytes())
    text = given["xl/worksheets/sheet1.xml"].decode()
    text = re.sub(r"<(/?)(?!\?)(\w+)(?=[\s/>])", r"<\1x:\2", text).replace("xmlns=", "xmlns:x=", 1)
    with zipfile.ZipFile(tmp_path / "别样.xlsx", "w") as out:
        for name, data in given.items():
            out.writestr(name, text if name == "xl/worksheets/sheet1.xml" else data)
    book = load_workbook(io.BytesIO(marked(tmp_path / "别样.xlsx", "C3")))
    assert "没有原来的图表和图片" in book["问题清单"]["A1"].value and book["党员"]["C3"].fill.fill_type == "solid"
