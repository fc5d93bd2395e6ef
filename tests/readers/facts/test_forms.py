"""换届信息.xlsx, election.yaml and county.yaml in a folder whose path has Chinese and blanks."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import Workbook

from xzhj.model import Month
from xzhj.readers.facts import read_folder


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "示范县" / "柳溪镇 换届"
    made.mkdir(parents=True)
    return made


def keyed(folder: Path, text: str, name: str = "election.yaml", encoding: str = "utf-8"):
    (folder / name).write_bytes(text.encode(encoding))


def form(folder: Path, rows, **sheets):
    book = Workbook()
    sheet = book.active
    sheet.title = "换届信息"
    sheet.append(["柳溪镇换届信息"])
    sheet.append(["项目", "内容", "填写说明", "依据"])
    for row in rows:
        sheet.append(row)
    for name, lines in sheets.items():
        other = book.create_sheet(name)
        for line in lines:
            other.append(line)
    book.save(folder / "换届信息.xlsx")


def bad(given) -> list[tuple[str, str, str]]:
    return [(t.facts["why"], t.facts.get("item", ""), t.at[0].place) for t in given.trouble if t.kind == "facts.bad"]


def test_chinese_labels_and_english_names_are_one(folder):
    keyed(folder, "乡镇名称: 柳溪镇\ncommittee_seats: 9\npc_candidates: 11\n大会开幕日期: 2026年6月18日\n")
    given = read_folder(folder)
    assert not given.trouble
    assert given.facts["township"] == "柳溪镇"
    assert given.facts["committee_seats"] == 9
    assert given.facts["committee_candidates"] == 11
    assert given.facts["congress_date"] == date(2026, 6, 18)
    assert [a.place for a in given.facts.at("committee_seats")] == ["第2行"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(folder, encoding):
    keyed(folder, "乡镇名称: 柳溪镇\n会场: 三楼\n", encoding=encoding)
    assert read_folder(folder).facts["township"] == "柳溪镇"


def test_bytes_of_no_encoding(folder):
    (folder / "election.yaml").write_bytes(b"a: \xff\xfe\x81\n\x80\x80")
    assert [t.kind for t in read_folder(folder).trouble] == ["file.encoding"]


def test_stages(folder):
    keyed(
        folder,
        "代表名额: {拟报: 120, 批复: 118}\n党委委员名额（批复）: 9\n副书记名额:\n  adopted: 2\n  讨论: 3\n会场（批复）: 三楼\n",
    )
    given = read_folder(folder)
    assert given.facts.get("delegates", "requested") == 120
    assert given.facts["delegates"] == 118
    assert given.facts.fact("committee_seats").stage == "approved"
    assert given.facts.get("deputies", "adopted") == 2
    assert bad(given) == [("stage", "副书记名额·讨论", "第5行"), ("stage", "会场（批复）", "第6行")]


def test_unknown_wrong_and_doubled(folder):
    keyed(folder, "党委委员名客: 9\n代表名额: 很多\n会场: 一楼\nvenue: 二楼\n大会开幕日期: 2026-06\n")
    given = read_folder(folder)
    assert bad(given) == [
        ("unknown", "党委委员名客", "第1行"),
        ("doubled", "会场", "第4行"),
        ("type", "代表名额", "第2行"),
        ("type", "大会开幕日期", "第5行"),
    ]
    assert given.trouble[0].facts["nearest"] == "党委委员名额"
    assert [a.place for a in given.trouble[1].at] == ["第4行", "第3行"]
    assert given.facts["venue"] == "一楼"
    assert "delegates" not in given.facts


def test_blank_items_are_not_facts(folder):
    keyed(folder, "会场:\n代表名额:\n  拟报:\n  批复: ~\n")
    given = read_folder(folder)
    assert not given.trouble
    assert list(given.facts) == []


def test_lists_names_records_tables(folder):
    keyed(
        folder,
        """大会议程:
  - 听取报告：党委
  - 选举
党委委员候选人名单: {批复: [丁一, 王 二]}
过半数基数核对: {条款: 第二十七条, 核对人: 张三, 核对日期: 2026-03-01}
名称对应: {第一支部: 城东第一党支部}
时间表: {S08: 2026-04-10}
准许事项:
  - {问题代号: r401, 对象: 党委委员, 理由: 县委同意, 批准人: 县委, 截止日期: 2026-12-31, 颜色: 红}
