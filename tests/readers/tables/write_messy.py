"""Writes samples/杂乱名册: run `python -m tests.readers.tables.write_messy`. The people are invented; the bytes are always the same."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from xzhj.text.identity import check_character

FOLDER = Path(__file__).parents[3] / "samples" / "杂乱名册"
THEN = datetime(2026, 1, 1)
HEAD = ["序号", "姓名", "性别", "民族", "出生年月", "学历", "入党时间", "党员类别", "所在党支部"]


def number(day: str, sequence: int) -> str:
    """A made-up ID number with its right check character."""
    first = f"330123{day}{sequence:03d}"
    return first + check_character(first)


def save(name: str, *sheets: Worksheet) -> None:
    """Write the workbook the sheets belong to, with one date everywhere."""
    book = sheets[0].parent
    assert isinstance(book, Workbook)
    book.properties.creator = "示范镇"
    book.properties.created = book.properties.modified = THEN
    raw = io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(FOLDER / name, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if item.filename == "docProps/core.xml":
                data = _same_day(data)
            new.writestr(zipfile.ZipInfo(item.filename, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def _same_day(core: bytes) -> bytes:
    head, _, rest = core.partition(b"<dcterms:modified")
    middle, _, tail = rest.partition(b">")
    return head + b"<dcterms:modified" + middle + b">2026-01-01T00:00:00Z" + tail[tail.index(b"</dcterms:modified") :]


def sheet(rows: list[list[Any]], *merges: str, title: str = "Sheet1", book: Workbook | None = None) -> Worksheet:
    made = Workbook() if book is None else book
    page = made.active if book is None else made.create_sheet()
    assert isinstance(page, Worksheet)
    page.title = title
    for row in rows:
        page.append(row)
    for merge in merges:
        page.merge_cells(merge)
    return page


def people(start: int, branch: str, *names: str) -> list[list[Any]]:
    """Plain members: 序号 姓名 性别 民族 出生年月 学历 入党时间 党员类别 所在党支部."""
    school = ["大专", "高中", "初中", "本科"]
    return [
        [
            i,
            n,
            "男" if i % 3 else "女",
            "汉族",
            f"19{60 + i % 30}.0{1 + i % 9}",
            school[i % 4],
            f"20{i % 20:02d}.07",
            "正式党员",
            branch,
        ]
        for i, n in enumerate(names, start)
    ]


def titles() -> None:
    rows: list[list[Any]] = [
        ["附件2"],
        ["中共示范镇党员花名册"],
        ["填报单位（盖章）：示范镇党委", None, None, None, None, "2026年3月12日"],
        HEAD,
    ]
    rows += people(1, "青石村党支部", "王建国", "李秀兰", "周小梅")
    rows += [[], ["填表人：", "张三", None, "审核人：", "李四"], ["注：1.本表一式两份。2.出生年月填到月。"]]
    save("01标题和填表人.xlsx", sheet(rows, "A2:I2", "A1:I1"))


def two_levels() -> None:
    top = ["序号", "姓 名", "性\n别", "出生年月\n（岁）", "学历学位", None, "入党时间", "代表类别", None, None, "备注"]
    low = [
        None,
        None,
        None,
        None,
        "全日制\n教育",
        "在职\n教育",
        None,
        "领导\n干部",
        "专业技\n术人员",
        "先进模\n范人物",
        None,
    ]
    rows = [
        ["示范镇出席县党代会代表候选人预备人选名册"],
        top,
        low,
        [1, "王建国", "男", "1975.03\n（51岁）", "大专", "省委党校研究生", "1998.07", "√", None, None, None],
        [2, "李秀兰", "女", "1988.11\n（37岁）", "大学\n医学学士", None, "2010.07", None, "√", None, "连任"],
        [3, "周小梅", "女", "1990.01\n（36岁）", "高中", "大专", "2015.06", None, None, "√", None],
        [4, "赵铁柱", "男", "1969.12\n（56岁）", "初中", None, "1995.12", "√", None, "√", None],
    ]
    merges = ["A1:K1", "E2:F2", "H2:J2", *(f"{c}2:{c}3" for c in "ABCDGK")]
    save("02两级表头.xlsx", sheet(rows, *merges))


def grouped() -> None:
    head = HEAD[:8]
    rows: list[list[Any]] = [["示范镇党员名册"], head, ["青石村党支部（3人）"]]
    rows += [p[:8] for p in people(1, "", "王建国", "李秀兰", "周小梅")]
    rows += [["小计", "3人"], ["白沙村党支部（2人）"]]
    rows += [p[:8] for p in people(1, "", "钱进", "孙立新", "吴桂花")]
    rows += [["小计", "3人"], ["合计", "7人"]]
    save("03按支部分组.xlsx", sheet(rows, "A1:H1", "A3:H3", "A8:H8"))


def merged_units() -> None:
    rows: list[list[Any]] = [["序号", "所在党支部", "姓名", "性别", "出生年月", "入党时间", "党员类别"]]
    data = [
        ("青石村党支部", "王建国"),
        (None, "李秀兰"),
        (None, "周小梅"),
        (None, None),
        ("白沙村党支部", "钱进"),
        (None, "孙立新"),
    ]
    for i, (branch, name) in enumerate(data, 1):
        rows.append([i, branch, name, "男", f"1970.0{i}", f"1995.0{i}", "正式"] if name else [])
    save("04支部合并单元格.xlsx", sheet(rows, "B2:B4"))


def two_on_a_row() -> None:
    half = ["序号", "姓名", "性别", "单位及职务"]
    rows: list[list[Any]] = [["示范镇党代表大会主席团成员名单"], half + half]
    rows += [
        [1, "王建国", "男", "镇党委书记", 2, "李秀兰", "女", "镇长"],
        [3, "周小梅", "女", "副书记", 4, "钱进", "男", "纪委书记"],
    ]
    rows += [[5, "孙立新", "男", "组织委员"]]
    save("05一行两人.xlsx", sheet(rows, "A1:H1"))


def left_and_right() -> None:
    half = ["序号", "姓名", "性别", "民族", "出生年月"]
    left = [[i, n, "男", "汉", f"1980.0{i}"] for i, n in enumerate(("王建国", "李大勇", "周平", "钱进"), 1)]
    right = [[i, n, "女", "回", f"1985.0{i}"] for i, n in enumerate(("孙立新", "吴桂花", "郑芳"), 5)]
    rows: list[list[Any]] = [["党员名册"], [*half, None, *half]]
    rows += [[*a, None, *(right[i] if i < len(right) else [])] for i, a in enumerate(left)]
    rows.append(["共7人"])
    save("06左右两栏.xlsx", sheet(rows))


def dates() -> None:
    rows: list[list[Any]] = [["姓名", "性别", "出生年月", "身份证号", "入党时间", "转正时间", "党员类别", "所在党支部"]]
    cells: list[tuple[str, Any, str, Any, Any]] = [
        ("王建国", 1985.1, number("19851012", 101), "1998.7", "1999年7月1日"),
        ("李大勇", 1985.1, "", 36342, "２０００．０７"),
        ("周平", "198503", "", "2010.07（2011.07转正）", None),
        ("钱进", 19850312, "", "2019.06（预备）", None),
        ("孙立新", "85.03.12", "", datetime(2001, 7, 1), "2002-07-01 0:00:00"),
        ("吴桂花", "1985,03", "", "2001.08；民建", "—"),
        ("郑芳", "一九八五年三月", "", "2001.13", "2002.02.30"),
        ("冯强", "1985.03（40岁）", "", date(2003, 7, 1), date(2004, 7, 1)),
    ]
    for name, born, card, joined, confirmed in cells:
        kind = None if "预备" in str(joined) else "正式"
        rows.append([name, "男", born, card, joined, confirmed, kind, "青石村党支部"])
    page = sheet(rows)
    page["E6"].number_format = 'yyyy"年"m"月"'
    page["E9"].number_format = "yyyy-mm-dd"
    page["F9"].number_format = "yyyy.mm"
    save("07日期各种写法.xlsx", page)


def cards() -> None:
    rows: list[list[Any]] = [["姓名", "性别", "身份证号码", "联系电话", "出生日期", "入党时间", "党员类别", "所在支部"]]
    good = number("19850312", 121)
    broken = number("19850312", 321)[:15] + "000"
    values: list[tuple[Any, Any]] = [
        (good, 13800001234),
        (int(good[:17] + "0"), "138 0000 1234"),
        ("3.30123E+17", "1.38E+10"),
        (broken, "138-0000-1234"),
        ("330123850312121", "0571-6123456"),
        (f"'{good[:6]} {good[6:14]} {good[14:]}".lower(), "138****1234"),
        ("330123********1211", None),
        (None, 0),
    ]
    for i, (card, phone) in enumerate(values):
        rows.append(
            [
                f"王建{'国民军华平安东'[i] if i < 7 else '林'}",
                "男",
                card,
                phone,
                "1985-03-12",
                "2010-07-01",
                "正式",
                "青石村党支部",
            ]
        )
    save("08身份证被改坏.xlsx", sheet(rows))


def tails() -> None:
    rows: list[list[Any]] = [
        ["序号", "姓名（性别、民族）", "性别", "民族", "出生年月", "入党时间", "党员类别", "所在支部"]
    ]
    for i, (name, gender, people_) in enumerate(
        [
            ("王 建 国", "男", "汉"),
            ("李秀兰（女）", None, "汉"),
            ("马小花(女，回族)", None, None),
            ("周　平", 1, "01"),
            ("钱进（女）", "男", "汉族"),
            ("阿依古丽•买买提（女，维吾尔族）", "女", "维"),
            ("孙立新（大）", "2", "满"),
            ("吴桂花（预备）", "女", "穿青人"),
        ],
        1,
    ):
        rows.append(
            [i, name, gender, people_, "1980.05", "2005.07", None if "预备" in name else "正式", "青石村党支部"]
        )
    save("09姓名后带性别民族.xlsx", sheet(rows))


def women_only() -> None:
    rows: list[list[Any]] = [["姓名", "性别", "民族", "出生年月", "入党时间", "党员类别", "是否一线", "所在支部"]]
    for i, name in enumerate(("王建国", "李秀兰", "周平", "钱进", "孙立新", "吴桂花")):
        rows.append(
            [
                name,
                "女" if name[1] in "秀桂" else None,
                "汉",
                f"1980.0{i + 1}",
                "2005.07",
                "正式",
                "√" if i % 2 else None,
                "青石村党支部",
            ]
        )
    save("10只标女性.xlsx", sheet(rows))


def pages() -> None:
    rows: list[list[Any]] = [
        ["示范镇党员名册"],
        HEAD,
        *people(1, "青石村党支部", "王建国", "李秀兰"),
        ["本页小计", "2人"],
        [],
    ]
    rows += [
        ["示范镇党员名册"],
        HEAD,
        *people(3, "白沙村党支部", "周小梅", "钱进", "孙立新"),
        ["本页小计", "3人"],
        ["总计", "5人，其中女2人"],
    ]
    save("11分页重复表头.xlsx", sheet(rows))


def sheets() -> None:
    book = Workbook()
    first = sheet([HEAD[:8], *[p[:8] for p in people(1, "", "王建国", "李秀兰")]], title="青石村党支部", book=book)
    sheet([["党员名册"], HEAD, *people(1, "白沙村党支部", "周小梅", "钱进")], title="白沙", book=book)
    sheet([HEAD, *people(1, "旧支部", "孙立新")], title="旧名册", book=book).sheet_state = "hidden"
    sheet([], title="Sheet4", book=book)
    sheet([["填写说明"], ["一、出生年月按身份证填写。"], ["二、学历填最高学历。"]], title="填写说明", book=book)
    book.remove(book["Sheet"])
    save("12多张工作表.xlsx", first)


def hidden() -> None:
    page = sheet([HEAD, *people(1, "青石村党支部", "王建国", "李秀兰", "周小梅", "钱进", "孙立新")])
    page.row_dimensions[3].hidden = True
    save("13隐藏的行.xlsx", page)


def two_tables() -> None:
    rows: list[list[Any]] = [
        ["表一 选举单位情况"],
        ["序号", "选举单位", "党员总数", "正式党员", "预备党员", "代表名额"],
    ]
    rows += [[1, "青石村党支部", 42, 40, 2, 4], [2, "白沙村党支部", 31, 30, 1, 3], ["合计", None, 73, 70, 3, 8], []]
    rows += [["表二 代表名册"], ["序号", "选举单位", "姓名", "性别", "出生年月", "入党时间", "是否一线"]]
    rows += [
        [1, "青石村党支部", "王建国", "男", "1975.03", "1998.07", "是"],
        [2, "白沙村党支部", "周小梅", "女", "1990.01", "2015.06", "否"],
    ]
    save("14一张表里两个名册.xlsx", sheet(rows))


def cadres() -> None:
    rows: list[list[Any]] = [
        ["示范镇干部花名册"],
        [
            "序号",
            "姓名",
            "性别",
            "民族",
            "出生年月",
            "全日制教育",
            None,
            "在职教育",
            None,
            "现任职务",
            "任现职时间",
            "职级",
        ],
        [
            None,
            None,
            None,
            None,
            None,
            "学历学位",
            "毕业院校系及专业",
            "学历学位",
            "毕业院校系及专业",
            None,
            None,
            None,
        ],
        ["镇党委"],
        [
            1,
            "王建国",
            "男",
            "汉族",
            1975.1,
            "大专",
            "示范师范学院中文",
            "大学、法学学士",
            "省委党校法学",
            "党委书记",
            "2021.05",
            "正科",
        ],
        [
            2,
            "李秀兰",
            "女",
            "汉族",
            "1982.06",
            "研究生、硕士",
            "示范大学经济学",
            None,
            None,
            "党委副书记、镇长",
            "2022.11",
            "正科",
        ],
        ["镇政府"],
        [1, "周平", "男", "畲", "1985.12", "大学", "示范农学院", None, None, "副镇长", "2023.01", "副科"],
    ]
    merges = ["A1:L1", "F2:G2", "H2:I2", *(f"{c}2:{c}3" for c in "ABCDEJKL"), "A4:L4", "A7:L7"]
    save("15干部按机构分组.xlsx", sheet(rows, *merges))


def sign_in() -> None:
    rows: list[list[Any]] = [["示范镇第一代表团签到表"], ["序号", "代表团", "姓名", "到会情况", "座号"]]
    came = ["√", "√", "请假", "到会"]
    rows += [
        [i, "第一代表团", n, came[i - 1], f"1排{i}号"] for i, n in enumerate(("王建国", "李秀兰", "周小梅", "钱进"), 1)
    ]
    rows.append(["应到5人，实到3人"])
    save("16签到表.xlsx", sheet(rows, "B3:B6"))


def doubled() -> None:
    rows: list[list[Any]] = [
        [
            "姓名",
            "性别",
            "出生日期",
            "联系电话",
            "手机号码",
            "入党时间",
            "入党日期",
            "政治面貌",
            "所在支部",
            "是否流动",
            "流入地",
        ]
    ]
    for i, name in enumerate(("王建国", "李秀兰", "周平")):
        rows.append(
            [
                name,
                "男",
                "1980-05-06",
                f"1380000000{i}",
                f"1390000000{i}",
                "2005.07",
                "2005.07",
                "中共党员",
                "青石村党支部",
                "否",
                None,
            ]
        )
    save("17重复的列.xlsx", sheet(rows))


def texts() -> None:
    head = "序号,姓名,性别,民族,出生年月,学历,入党时间,类别（正式/预备）,所在支部\n"
    body = (
        "1,王建国,男,汉,1985.1,大专,1998.07,正式,青石村党支部\n2,李秀兰,女,回,1990.01,高中,2015.06,预备,青石村党支部\n"
    )
    (FOLDER / "18国标编码.csv").write_bytes(
        ("示范镇党员名册,,,,,,,,\n" + head + body + "合计,2人,,,,,,,\n").encode("gb18030")
    )
    semicolons = "姓名;性别;民族;出生日期;入党日期;党员类别;所在党支部\n王建国;1;01;19850312;20050701;01;青石村党支部\n李秀兰;2;02;19900101;20150601;02;青石村党支部\n"
    (FOLDER / "19分号分隔.csv").write_bytes(semicolons.encode("utf-8-sig"))
    bare = "王建国,男,汉族,1985.03\n李秀兰,女,汉族,1990.01\n"
    (FOLDER / "20没有表头.csv").write_bytes(bare.encode("gb18030"))
    levels = "序号,姓名,性别,出生年月,学历,,入党时间,党员类别\n,,,,全日制,在职,,\n1,王建国,男,1975.03,大专,本科,1998.07,正式\n2,李秀兰,女,1990.01,高中,,2015.06,正式\n"
    (FOLDER / "21两级表头.csv").write_bytes(levels.encode("utf-8"))


def voters() -> None:
    rows: list[list[Any]] = [
        ["青石村选民登记名册"],
        ["选民编号", "户主", "姓名", "性别", "出生日期", "民族", "政治面貌", "文化程度", "住址", "选区"],
    ]
    rows += [["0001", "王建国", "王建国", "男", "1975-03-02", "汉", "群众", "高中", "1组3号", "第一选区"]]
    rows += [["0002", "王建国", "李秀兰", "女", "1978-11-20", "汉", "中共党员", "初中", "1组3号", "第一选区"]]
    save("22选民名册.xlsx", sheet(rows))


def formulas() -> None:
    rows: list[list[Any]] = [HEAD, *people(1, "青石村党支部", "王建国", "李秀兰", "周小梅")]
    page = sheet(rows)
    page["E2"] = "#N/A"
    page["E2"].data_type = "e"
    page["E3"] = "=1985+0.03"
    save("23公式出错.xlsx", page)


def ticks() -> None:
    rows: list[list[Any]] = [
        ["序号", "姓名", "男", "女", "民族", "出生年月", "正式党员", "预备党员", "入党时间", "所在支部"]
    ]
    rows += [[1, "王建国", "√", None, "汉", "1980.05", "√", None, "2005.07", "青石村党支部"]]
    rows += [[2, "李秀兰", None, "√", "汉", "1990.05", None, "√", "2025.07", "青石村党支部"]]
    rows += [[3, None, "√", None, "汉", "1991.05", "√", None, "2015.07", "青石村党支部"], [4], [5]]
    save("24打勾分栏.xlsx", sheet(rows))


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for write in (
        titles,
        two_levels,
        grouped,
        merged_units,
        two_on_a_row,
        left_and_right,
        dates,
        cards,
        tails,
        women_only,
        pages,
        sheets,
    ):
        write()
    for write in (hidden, two_tables, cadres, sign_in, doubled, texts, voters, formulas, ticks):
        write()


if __name__ == "__main__":
    main()
