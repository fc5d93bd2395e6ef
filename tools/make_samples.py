"""Make samples/示范县: one whole synthetic township, clean (柳溪镇). Every person and place is invented; the same bytes every time.

Run from the project's root: `python tools/make_samples.py`.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.sample_books import book, plain_sheet, save, text_file  # noqa: E402
from tools.sample_plenaries import write_plenary_ballots  # noqa: E402
from tools.sample_town import Town  # noqa: E402
from xzhj.names import sort_names  # noqa: E402

COUNTY = ROOT / "samples" / "示范县"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
MALE = "伟强磊军勇杰涛明超刚平辉鹏飞波斌宇浩凯健俊帆诚松柏山川海江春生国庆建华志远文武德福贵才根水木林森"
FEMALE = "芳娜敏静秀丽艳娟霞燕玲桂英梅兰莉红玉洁雪琴云蓉晶欣怡婷颖倩菊莲翠萍凤珍"
RARE = "喆珺堃昇玥垚"
WILLOW = Town(
    name="柳溪镇",
    code="柳党发",
    seed=20260701,
    villages=("柳溪", "石桥", "东湾", "西河", "南塘", "北坡", "杨树", "大井", "小井", "青杠", "白沙", "红土", "双河", "凉水", "高家", "梅子"),
    offices={"镇机关第一党支部": 24, "镇机关第二党支部": 22, "镇财政所党支部": 9, "柳溪中学党支部": 21, "柳溪小学党支部": 13, "柳溪卫生院党支部": 16, "柳溪农业合作社党支部": 8},
    units={
        "镇机关选举单位": ("镇机关第一党支部", "镇财政所党支部"),
        "镇机关第二选举单位": ("镇机关第二党支部",),
        "教育选举单位": ("柳溪中学党支部", "柳溪小学党支部"),
        "卫生和合作社选举单位": ("柳溪卫生院党支部", "柳溪农业合作社党支部"),
    },
    seats=100,
    excluded=8,
    committee=(9, 11),
    discipline=(5, 6),
    county=(8, 10),
    presidium=(5, 6),
    congress=date(2027, 1, 14),
    term_start=date(2022, 1, 20),
    term_end=date(2027, 1, 20),
    unit_day=date(2026, 12, 20),
)  # fmt: skip
GROUPS = "一二三四"


@dataclass(slots=True, eq=False)
class Member:
    """One invented member."""

    name: str
    gender: str
    ethnicity: str
    born: date
    education: str
    joined: date
    confirmed: date | None
    category: str
    branch: str
    post: str
    unit: str = ""
    id_number: str = ""
    remark: str = ""
    delegate: str = ""  # 代表类别
    stage: str = ""
    extra: dict[str, str] = field(default_factory=dict)


class Names:
    """Names that never repeat."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.used = rng, set[str]()

    def one(self, gender: str, ethnicity: str) -> str:
        pool = FEMALE if gender == "女" else MALE
        while True:
            length = self.rng.choice((1, 2, 2, 2))
            name = self.rng.choice(SURNAMES) + "".join(self.rng.sample(pool, length))
            if self.rng.random() < 0.01:
                name = name[0] + self.rng.choice(RARE) + name[2:]
            if ethnicity == "维吾尔族":
                name = "".join(self.rng.sample("阿依买提努尔古丽", 4)) + "·" + "".join(self.rng.sample("买提江尔沙", 3))
            if name not in self.used:
                self.used.add(name)
                return name


def id_number(rng: random.Random, born: date, gender: str) -> str:
    """A number with a right check digit and a district code (99xxxx) that was never given out."""
    order = rng.randrange(500) * 2 + (gender == "男")
    body = f"990{rng.randrange(100, 200)}"[:6] + f"{born:%Y%m%d}{order % 1000:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(w * int(d) for w, d in zip(weights, body, strict=True)) % 11]


def some_day(rng: random.Random, first: date, last: date) -> date:
    return first + timedelta(rng.randrange((last - first).days + 1))


