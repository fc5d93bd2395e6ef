"""Lists as they are printed for a congress and as forms are filled in: what is no person, and what is said by convention."""

from __future__ import annotations

from typing import Any

import pytest

from tests.readers.tables.test_tables import grid, look
from xzhj.readers.tables import understand
from xzhj.text.identity import check_character

HEADS = ["姓名", "性别", "民族", "出生年月", "入党时间"]
WANG = ["王建国", "男", "汉", "1980.01", "2003.07"]
LI = ["李秀兰", "女", "汉", "1985.03", "2008.07"]


def read(*rows: list[Any], **more: Any) -> tuple[list[Any], dict[int, str]]:
    rosters, _, seen = look([HEADS, *rows], **more)
    return list(rosters[0].column("name")), dict(seen[0].ignored)


@pytest.mark.parametrize(
    ("rows", "numbers", "men"),
    [
        ([["王建国"], ["李秀兰（女）"], ["周平"]], None, ["男", "女", "男"]),
        ([["王建国"], ["李秀兰"], ["周平"]], None, [None] * 3),
        ([["王建国"], ["李秀兰（女）"]], ["990101198001010023", "990101198503010028"], [None, "女"]),
        ([["王建国（男）"], ["李秀兰（女）"], ["周平"]], None, ["男", "女", None]),
    ],
)
def test_women_marked_behind_their_names(rows, numbers, men):
    heads = ["姓名", "民族", "出生年月", "入党时间"]
    lines = [[*r, "汉", "1980.01", "2003.07"] for r in rows]
    if numbers:
        heads = [*heads, "身份证号"]
        lines = [[*r, n[:17] + check_character(n[:17])] for r, n in zip(lines, numbers, strict=True)]
    roster = look([heads, *lines])[0][0]
    assert list(roster.column("gender")) == men


@pytest.mark.parametrize("vacant", ["（空缺1名）", "空缺", "缺额一名", "待定"])
def test_a_vacant_post_is_nobody(vacant):
    names, ignored = read(WANG, [vacant, "", "", "", ""], LI)
    assert (names, ignored[3]) == (["王建国", "李秀兰"], "空缺的职位")


def test_a_person_still_without_a_name_is_somebody():
    assert read(WANG, ["待定", "女", "汉", "1985.03", "2008.07"])[0][1:] == [None]


@pytest.mark.parametrize("word", ["例", "示例", "（例）", "例1", "填写示例："])
def test_the_example_of_a_form_is_nobody(word):
    heads = ["序号", *HEADS]
    rosters, _, seen = look([heads, [word, *WANG], [1, *LI]])
    assert list(rosters[0].column("name")) == ["李秀兰"]
    assert seen[0].ignored == ((2, "示例"),)


def test_how_to_fill_a_form_in_is_nobody():
    names, ignored = read(["与身份证一致", "下拉选择", "下拉选择", "格式：1985.03", "格式：2005.07"], WANG)
    assert (names, ignored) == (["王建国"], {2: "填写提示"})


def test_statistics_below_a_list_are_nobody():
    names, _ = read(WANG, LI, ["", "", "", "", ""], ["项目", "总数", "男", "女", "少数民族"], ["人数", 2, 1, 1, 0])
    assert names == ["王建国", "李秀兰"]


def test_a_number_of_records_is_nobody():
    names, ignored = read(WANG, LI, ["共2条记录", "", "", "", ""])
    assert (names, ignored) == (["王建国", "李秀兰"], {4: "合计"})


@pytest.mark.parametrize("role", ["总计票人", "总监票人"])
def test_the_chief_teller_is_no_total(role):
    rows = [
        ["工作人员名单"],
        ["职务", "姓名", "单位及职务"],
        [role, "王建国", "党建办主任"],
        ["计票人", "周平", "干部"],
    ]
    roster = look(rows)[0][0]
    assert roster.kind == "roles"
    assert list(zip(roster.column("role"), roster.column("name"), roster.column("post"), strict=True)) == [
        (role, "王建国", "党建办主任"),
        ("计票人", "周平", "干部"),
    ]


