from __future__ import annotations

from pathlib import Path

import pytest

from xzhj.readers.files import Limits, grids, is_lock_file
from xzhj.readers.grid import Grid


def only(path: Path, data: bytes, name: str = "a.csv") -> Grid:
    file = path / name
    file.write_bytes(data)
    found, trouble = grids(file)
    assert trouble == [] and len(found) == 1
    return found[0]


@pytest.mark.parametrize("char", [",", ";", "\t", "，", "|", "；"])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_delimiters(tmp_path: Path, char: str, codec: str) -> None:
    text = "\n".join(char.join(line) for line in (["姓名", "性别", "民族"], ["张三", "男", "汉"], ["李四", "女", "回"]))
    assert only(tmp_path, text.encode(codec)).rows == [
        ["姓名", "性别", "民族"],
        ["张三", "男", "汉"],
        ["李四", "女", "回"],
    ]


def test_commas_inside_cells_of_a_tab_table(tmp_path: Path) -> None:
    assert only(tmp_path, "姓名\t职务\n张三\t书记,镇长\n".encode()).rows[1] == ["张三", "书记,镇长"]


def test_lines_of_quoted_newlines_and_blank_lines(tmp_path: Path) -> None:
    grid = only(tmp_path, '姓名,职务\r\n"张\r\n三",书记\r\n\r\n李四,"镇长"\r\n'.encode())
    assert [r[0] for r in grid.rows] == ["姓名", "张\r\n三", "", "李四"]
    assert grid.lines == [1, 2, 4, 5]


def test_ragged_rows_are_filled_and_nul_is_dropped(tmp_path: Path) -> None:
    grid = only(tmp_path, "姓名,性别,备注\n张三\x00,男\n李四,女,无,多\n".encode())
    assert grid.rows == [["姓名", "性别", "备注", ""], ["张三", "男", "", ""], ["李四", "女", "无", "多"]]


def test_a_quote_never_closed_does_not_swallow_the_rest(tmp_path: Path) -> None:
    grid = only(tmp_path, '姓名,备注\n张三,"党员\n李四,无\n王五,无\n'.encode())
    assert len(grid.rows) == 4 and "引号" in grid.reading.note


def test_text_and_a_web_page_that_call_themselves_xls(tmp_path: Path) -> None:
    assert only(tmp_path, "姓名\t性别\n张三\t男\n".encode("gbk"), "a.xls").rows[1] == ["张三", "男"]
    page = "<html><meta charset=gb2312><table><tr><th colspan=2>名册</th></tr><tr><td>姓名<td>性别<tr><td rowspan=2>张&amp;三</td><td>男</td></tr><tr><td>女</td></tr></table>"
    grid = only(tmp_path, page.encode("gbk"), "b.xls")
    assert grid.rows == [["名册", ""], ["姓名", "性别"], ["张&三", "男"], ["", "女"]]
    assert grid.merged == ((0, 0, 0, 1), (2, 0, 3, 0))


LRMX = """<?xml version="1.0" encoding="{}"?><Person><XingMing>张 三</XingMing><XingBie>男</XingBie><ChuShengNianYue>198503</ChuShengNianYue>
<MinZu>汉族</MinZu><JianLi>2005.07--2010.08  某镇干部\n2010.08--  某镇副镇长</JianLi><ZhaoPian>AAAA</ZhaoPian>
<JiaTingChengYuan><Item><ChengWei>妻子</ChengWei><XingMing>李四</XingMing></Item><Item><ChengWei/></Item></JiaTingChengYuan></Person>"""


@pytest.mark.parametrize(
    ("declared", "codec"), [("utf-8", "utf-8"), ("gb2312", "gbk"), ("utf-8", "gbk"), ("utf-16", "utf-16")]
)
def test_appointment_forms(tmp_path: Path, declared: str, codec: str) -> None:
    grid = only(tmp_path, LRMX.format(declared).encode(codec), "张三.lrmx")
    person = dict(zip(*grid.rows, strict=True))
    assert (person["姓名"], person["出生年月"], person["家庭成员"]) == ("张 三", "198503", "妻子，李四")
    assert person["简历"].count("\n") == 1 and len(grid.rows) == 2


def test_entities_are_refused_everywhere(tmp_path: Path) -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "'
        + "x" * 1000
        + '"><!ENTITY b "&a;&a;">]><Person><XingMing>&b;</XingMing></Person>'
    )
    (tmp_path / "a.lrmx").write_text(bomb, "utf-8")
    found, trouble = grids(tmp_path / "a.lrmx")
    assert found == [] and [(t.kind, t.facts["what"]) for t in trouble] == [("file.limit", "entities")]


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"%PDF-1.7", "pdf"), (b"\xff\xd8\xff\xe0" * 9, "image"), (b"Rar!\x1a\x07\x00", "rar"), (b"{\\rtf1", "rtf"), (b"", "empty"),
     (b"\r\n \r\n", "empty"), (bytes(range(1, 32)) * 40, "binary"), ("只有一段话".encode(), "text"), (b"<html><body>no</body></html>", "html")],
    ids=str,
)  # fmt: skip
def test_other_files_are_named_with_what_to_do(tmp_path: Path, data: bytes, kind: str) -> None:
    (tmp_path / "名册.xlsx").write_bytes(data)
    found, trouble = grids(tmp_path / "名册.xlsx", display="甲镇/名册.xlsx")
    assert found == [] and len(trouble) == 1
    assert (trouble[0].kind, trouble[0].facts["format"], trouble[0].at[0].file) == (
        "file.unknown",
        kind,
        "甲镇/名册.xlsx",
    )
    assert trouble[0].facts["what"] and trouble[0].facts["cure"]


def test_missing_files_and_folders(tmp_path: Path) -> None:
    assert [t.facts["why"] for t in grids(tmp_path / "no.csv")[1]] == ["missing"]
    assert [t.facts["why"] for t in grids(tmp_path)[1]] == ["folder"]


def test_limits_of_text_tables(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n" * 6, "utf-8")
    assert grids(tmp_path / "a.csv", limits=Limits(rows=6))[1] == []
    assert grids(tmp_path / "a.csv", limits=Limits(rows=5))[1][0].facts["what"] == "rows"
    assert grids(tmp_path / "a.csv", limits=Limits(cells=12))[1] == []
    assert grids(tmp_path / "a.csv", limits=Limits(cells=11))[1][0].facts["what"] == "cells"
    assert grids(tmp_path / "a.csv", limits=Limits(file=24))[1] == []
    assert grids(tmp_path / "a.csv", limits=Limits(file=23))[1][0].facts["what"] == "file"


def test_lock_files() -> None:
    assert is_lock_file("~$名册.xlsx") and is_lock_file(".~名册.xlsx")
    assert not is_lock_file("名册~.xlsx")


def test_numbers_an_export_wraps_as_text(tmp_path: Path) -> None:
    data = '姓名,身份证号,电话\r\n丁一,"=""990101198003070010""",="13800000001"\r\n王二,=1+1,\r\n'.encode("gb18030")
    assert only(tmp_path, data).rows[1:] == [["丁一", "990101198003070010", "13800000001"], ["王二", "=1+1", ""]]
