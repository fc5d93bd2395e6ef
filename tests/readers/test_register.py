"""The register of papers."""

from datetime import date

import pytest

from xzhj.model import Fact, Facts, Filed, Reading
from xzhj.readers.grid import Grid
from xzhj.readers.register import heading_of, read_grid, slug_of, with_register


def grid(*rows: list) -> Grid:
    return Grid("文号登记.xlsx", "Sheet1", [list(r) for r in rows], Reading("文号登记.xlsx"))


def test_reads_rows_below_the_heading():
    sheet = grid(
        ["柳溪镇文号登记"],
        ["序号", "文号", "标题", "日期", "状态", "备注"],
        [1, "柳委〔2026〕5号", "关于召开中国共产党柳溪镇第十五次代表大会的请示", date(2026, 4, 12), "上报", ""],
        [2, "示委复〔2026〕9号", "关于同意召开中国共产党柳溪镇第十五次代表大会的批复", "2026.4.20", "来文", ""],
        ["", "", "", "", "", ""],
        [3, "", "会议记录", "某天", "", ""],
    )
    filed, trouble = read_grid(sheet)
    assert [(f.slug, f.day, f.status) for f in filed] == [
        ("request", date(2026, 4, 12), "已印发"),
        ("reply", date(2026, 4, 20), "已收到"),
        ("", None, ""),
    ]
    assert filed[0].number == "柳委〔2026〕5号"
    assert filed[0].at[0].place == "B3"
    assert [(t.kind, t.facts["why"], t.at[0].place) for t in trouble] == [("facts.bad", "type", "D6")]


@pytest.mark.parametrize(
    "row",
    [["姓名", "性别", "日期"], ["文号", "标题"], ["项目", "内容"], ["序号", "姓名", "单位", "编号", "名称"]],
)
def test_other_tables_are_not_registers(row):
    assert heading_of(grid(row)) is None


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("关于召开中国共产党柳溪镇第十五次代表大会的请示", "request"),
        ("关于同意召开中国共产党柳溪镇第十五次代表大会的批复", "reply"),
        ("关于柳溪镇党委、纪委领导班子候选人预备人选的请示", "candidates-request"),
        ("关于柳溪镇两委候选人预备人选的批复", "candidates-reply"),
        ("关于柳溪镇第十五次党代会选举结果的报告", "result-report"),
        ("关于柳溪镇党委、纪委选举结果的批复", "result-reply"),
        ("关于选举出席中国共产党某县第十五次代表大会代表情况的报告", "county-delegates-report"),
        ("关于选举出席柳溪镇第十五次党代会代表结果的报告", "unit-report"),
        ("关于召开党员大会选举出席柳溪镇第十五次党代会代表的请示", "unit-request"),
        ("关于同意第一党支部代表候选人预备人选及召开党员大会的批复", "unit-reply"),
        ("关于做好柳溪镇第十五次代表大会代表选举工作的通知", "delegate-election-notice"),
        ("关于召开中国共产党柳溪镇第十五次代表大会的通知", "meeting-notice"),
        ("关于延期换届的请示", "term-change-request"),
        ("关于部分党员不计入应到会人数的请示", "excluded-members-request"),
        ("关于领导班子成员分工的通知", "division-notice"),
        ("关于防汛工作的通知", ""),
    ],
)
def test_papers_by_their_titles(title, slug):
    assert slug_of(title) == slug


def test_the_register_fills_what_the_form_leaves_open():
    facts = Facts({"request_number": (Fact("柳委〔2026〕6号"),)})
    register = (
        Filed("请示", "柳委〔2026〕5号", date(2026, 4, 12), slug="request"),
        Filed("批复一", "", date(2026, 5, 1), slug="unit-reply"),
        Filed("批复二", "", date(2026, 5, 3), slug="unit-reply"),
    )
    filled = with_register(facts, register)
    assert filled["request_number"] == "柳委〔2026〕6号"
    assert filled["request_date"] == date(2026, 4, 12)
    assert filled["unit_reply_date"] == date(2026, 5, 3)
    assert "reply_date" not in filled