def member(rng: random.Random, names: Names, branch: str, post: str = "", **fixed: object) -> Member:
    gender = str(fixed.get("gender") or ("女" if rng.random() < 0.24 else "男"))
    ethnicity = "汉族" if rng.random() < 0.95 else rng.choice(("回族", "苗族", "土家族", "维吾尔族"))
    oldest = int(str(fixed.get("oldest", 1948)))
    born = some_day(rng, date(oldest, 1, 1), date(1999, 12, 31))
    joined = some_day(
        rng, max(date(born.year + 19, born.month, min(born.day, 28)), date(1979, 1, 1)), date(2024, 6, 30)
    )
    education = str(
        fixed.get("education") or rng.choices(("初中", "高中", "中专", "大专", "大学本科"), (30, 25, 12, 20, 13))[0]
    )
    confirmed = (
        joined.replace(year=joined.year + 1, day=28)
        if (joined.month, joined.day) == (2, 29)
        else joined.replace(year=joined.year + 1)
    )
    return Member(
        names.one(gender, ethnicity), gender, ethnicity, born, education, joined, confirmed, "正式党员", branch, post,
        id_number=id_number(rng, born, gender),
    )  # fmt: skip


def people(rng: random.Random, town: Town) -> list[Member]:
    """The members of all branches; nine of them probationary."""
    names = Names(rng)
    out: list[Member] = []
    branches = [f"{v}村党支部" for v in town.villages] + list(town.offices)
    for branch in branches:
        village = branch.endswith("村党支部")
        size = rng.randrange(15, 24) if village else town.offices[branch]
        posts = (
            (f"{branch[:-3]}党支部书记、村民委员会主任", f"{branch[:-3]}党支部副书记")
            if village
            else (f"{branch[:-3]}党支部书记",)
        )
        for n in range(size):
            office = branch.startswith(town.kind)
            fixed: dict[str, object] = (
                {"oldest": 1967, "education": rng.choice(("大学本科", "大学本科", "大专", "研究生"))} if office else {}
            )
            if n < len(posts):
                fixed = {"oldest": 1968, "education": rng.choice(("大专", "大学本科", "高中"))}
            post = posts[n] if n < len(posts) else job(branch, town)
            out.append(member(rng, names, branch, post, **fixed))
    young = [
        m for m in out if m.born.year >= 1990 and not m.branch.startswith(f"{town.kind}机关") and "书记" not in m.post
    ]
    for m in rng.sample(young, 9):
        m.category, m.joined, m.confirmed = "预备党员", date(2026, 6, 28), None
    return out


def job(branch: str, town: Town) -> str:
    if branch.startswith(town.kind):
        return f"{town.name}干部"
    ends = {"学": "教师", "卫生院": "医生", "合作社": "社员", "站": "职工"}
    return branch[:-3] + next((post for word, post in ends.items() if word in branch), "村民")


