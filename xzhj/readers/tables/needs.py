"""The columns a kind of roster needs, and which checks are lost without them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

NEEDED: Mapping[str, tuple[str, ...]] = {
    "members": ("name", "gender", "born", "joined", "category", "branch"),
    "delegates": ("name", "gender", "born", "joined", "unit"),
    "candidates": ("name", "gender", "born", "joined"),
    "cadres": ("name", "gender", "born"),
    "voters": ("name", "gender", "born"),
    "roles": ("name", "role"),
    "attendance": ("name",),
    "units": ("unit", "members_total"),
    "quota": ("unit", "quota"),
}
LOST: Mapping[str, str] = {
    "name": "所有按人的检查",
    "gender": "性别比例、身份证号与性别核对",
    "born": "年龄、入党时和选举日是否满十八周岁、身份证号与出生日期核对",
    "joined": "入党年龄、预备期、党龄",
    "category": "预备党员有无列入选举人、候选人，正式党员人数",
    "branch": "所在支部与选举单位核对、各支部人数",
    "unit": "各选举单位的名额与人数核对",
    "role": "会务人员与候选人回避",
    "members_total": "名额与党员人数核对",
    "quota": "名额合计与批准总数核对",
}
# any one of these does for the column before it
INSTEAD: Mapping[str, Set[str]] = {
    "category": frozenset({"status", "confirmed", "politics", "exclusion_reason"}),
    "branch": frozenset({"unit", "work_unit", "party_org"}),
    "unit": frozenset({"branch", "delegation", "work_unit", "party_org"}),
    "members_total": frozenset({"members_full"}),
    "role": frozenset({"post", "delegation", "contest"}),
}


# what the list is called may say it for everyone: 列席人员名单; delegates to the county are of no electing unit here
TOLD: Mapping[str, re.Pattern[str]] = {
    "role": re.compile("主席团|监票|计票|列席|特邀|召集人|秘书长|执行主席|资格审查|领导小组|工作人员"),
    "unit": re.compile("出席"),
}


def missing(kind: str, fields: Set[str], title: str = "") -> list[str]:
    """The needed fields of a kind that have no column, nor one that does for them, nor a title that tells them."""
    return [
        f
        for f in NEEDED.get(kind, ())
        if f not in fields and not INSTEAD.get(f, frozenset()) & fields and not (f in TOLD and TOLD[f].search(title))
    ]
