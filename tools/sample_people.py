"""The invented people of a sample township: its members, its electing units, who is elected and who stands."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tools.sample_town import Town

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
MALE = "伟强磊军勇杰涛明超刚平辉鹏飞波斌宇浩凯健俊帆诚松柏山川海江春生国庆建华志远文武德福贵才根水木林森"
FEMALE = "芳娜敏静秀丽艳娟霞燕玲桂英梅兰莉红玉洁雪琴云蓉晶欣怡婷颖倩菊莲翠萍凤珍"
RARE = "喆珺堃昇玥垚"


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


def leaders_of(elected: Sequence[Member], town: Town) -> list[Member]:
    """Who sits in the presidium: so many of the office, so many secretaries of branches."""
    office, branches = town.presidium
    secretaries = [m for m in elected if "书记" in m.post and not m.branch.startswith(town.kind)]
    return [m for m in elected if in_office(m, town)][:office] + secretaries[:branches]


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
