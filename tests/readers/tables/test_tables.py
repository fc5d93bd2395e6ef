"""What tables are taken for, what their headings mean, and what is said when something does not fit."""

from __future__ import annotations

import random
import string
from datetime import date
from typing import Any

import pytest

from xzhj.model import Month, Reading, Roster, Trouble, Unread
from xzhj.readers.grid import Grid
from xzhj.readers.tables import Understood, understand
from xzhj.readers.tables.headers import meaning
from xzhj.text.identity import check_character

Seen = tuple[list[Roster], list[Trouble], list[Understood]]


def grid(rows: list[list[Any]], *, file: str = "a.xlsx", sheet: str = "Sheet1", **more: Any) -> Grid:
    width = max(map(len, rows))
    full = [[*("" if v is None else v for v in r), *[""] * (width - len(r))] for r in rows]
    return Grid(file, sheet, full, Reading(file), **more)


def look(rows: list[list[Any]], **more: Any) -> Seen:
    return understand([grid(rows, **more)])


def column(field: str, head: str, *cells: Any, **more: Any) -> list[Any]:
    """One column of a members' roster, read."""
    rows = [
        ["姓名", head, "籍贯", "职务", "所在党支部"],
        *([f"王{c}", v, "示范县", "村民", "青石村"] for c, v in zip("甲乙丙丁戊己庚辛壬癸", cells, strict=False)),
    ]
    return list(look(rows, **more)[0][0].column(field))


HEADINGS = {
    "name": "姓名 姓　名 名字 党员姓名 代表姓名 候选人姓名 姓名（性别） *姓名 姓名* 被选举人",
    "gender": "性别 性\n别 男女 性别（男/女）",
    "ethnicity": "民族 族别 民族成份",
    "born": "出生年月 出生日期 生日 出生年月（岁） 出生年月(周岁) 出生年月/年龄 出生年、月 出生",
    "age": "年龄 周岁 年龄（周岁） 现龄",
    "education": "学历 文化程度 最高学历 文化程度(学历) 学历（全日制） 学历或文化程度 学历学位",
    "education_fulltime": "全日制教育 第一学历 全日制学历学位",
    "education_inservice": "在职教育 在职学历 最高在职学历",
    "school_major": "毕业院校系及专业 毕业学校及专业 院校专业",
    "joined": "入党时间 何时入党 加入党组织日期 成为预备党员时间 入党时间（年月） 加入中国共产党时间",
    "confirmed": "转正时间 转为正式党员日期 何时转正 预备转正时间",
    "category": "党员类别 预/正 是否正式党员 类别（正式/预备） 正式党员/预备党员 类别",
    "work_start": "参加工作时间 何时参加工作 参加工作年月",
    "branch": "所在党支部 支部名称 所属党支部 党组织名称",
    "unit": "选举单位 所属选举单位 推选单位",
    "work_unit": "工作单位 单位 单位名称",
    "post": "职务 现任职务 单位及职务 工作单位或职务 职务（身份）",
    "proposed_post": "拟任职务 拟提名职务",
    "post_since": "任现职时间 任职时间",
    "id_number": "身份证号 公民身份号码 身份证\n号码 居民身份证号",
    "phone": "联系电话 手机号码 联系方式",
    "frontline": "是否一线 一线 生产和工作一线",
    "incumbent": "是否连任 上届代表",
    "delegation": "代表团 代表团名称 组别",
    "serial": "序号 编号 No. 序",
    "remark": "备注 备\n注 说明",
}
_STRANGERS = "申请入党时间 入党介绍人 入团时间 家属联系电话 配偶出生年月 身份证有效期 是否流动 党费缴至 支部书记 党支部意见 转正介绍人 近三年考核 身份证复印件"


@pytest.mark.parametrize(("field", "headings"), HEADINGS.items())
def test_headings(field: str, headings: str) -> None:
    for text in headings.split(" "):
        found = meaning((text,), True, {})
        assert found and (found.field, found.choice) == (field, ""), text


@pytest.mark.parametrize("text", _STRANGERS.split())
def test_headings_that_only_look_alike_are_unknown(text: str) -> None:
    assert meaning((text,), True, {}) is None


