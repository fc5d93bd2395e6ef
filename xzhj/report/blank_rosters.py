"""The rosters of an election, empty: one workbook each with headings, drop-downs and a sheet of instructions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook

from xzhj.model import FIELDS, column_letters
from xzhj.report import _sheet as ui

ROWS = 1000
PEOPLES = [
    "汉族",
    "蒙古族",
    "回族",
    "藏族",
    "维吾尔族",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "哈萨克族",
    "傣族",
    "黎族",
]
LEVELS = ["研究生", "大学", "大专", "中专", "高中", "中技", "初中", "小学"]
OFFERED: Mapping[str, tuple[str, ...]] = {
    "gender": ("男", "女"),
    "category": ("正式", "预备"),
    "status": ("正常", "停止党籍", "留党察看", "权利中止"),
    "frontline": ("是", "否"),
    "incumbent": ("是", "否"),
    "assigned": ("是", "否"),
    "nonparty": ("是", "否"),
    "attended": ("是", "否"),
    "voting_right": ("有", "无"),
    "review_result": ("有效", "重新选举", "撤换"),
}
FREE: Mapping[str, tuple[str, ...]] = {  # other words may be typed
    "ethnicity": tuple(PEOPLES),
    "education": tuple(LEVELS),
    "education_fulltime": tuple(LEVELS),
    "delegate_category": ("领导干部", "专业技术人员", "先进模范", "解放军武警"),
    "stage": ("初步人选", "预备人选", "候选人", "当选"),
    "contest": ("党委委员", "纪委委员", "出席县党代会代表", "党委书记", "党委副书记", "纪委书记", "纪委副书记"),
    "role": ("主席团成员", "秘书长", "副秘书长", "执行主席", "总监票人", "监票人", "总计票人", "计票人", "团长", "副团长", "召集人",
             "列席人员", "工作人员"),
    "session": ("预备会议", "第一次全体会议", "第二次全体会议", "纪委第一次全体会议", "党委第一次全体会议"),
    "vet_result": ("通过", "未通过"),
}  # fmt: skip
DAYS = frozenset({"day", "notice_from", "notice_to", "meeting_day"})
WHOLE = frozenset(
    [
        "branch_count",
        "members_total",
        "members_full",
        "members_probationary",
        "members_excluded",
        "quota",
        "quota_assigned",
        "candidates_least",
        "expected",
        "present",
        "round",
        "recommend_votes",
    ]
)
WIDE = {"resume": 40.0, "merits": 40.0, "work_unit": 24.0, "post": 24.0, "id_number": 21.0, "branch": 20.0, "unit": 20.0,
        "exclusion_reason": 24.0, "proposed_post": 18.0, "school_major": 24.0, "remark": 18.0}  # fmt: skip
NARROW = {"serial": 6.0, "gender": 6.0, "ethnicity": 9.0, "round": 7.0}
ALWAYS = (
    "一、第一行是标题，第二行是表头，从第三行起填，一人一行；标题可以改，表头可以增减，认得的列都会用上。",
    "二、出生、入党、转正等时间写成 1985.03 或 1985.03.05；只知道年月的只写年月。",
    "三、身份证号按文字填（这一列已经设成文字格式），不要设成数字。",
    "四、姓名两个字的，中间空格与否都行；少数民族、女同志填在民族、性别栏里。",
)


@dataclass(frozen=True, slots=True)
class Blank:
    """One empty roster: its file, its title after the township's name, its columns, what to say of it."""

    file: str
    title: str
    fields: tuple[str, ...]
    says: tuple[str, ...] = ()
    heads: Mapping[str, str] = field(default_factory=dict)


def _fields(words: str) -> tuple[str, ...]:
    return tuple(words.split())


