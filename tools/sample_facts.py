"""The facts of the sample township: 换届信息.xlsx and the county's county.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tools.sample_books import book, plain_sheet, save, text_file
from tools.sample_people import Member, leaders_of
from tools.sample_town import Town
from xzhj.catalogue.items import items
from xzhj.model import STAGES
from xzhj.names import sort_names

COUNTY_YAML = """\
# 示范县各乡镇共用的换届信息。全部是虚构的。
县名: 示范县
县委全称: 中共示范县委员会
县委组织部: 中共示范县委组织部
县委发文办公室: 中共示范县委员会办公室
主送上级: 县委
县委代字: 示县委复
县党代会次数: 15
年龄统计截止日: 2026-12-31
任期年数: 5
选举方式: 直接差额选举
代表差额比例: 20%
百分比小数位: 2
类别口径: 三类
年轻代表年龄界限: 45
联审部门:
  - 纪检监察机关
  - 公安机关
  - 人民法院
  - 人民检察院
  - 信访部门
  - 卫生健康部门
  - 税务部门
  - 应急管理部门
举报电话: 0990-1234567
县委组织部联系人: 周文
县委组织部联系电话: 0990-1234566
考察开始日期: 2026-11-10
考察结束日期: 2026-11-15
受理地址: 示范县人民路1号县委组织部
县委换届方案文号: 示县发〔2026〕18号
县委换届方案日期: 2026-09-10
换届提醒日期: 2026-07-10
一式份数: 3
指导思想: 以习近平新时代中国特色社会主义思想为指导，坚持党的全面领导，充分发扬党内民主，严格依规依纪依法办事，选好配强乡镇党委、纪委班子，为推进乡村全面振兴提供坚强组织保证。
地方规定:
  - 规定/示范省.yaml
  - 规定/示范县.yaml
其他乡镇名称:
  - 青石乡
  - 白塔镇
  - 云台乡