def test_a_heading_can_mean_another_thing_in_a_table_of_units() -> None:
    assert meaning(("正式党员",), False, {}).field == "members_full"  # type: ignore[union-attr]
    assert meaning(("正式党员",), True, {}).choice == "正式"  # type: ignore[union-attr]
    assert meaning(("党员数", "预备"), False, {}).field == "members_probationary"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kind", "headings", "more"),
    [
        ("members", "姓名 性别 出生年月 入党时间 党员类别 所在党支部", {}),
        ("members", "姓名 性别 民族 出生年月", {"file": "青石村党员花名册.xlsx"}),
        ("members", "姓名 性别 出生年月 原职务", {"file": "机关离退休干部党支部党员名册.xlsx"}),
        ("members", "姓名 性别 出生年月", {"file": "机关工作人员党支部党员花名册（2026年）.xlsx"}),
        ("cadres", "姓名 性别 出生年月 现任职务", {"file": "党员领导干部名册.xlsx"}),
        ("delegates", "代表团 选举单位 姓名 性别 代表类别", {}),
        ("delegates", "姓名 性别 民族 入党时间", {"sheet": "代表名册"}),
        ("candidates", "姓名 性别 出生年月 现任职务 拟任职务", {}),
        ("candidates", "选举单位 姓名 性别 代表类别", {"file": "代表候选人初步人选.xlsx"}),
        ("cadres", "姓名 性别 出生年月 现任职务 任现职时间 职级", {}),
        ("roles", "姓名 性别 会务职务", {}),
        ("roles", "姓名 单位及职务", {"file": "监票人名单.xlsx"}),
        ("attendance", "代表团 姓名 签名 座号", {}),
        ("voters", "选民编号 户主 姓名 性别", {}),
        ("units", "选举单位 支部数 党员总数 代表名额", {}),
        ("quota", "选举单位 代表名额", {}),
        ("quota", "选举单位 党员总数 代表名额", {"file": "名额分配表.xlsx"}),
        ("ballots", "票号 王建国 李秀兰", {}),
        ("ballots", "姓名 赞成 不赞成 弃权", {}),
        ("unknown", "姓名 性别 民族", {}),
    ],
)
def test_kinds(kind: str, headings: str, more: dict[str, str]) -> None:
    heads = headings.split()
    rosters, _, understood = look([heads, ["王建国"] * len(heads)], **more)
    assert [rosters[0].kind, understood[0].kind] == [kind, kind]
    assert understood[0].why


def test_kind_can_be_said() -> None:
    rows = [["姓名", "性别"], ["王建国", "男"]]
    assert understand([grid(rows)], kind="cadres")[0][0].kind == "cadres"
    with pytest.raises(ValueError, match="没有这类表"):
        understand([grid(rows)], kind="people")


def test_a_county_may_name_headings_of_its_own() -> None:
    rows = [["姓名", "性别", "属地"], ["王建国", "男", "青石村党支部"]]
    assert understand([grid(rows)], names={"属 地": "branch"})[0][0].column("branch") == ["青石村党支部"]


@pytest.mark.parametrize(
    ("field", "head", "cell", "value"),
    [
        ("gender", "性别", "男性", "男"), ("gender", "性别", 2, "女"), ("gender", "性别", "F", "女"), ("gender", "性别", "不详", None),
        ("category", "党员类别", "中共预备党员", "预备"), ("category", "党员类别", "01", "正式"), ("category", "党员类别", "—", None),
        ("ethnicity", "民族", "03", "回族"), ("ethnicity", "民族", "维", "维吾尔族"), ("education", "学历", "无", "文盲"), ("education", "学历", "-", None),
        ("frontline", "是否一线", "Y", True), ("frontline", "是否一线", 0, False), ("frontline", "是否一线", "无", False), ("frontline", "是否一线", "是（村民）", True),
        ("recommend_votes", "推荐票数", "12票", 12), ("recommend_votes", "推荐票数", "十二", 12), ("recommend_votes", "推荐票数", 0, 0),
        ("phone", "电话", 13800000000, "13800000000"), ("phone", "电话", "１３８ 0000 0000", "13800000000"), ("id_number", "身份证号", 330123850312121, "330123850312121"),
        ("remark", "备注", "无", None), ("remark", "备注", 3.0, "3"), ("rewards", "奖惩情况", " 省劳模\n", "省劳模"),
        ("joined", "入党时间", "2001年8月加入中国共产党", Month(2001, 8)), ("joined", "入党时间", "九三", None), ("born", "出生年月", date(1985, 3, 1), date(1985, 3, 1)),
    ],
)  # fmt: skip
def test_values(field: str, head: str, cell: Any, value: Any) -> None:
    assert column(field, head, cell)[0] == value


