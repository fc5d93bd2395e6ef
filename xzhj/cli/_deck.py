"""A test deck for a contest's shape: what a tool must get right before election day. Never real names."""

from __future__ import annotations

from xzhj.readers.ballots import TEST

PEOPLE = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def deck(seats: int, standing: int) -> dict[str, str]:
    """File name → text. Every file says in its first line that it is test data, and 说明.txt what must come out."""
    names = [f"候选人{PEOPLE[i]}" for i in range(standing)]
    need = 6
    full = ["○"] * seats + ["×"] * (standing - seats)
    files = {
        "01空白票.csv": table(names, [[""] * standing] + [full] * 9),
        "02正好选满.csv": table(names, [full] * 10),
        "03多选一人.csv": table(names, [["○"] * (seats + 1) + ["×"] * (standing - seats - 1)] + [full] * 9),
        "04另选票上的候选人.csv": table(names, [full] * 9 + [full], wrote={9: names[0]}),
        "05末位同票.csv": table(names, tied(seats, standing, need)),
        "06符号不认识.csv": table(names, [full] * 9 + [["0", *full[1:]]]),
    }
    files["说明.txt"] = told(seats, standing)
    return files


def tied(seats: int, standing: int, need: int) -> list[list[str]]:
    """Ten ballots where the last seat has two with the same majority (each is marked on six, three of them shared)."""
    if standing <= seats:
        return [["○"] * seats] * 10
    rows = []
    for i in range(10):
        last = i < need
        rows.append(["○"] * (seats - 1) + ["○" if last else "×"] + ["×"] * (standing - seats))
    for i in range(10 - need, 10):
        if rows[i][seats - 1] == "○":
            rows[i][0 if seats > 1 else seats - 1] = "×" if seats > 1 else "○"
        rows[i][seats] = "○" if rows[i].count("○") < seats else "×"
    return rows


def table(names: list[str], rows: list[list[str]], wrote: dict[int, str] | None = None) -> str:
    head = f"{TEST}\n票号,{','.join(names)},另选人1\n"
    return head + "".join(f"{i + 1},{','.join(r)},{(wrote or {}).get(i, '')}\n" for i, r in enumerate(rows))


def told(seats: int, standing: int) -> str:
    facts = f"--seats {seats} --expected 10 --present 10 --issued 10 --returned 10"
    tie = f"前 {seats} 人当选，没有同票（一个名额或没有差额时，过半数的不会同票）"
    if 1 < seats < standing:
        tie = "末位两人票数相等，须再次投票，不认定其中任何一人"
    return f"""{TEST}

每个文件 10 张票，应选 {seats} 人，候选人 {standing} 人。计票时写：xzhj tally 文件 {facts}

01空白票.csv        有效 10 张，空白的一张对每人都是弃权；前 {seats} 人各 9 票当选
02正好选满.csv      有效 10 张；前 {seats} 人各 10 票当选
03多选一人.csv      有效 9 张、无效 1 张（1号票，R607）；前 {seats} 人各 9 票当选
04另选票上的候选人.csv  有效 10 张；10号票的另选不计（R608），其余照计
05末位同票.csv      {tie}
06符号不认识.csv    符号 0 不认识（R609），不予认定，无人当选
"""
