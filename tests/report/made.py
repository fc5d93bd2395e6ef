"""Made-up runs for looking at and measuring: two rosters, findings of every sort, as many as wanted."""

from __future__ import annotations

from datetime import date
from random import Random

from xzhj.model import Case, Checked, Cite, Fact, Facts, Finding, Month, Param, Reading, Roster, Source

DAY, TODAY = date(2026, 6, 18), date(2026, 3, 2)
RULES = Cite("中国共产党基层组织选举工作条例", "18", date(2020, 7, 13))
CHARTER = Cite("中国共产党章程", "?")
IDS = Cite("GB 11643—1999 公民身份号码")
ID, PHONE = "330102199003071234", "13805712345"
MEMBERS, DELEGATES = "正式党员名册.xlsx", "代表名册（2026年3月）.xlsx"
EXPLANATIONS = {
    "R105": "身份证号校验码不对。\n\n查什么：十八位号码的最后一位。\n为什么：抄错一位就对不上。\n怎么改：对照身份证改正。",
    "R110": "入党时不满十八周岁。\n\n查什么：入党时间与出生日期。\n怎么改：查档案后改正。",
    "R114": "民族无法识别。\n\n查什么：民族一栏。",
    "R205": "应到会人数与名册不符。\n\n查什么：人数。",
    "R000": "没有查的项目。",
}
TEXTS = {
    "R105": ("error", f"周柳青的身份证号 {ID} 校验码应为 X，名册上是 4；请对照身份证改正", IDS),
    "R110": (
        "error",
        "吴一帆 1999 年 3 月出生，2016 年 12 月入党，入党时只有 17 周岁；入党须年满十八周岁，请查档案",
        CHARTER,
    ),
    "R119": ("warning", f"郑小满的联系电话 {PHONE}0 是 12 位，手机号码应为 11 位", None),
    "R114": ("warning", "“汉”按“汉族”理解；建议写全称", None),
    "R109": ("note", "李明 2 人同名：第一党支部 1 人、第三党支部 1 人；选票上须加以区别", RULES),
}


def at(file: str, sheet: str, *cells: str) -> tuple[Source, ...]:
    return tuple(Source(file, sheet, c) for c in cells)


def finding(code: str, *where: Source, **more: object) -> Finding:
    level, text, cite = TEXTS[code]
    return Finding(text, where, (cite,) if cite else (), level, code, **more)  # type: ignore[arg-type]


def unchecked(n: int) -> list[Finding]:
    names = ("应到会人数", "本届任期届满日期", "代表名额", "上次党代会时间", "支部数", "公示开始日期", "选举大会日期")
    return [
        Finding(
            f"未查：没有给出“{names[i % 7]}{i // 7 or ''}”，R20{i % 10} 没有查；写在 换届信息.xlsx",
            (),
            (),
            "note",
            "R000",
        )
        for i in range(n)
    ]


def checked(*found: Finding, not_due: int = 0, **more: object) -> Checked:
    quorum = Param("quorum", "到会人数", "≥4/5", date(2020, 7, 13), RULES, verified=date(2026, 11, 21))
    return Checked(DAY, TODAY, tuple(found), not_due, (quorum,), **more)  # type: ignore[arg-type]


def sample() -> Checked:
    """A run as a township of some hundred members gives it."""
    m, d = "党员", "代表"
    return checked(
        finding("R105", *at(MEMBERS, m, "H7")),
        finding("R110", *at(MEMBERS, m, "E12", "F12")),
        finding("R119", *at(MEMBERS, m, "K31")),
        finding("R114", *at(MEMBERS, m, *(f"D{i}" for i in range(4, 434)))),
        finding("R109", *at(MEMBERS, m, "B9", "B88")),
        finding("R105", *at(DELEGATES, d, "G5"), *at(MEMBERS, m, "H9")),
        Finding("代表应选 60 名，名册上 58 人，还差 2 人", (), (RULES,), "error", "R205"),
        finding("R114", *at(DELEGATES, d, "D9"), waived="县委组织部 3 月 1 日准许"),
        Finding("孙某处分影响期未满，不宜提名", at(MEMBERS, m, "M40"), (RULES,), "error", "R130", internal=True),
        *unchecked(15),
        not_due=4,
    )


def many(n: int) -> Checked:
    """`n` findings over four files and five rules, drawn with a fixed seed."""
    draw = Random(7)
    codes = list(TEXTS)
    found = []
    for i in range(n):
        file = f"{'柳溪石门桃源青山'[i % 4 * 2 : i % 4 * 2 + 2]}镇党员名册.xlsx"
        found.append(finding(draw.choice(codes), *at(file, "党员", f"{draw.choice('BCDEFH')}{4 + i // 4}")))
    return checked(*found)


def roster(kind: str, file: str, n: int) -> Roster:
    draw = Random(n)
    genders = [draw.choice("男男男女") for _ in range(n)]
    columns = {
        "name": [f"甲{i}" for i in range(n)],
        "gender": genders,
        "ethnicity": [draw.choice(["汉族"] * 12 + ["畲族", "回族", None]) for _ in range(n)],
        "born": [Month(draw.randint(1945, 2004), draw.randint(1, 12)) for _ in range(n)],
        "education": [draw.choice(["研究生", "大学本科", "大学专科", "高中", "初中", "小学", None]) for _ in range(n)],
    }
    letters = dict(zip(columns, "BCDEF", strict=True))
    return Roster(kind, file, "党员" if kind == "members" else "代表", 3, columns, letters, range(4, 4 + n))


def case() -> Case:
    facts = Facts({"township": (Fact("柳溪镇"),), "county": (Fact("某县"),)})
    readings = (
        Reading(MEMBERS, "党员", 436, 14, "xlsx", "5f1d", ""),
        Reading(DELEGATES, "代表", 62, 12, "xlsx", "90ab", ""),
    )
    return Case(
        DAY,
        TODAY,
        facts=facts,
        rosters=(roster("members", MEMBERS, 432), roster("delegates", DELEGATES, 58)),
        readings=readings,
    )