def test_schools_divided_into_full_time_and_in_service():
    rows = [
        ["姓名", "性别", "学历学位", "", "毕业院校系及专业", "", "现任职务"],
        ["", "", "全日制", "在职", "全日制", "在职", ""],
        ["王建国", "男", "大专", "大学", "示范师专", "省委党校", "镇长"],
    ]
    merged = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5), (0, 6, 1, 6))
    (roster,), trouble, _ = look(rows, merged=merged)
    assert not [t for t in trouble if t.kind != "table.missing_column"]
    fields = ("education_fulltime", "education_inservice", "school_major", "post")
    assert [roster.column(f)[0] for f in fields] == ["大学专科", "大学本科", "示范师专", "镇长"]


def test_the_order_claimed_under_a_title_belongs_to_it():
    roster = look([["委员候选人名册"], ["（以姓氏笔画为序）"], HEADS, WANG])[0][0]
    assert roster.title == "委员候选人名册（以姓氏笔画为序）".replace("（", "(").replace("）", ")")


@pytest.mark.parametrize(("stated", "fits"), [("11", True), ("12", True)])
def test_a_sheet_to_be_signed_by_hand_counts_nobody_out(stated, fits):
    rows = [["签到册"], ["序号", "姓名", "签名"], [1, "王建国", ""], [2, "周平", ""], [f"应到2人，实到{stated}人"]]
    assert (not [t for t in look(rows)[1] if t.kind == "table.total"]) is fits


def test_one_persons_form_is_no_list():
    form = [
        ["干部任免审批表"],
        ["姓名", "王建国", "性别", "男", "出生年月", "1980.01"],
        ["民族", "汉", "籍贯", "示范县"],
    ]
    rosters, trouble, _ = understand([grid(form)])
    assert not rosters and [(t.kind, t.facts.get("form")) for t in trouble] == [("table.no_header", "1")]


@pytest.mark.parametrize(
    ("path", "field"), [(("推荐党支部数", "个数"), "recommend_branches"), (("推荐党员数", "人数"), "recommend_votes")]
)
def test_a_count_beside_its_share(path, field):
    rows = [["姓名", "性别", path[0], ""], ["", "", path[1], "占比"], ["王建国", "男", 12, "50%"]]
    roster = look(rows, merged=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)))[0][0]
    assert roster.column(field)[0] == 12


def test_two_lists_each_with_its_title_are_two():
    rows = [
        ["监票人名单"],
        ["姓名", "职务"],
        ["王建国", "书记"],
        ["", ""],
        ["计票人名单"],
        ["姓名", "职务"],
        ["周平", "干部"],
    ]
    rosters = look(rows)[0]
    assert [(r.title, list(r.column("name"))) for r in rosters] == [
        ("监票人名单", ["王建国"]),
        ("计票人名单", ["周平"]),
    ]


def test_the_same_title_on_the_next_page_begins_no_new_list():
    rows = [["监票人名单"], ["姓名", "职务"], ["王建国", "书记"], ["监票人名单"], ["姓名", "职务"], ["周平", "干部"]]
    assert [list(r.column("name")) for r in look(rows)[0]] == [["王建国", "周平"]]


def test_a_list_turned_on_its_side_is_said():
    rows = [
        ["姓名", "王建国", "李秀兰"],
        ["性别", "男", "女"],
        ["民族", "汉", "汉"],
        ["出生年月", "1980.01", "1985.03"],
    ]
    rosters, trouble, _ = look(rows)
    assert not rosters and [(t.kind, t.facts.get("turned")) for t in trouble] == [("table.no_header", "1")]


@pytest.mark.parametrize(("came", "fits"), [(2, False), (3, True), (4, False)])
def test_those_who_came_are_read_behind_those_due(came, fits):
    rows = [
        ["党员大会签到表"],
        ["序号", "姓名", "是否到会"],
        *(
            [i, n, m]
            for i, (n, m) in enumerate([("王建国", "√"), ("周平", "请假"), ("钱进", "迟到"), ("李秀兰", "√")], 1)
        ),
        [f"应到会4人，实到会{came}人"],
    ]
    assert (not [t for t in look(rows)[1] if t.kind == "table.total"]) is fits


@pytest.mark.parametrize(
    ("head", "full", "stated"), [("正式党员", 60, "64"), ("正式党员", 62, None), ("有选举权的正式党员", 60, None)]
)
def test_a_units_members_are_the_full_and_the_probationary(head, full, stated):
    rows = [["选举单位", "党员总数", head, "预备党员", "代表名额"], ["东村党支部", 64, full, 2, 7]]
    found = [t for t in look(rows)[1] if t.kind == "table.total"]
    assert [(t.at[0].place, t.facts["stated"]) for t in found] == ([("B2", stated)] if stated else [])