BLANKS = (
    Blank(
        "党员名册.xlsx",
        "党员名册",
        _fields("serial name gender ethnicity born education joined confirmed category status sanction id_number branch "
                "work_unit post phone exclusion_reason remark"),
        ("五、党员类别填“正式”或“预备”；转正前的填预备。", "六、不计入应到会的党员，在“不计入应到会的理由”里写明理由。"),
    ),
    Blank(
        "选举单位和名额表.xlsx",
        "选举单位和代表名额分配表",
        _fields("serial unit branch_count members_total members_full members_probationary members_excluded quota quota_assigned "
                "candidates_least notice_from notice_to meeting_day expected present remark"),
        ("五、一个选举单位一行，不要合计行也行；单位名称与党员名册里的支部名称一致。", "六、没有不计入人数的填 0，不要空着：应到会人数要用它算。"),
    ),
    Blank(
        "代表名册.xlsx",
        "代表名册",
        _fields("serial name gender ethnicity born education joined branch unit work_unit post delegate_category frontline "
                "incumbent assigned stage recommend_votes review_result delegation id_number phone remark"),
        ("五、一人一行，“阶段”写他现在到哪一步：初步人选、预备人选、候选人、当选；落选的仍写候选人。",),
    ),
    Blank(
        "候选人名册.xlsx",
        "两委委员等候选人名册",
        _fields("serial contest name gender ethnicity born native_place education_fulltime degree school_major joined work_start "
                "post proposed_post incumbent stage merits resume rewards kin id_number remark"),
        ("五、一人一行；同时是两项选举的候选人，“选举项目”里用顿号隔开，或写两行。", "六、先后照姓氏笔画（书记、副书记照批复）。"),
    ),
    Blank(
        "会务职务名单.xlsx",
        "会务职务名单",
        _fields("serial role name gender ethnicity delegation post voting_right remark"),
        ("五、一人一职一行；一人两职的写两行。列席人员“有无表决权”填无。",),
    ),
    Blank(
        "签到表.xlsx",
        "签到表",
        _fields("serial session round name delegation voting_right attended remark"),
        ("五、一次会议一人一行；“会次”写会议名称。列席人员“有无表决权”填无。",),
    ),
    Blank(
        "文号登记.xlsx",
        "文号登记",
        ("serial", "number", "title", "day", "status", "sender", "remark"),
        ("五、发的、收的文书都登；状态：拟制、已印发、已收到。已印发、已收到的不会再重新生成。",),
        {"number": "文号", "title": "标题", "day": "日期", "status": "状态", "sender": "来文单位"},
    ),
)  # fmt: skip


def rosters(township: str) -> Iterator[tuple[str, bytes]]:
    """Each empty roster's file name and bytes."""
    for blank in BLANKS:
        yield blank.file, _workbook(blank, township)


def _workbook(blank: Blank, township: str) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = blank.file.removesuffix(".xlsx")
    words = [blank.heads.get(f) or FIELDS[f] for f in blank.fields]
    widths = [NARROW.get(f) or WIDE.get(f) or max(11.0, 2.2 * len(w)) for f, w in zip(blank.fields, words, strict=True)]
    if "number" in blank.heads:
        widths = [6.0, 24.0, 60.0, 13.0, 10.0, 24.0, 18.0]
    ui.title(sheet, f"{township}{blank.title}", len(words))
    ui.heads(sheet, 2, words, widths)
    offered = {"status": ("拟制", "已印发", "已收到")} if blank.heads else OFFERED
    for column, name in enumerate(blank.fields, 1):
        _column(sheet, column_letters(column - 1), name, offered)
    ui.notes(book, [*(ALWAYS if not blank.heads else ALWAYS[:1]), *blank.says])
    return ui.settled(book)


def _column(sheet: Any, letter: str, name: str, offered: Mapping[str, tuple[str, ...]]) -> None:
    """Drop-down and cell format of one column."""
    where, kind = f"{letter}3:{letter}{ROWS}", ui.TEXT
    if name in offered:
        ui.choices(sheet, where, offered[name])
    elif name in FREE:
        ui.choices(sheet, where, FREE[name], strict=False)
    elif name in DAYS:
        ui.dates(sheet, where)
        kind = ui.DATE
    elif name in WHOLE:
        ui.wholes(sheet, where)
    if name not in WHOLE and name != "serial":
        ui.column_kind(sheet, letter, kind)
