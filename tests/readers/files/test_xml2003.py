"""XML 表格 2003, as older systems export it under the name .xls."""

from __future__ import annotations

from datetime import date

import pytest

from xzhj.readers.files import grids
from xzhj.readers.files.limits import Limits

HEAD = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">'
STYLES = '<Styles><Style ss:ID="m"><NumberFormat ss:Format="yyyy.mm"/></Style><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>'

FAR = ' ss:Index="16000"'


def book(rows: str, after: str = "", before: str = "") -> bytes:
    sheet = f'<Worksheet ss:Name="党员">{before}<Table>{rows}</Table>{after}</Worksheet>'
    return f"{HEAD}{STYLES}{sheet}</Workbook>".encode()


def text(value: str, more: str = "") -> str:
    return f'<Cell{more}><Data ss:Type="String">{value}</Data></Cell>'


def one(tmp_path, data: bytes, limits=Limits()):  # noqa: B008
    path = tmp_path / "导出.xls"
    path.write_bytes(data)
    return grids(path, limits=limits)


def test_values_and_places(tmp_path):
    day = '<Cell ss:StyleID="d"><Data ss:Type="DateTime">1970-05-12T00:00:00.000</Data></Cell>'
    month = '<Cell ss:StyleID="m"><Data ss:Type="DateTime">1995-07-01T00:00:00.000</Data></Cell>'
    number = '<Cell ss:Index="6"><Data ss:Type="Number">3</Data></Cell>'
    (grid,), trouble = one(
        tmp_path, book(f"<Row>{text('姓名')}</Row><Row ss:Index='4'>{text('甲&amp;某')}{day}{month}{number}</Row>")
    )
    assert grid.sheet == "党员"
    assert grid.rows == [
        ["姓名", *[""] * 5], [""] * 6, [""] * 6, ["甲&某", date(1970, 5, 12), date(1995, 7, 1), "", "", 3]
    ]  # fmt: skip
    assert grid.months == {(3, 2)}
    assert trouble == []


def test_merged_and_uncomputed(tmp_path):
    wide = text("名册", ' ss:MergeAcross="2" ss:MergeDown="1"')
    formula = '<Cell ss:Formula="=1+1"/>'
    (grid,), trouble = one(
        tmp_path, book(f"<Row>{wide}{text('后')}</Row><Row/><Row>{text('甲')}{formula}{text('乙')}</Row>")
    )
    assert grid.rows[0] == ["名册", "", "", "后"]
    assert grid.merged == ((0, 0, 1, 2),)
    assert grid.uncomputed == {(2, 1)}
    assert [t.kind for t in trouble] == ["cell.uncomputed"]


@pytest.mark.parametrize(
    ("after", "hidden", "filtered"), [("", {1}, set()), ("<x:AutoFilter x:Range='R1C1'/>", set(), {1})]
)
def test_hidden_rows(tmp_path, after, hidden, filtered):
    (grid,), _ = one(
        tmp_path, book(f"<Row>{text('姓名')}</Row><Row ss:Hidden='1'>{text('甲')}</Row><Row>{text('乙')}</Row>", after)
    )
    assert (grid.hidden_rows, grid.filtered_rows) == (hidden, filtered)


def test_hidden_sheet(tmp_path):
    after = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    (grid,), _ = one(tmp_path, book(f"<Row>{text('姓名')}</Row>", after))
    assert grid.hidden


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (book(f"<Row>{text('甲')}</Row>")[:-20], "file.broken"),
        (book(f"<Row>{text('甲')}</Row>").replace(b'"?><?mso', b'"?><!DOCTYPE a [<!ENTITY b "c">]><?mso'), "file.limit"),
        (book(f"<Row ss:Index='900000'>{text('甲', FAR)}</Row>"), "file.limit"),
    ],
)  # fmt: skip
def test_what_is_refused(tmp_path, data, kind):
    found, trouble = one(tmp_path, data)
    assert (found, [t.kind for t in trouble]) == ([], [kind])