代表差额比例: 20%
""",
    )
    given = read_folder(folder)
    facts = given.facts
    assert facts["agenda"] == ("听取报告：党委", "选举")
    assert facts["committee_names"] == ("丁一", "王二")
    assert facts["majority_base_confirmed"] == {"article": "第二十七条", "by": "张三", "date": date(2026, 3, 1)}
    assert facts["aliases"] == ({"wrong": "第一支部", "right": "城东第一党支部"},)
    assert facts["timetable"] == ({"step": "S08", "day": date(2026, 4, 10)},)
    assert facts["exemptions"][0]["until"] == date(2026, 12, 31)
    assert facts["delegate_margin"] == Fraction(1, 5)
    assert bad(given) == [("column", "准许事项", "第9行")]


@pytest.mark.parametrize(
    "text", ["代表名额: [1, 2]\n", "时间表: 明天\n", "时间表: [a, b]\n", "会场: {a: b}\n", "大会议程: [[a]]\n"]
)
def test_wrong_shape(folder, text):
    keyed(folder, text)
    assert [b[0] for b in bad(read_folder(folder))] == ["type"]


def test_workbook(folder):
    form(
        folder,
        [
            ["单位名称"],
            ["乡镇名称", "柳溪镇", "写全"],
            ["代表名额（拟报）", 120],
            ["代表名额（批复）", "118名"],
            ["大会开幕日期", date(2026, 6, 18)],
            ["上次党代会时间", "2021年6月"],
            ["大会议程", "听取报告\n选举"],
            ["会场", None],
            ["党委委员名客", 9],
            ["过半数基数核对", "第二十七条；张三；2026-03-01"],
        ],
        时间表=[["时间表"], ["步骤", "工作", "日期"], ["S08", "请示", date(2026, 4, 10)], ["S09", "批复", None]],
        准许事项=[
            ["问题代号", "对象", "理由", "批准人", "截止日期"],
            ["R401", "党委委员", "同意", "县委", "2026-12-31"],
        ],
        填写说明=[["一、只填内容"]],
    )
    given = read_folder(folder)
    facts = given.facts
    assert bad(given) == [("unknown", "党委委员名客", "A11")]
    assert (facts.get("delegates", "requested"), facts["delegates"]) == (120, 118)
    assert facts["congress_date"] == date(2026, 6, 18)
    assert facts["prev_congress_date"] == Month(2021, 6)
    assert facts["agenda"] == ("听取报告", "选举")
    assert facts["majority_base_confirmed"]["article"] == "第二十七条"
    assert facts["timetable"][0]["day"] == date(2026, 4, 10)
    assert facts["exemptions"][0]["code"] == "R401"
    assert facts.at("delegates", "approved")[0].place == "B6"
    assert facts.at("delegates", "approved")[0].sheet == "换届信息"
    assert not given.rest


def test_a_roster_in_the_same_workbook_is_left_for_others(folder):
    form(folder, [["会场", "三楼"]], 党员名册=[["姓名", "性别"], ["丁一", "男"]])
    assert [g.sheet for g in read_folder(folder).rest] == ["党员名册"]


def test_a_workbook_without_the_form(folder):
    book = Workbook()
    book.active.append(["随便", "写写"])
    book.save(folder / "换届信息.xlsx")
    assert [b[0] for b in bad(read_folder(folder))] == ["header"]


def test_both_forms(folder):
    form(folder, [["会场", "三楼"]])
    keyed(folder, "会场: 四楼\n")
    given = read_folder(folder)
    assert [t.kind for t in given.trouble] == ["roster.twice"]
    assert len(given.trouble[0].at) == 2
    assert given.facts["venue"] == "三楼"


def test_county_is_shared_and_not_repeated(folder):
    keyed(
        folder.parent,
        "县名: 示范县\n年龄统计截止日: 2026-12-31\n代表名额: {批复: 100}\n乡镇名称: 县城\n副书记名额: 2\n",
        "county.yaml",
    )
    keyed(folder, "县名: 别县\n会场: 三楼\n代表名额: {拟报: 120}\n")
    given = read_folder(folder)
    assert given.facts["county"] == "示范县"
    assert given.facts["venue"] == "三楼"
    assert given.facts["delegates"] == 100
    assert given.facts.get("delegates", "requested") == 120
    assert given.facts["deputies"] == 2  # what a county settles for all may stand there too
    assert bad(given) == [("level", "乡镇名称", "第4行"), ("county", "县名", "第1行")]
    assert given.trouble[1].at[1].file.endswith("county.yaml")


def test_county_four_levels_up_and_no_further(folder):
    deep = folder / "一" / "二" / "三"
    deep.mkdir(parents=True)
    keyed(deep, "会场: 三楼\n")
    keyed(folder.parent, "县名: 示范县\n", "county.yaml")
    assert read_folder(deep).facts.get("county") == "示范县"
    deeper = deep / "四"
    deeper.mkdir()
    keyed(deeper, "会场: 三楼\n")
    assert read_folder(deeper).facts.get("county") is None


def test_a_township_may_add_to_the_countys_lists(folder):
    keyed(folder.parent, "名称对应: {甲: 乙}\n地方规定: [省.yaml]\n", "county.yaml")
    keyed(folder, "名称对应: {丙: 丁}\n")
    given = read_folder(folder)
    assert not given.trouble
    assert [r["wrong"] for r in given.facts["aliases"]] == ["甲", "丙"]


def test_formula_errors_and_huge_numbers_do_not_crash(folder):
    form(folder, [["代表名额", "=1/0"], ["党员总数", 1e300], ["人口", "9" * 400]])
    assert {b[0] for b in bad(read_folder(folder))} <= {"type"}


@pytest.mark.parametrize("nothing", ["/", "—", "无", "待定"])
def test_nothing_yet_is_not_a_fault(folder, nothing):
    form(
        folder,
        [
            ["代表名额", nothing],
            ["大会开幕日期", nothing],
            ["选举方式", nothing],
            ["党委书记候选人", nothing],
            ["驻地分散", "无"],
        ],
    )
    given = read_folder(folder)
    assert not given.trouble
    assert list(given.facts) == ["dispersed"]