def assign_units(all_: Sequence[Member], town: Town) -> dict[str, list[str]]:
    """Electing units: villages two by two, then the offices."""
    branches = list(dict.fromkeys(m.branch for m in all_))
    villages = [b for b in branches if b.endswith("村党支部")]
    units: dict[str, list[str]] = {}
    for n in range(len(villages) // 2):
        pair = villages[2 * n : 2 * n + 2]
        units[f"{pair[0][:-3]}、{pair[1][:-3]}选举单位"] = pair
    units |= {unit: list(mine) for unit, mine in town.units.items()}
    unit_of = {b: u for u, bs in units.items() for b in bs}
    for m in all_:
        m.unit = unit_of[m.branch]
    return units


def quotas(all_: Sequence[Member], units: Iterable[str], places: int) -> dict[str, int]:
    """Largest remainder over members."""
    sizes = {u: sum(m.unit == u for m in all_) for u in units}
    total = sum(sizes.values())
    seats = {u: places * n // total for u, n in sizes.items()}
    rest = sorted(sizes, key=lambda u: (-(places * sizes[u] % total), u))
    for u in rest[: places - sum(seats.values())]:
        seats[u] += 1
    return seats


def elect_delegates(rng: random.Random, all_: Sequence[Member], seats: dict[str, int], town: Town) -> None:
    """Candidates a fifth more than seats in every unit, and the elected among them; women no rarer than among members."""
    women = sum(m.gender == "女" for m in all_)
    for unit, n in seats.items():
        pool = [m for m in all_ if m.unit == unit and m.category == "正式党员" and not m.remark]
        leaders = [m for m in pool if "书记" in m.post][: max(1, n // 3)]
        rest = [m for m in pool if m not in leaders and m.born.year >= 1955]
        rng.shuffle(rest)
        rest.sort(key=lambda m: (m.ethnicity == "汉族", (m.gender == "女") != town.women_first, m.born.year < 1982))
        least = (6 * n + 4) // 5
        wanted = max(1, round(n * women / len(all_)) + 1) if town.women_first else 0
        females = [m for m in rest if m.gender == "女"][:wanted]
        few = [m for m in rest if m.ethnicity != "汉族"][:1]
        young = [m for m in rest if m not in females and m not in few and m.born.year >= 1982]
        others = [m for m in rest if m not in females and m not in few and m not in young]
        chosen = list(dict.fromkeys([*leaders, *few, *females, *young, *others]))[:least]
        for index, m in enumerate(chosen):
            m.stage = "当选" if index < n else "候选人"
            m.delegate = category(m, town)


def category(m: Member, town: Town) -> str:
    if "书记" in m.post or m.branch.startswith(town.kind):
        return "领导干部"
    return "专业技术人员" if "教师" in m.post or "医生" in m.post else "先进模范"


def team(all_: Sequence[Member], town: Town) -> dict[str, list[Member]]:
    """Who stands for what; the discipline secretary stands in both committees' contests."""
    wide, narrow, half = town.committee[1], town.discipline[1] - 1, town.county[1] // 2
    office = [m for m in all_ if in_office(m, town) and m.category == "正式党员" and 1972 <= m.born.year <= 1995]
    return {
        "党委委员": office[:wide],
        "纪委委员": [office[3], *office[wide : wide + narrow]],
        "出席县党代会代表": [*office[:half], *village(all_, town)[:half]],
    }


def in_office(m: Member, town: Town) -> bool:
    return m.branch.startswith(f"{town.kind}机关")


def village(all_: Sequence[Member], town: Town) -> list[Member]:
    chosen = [m for m in all_ if m.stage == "当选" and not m.branch.startswith(town.kind)]
    return sorted(chosen, key=lambda m: (m.gender != "女", -m.born.toordinal()))


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


def leaders_of(elected: Sequence[Member], town: Town) -> list[Member]:
    """Who sits in the presidium: so many of the office, so many secretaries of branches."""
    office, branches = town.presidium
    secretaries = [m for m in elected if "书记" in m.post and not m.branch.startswith(town.kind)]
    return [m for m in elected if in_office(m, town)][:office] + secretaries[:branches]


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


@dataclass(slots=True)
class Made:
    """A township's people and what became of them."""

    all_: list[Member]
    units: dict[str, list[str]]
    seats: dict[str, int]
    stands: dict[str, list[Member]]


def make(rng: random.Random, town: Town) -> Made:
    all_ = people(rng, town)
    units = assign_units(all_, town)
    old = [m for m in all_ if m.born.year < 1960 and m.category == "正式党员" and "书记" not in m.post]
    for n, m in enumerate(rng.sample(old, town.excluded)):
        m.remark = ("不计入应到会：年老卧床，不能自理", "不计入应到会：长期患病，不能表达意志")[n % 2]
    seats = quotas(all_, units, town.seats)
    elect_delegates(rng, all_, seats, town)
    return Made(all_, units, seats, team(all_, town))


def write(folder: Path, made: Made, town: Town) -> None:
    """All rosters and 换届信息.xlsx."""
    from tools.sample_facts import write_facts

    write_members(folder, made.all_, town)
    write_units(folder, made.all_, made.units, made.seats, town)
    write_delegates(folder, made.all_, made.seats, town)
    write_candidates(folder, made.stands, town)
    write_roles(folder, made.all_, made.stands, town)
    write_facts(folder, made.all_, made.units, made.stands, town)


def main() -> int:
    from tools.sample_facts import write_county

    rng, folder = random.Random(WILLOW.seed), COUNTY / WILLOW.name
    made = make(rng, WILLOW)
    write(folder, made, WILLOW)
    write_ballots(rng, folder, made.stands, WILLOW)
    write_plenary_ballots(folder, made.stands, WILLOW)
    write_county(COUNTY)
    elected, stood = sum(m.stage == "当选" for m in made.all_), sum(bool(m.stage) for m in made.all_)
    print(f"党员 {len(made.all_)}，选举单位 {len(made.units)}，代表 {elected}，代表候选人 {stood}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
