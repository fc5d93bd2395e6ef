"""Faults in roles, candidates, 换届信息 and in the files themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tools.sample_books import book, plain_sheet
from tools.sample_desk import CANDIDATES, DELEGATES, FACTS, MEMBERS, ROLES, UNITS, Desk
from tools.sample_facts import COUNTY_YAML
from tools.sample_people import Made, Member

Plant = Callable[[str, str, object, str], None]


def plant_roles(desk: Desk, made: Made) -> None:
    ws = desk.sheet(ROLES)
    roles = [(r, str(ws.cell(r, 2).value), str(ws.cell(r, 3).value)) for r in range(3, ws.max_row + 1)]

    def lines(role: str) -> list[int]:
        return [r for r, _, what in roles if what == role]

    def put(code: str, line: int, name: str, what: str) -> None:
        ws.cell(line, 2).value = name
        desk.say(code, (ROLES, ws.title, f"B{line}"), what)

    named = {name for _, name, _ in roles}
    standing = {m.name for members in made.stands.values() for m in members}
    elected = [m for m in made.all_ if m.stage == "当选"]
    stands = [m.name for m in elected if m.name in standing and m.name not in named]
    plain = [m.name for m in elected if m.name not in standing and m.name not in named]
    outside = [m.name for m in made.all_ if not m.stage and m.name not in named | standing and m.category == "正式党员"]
    tellers = lines("监票人")
    put("R209", tellers[1], stands[0], "监票人是县党代会代表候选人")
    put("R210", tellers[2], outside[0], "监票人不是代表")
    put("R211", lines("计票人")[0], stands[1], "计票人是县党代会代表候选人")
    put("R213", lines("执行主席")[1], plain[0], "执行主席不在主席团名单里")
    put("R214", lines("列席人员")[0], plain[1], "当选代表又列为列席人员")
    last = desk.append(ROLES, (len(roles) + 1, outside[1], "主席团成员", None, None))
    desk.say("R212", (ROLES, ws.title, f"B{last}"), "主席团成员不是代表")
    last = desk.append(ROLES, (len(roles) + 2, stands[2], "代写选票人", None, None))
    desk.say("R216", (ROLES, ws.title, f"B{last}"), "代写选票的人是候选人")


def plant_candidates(desk: Desk, made: Made) -> None:
    party, discipline = made.stands["党委委员"], made.stands["纪委委员"]
    who = party[5]
    places = desk.extra(
        CANDIDATES, "亲属关系", {m.name: "无" for m in party} | {who.name: f"与{party[6].name}系夫妻"}, "党委委员"
    )
    desk.say("R208", places[who.name], "亲属关系写着同在名单里的另一人")
    places = desk.extra(CANDIDATES, "联审结果", {m.name: "合格" for m in party} | {party[7].name: "未通过"}, "党委委员")
    desk.say("R207", places[party[7].name], "联审没有通过，仍在名单里")
    desk.plant(
        "R411",
        "现实表现只写优点，不写不足",
        CANDIDATES,
        party[4].name,
        "现实表现",
        "实绩：承担的任务按时完成。优点：踏实、公道。",
        "党委委员",
    )
    swapped(desk)
    education = desk.set(CANDIDATES, discipline[5].name, "学历", "小学", "纪委委员")
    desk.say("R117", education, "候选人学历与党员名册不一致")


def swapped(desk: Desk) -> None:
    """Two neighbours in the wrong order."""
    ws = desk.sheet(CANDIDATES, "纪委委员")
    for n in range(2, ws.max_column + 1):
        a, b = ws.cell(4, n), ws.cell(5, n)
        a.value, b.value = b.value, a.value
    desk.say("R404", (CANDIDATES, ws.title, "C5"), "两名候选人没有按姓氏笔画排列")


def plant_facts(desk: Desk, made: Made) -> None:
    def plant(code: str, label: str, value: object, what: str) -> None:
        desk.say(code, desk.fact(label, value), what)

    party, discipline, county = (made.stands[c] for c in ("党委委员", "纪委委员", "出席县党代会代表"))
    numbers(desk, made, plant)
    plant("R504", "候选人预备人选请示日期", date(2027, 1, 16), "候选人预备人选的请示与大会同一天")
    plant("R505", "初步人选确定日期", date(2026, 12, 8), "公示开始以后才确定初步人选")
    plant("R506", "召开大会批复日期", date(2027, 1, 19), "召开大会的批复填成会后的日期")
    plant("R510", "不计入应到会名单是否经大会通过", "否", "不计入应到会的名单没有经大会通过")
    plant("R508", "资格审查是否已向预备会议报告", "否", "代表资格审查情况没有向预备会议报告")
    plant("R217", "党委第一次全会主持人", county[-1].name, "党委第一次全会主持人不是委员候选人")
    agenda = str(desk.sheet(FACTS).cell(int(desk.fact_at("大会议程")[2][1:]), 2).value).split("\n")
    desk.fact("大会议程（批复）", "\n".join(agenda[:2] + agenda[3:]))
    desk.say("R513", desk.fact_at("大会议程"), "议程比批复多一项")
    names = str(desk.sheet(FACTS).cell(int(desk.fact_at("出席县党代会代表候选人名单（批复）")[2][1:]), 2).value)
    wrong = county[-1].name[:-1] + "铃"
    desk.fact("出席县党代会代表候选人名单（批复）", names.replace(county[-1].name, wrong))
    desk.say("R406", desk.fact_at("出席县党代会代表名额（批复）"), "县代表候选人的名字与批复名单差一个字")
    desk.fact("纪委副书记候选人（拟报）", party[0].name)
    desk.fact("纪委副书记候选人（批复）", party[0].name)
    desk.say("R218", desk.fact_at("纪委副书记名额（批复）"), "纪委副书记候选人不在纪委委员候选人里")
    desk.fact("选举结果批复文号", None)
    desk.fact("选举结果批复日期", None)
    tables(desk, party, discipline)


def numbers(desk: Desk, made: Made, plant: Plant) -> None:
    desk.fact("党组织驻地是否分散", "否")
    desk.say("R303", desk.fact_at("党员总数"), "党员不足五百名，驻地又填不分散")
    desk.fact("上次党代会次数", 12)
    desk.say("R319", desk.fact_at("党代会次数"), "上次党代会次数填错，与本次不衔接")
    desk.fact("党委副书记名额（拟报）", 1)
    plant("R312", "党委副书记名额（批复）", 1, "副书记只有一名")
    desk.say("R403", desk.fact_at("党委副书记名额（批复）"), "副书记名额一名，候选人却有两名")
    desk.fact(
        "党委副书记候选人（通过）", "、".join(m.name for m in (made.stands["党委委员"][2], made.stands["党委委员"][1]))
    )
    desk.say("R405", desk.fact_at("党委副书记候选人（通过）"), "副书记候选人没有照批复的先后排")
    desk.say("R401", desk.fact_at("党委委员名额（批复）"), "党委委员候选人只多一人")
    desk.say("R314", desk.fact_at("纪委委员名额（批复）"), "纪委委员名额超过省里规定")
    desk.fact("代表名额（批复）", 82)
    desk.say("R304", (UNITS, "选举单位", "I2"), "批复名额填成82名，各单位合计80名")
    desk.say("R315", desk.fact_at("代表名额（批复）"), "代表名额少于县里的档次")
    desk.say("R511", desk.fact_at("不计入应到会党员数（批复）"), "不计入应到会的人超过百分之五")
    desk.say("R502", desk.fact_at("大会开幕日期（批复）"), "大会晚于任期届满，没有延期的批复")
    desk.say("R509", ("../county.yaml", "", f"第{reminder_line()}行"), "提醒换届不足六个月")
    desk.say("R307", (DELEGATES, "代表", "E2"), "妇女代表不足百分之二十")
    desk.say("R309", (DELEGATES, "代表", "E2"), "妇女代表比例低于党员中妇女的比例")
    ws = desk.sheet(MEMBERS)
    small = next(r for r in range(3, ws.max_row) if ws.cell(r, 10).value == "青石水电站党支部")
    desk.say("R316", (MEMBERS, ws.title, f"J{small}"), "水电站党支部只有两名党员")
    file, sheet, place = desk.fact("党员人总数", 270)
    desk.say("F012", (file, sheet, place.replace("B", "A")), "项目名写错")
    plant("F012", "票箱数", "两三个", "票箱数写成“两三个”")


def tables(desk: Desk, party: list[Member], discipline: list[Member]) -> None:
    """The schedule, the register, changes of candidates, permissions."""
    ws = desk.sheet(FACTS, "会议场次")
    by_name = {ws.cell(r, 4).value: r for r in range(2, ws.max_row + 1)}
    line = by_name["第一次全体会议"]
    ws.cell(line, 3).value = "10:30"
    desk.say("R514", (FACTS, ws.title, f"A{line}"), "第一次全体会议与代表团第二次会议时间重叠")
    line = by_name["纪委第一次全体会议"]
    ws.cell(line, 2).value, ws.cell(line, 3).value = "18:00", "18:20"
    desk.say("R512", (FACTS, ws.title, f"A{line}"), "纪委全会排在党委全会后面")
    ws = desk.sheet(FACTS, "文号登记")
    ws.cell(5, 1).value = ws.cell(4, 1).value
    desk.say("R516", (FACTS, ws.title, "A4"), "两件文书用了同一个文号")
    desk.say("R515", (FACTS, ws.title, "A2"), "没有选举结果的批复")
    row = ("纪委委员", "钟大为", discipline[-1].name, "工作调动")
    desk.table("人选调整", ("选举项目", "原人选", "新人选", "调整原因"), [row])
    desk.say("R518", (FACTS, "人选调整", "A2"), "批复以后换了候选人，没有再请示")
    posts = ("书记", "副书记", "副书记", "纪委书记", "组织委员", "政法委员", "武装部部长")
    duties = [(m.name, post, f"负责{post}工作") for m, post in zip(party, posts, strict=False)]
    desk.table("分工", ("姓名", "职务", "分工"), duties)
    desk.say("R313", (FACTS, "分工", "A2"), "分工里没有宣传委员")
    permits = [
        ("R206", party[0].name, "长期在乡镇工作，业绩突出", "中共示范县委组织部", date(2027, 6, 30)),
        ("R117", party[3].name, "档案正在核对", "中共示范县委组织部", date(2026, 12, 31)),
    ]
    desk.table("准许事项", ("问题代号", "对象", "理由", "批准人", "截止日期"), permits)
    desk.say("L105", (FACTS, "准许事项", "A3"), "准许事项没有对应的问题")


def plant_files(desk: Desk, made: Made) -> None:
    ws = desk.sheet(MEMBERS)
    line = next(r for r in range(3, ws.max_row + 1) if str(ws.cell(r, 1).value).startswith("合计："))
    ws.cell(line, 1).value = f"合计：{len(made.all_) - 2}人"
    desk.say("F011", (MEMBERS, ws.title, f"A{line}"), "表下写的合计没有改")
    ws = desk.sheet(UNITS)
    total = next(r for r in range(3, ws.max_row + 1) if ws.cell(r, 1).value == "合计")
    ws.insert_rows(total)
    for n, value in enumerate((total - 2, "流动党员选举单位", "流动党员党支部", 0, 0, 0, 0, 0, 0), start=1):
        ws.cell(total, n).value = value
    desk.say("R305", (UNITS, ws.title, f"I{total}"), "选举单位没有分到名额")
    names = [str(desk.sheet(DELEGATES).cell(r, 4).value) for r in range(3, desk.sheet(DELEGATES).max_row + 1)]
    births = {
        str(desk.sheet(DELEGATES).cell(r, 4).value): desk.sheet(DELEGATES).cell(r, 7).value
        for r in range(3, len(names) + 3)
    }
    once = {n: b for n, b in births.items() if names.count(n) == 1}
    odd = next(n for n in once if n not in {m.name for m in made.all_ if m.stage == "候选人"})
    desk.extra(DELEGATES, "出生日期", once | {odd: "1900.01"})
    desk.say("F008", (DELEGATES, "代表", "G2"), "出生年月有两列，有一处不同")
    desk.extra(ROLES, "胸牌颜色", dict.fromkeys([once_named(desk)], "红"))
    desk.say("F014", (ROLES, "会务职务", "F2"), "“胸牌颜色”一列不认识")
    hidden = desk.books[ROLES].create_sheet("旧名单")
    hidden.append(("姓名", "会务职务"))
    hidden.append(("钟大为", "监票人"))
    hidden.sheet_state = "hidden"
    desk.say("F009", (ROLES, "旧名单", ""), "有一张隐藏的工作表")
    others(desk, made)


def others(desk: Desk, made: Made) -> None:
    """Files that lie beside the rosters."""
    team = made.stands["党委委员"][:5]
    for file, left in (("班子人选.xlsx", 5), ("班子人选（修改稿）.xlsx", 4)):
        rows = [(n, m.name, m.gender, f"{m.born:%Y.%m}", m.post, "连任") for n, m in enumerate(team[:left], start=1)]
        desk.books[file] = book()
        headers = ("序号", "姓名", "性别", "出生年月", "现任职务", "拟任职务")
        plain_sheet(desk.books[file], "班子", "青石乡领导班子拟任人选", headers, rows)
    desk.say("F013", ("班子人选（修改稿）.xlsx", "班子", "第2行"), "班子人选有两份")
    desk.loose["流动党员名册.xlsx"] = b"PK\x03\x04\x14\x00" + bytes(60)
    desk.say("F002", ("流动党员名册.xlsx", "", ""), "文件没有存完整，打不开")
    text = "张大山,男,1990000\r\n李小河,女,1990001\r\n"
    desk.loose["值班电话.csv"] = text.encode("gb18030")
    desk.say("F006", ("值班电话.csv", "", "A1"), "没有列标题")


def once_named(desk: Desk) -> str:
    """Somebody with a single role."""
    ws = desk.sheet(ROLES)
    names = [str(ws.cell(r, 2).value) for r in range(3, ws.max_row + 1)]
    return next(n for n in names if names.count(n) == 1)


def reminder_line() -> int:
    """The line of county.yaml that says when the county reminded its townships."""
    return next(n for n, line in enumerate(COUNTY_YAML.splitlines(), 1) if line.startswith("换届提醒日期"))