@pytest.mark.parametrize(
    ("field", "head", "cell", "why"),
    [
        ("category", "党员类别", "党员", "分不出"), ("gender", "性别", "好", "男是女"), ("ethnicity", "民族", "火星族", "五十六"), ("education", "学历", "好", "学历"),
        ("born", "出生年月", 1985.1, "1985-01 或 1985-10"), ("born", "出生年月", "1985.13", "13月"), ("born", "出生年月", 1985, "只有年份"),
        ("recommend_votes", "推荐票数", "约20", "不是确数"), ("frontline", "是否一线", "也许", "是或否"), ("id_number", "身份证号", 330123198503121211, "丢失"),
        ("id_number", "身份证号", "3.30E+17", "科学计数"), ("phone", "电话", "1.38E+10", "科学计数"), ("remark", "备注", "#REF!", "公式出错"), ("post_since", "任现职时间", "#N/A", "公式出错"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why_and_keeps_its_text(field: str, head: str, cell: Any, why: str) -> None:
    value = column(field, head, cell)[0]
    assert isinstance(value, Unread) and why in value.why
    assert value.raw


def test_a_first_of_the_month_is_a_month_only_where_nothing_says_otherwise() -> None:
    first, second = date(1985, 3, 1), date(1985, 3, 2)
    bare = frozenset({(1, 1), (2, 1)})
    assert column("born", "出生年月", first, second, unformatted=bare) == [Month(1985, 3), second]
    assert column("born", "出生年月日", first, unformatted=bare) == [first]
    assert column("born", "出生日期", first, unformatted=bare) == [first]
    assert column("born", "出生日期", first, second, months=bare) == [Month(1985, 3), Month(1985, 3)]


@pytest.mark.parametrize(
    ("women", "men", "filled"), [(1, 3, True), (1, 2, False), (2, 2, False), (2, 3, True), (0, 5, False)]
)
def test_only_women_marked(women: int, men: int, filled: bool) -> None:
    genders = column("gender", "性别", *["女"] * women, *[None] * men)
    assert genders == ["女"] * women + ["男" if filled else None] * men


def test_only_women_marked_but_a_number_says_otherwise() -> None:
    first = "33012319850312122"
    rows = [
        ["姓名", "性别", "身份证号", "民族"],
        *(
            [n, "女" if n == "甲乙" else None, first + check_character(first), "汉"]
            for n in ("甲乙", "丙丁", "戊己", "庚辛")
        ),
    ]
    assert look(rows)[0][0].column("gender") == ["女", None, None, None]


def test_two_columns_of_one_thing() -> None:
    heads = ["姓名", "性别", "出生年月", "出生日期", "党员类别"]
    same = look([heads, ["王建国", "男", "1985.03", "1985-03-12", "正式"]])
    assert not [t for t in same[1] if t.kind == "table.same_column"]
    assert same[0][0].column("born") == [date(1985, 3, 12)]
    assert same[0][0].at("born", 0).place == "D2"
    other = look([heads, ["王建国", "男", "1985.03", "1985-04-12", "正式"]])
    [trouble] = [t for t in other[1] if t.kind == "table.same_column"]
    assert [a.place for a in trouble.at] == ["C1", "D1", "D2"]
    assert trouble.facts["field"] == "born" and trouble.facts["count"] == "1"


@pytest.mark.parametrize(
    ("stated", "fits"), [("2人", False), ("3人", True), ("4人", False), (3, True), ("共3人", True)]
)
def test_a_total_is_held_against_the_rows(stated: Any, fits: bool) -> None:
    rows = [
        ["序号", "姓名", "性别", "民族"],
        *([i, n, "男", "汉"] for i, n in enumerate(("王建国", "李大勇", "周平"), 1)),
        ["合计", stated],
    ]
    trouble = [t for t in look(rows)[1] if t.kind == "table.total"]
    assert not trouble if fits else (trouble[0].at[0].place, trouble[0].facts["counted"]) == ("A5", "3")


def test_a_heading_that_is_not_known_is_said_once_for_a_file() -> None:
    rows = [["姓名", "性别", "民族", "是否流动"], ["王建国", "男", "汉", "否"]]
    trouble = understand([grid(rows), grid(rows, sheet="Sheet2"), grid(rows, file="b.xlsx")])[1]
    assert [(t.at[0].file, t.facts["headers"]) for t in trouble if t.kind == "table.unknown_header"] == [
        ("a.xlsx", "是否流动"),
        ("b.xlsx", "是否流动"),
    ]


@pytest.mark.parametrize("numbers", [["(1)", "(2)", "(3)", "(4)"], ["甲", "1", "2", "3"], [1, 2, 3, 4]])
def test_a_row_that_counts_the_columns_is_nobody(numbers: list[Any]) -> None:
    rosters, _, understood = look([["序号", "姓名", "性别", "民族"], numbers, [1, "王建国", "男", "汉"]])
    assert rosters[0].column("name") == ["王建国"]
    assert understood[0].ignored == ((2, "列号"),)


def test_one_column_for_joining_and_confirming() -> None:
    rosters, _, _ = look([["姓名", "性别", "民族", "入党、转正时间"], ["王建国", "男", "汉", "2005.07（2006.07转正）"]])
    assert (rosters[0].column("joined"), rosters[0].column("confirmed")) == ([Month(2005, 7)], [Month(2006, 7)])


def test_a_column_passed_over_is_told() -> None:
    understood = look([["姓名", "性别", "工作单位", "单位", "民族"], ["王建国", "男", "镇政府", "机关", "汉"]])[2]
    assert understood[0].notes == ("D列“单位”没有读，工作单位已有别的列",)


def test_hidden_sheets_and_empty_ones_are_passed_over() -> None:
    rows = [["姓名", "性别"], ["王建国", "男"]]
    assert understand([grid(rows, hidden=True), grid([[""]])]) == ([], [], [])


def test_a_list_without_a_heading_is_trouble_beside_one_that_has_it() -> None:
    headed, bare = (
        [["姓名", "性别", "民族"], ["王建国", "男", "汉"]],
        [["周平", "男"], ["钱进", "男"], ["孙立新", "女"]],
    )
    notes = [["填写说明"], ["一、如实填写。"]]
    trouble = understand([grid(headed), grid(bare, sheet="二"), grid(notes, sheet="三")])[1]
    assert [(t.kind, t.at[0].sheet) for t in trouble if t.kind == "table.no_header"] == [("table.no_header", "二")]


def test_any_sheet_at_all_is_read_without_a_fault() -> None:
    """Seeded nonsense of headings, names, totals, merges: every column stays as long as its rows and has places."""
    dice = random.Random(7)
    words: list[Any] = [
        "姓名",
        "性别",
        "学历",
        "全日制",
        "选举单位",
        "代表名额",
        "票号",
        "男",
        "王建国",
        "合计",
        "共5人",
        "注：x",
        "青石村党支部（3人）",
        "√",
        "1985.1",
    ]
    words += [
        "",
        "",
        "",
        1,
        1985.1,
        3.3e17,
        True,
        date(1985, 3, 1),
        "#REF!",
        "（",
        "²",
        "٣",
        float("inf"),
        float("nan"),
        10**30,
        "类别",
        "备注",
        *string.punctuation,
    ]
    for _ in range(1500):
        height, width = dice.randint(1, 12), dice.randint(1, 8)
        rows = [[dice.choice(words) for _ in range(width)] for _ in range(height)]
        corners = [
            sorted((dice.randrange(height), dice.randrange(height)))
            + sorted((dice.randrange(width), dice.randrange(width)))
            for _ in range(2)
        ]
        merged = tuple((a, c, b, d) for a, b, c, d in corners if (a, c) != (b, d))
        for roster in understand([grid(rows, merged=merged)])[0]:
            assert {len(c) for c in roster.columns.values()} <= {len(roster)}
            assert all(roster.at(f, i).place for f in roster.columns for i in range(len(roster)))


@pytest.mark.parametrize(
    ("more", "branch"),
    [
        ({"title": "中共石门村党支部党员花名册（2026年10月）"}, "石门村党支部"),
        ({"title": "云台中学、卫生院联合党支部党员名册"}, "云台中学、卫生院联合党支部"),
        ({"title": "石门村支部委员会正式党员登记表"}, "石门村支部"),
        ({"file": "3.石门村党支部党员名册.xlsx"}, "石门村党支部"),
        ({"title": "石门村支部2026年在册党员信息采集表"}, "石门村支部"),
        ({"title": "云台乡各党支部党员名册"}, None),
        ({"title": "云台乡所属党支部党员花名册"}, None),
        ({"title": "云台乡党员名册"}, None),
    ],
)
def test_a_list_of_one_branch_says_so_above(more: dict[str, str], branch: str | None) -> None:
    title = [[more.pop("title")]] if "title" in more else []
    rosters, _, _ = look(
        [
            *title,
            ["姓名", "性别", "出生年月", "入党时间", "党员类别"],
            ["王建国", "男", "1980.01", "2003.07", "正式党员"],
        ],
        **more,
    )
    assert rosters[0].kind == "members"
    assert rosters[0].column("branch")[0] == branch


def test_of_which_is_no_part_of_a_heading() -> None:
    rows = [["选举单位", "党员总数", "其中：预备党员", "代表名额", "其中：下派名额"], ["石门村党支部", 36, 2, 9, 1]]
    (roster,), trouble, _ = look(rows)
    assert (roster.column("members_probationary")[0], roster.column("quota_assigned")[0]) == (2, 1)
    assert not trouble