"""


RISKS = [
    {"risk": "流动党员多，选举单位党员大会到会人数可能不够", "grade": "中", "measure": "会前逐人联系，登记能否到会，提前报告", "owner": "各党支部书记"},
    {"risk": "代表候选人结构达不到要求", "grade": "中", "measure": "推荐前讲清结构要求，汇总后及时沟通调整", "owner": "组织委员"},
    {"risk": "拉票或者跑风漏气", "grade": "低", "measure": "签订承诺书，公布举报电话，接到反映立即核查", "owner": "纪委书记"},
    {"risk": "选票印制、保管出差错", "grade": "低", "measure": "定稿后再印，双人校对、双人保管、当场启封", "owner": "大会秘书处"},
    {"risk": "拟不再提名的干部思想波动", "grade": "中", "measure": "党委书记逐人谈心谈话", "owner": "党委书记"},
]  # fmt: skip


def write_county(folder: Path) -> None:
    text_file(folder / "county.yaml", COUNTY_YAML)


def write_facts(
    folder: Path,
    all_: Sequence[Member],
    units: Mapping[str, Sequence[str]],
    stands: Mapping[str, Sequence[Member]],
    town: Town,
) -> None:
    """换届信息.xlsx: 项目 · 内容 · 填写说明 · 依据, and the tables on sheets of their own."""
    plain, staged, tables = facts(all_, units, stands, town)
    rows: list[tuple[Any, ...]] = []
    group = ""
    for item in items().values():
        if item.name in plain:
            lines = [(item.label(), plain[item.name])]
        elif item.name in staged:
            lines = [(item.label(stage), value) for stage, value in staged[item.name].items()]
        else:
            continue
        if item.group != group:
            rows.append((item.group, "", "", ""))
            group = item.group
        rows += [(label, shown(value), item.note, item.basis) for label, value in lines]
    made = book()
    plain_sheet(made, "换届信息", f"{town.name}换届信息", ("项目", "内容", "填写说明", "依据"), rows)
    for name, given in tables.items():
        item = items()[name]
        keys = list(item.columns)
        plain_sheet(
            made, item.zh, "", list(item.columns.values()), [[shown(row.get(k, "")) for k in keys] for row in given]
        )
    save(made, folder / "换届信息.xlsx")


def shown(value: Any) -> Any:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "\n".join(value) if isinstance(value, list) else value


def facts(
    all_: Sequence[Member],
    units: Mapping[str, Sequence[str]],
    stands: Mapping[str, Sequence[Member]],
    town: Town,
) -> tuple[dict[str, Any], dict[str, dict[str, Any]], dict[str, list[dict[str, Any]]]]:
    congress, start, end = town.congress, town.term_start, town.term_end
    full = [m for m in all_ if m.category == "正式党员"]
    elected = [m for m in all_ if m.stage == "当选"]
    team = stands["党委委员"]
    both = tuple(STAGES)[:2]

    def back(days: int) -> date:
        return congress - timedelta(days)

    def approved(value: Any) -> dict[str, Any]:
        return dict.fromkeys(both, value)

    plain: dict[str, Any] = {
        "township": "柳溪镇", "township_kind": "镇", "party_committee": "中共柳溪镇委员会",
        "discipline_committee": "中共柳溪镇纪律检查委员会", "document_code": "柳党发", "office": "中共柳溪镇委员会办公室", "system": "党员代表大会",
        "congress_ordinal": 14, "committee_term": 14, "discipline_term": 14, "prev_congress_ordinal": 13,
        "prev_congress_date": start, "prev_committee_term": 13, "prev_delegates": 98, "term_start": start, "term_end": end,
        "founded_by": "选举", "term_change": "按期", "congress_days": "一天半", "venue": "柳溪镇政府三楼会议室",
        "register_time": "1月13日下午2时至5时", "register_place": "柳溪镇政府一楼大厅",
        "members_total": len(all_), "members_full": len(full), "members_probationary": len(all_) - len(full),
        "members_female": sum(m.gender == "女" for m in all_), "members_minority": sum(m.ethnicity != "汉族" for m in all_),
        "members_floating": 21, "branch_count": len({m.branch for m in all_}), "general_branches": 0, "villages": len(town.villages),
        "dispersed": True, "population": 21356, "revenue": "1260万元", "electing_units": len(units), "delegations": len(units) // 3,
        "majority_base": "应到会有选举权人数", "ballot_layout": "姓名上方", "box_count": 2, "teller_count": 8, "counter_count": 6,
        "ballot_colors": "党委委员红色，纪委委员黄色，县代表绿色", "presidium_count": sum(town.presidium),
        "decision_meeting": "柳溪镇党委2026年第21次会议", "decision_date": back(78), "decision_place": "柳溪镇政府二楼会议室", "decision_chair": team[0].name, "request_number": "柳党发〔2026〕31号", "request_date": back(72),
        "reply_number": "示县委复〔2026〕9号", "reply_date": back(62), "candidates_request_number": "柳党发〔2026〕42号",
        "candidates_request_date": back(36), "candidates_reply_number": "示县委复〔2026〕27号", "candidates_reply_date": back(22),
        "excluded_reply_number": "示县委复〔2026〕15号", "excluded_reply_date": back(50), "excluded_adopted": True,
        "signer": team[0].name, "contact_person": team[4].name, "contact_phone": "0990-1234568", "cc_list": ["示范县委组织部"],
        "delegate_notice_date": back(56), "recommendation_date": back(48), "initial_list_date": back(42), "notice_start": back(41),
        "notice_end": back(35), "notice_place": "各党支部公开栏", "feedback_count": 0, "feedback_result": "公示期间没有收到反映。",
        "unit_request_date": back(32), "unit_reply_date": back(30),
        "dues_text": "党费由镇党委组织办专人管理、单独设账，收缴、下拨、使用都经党委会议研究，每年向党员公布一次。个别流动党员交纳不够及时，今后要加强提醒。", "unit_meeting_date": back(25), "unit_report_date": back(22), "credential_review_date": back(15),
        "preparatory_date": back(1), "presidium_date": back(1), "presidium_list_date": congress, "vote_date": congress,
        "discipline_plenary_date": congress, "committee_plenary_date": congress, "credential_reported": True,
        "secretary_general": elected_name(elected, town), "discipline_plenary_chair": team[3].name, "committee_plenary_chair": team[0].name,
        "report_presenter": team[0].name, "discipline_presenter": team[3].name, "report_title": "凝心聚力　实干争先　奋力谱写柳溪乡村全面振兴新篇章",
        "agenda": ["听取和审查中共柳溪镇第十三届委员会的报告", "审查中共柳溪镇纪律检查委员会的报告", "审查党费收缴、使用和管理情况的报告", "选举中共柳溪镇第十四届委员会", "选举中共柳溪镇纪律检查委员会", "选举出席中国共产党示范县第十五次代表大会代表"],
        "prep_agenda": ["通过代表资格审查情况的报告", "通过大会主席团和秘书长名单", "通过大会议程"],
        "result_report_number": "柳党发〔2027〕3号", "result_report_date": congress + timedelta(1),
        "approval_request_number": "柳党发〔2027〕4号", "approval_request_date": congress + timedelta(1),
        "county_report_number": "柳党发〔2027〕5号", "county_report_date": congress + timedelta(1),
        "result_reply_number": "示县委复〔2027〕2号", "result_reply_date": congress + timedelta(8),
        "county_reply_number": "示县委复〔2027〕3号", "county_reply_date": congress + timedelta(8),
        "congress_expected": len(elected), "congress_present": len(elected) - 2,
    }  # fmt: skip
    staged: dict[str, dict[str, Any]] = {
        "congress_date": approved(congress),
        "congress_end": approved(congress),
        "members_excluded": approved(sum(bool(m.remark) for m in all_)),
        "delegates": {**approved(len(elected)), "final": len(elected)},
        "quota_cadre": approved(sum(m.delegate == "领导干部" for m in elected)),
        "quota_professional": approved(sum(m.delegate == "专业技术人员" for m in elected)),
        "quota_model": approved(sum(m.delegate == "先进模范" for m in elected)),
        "quota_female": approved(sum(m.gender == "女" for m in elected)),
        "quota_minority": approved(sum(m.ethnicity != "汉族" for m in elected)),
        "quota_age_count": approved(sum(m.born >= date(1981, 1, 1) for m in elected)),
        "committee_seats": approved(town.committee[0]), "committee_candidates": approved(town.committee[1]), "secretaries": approved(1), "deputies": approved(2),
        "discipline_seats": approved(town.discipline[0]), "discipline_candidates": approved(town.discipline[1]), "discipline_secretaries": approved(1), "discipline_deputies": approved(1),
        "county_delegates": approved(town.county[0]), "county_delegates_candidates": approved(town.county[1]),
        "committee_names": approved(sort_names([m.name for m in team])),
        "discipline_names": approved(sort_names([m.name for m in stands["纪委委员"]])),
        "county_delegates_names": approved(sort_names([m.name for m in stands["出席县党代会代表"]])),
        "secretary_names": approved([team[0].name]), "deputy_names": approved([team[1].name, team[2].name]),
        "discipline_secretary_names": approved([team[3].name]), "discipline_deputy_names": approved([stands["纪委委员"][1].name]),
    }  # fmt: skip
    tables = {**table_items(all_, town, back, len(elected), team), **unit_tables(all_), **DUES}
    return town.words(plain) | town.figures, town.words(staged), town.words(tables)


WHO = (
    ("召集人", "各代表团召集人"), ("主席团", "主席团成员"), ("代表团", "各代表团代表"), ("纪委", "新当选的纪委委员"), ("党委", "新当选的党委委员、纪委书记、纪委副书记"),
)  # fmt: skip


def who_of(session: str) -> str:
    return next((who for word, who in WHO if word in session), "全体代表、列席人员")


def chair_of(session: str, all_: Sequence[Member], team: Sequence[Member], town: Town) -> str:
    """The first executive chair of a plenary, the named member at the first plenaries, else the old secretary."""
    elected = [m for m in all_ if m.stage == "当选"]
    chairs = sort_names([m.name for m in leaders_of(elected, town)])
    if "代表团第" in session:
        return "各代表团团长"
    if "委第一次全体会议" in session:
        return team[3 if "纪委" in session else 0].name
    return {"第一次全体会议": chairs[0], "第二次全体会议": chairs[3], "第三次全体会议": chairs[6]}.get(
        session, team[0].name
    )


def elected_name(elected: Sequence[Member], town: Town) -> str:
    """The secretary-general: the first presidium member by strokes, as the roster of roles has it."""
    return sort_names([m.name for m in leaders_of(elected, town)])[0]


DUES: dict[str, list[dict[str, Any]]] = {
    "dues_years": [
        {"year": "2022年", "open": "18250.60", "income": "41236.00", "allocated": "12000", "interest": "85.42", "remitted": "20618", "spent": "29870.50"},
        {"year": "2023年", "income": "42810.50", "allocated": "12000", "interest": "79.10", "remitted": "21405.25", "spent": "31246.00"},
        {"year": "2024年", "income": "43655.00", "allocated": "15000", "interest": "76.33", "remitted": "21827.50", "spent": "35108.20"},
        {"year": "2025年", "income": "44920.50", "allocated": "15000", "interest": "80.04", "remitted": "22460.25", "spent": "36655.00"},
        {"year": "2026年", "income": "45812.00", "allocated": "18000", "interest": "81.27", "remitted": "22906", "spent": "38420.30"},
    ],
    "dues_items": [
        {"item": "教育培训党员", "money": "68520.00"},
        {"item": "订阅党报党刊和购买学习资料", "money": "42160.00"},
        {"item": "表彰先进基层党组织和优秀党员、优秀党务工作者", "money": "23500.00"},
        {"item": "慰问生活困难党员和老党员", "money": "31800.00"},
        {"item": "补助基层党组织活动场所", "money": "5320.00"},
    ],
}  # fmt: skip


def unit_tables(all_: Sequence[Member]) -> dict[str, list[dict[str, Any]]]:
    """Who does what at the meeting of each electing unit: full members who do not stand."""
    rows = []
    for n, unit in enumerate(dict.fromkeys(m.unit for m in all_)):
        mine = [m for m in all_ if m.unit == unit and m.category == "正式党员" and not m.remark]
        chair = next(m for m in mine if "书记" in m.post)
        free = [m.name for m in mine if not m.stage and m is not chair]
        place = f"{chair.branch.removesuffix('党支部')}会议室"
        rows.append(
            {
                "unit": unit, "start": "上午9时" if n % 2 == 0 else "下午2时30分", "place": place, "chair": chair.name, "recorder": free[0],
                "chief": free[1], "tellers": "、".join(sort_names(free[2:4])), "counters": "、".join(sort_names(free[4:6])),
            }
        )  # fmt: skip
    return {"unit_meetings": rows}


def table_items(
    all_: Sequence[Member], town: Town, back: Any, seats: int, team: Sequence[Member]
) -> dict[str, list[dict[str, Any]]]:
    congress = town.congress
    office = [m for m in all_ if m.branch.startswith(f"{town.kind}机关") and m.category == "正式党员"]
    roles = ("组长", "副组长", "成员", "成员", "成员")
    group = [{"role": r, "name": m.name, "post": m.post} for r, m in zip(roles, office, strict=False)]
    review = [
        {"role": r, "name": m.name, "post": m.post} for r, m in zip(("组长", "成员", "成员"), office[2:], strict=False)
    ]
    sessions = [
        ("14:00", "14:20", "各代表团召集人会议", back(1)), ("14:30", "15:00", "代表团第一次会议", back(1)), ("15:10", "16:00", "预备会议", back(1)),
        ("16:10", "16:40", "主席团第一次会议", back(1)), ("08:30", "10:00", "第一次全体会议", congress), ("10:10", "11:00", "代表团第二次会议", congress),
        ("11:00", "11:20", "主席团第二次会议", congress), ("11:20", "11:40", "代表团第三次会议", congress), ("11:40", "12:00", "主席团第三次会议", congress),
        ("14:00", "15:30", "第二次全体会议", congress), ("15:40", "16:00", "主席团第四次会议", congress), ("16:10", "16:40", "第三次全体会议", congress),
        ("16:50", "17:10", "纪委第一次全体会议", congress), ("17:20", "17:50", "党委第一次全体会议", congress),
    ]  # fmt: skip
    register = [
        ("示县组函〔2026〕6号", "关于提醒做好柳溪镇党委换届准备工作的函", back(188), "拟制", "中共示范县委组织部", "term-reminder"),
        ("柳党发〔2026〕28号", "关于成立换届选举工作领导小组的通知", back(90), "拟制", "", "leading-group-notice"),
        ("柳党发〔2026〕29号", "关于部分党员不计入选举单位党员大会应到会人数的请示", back(80), "拟制", "", "excluded-members-request"),
        ("柳党发〔2026〕31号", "关于召开中国共产党柳溪镇第十四次代表大会的请示", back(72), "拟制", "", "request"),
        ("示县委复〔2026〕9号", "关于同意召开中国共产党柳溪镇第十四次代表大会的批复", back(62), "拟制", "中共示范县委员会", "reply"),
        ("柳党发〔2026〕34号", "关于成立柳溪镇第十四次党代会代表资格审查小组的通知", back(57), "拟制", "", "credential-group-notice"),
        ("柳党发〔2026〕35号", "关于做好柳溪镇第十四次党代会代表选举工作的通知", back(56), "拟制", "", "delegate-election-notice"),
        ("柳党发〔2026〕42号", "关于中共柳溪镇第十四届委员会、纪律检查委员会组成人员和出席县党代会代表候选人预备人选的请示", back(36), "拟制", "", "candidates-request"),
        ("柳党发〔2027〕1号", "关于召开中国共产党柳溪镇第十四次代表大会的通知", back(8), "拟制", "", "meeting-notice"),
        ("示县委复〔2026〕27号", "关于中共柳溪镇第十四届委员会、纪律检查委员会组成人员和出席县党代会代表候选人预备人选的批复", back(22), "拟制", "中共示范县委员会", "candidates-reply"),
        ("柳党发〔2027〕6号", "关于中国共产党柳溪镇第十四次代表大会选举结果的通报", congress + timedelta(9), "拟制", "", "announcement"),
        ("柳党发〔2027〕7号", "关于党委班子成员分工的通知", congress + timedelta(10), "拟制", "", "division-notice"),
    ]  # fmt: skip
    duties = (
        ("党委书记", "主持党委全面工作"), ("党委副书记", "协助书记工作，主持镇政府全面工作"), ("党委副书记", "协助书记抓党建，负责统战、群团工作"),
        ("党委委员、纪委书记", "主持镇纪委工作"), ("党委委员、组织委员", "负责组织工作"), ("党委委员、宣传委员", "负责宣传思想文化工作"),
        ("党委委员、政法委员", "负责政法、信访工作"), ("党委委员", "负责人大工作"), ("党委委员、武装部部长", "负责武装、应急管理工作"),
    )  # fmt: skip
    return {
        "duty_rows": [
            {"name": m.name, "post": post, "duty": duty}
            for m, (post, duty) in zip(team[: town.committee[0]], duties, strict=False)
        ],
        "sessions": [
            {
                "start": a,
                "end": b,
                "name": n,
                "day": d,
                "place": "柳溪镇政府三楼会议室",
                "chair": chair_of(n, all_, team, town),
                "who": who_of(n),
            }
            for a, b, n, d in sessions
        ],
        "register": [
            dict(zip(("number", "title", "day", "status", "sender", "slug"), row, strict=True)) for row in register
        ],
        "leading_group": group,
        "risk_rows": RISKS,
        "credential_group": review,
        "attendance": [
            {"session": "预备会议", "round": 1, "expected": seats, "present": seats - 1, "absent": 1, "observers": 6},
            {
                "session": "第二次全体会议",
                "round": 1,
                "expected": seats,
                "present": seats - 2,
                "absent": 2,
                "observers": 6,
            },
            *(
                {
                    "session": f"{body}第一次全体会议",
                    "round": 1,
                    "expected": n,
                    "present": n,
                    "absent": 0,
                    "observers": 0,
                }
                for body, n in (("纪委", town.discipline[0]), ("党委", town.committee[0]))
            ),
        ],
        "ballot_counts": [
            {
                "contest": contest,
                "round": 1,
                "printed": seats + 10,
                "spare": 10,
                "issued": seats - 2,
                "returned": seats - 2,
                "unused": 12,
                "spoiled": 0,
            }
            for contest in ("党委委员", "纪委委员", "出席县党代会代表")
        ]
        + [
            {
                "contest": post,
                "round": 1,
                "printed": n + 1,
                "spare": 1,
                "issued": n,
                "returned": n,
                "unused": 1,
                "spoiled": 0,
            }
            for body, n in (("党委", town.committee[0]), ("纪委", town.discipline[0]))
            for post in (f"{body}书记", f"{body}副书记")
        ],
    }
