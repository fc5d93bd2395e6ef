"""docs/glossary.md, from the nouns, the items and the steps: `python -m tools.glossary`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from xzhj.catalogue.items import glossary
from xzhj.catalogue.steps import steps
from xzhj.model import BASES, FIELDS, KINDS, OUTCOMES, SYSTEMS

DOC = Path(__file__).parent.parent / "docs" / "glossary.md"
WAS: Mapping[str, str] = {
    "born": "birth_date",
    "joined": "join_date",
    "confirmed": "full_date",
    "category": "member_category",
    "status": "member_status",
    "branch": "branch_name",
    "unit": "unit_name",
    "delegation": "delegation_name",
    "post_since": "post_date",
    "frontline": "is_frontline",
    "incumbent": "is_incumbent",
    "source": "nomination_source",
    "quota": "unit_quota",
    "quota_assigned": "unit_assigned_quota",
    "members_full": "unit_full_members",
    "members_total": "unit_member_total",
    "candidates_least": "unit_candidates_min",
    "meeting_day": "unit_meeting_date",
    "notice_from": "notice_start",
    "notice_to": "notice_end",
    "expected": "unit_due / due_count",
    "present": "unit_present / present_count",
    "session": "session_name",
    "round": "round_no",
    "branch_count": "branch_total",
}  # a field's name elsewhere
CONCEPTS = """\
# 词汇表

一件事只有一个名字。代码、JSON、模板里用“名字”一栏；给人看的用中文。

## 概念

| 中文 | 名字 | 是什么 |
|---|---|---|
| 一次选举的全部材料 | Case | 换届信息、名册、选举单位、选举项目、选票、文书；只读一次，不改 |
| 规定 | Law | 某类选举某一天在某地有效的数值，有日期、有出处 |
| 规则 | Rule | 查一个问题的一个模块 |
| 问题 | Finding | 一件该看一看的事：内容、位置、依据 |
| 读文件碰到的情况 | Trouble | 种类、位置、事实；由 F、L 类规则说成问题 |
| 文书模板 | Template | 一种文书的文字 |
| 选举项目 | Contest | 用一张选票选一个机构或一批人，如党委委员 |
| 计票结果 | Result | 票数、当选、票数相等、缺额、下一步 |
| 项目 | item | 换届信息里的一项 |
| 阶段 | stage | 一个项目的：拟报 requested、批复 approved、通过 adopted、结果 final；一个人的：初步人选、预备人选、候选人、当选 |
| 步骤 | step | S01 至 S45 |
| 名册种类 | kind | 见下表 |
| 选举种类 | system | 见下表 |
| 文种 | genre | 请示、批复、通知、函、报告等 |
| 文件格式 | format | .xlsx、.csv 等 |
| 文号登记 | register | 发、收文书的登记 |
| 准许事项 | exemption | 经批准不改的问题 |
| 名称对应 | alias | 名册里的写法对应哪个正式名称 |
| 地方规定 | pack | 省、市、县的规定文件 |
| 选举日 | day | 决定用哪一版规定 |
| 检查日 | today | 检查的这一天 |
| 年龄统计截止日 | stat_cutoff | 年龄算到哪一天 |
| 版式 | profile | 一种文书的样子：上行文、下行文、函、纪要、表册、主持词、选票 |
| 县里的 Word 版式 | layout | 县里自己排好的 .docx，代替程序的文书模板 |
| 要写的一份 | Job | 一个文书模板给全镇、一个选举单位、一个人等写的一份 |
| 文稿 | manuscript | 起草人自己写、程序不写的文书，如工作报告 |
| 写出记录 | made | 一份文书写出时用的数和文字，存在 out/.xzhj；审文书时拿来比 |
| 从文书里读出的一处 | Claim | 文书里的一个数、日期、人名、引文，和它的位置 |

"""


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"## {title}", "", f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n\n"


def named(title: str, names: Mapping[str, str]) -> str:
    return table(title, ("中文", "名字"), ((zh, f"`{name}`") for name, zh in names.items()))


def elsewhere(name: str) -> str:
    return "、".join(f"`{word}`" for word in WAS.get(name, "").split(" / ") if word)


def span(since: int | None, until: int | None) -> str:
    if since is None:
        return ""
    return f"{since} 天" if since == until else f"{since} 至 {until} 天"


def text() -> str:
    """The whole page."""
    fields = ((zh, f"`{name}`", elsewhere(name)) for name, zh in FIELDS.items())
    days = ((s.step, s.phase, s.title, span(s.since, s.until)) for s in steps().values())
    return (
        CONCEPTS
        + named("名册种类", KINDS)
        + named("选举种类", SYSTEMS)
        + named("计票结局", OUTCOMES)
        + named("基数", BASES)
        + table("名册的栏目", ("中文", "名字", "别处的名字"), fields)
        + table("步骤", ("步骤", "阶段", "工作", "惯常时间（大会开幕日前为负）"), days)
        + "## 换届信息的项目\n\n分阶段的项目，名称后可以加（拟报）（批复）（通过）（结果）。\n\n"
        + glossary()
    )


if __name__ == "__main__":
    DOC.write_text(text(), "utf-8")
