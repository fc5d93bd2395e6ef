"""The rosters and the ballots of a sample township."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tools.sample_books import book, plain_sheet, save, text_file
from tools.sample_people import Member, leaders_of
from tools.sample_town import Town
from xzhj.names import sort_names

GROUPS = "一二三四"
POSTS = (
    "书记",
    "副书记、镇长候选人",
    "副书记",
    "纪委书记",
    "组织委员",
    "宣传委员",
    "政法委员",
    "人大主席候选人",
    "武装部部长",
    "副镇长候选人",
    "统战委员",
)


def write_members(folder: Path, all_: Sequence[Member], town: Town) -> None:
    made = book()
    headers = (
        "序号",
        "姓名",
        "性别",
        "民族",
        "出生日期",
        "学历",
        "入党时间",
        "转正时间",
        "党员类别",
        "所在党支部",
        "选举单位",
        "单位及职务",
        "身份证号",
        "备注",
    )
    rows = [
        (n, m.name, m.gender, m.ethnicity, m.born, m.education, m.joined, m.confirmed, m.category, m.branch, m.unit, m.post, m.id_number, m.remark)
        for n, m in enumerate(all_, start=1)
    ]  # fmt: skip
    plain_sheet(
        made,
        "党员名册",
        f"{town.name}党员名册",
        headers,
        rows,
        (f"合计：{len(all_)}人", f"填表人：{town.name}党委组织办"),
    )
    save(made, folder / "党员名册.xlsx")


def shape_of(mine: Sequence[Member]) -> tuple[int, ...]:
    """Leading cadres, professionals, models, women, minorities, and those of 45 and younger."""
    kinds = ("领导干部", "专业技术人员", "先进模范")
    return (
        *(sum(m.delegate == kind for m in mine) for kind in kinds),
        sum(m.gender == "女" for m in mine),
        sum(m.ethnicity != "汉族" for m in mine),
        sum(m.born >= date(1981, 1, 1) for m in mine),
    )


def write_units(
    folder: Path, all_: Sequence[Member], units: dict[str, list[str]], seats: dict[str, int], town: Town
) -> None:
    made = book()
    headers = (
        "序号",
        "选举单位",
        "所含党支部",
        "支部数",
        "党员总数",
        "正式党员",
        "预备党员",
        "不计入应到会人数",
        "代表名额",
        "领导干部",
        "专业技术人员",
        "先进模范",
        "妇女",
        "少数民族",
        "45岁以下",
        "最低候选人数",
        "选举大会日期",
        "应到会人数",
        "实到会人数",
    )
    rows: list[tuple[object, ...]] = []
    for n, (unit, branches) in enumerate(units.items(), start=1):
        mine = [m for m in all_ if m.unit == unit]
        full = [m for m in mine if m.category == "正式党员"]
        out = [m for m in full if m.remark]
        expected = len(full) - len(out)
        present = expected - expected // 12
        rows.append(
            (
                n,
                unit,
                "、".join(branches),
                len(branches),
                len(mine),
                len(full),
                len(mine) - len(full),
                len(out),
                seats[unit],
                *shape_of([m for m in mine if m.stage == "当选"]),
                (6 * seats[unit] + 4) // 5,
                town.unit_day,
                expected,
                present,
            )
        )
    total = (
        "合计",
        "",
        "",
        *(sum(int(str(r[c])) for r in rows) for c in range(3, 16)),
        "",
        *(sum(int(str(r[c])) for r in rows) for c in (17, 18)),
    )
    plain_sheet(made, "选举单位", f"{town.name}第十四次党代会选举单位和代表名额分配表", headers, [*rows, total])
    save(made, folder / "选举单位和名额.xlsx")


def write_delegates(folder: Path, all_: Sequence[Member], seats: dict[str, int], town: Town) -> None:
    made = book()
    headers = (
        "序号",
        "选举单位",
        "代表团",
        "姓名",
        "性别",
        "民族",
        "出生年月",
        "学历",
        "入党时间",
        "单位及职务",
        "代表类别",
        "是否一线",
        "阶段",
        "资格审查结果",
        "备注",
    )
    rows = []
    n = 0
    for group, unit in enumerate(seats):
        mine = {m.name: m for m in all_ if m.unit == unit and m.stage}
        for name in sort_names(list(mine)):
            m = mine[name]
            n += 1
            front = "" if m.delegate == "领导干部" else "是"
            rows.append(
                (
                    n,
                    unit,
                    f"第{GROUPS[group // 3]}代表团",
                    m.name,
                    m.gender,
                    m.ethnicity,
                    f"{m.born:%Y.%m}",
                    m.education,
                    f"{m.joined:%Y.%m}",
                    m.post,
                    m.delegate,
                    front,
                    m.stage,
                    "合格" if m.stage == "当选" else "",
                    "",
                )
            )
    plain_sheet(made, "代表", f"{town.name}第十四次党代会代表名册", headers, rows)
    save(made, folder / "代表名册.xlsx")


def write_candidates(folder: Path, stands: dict[str, list[Member]], town: Town) -> None:
    made = book()
    headers = (
        "序号",
        "选举项目",
        "姓名",
        "性别",
        "民族",
        "出生年月",
        "学历",
        "入党时间",
        "参加工作时间",
        "现任职务",
        "拟任职务",
        "是否连任",
        "简历",
        "现实表现",
        "备注",
    )
    for contest, members in stands.items():
        by_name = {m.name: m for m in members}
        rows = []
        for n, name in enumerate(sort_names(list(by_name)), start=1):
            m = by_name[name]
            post = town.words(POSTS[stands["党委委员"].index(m)]) if m in stands["党委委员"] else "纪委委员"
            proposed = (
                f"党委委员、{post}"
                if contest == "党委委员"
                else ("纪委书记" if m is stands["党委委员"][3] else "纪委委员")
            )
            began = f"{m.born.year + 22}.07"
            life = f"{began} 参加工作；{m.joined:%Y.%m} 入党；现任{m.post}。"
            merits = "实绩：熟悉农村工作，承担的任务按时完成。优点：踏实、公道。不足：调查研究不够深入。"
            rows.append(
                (
                    n,
                    contest,
                    m.name,
                    m.gender,
                    m.ethnicity,
                    f"{m.born:%Y.%m}",
                    m.education,
                    f"{m.joined:%Y.%m}",
                    began,
                    m.post,
                    proposed if contest != "出席县党代会代表" else "",
                    "是" if n % 3 == 0 else "",
                    life,
                    merits,
                    "",
                )
            )
        plain_sheet(
            made,
            contest,
            f"{town.name}第十四届{contest}候选人名册"
            if "县" not in contest
            else "出席示范县第十五次党代会代表候选人名册",
            headers,
            rows,
        )
    save(made, folder / "候选人名册.xlsx")


def write_roles(folder: Path, all_: Sequence[Member], stands: dict[str, list[Member]], town: Town) -> None:
    elected = [m for m in all_ if m.stage == "当选"]
    standing = {m.name for members in stands.values() for m in members}
    leaders = leaders_of(elected, town)
    free = [m for m in elected if m.name not in standing and m not in leaders]
    presidium = sort_names([m.name for m in leaders])
    tellers = sort_names([m.name for m in free[:8]])
    units = list(dict.fromkeys(m.unit for m in elected))
    rows: list[tuple[object, ...]] = [(name, "主席团成员", "", "") for name in presidium]
    rows += [(presidium[0], "秘书长", "", ""), (presidium[1], "副秘书长", "", "")]
    rows += [(name, "执行主席", "", "第一次全体会议") for name in presidium[:3]]
    rows += [(name, "执行主席", "", "第二次全体会议") for name in presidium[3:6]]
    rows += [(name, "执行主席", "", "第三次全体会议") for name in presidium[6:9]]
    rows += [(tellers[0], "总监票人", "", ""), *((name, "监票人", "", "") for name in tellers[1:])]
    staff = [
        m
        for m in all_
        if m.branch.startswith(town.kind) and not m.stage and m.name not in standing and m.category == "正式党员"
    ]
    rows += [(m.name, "计票人", "", "") for m in staff[:6]]
    rows += [(m.name, "列席人员", "", "") for m in staff[6:12]]
    for g in range(len(units) // 3):
        mine = [m for m in elected if m.unit in units[3 * g : 3 * g + 3]]
        rows += [
            (mine[0].name, "团长", f"第{GROUPS[g]}代表团", ""),
            (mine[1].name, "副团长", f"第{GROUPS[g]}代表团", ""),
        ]
    made = book()
    plain_sheet(
        made,
        "会务职务",
        f"{town.name}第十四次党代会会务职务名单",
        ("序号", "姓名", "会务职务", "代表团", "会次"),
        [(n, *row) for n, row in enumerate(rows, start=1)],
    )
    save(made, folder / "会务职务名单.xlsx")


def write_ballots(rng: random.Random, folder: Path, stands: dict[str, list[Member]], town: Town) -> None:
    """One csv a contest, a row a ballot, as two people key them in: ○ for, × against, blank an abstention."""
    for contest, seats in (
        ("党委委员", town.committee[0]), ("纪委委员", town.discipline[0]), ("出席县党代会代表", town.county[0])
    ):  # fmt: skip
        names = sort_names([m.name for m in stands[contest]])
        losers = {m.name for m in stands[contest][seats:]}  # never one who is to be secretary
        lines = ["票号," + ",".join(names)]
        for number in range(1, town.seats - 1):
            against = set(rng.sample(sorted(losers, key=names.index), min(len(losers), rng.choice((1, 2, 2, 2)))))
            while len(names) - len(against) > seats:
                against.add(rng.choice(names))
            marks = ["×" if n in against else "" if rng.random() < 0.02 else "○" for n in names]
            lines.append(f"{number}," + ",".join(marks))
        text_file(folder / "选票" / f"{contest}.csv", "\r\n".join(lines) + "\r\n", "utf-8-sig")
