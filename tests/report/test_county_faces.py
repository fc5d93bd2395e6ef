"""A county's table in the terminal and as a workbook."""

from __future__ import annotations

import io

import pytest
from made import TODAY, checked, finding, sample, unchecked
from openpyxl import load_workbook

from xzhj.report.county import CountyLine, county_line, county_table, county_workbook
from xzhj.report.lines import width_of
from xzhj.report.terminal import Look

ROWS = (
    CountyLine("柳溪镇", "S12 提名代表候选人", 3, 12, 4, "改错误，先看 R105"),
    CountyLine("石门畲族乡", "S08 报批请示", 0, 1, 20, "核对警告，先看 R114"),
    CountyLine("桃源镇", "S12 提名代表候选人", 0, 0, 4, "可以往下办"),
    CountyLine("=青山乡", broken="换届信息.xlsx 打不开，请确认没有损坏、没有加密，再重新查一遍；其他乡镇不受影响"),
)


def test_one_line_a_township_and_what_it_adds_up_to():
    lines = county_table(ROWS, Look(160)).splitlines()
    assert lines[0].split() == ["乡镇", "步骤", "错误", "警告", "未到时间", "下一步"]
    assert lines[1].split() == ["柳溪镇", "S12", "提名代表候选人", "3", "12", "4", "改错误，先看", "R105"]
    assert "没有查成：换届信息.xlsx 打不开" in lines[4]
    assert lines[-1] == "合计：4 个乡镇，错误 3 项（在 1 个乡镇），警告 13 项，未到时间 28 项，1 个没有查成"


@pytest.mark.parametrize("gbk", [False, True])
@pytest.mark.parametrize("width", [30, 63, 79, 119])
def test_no_line_is_wider_than_the_terminal(width, gbk):
    look = Look(width, gbk=gbk)
    text = county_table(ROWS, look)
    text.encode("gbk")
    assert max(width_of(line, look.ambiguous) for line in text.splitlines()) <= width
    assert "其他乡镇不受影响" in text.replace("\n", "").replace(" ", "")


def test_numbers_stand_under_their_heads():
    lines = county_table(ROWS, Look(119)).splitlines()
    ends = [
        width_of(line[: line.index(word) + len(word)]) for line, word in ((lines[0], "未到时间"), (lines[2], "  20"))
    ]
    assert ends[0] == ends[1]


def test_a_line_from_a_run():
    line = county_line("柳溪镇", "S12", sample())
    assert (line.error, line.warning, line.not_due, line.level) == (5, 2, 4, "error")
    assert line.next == "改错误，先看 R105"
    assert county_line("甲", "", checked(finding("R114"))).next == "核对警告，先看 R114"
    assert county_line("甲", "", checked(*unchecked(3))).next == "补上没有查的 3 项所缺的内容"
    assert county_line("甲", "", checked()).next == "可以往下办"
    assert "R105" in county_line("甲", "", checked(crashed=("R105",))).next


def test_the_workbook_has_numbers_as_numbers_and_text_as_text():
    data = county_workbook(ROWS, TODAY)
    sheet = load_workbook(io.BytesIO(data))["全县情况"]
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=2)]
    assert rows[0] == ["乡镇", "步骤", "错误", "警告", "未到时间", "下一步"]
    assert rows[1] == ["柳溪镇", "S12 提名代表候选人", 3, 12, 4, "改错误，先看 R105"]
    assert rows[4][0] == "=青山乡" and sheet["A6"].data_type == "s"
    assert "2026-03-02" in sheet["A1"].value and data == county_workbook(ROWS, TODAY)
