"""Faults about people: in the members' roster, the list of delegates, and between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tools.sample_desk import CANDIDATES, DELEGATES, MEMBERS, ROLES, UNITS, Desk
from tools.sample_people import Made, Member


def plant_people(desk: Desk, made: Made, free: Sequence[Member]) -> None:
    pool = [m for m in free if m.ethnicity == "汉族" and 1960 <= m.born.year <= 1985]
    take = iter(pool)
    columns(desk, made, next(take), next(take))
    cells(desk, [next(take) for _ in range(20)])
    copied(desk, pool[30:])
    misspelt(desk, made)
    delegates(desk, made)


def columns(desk: Desk, made: Made, phone: Member, age: Member) -> None:
    """Two more columns, as some branches add them: a telephone number and an age printed by hand."""
    numbers = {m.name: f"1990000{n:04d}" for n, m in enumerate(made.all_, start=1)}
    numbers[phone.name] = numbers[phone.name][:-1]
    at = desk.extra(MEMBERS, "联系电话", numbers)
    desk.say("R119", at[phone.name], "手机号少录一位")
    ages = {m.name: 2026 - m.born.year for m in made.all_}
    ages[age.name] -= 5
    at = desk.extra(MEMBERS, "年龄", ages)
    desk.say("R120", at[age.name], "年龄是五年前填的，没有改")


def cells(desk: Desk, m: Sequence[Member]) -> None:
    """One cell wrong in each row."""

    def plant(code: str, who: Member, header: str, value: object, what: str) -> None:
        desk.plant(code, what, MEMBERS, who.name, header, value)

    plant("R102", m[0], "性别", None, "性别漏填")
    plant("R102", m[1], "性别", "另", "性别写成“另”")
    plant("R103", m[2], "出生日期", "不详", "出生日期写“不详”")
    desk.set(MEMBERS, m[3].name, "身份证号", None)
    desk.general(MEMBERS, m[3].name, "出生日期")
    plant("R104", m[3], "出生日期", float(f"{m[3].born.year}.1"), "出生年月录成数字，1月、10月分不清，又没有身份证号")
    number = m[4].id_number
    plant("R105", m[4], "身份证号", number[:-1] + ("1" if number[-1] != "1" else "2"), "身份证号末位录错")
    plant("R105", m[5], "身份证号", m[5].id_number[:-1], "身份证号少一位")
    plant("R106", m[6], "性别", "女" if m[6].gender == "男" else "男", "性别录反，与身份证号不符")
    wrong = m[7].born.replace(day=1 if m[7].born.day > 15 else 28)
    plant("R106", m[7], "出生日期", wrong, "出生日期的日子与身份证号不符")
    plant("R107", m[8], "身份证号", float(m[8].id_number[:15] + "000"), "身份证号被表格软件存成数字，末三位丢了")
    young = date(m[9].born.year + 17, 3, 1)
    desk.set(MEMBERS, m[9].name, "转正时间", young.replace(year=young.year + 1))
    plant("R110", m[9], "入党时间", young, "入党时不满十八周岁")
    soon = date(m[10].joined.year, 12, 28) if m[10].joined.month < 9 else date(m[10].joined.year + 1, 2, 1)
    plant("R111", m[10], "转正时间", soon, "预备期没有满一年就转正")
    plant("R112", m[11], "转正时间", date(2031, 7, 1), "转正时间写到了以后")
    plant("R114", m[12], "民族", "汗族", "汉族写成“汗族”")
    plant("R115", m[13], "学历", "文化", "学历只写了“文化”")
    plant("R116", m[14], "党员类别", "党员", "只写“党员”，分不清正式、预备")
    plant("R122", m[15], "入党时间", None, "入党时间漏填")
    plant("R122", m[16], "民族", None, "民族漏填")
    plant("R122", m[17], "转正时间", None, "正式党员没有转正时间")
    plant("F010", m[18], "备注", "#REF!", "备注的公式引用错了")
    plant("R101", m[19], "姓名", m[19].name[:-1] + "?", "生僻字成了问号")


def copied(desk: Desk, rest: Sequence[Member]) -> None:
    """One row pasted over its neighbour: a person twice, another gone."""
    like = ("gender", "branch", "category")
    pairs = ((a, b) for a in rest for b in rest if a is not b and all(getattr(a, k) == getattr(b, k) for k in like))
    kept, lost = next(pairs)
    ws = desk.sheet(MEMBERS)
    source, target = desk.row(ws, kept.name), desk.row(ws, lost.name)
    for n in range(2, ws.max_column + 1):
        ws.cell(target, n).value = ws.cell(source, n).value
    n = desk.column(ws, "身份证号")
    desk.say(
        "R108",
        (MEMBERS, ws.title, f"{ws.cell(min(source, target), n).coordinate}"),
        f"{lost.name}一行粘贴成了{kept.name}",
    )
    line = max(r for r in range(3, ws.max_row + 1) if isinstance(ws.cell(r, 1).value, int))
    ws.cell(line, 1).value = ws.cell(line - 1, 1).value
    desk.say("R121", (MEMBERS, ws.title, f"A{line}"), "末一行的序号与上一行重复")


def misspelt(desk: Desk, made: Made) -> None:
    ws = desk.sheet(MEMBERS)
    n = desk.column(ws, "所在党支部")
    rows = [r for r in range(3, ws.max_row + 1) if ws.cell(r, n).value == "黄泥村党支部"][:4]
    for line in rows:
        ws.cell(line, n).value = "黄坭村党支部"
    desk.say("R118", (MEMBERS, ws.title, str(ws.cell(rows[0], n).coordinate)), f"“黄泥村”写成“黄坭村”，共{len(rows)}处")


def delegates(desk: Desk, made: Made) -> None:
    """Those who stood in a unit and were not elected carry the faults: nothing else hangs on them."""
    stood = [m for m in made.all_ if m.stage == "候选人"]
    by_unit = {m.unit: m for m in reversed(stood)}
    a, b, c, d, e, f, g, h, i, *_ = by_unit.values()
    desk.set(MEMBERS, a.name, "转正时间", None)
    desk.set(MEMBERS, a.name, "入党时间", date(2025, 6, 28))
    at = desk.set(MEMBERS, a.name, "党员类别", "预备党员")
    desk.say("R113", at, "预备期满半年多，名册上还是预备党员")
    desk.set(DELEGATES, a.name, "入党时间", "2025.06")
    ws = desk.sheet(DELEGATES)
    desk.say("R201", (DELEGATES, ws.title, f"D{desk.row(ws, a.name)}"), "预备党员列为代表候选人")
    desk.set(MEMBERS, b.name, "备注", "2026年3月受留党察看一年处分")
    desk.say("R202", (DELEGATES, ws.title, f"D{desk.row(ws, b.name)}"), "留党察看期没有满，列为代表候选人")
    at = desk.set(MEMBERS, c.name, "备注", "2026年11月被县监委留置")
    desk.say("R203", at, "被留置，没有附中止权利的决定，还列为代表候选人")
    for one, unit in ((d, h.unit), (h, d.unit)):
        desk.plant("R205", "两名代表候选人的选举单位填反了", DELEGATES, one.name, "选举单位", unit)
    year = e.joined.year - 2
    desk.plant("R117", "入党时间与党员名册差两年", DELEGATES, e.name, "入党时间", f"{year}.{e.joined:%m}")
    desk.plant("R204", "姓名写错一个字，党员名册里查无此人", DELEGATES, f.name, "姓名", f.name[:-1] + "铭")
    desk.plant("R215", "备注写成“特邀代表”", DELEGATES, g.name, "备注", "特邀代表")
    elected = [m for m in made.all_ if m.stage == "当选" and m.name not in named_elsewhere(desk) and m.born.year > 1950]
    extra = next(m for m in stood if m.unit == i.unit and m is not i and m.name not in named_elsewhere(desk))
    desk.set(DELEGATES, extra.name, "资格审查结果", "合格")
    desk.set(DELEGATES, extra.name, "阶段", "当选")
    desk.say("R408", quota_of(desk, i.unit), "当选代表比名额多一人")
    twin = elected[0]
    line = desk.row(ws, twin.name)
    desk.set(MEMBERS, i.name, "姓名", twin.name)
    at = desk.set(DELEGATES, i.name, "姓名", twin.name)
    desk.say("R109", (DELEGATES, ws.title, f"D{min(line, int(at[2][1:]))}"), "两个选举单位各有一个同名的人")
    desk.set(DELEGATES, elected[1].name, "代表团", None)
    place = f"D{desk.row(ws, elected[1].name)}"
    desk.say("R220", (DELEGATES, ws.title, place), "当选代表没有编入代表团")
    desk.plant("R308", "一人写了两个代表类别", DELEGATES, elected[2].name, "代表类别", "先进模范、专业技术人员")
    desk.plant("R508", "当选代表没有资格审查结果", DELEGATES, elected[3].name, "资格审查结果", None)


def named_elsewhere(desk: Desk) -> set[str]:
    return {
        str(v)
        for f in (ROLES, CANDIDATES)
        for ws in desk.books[f]
        for line in ws.iter_rows(values_only=True)
        for v in line
    }


def quota_of(desk: Desk, unit: str) -> tuple[str, str, str]:
    ws = desk.sheet(UNITS)
    line, n = desk.row(ws, unit, "选举单位"), desk.column(ws, "代表名额")
    return UNITS, ws.title, str(ws.cell(line, n).coordinate)