@pytest.mark.parametrize(
    ("title", "heads", "asked"),
    [
        ("列席人员名单", ["序号", "姓名"], False),
        ("全镇名单", ["序号", "姓名", "座号"], False),
        ("出席示范县第一次代表大会代表名单", HEADS, False),
        ("示范镇代表名单", HEADS, True),
    ],
)
def test_what_the_title_says_for_everyone_is_not_asked_of_a_column(title, heads, asked):
    rows = [[title], heads, [*WANG[: len(heads)]]]
    lost = {t.facts["field"] for t in look(rows)[1] if t.kind == "table.missing_column"}
    assert bool(lost & {"unit", "role"}) is asked


@pytest.mark.parametrize(("count", "fits"), [("1人", False), ("2人", True), ("（3名）", False)])
def test_a_groups_count_in_a_cell_of_its_own(count, fits):
    heads = ["序号", *HEADS]
    rows = [heads, ["一、东村党支部", "", "", "", "", count], [1, *WANG], [2, *LI]]
    rosters, trouble, seen = look(rows)
    assert seen[0].groups == ((2, "东村党支部"),) and len(rosters[0]) == 2
    assert (not [t for t in trouble if t.kind == "table.total"]) is fits


def test_a_letterhead_is_not_the_title():
    rows = [
        ["中共示范镇委员会"],
        ["党员信息核对表"],
        ["支部（盖章）：东村党支部"],
        [*HEADS, "转正时间"],
        [*WANG, "2004.07"],
    ]
    roster = look(rows)[0][0]
    assert (roster.kind, roster.title, roster.column("branch")[0]) == ("members", "党员信息核对表", "东村党支部")


@pytest.mark.parametrize("mark", ["同上", "〃", '"'])
def test_ditto_is_what_stands_above(mark):
    rows = [[*HEADS, "所在党支部"], [*WANG, "东村党支部"], [*LI, mark], ["周平", "男", "汉", "同上", "2003.07", mark]]
    roster = look(rows)[0][0]
    assert list(roster.column("branch")) == ["东村党支部"] * 3
    assert getattr(roster.column("born")[2], "raw", "") == "同上"


@pytest.mark.parametrize("written", ["1962.8.15（农历）", "1962年正月初五", "阴历1962.08"])
def test_a_lunar_date_is_no_date(written):
    born = look([HEADS, ["王建国", "男", "汉", written, "2003.07"]])[0][0].column("born")[0]
    assert getattr(born, "why", "") == "是农历，要写公历"


def test_numbers_before_names_are_no_part_of_them():
    rows = [["监票人名单"], ["姓名", "职务"], ["1、王建国", "书记"], ["2. 李秀兰（女）", "干部"]]
    roster = look(rows)[0][0]
    assert (list(roster.column("name")), list(roster.column("gender"))) == (["王建国", "李秀兰"], ["男", "女"])


def test_when_and_where_someone_joined():
    rows = [
        ["姓名", "性别", "何时出生", "何时何地入党", "何时转正"],
        ["王建国", "男", "1980.01", "2003.07在东村", "2004.07"],
    ]
    roster = look(rows)[0][0]
    assert [str(roster.column(f)[0]) for f in ("born", "joined", "confirmed")] == ["1980-01", "2003-07", "2004-07"]


def test_kinds_of_delegates_as_headings_within_a_list():
    heads = ["姓名", "性别", "民族", "出生年月", "选举单位"]
    rows = [["代表名册"], heads, ["一、领导干部（1名）"], [*WANG[:4], "机关"], ["二、先进模范人物"], [*LI[:4], "东村"]]
    roster = look(rows)[0][0]
    assert list(roster.column("delegate_category")) == ["领导干部", "先进模范"]
    assert list(roster.column("unit")) == ["机关", "东村"]


def test_the_whole_township_is_a_total():
    rows = [["选举单位", "党员总数", "代表名额"], ["东村", 61, 6], ["西村", 30, 3], ["全镇", 91, 8]]
    rosters, trouble, _ = look(rows)
    assert list(rosters[0].column("unit")) == ["东村", "西村"]
    assert [(t.at[0].place, t.facts["counted"]) for t in trouble if t.kind == "table.total"] == [("C4", "9")]
