"""What a clerk calls the things templates name: items, lists of people, days of papers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from xzhj.catalogue.items import items
from xzhj.catalogue.papers import Template, papers
from xzhj.documents.stages import label

NAMES: Mapping[str, str] = {  # of what comes from rosters and counts, not from 换届信息
    "committee": "党委委员候选人名册", "discipline": "纪委委员候选人名册", "county": "出席县党代会代表候选人名册",
    "secretary": "党委书记的候选人或计票结果", "deputies": "党委副书记的候选人或计票结果",
    "discipline_secretary": "纪委书记的候选人或计票结果",
    "discipline_deputies": "纪委副书记的候选人或计票结果", "results": "计票结果（先用 xzhj tally 计票）", "team": "新一届班子的计票结果",
    "excluded": "党员名册里“不计入应到会的理由”", "team_candidates": "两委候选人名册", "cadres": "干部名册",
    "member_list": "党员名册", "delegate_list": "代表名册", "sitting_list": "代表名册", "units": "选举单位和名额表", "presidium": "主席团名单",
    "tellers": "监票人名单", "counters": "计票人名单", "chief_teller": "总监票人", "pledgers": "会务职务名单",
    "dues": "党费收支", "observers": "列席人员名单", "delegations": "代表名册里的代表团",
    "members": "党员名册", "executive_chairs": "执行主席", "committee_elected": "党委委员的计票结果",
    "discipline_elected": "纪委委员的计票结果",
}  # fmt: skip


def chinese(name: str, stage: str) -> str:
    """One name as a clerk reads it; a name nobody knows stays."""
    if name.endswith("_elected"):
        name = "results"
    return labels(stage).get(name) or label(name, stage)


@cache
def labels(stage: str = "") -> Mapping[str, str]:
    """The Chinese name of every item, with the stage a paper wants of it; of every paper, that of its day."""
    days = {slug: f"{paper.name}的日期" for slug, paper in papers().items()}
    return {**days, **{name: label(name, stage) for name in items()}, **NAMES}


def nobody(template: Template) -> str:
    """By what a template is written sheet by sheet (选举单位和名额表, 代表名册 …), where the case has none."""
    each, _, role = template.each.partition("(")
    named = {"unit": "units", "delegation": "delegate_list", "person": role.rstrip(")"), "session": "sessions"}.get(
        each, ""
    )
    return {"contest": "候选人名册或名额", "round": "候选人名册或名额"}.get(each) or chinese(named, "")
