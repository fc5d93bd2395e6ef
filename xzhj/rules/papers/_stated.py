"""What a paper states of the election's facts, under the names the facts have, and which stage it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import starmap
from typing import Any

from xzhj.model import Claim, Month, Paper, Source
from xzhj.rules.papers._kinds import of_the_party
from xzhj.rules.papers._say import sentence_of, title_lines, words_of
from xzhj.rules.papers._sittings import congress_days, deciding_days, lengths, places
from xzhj.rules.papers._stated_numbers import numbers, quotas
from xzhj.text.numerals import to_chinese

NAMES = {
    "committee_seats": "党委委员名额", "committee_candidates": "党委委员候选人数", "discipline_seats": "纪委委员名额", "discipline_candidates": "纪委委员候选人数",
    "county_delegates": "出席县党代会代表名额", "county_delegates_candidates": "出席县党代会代表候选人数", "delegates": "代表名额", "congress_expected": "大会应到代表数", "members_total": "党员总数", "branch_count": "党支部数",
    "congress_date": "大会日期", "decision_date": "决定召开大会日期", "congress_days": "会期",
    "quota_cadre": "领导干部代表名额", "quota_professional": "专业技术人员代表名额", "quota_model": "先进模范代表名额", "quota_frontline": "一线代表名额", "quota_female": "妇女代表名额", "quota_minority": "少数民族代表名额", "quota_age_count": "年轻代表名额", "congress_ordinal": "党代会次数", "committee_term": "新一届党委届次", "county_congress_ordinal": "县党代会次数", "venue": "会场",
    "request_number": "召开大会请示文号", "reply_number": "召开大会批复文号", "request_date": "召开大会请示日期", "reply_date": "召开大会批复日期",
}  # fmt: skip

PART = re.compile(r"选举单位|代表团|支部|村(?:党|换届|第)|社区|乡镇党委换届|各乡镇|提醒")


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact's value as a paper gives it."""

    name: str
    value: Any
    at: Source
    words: str
    strict: bool = False  # of an ordinal: the one before it will not do


def said(item: Stated) -> str:
    return shown(item.name, item.value[1] if item.name == "congress_date" else item.value)


def shown(name: str, value: Any) -> str:
    if isinstance(value, Month):
        return f"{value.year}年{value.month}月"
    if isinstance(value, Fraction):
        return f" {float(value):g} 天"
    if name in ("congress_ordinal", "county_congress_ordinal") and isinstance(value, int):
        return f"第{to_chinese(value)}次"
    if name == "committee_term" and isinstance(value, int):
        return f"第{to_chinese(value)}届"
    if hasattr(value, "day"):
        return f"{value.year}年{value.month}月{value.day}日"
    return f"“{value}”" if isinstance(value, str) else f" {value} "


def stage_of(paper: Paper) -> str:
    """requested for what goes up to be approved, final for results, approved for the rest."""
    if paper.genre == "请示" or re.search(r"决定$|(?:工作)?方案|委会?会议记录", paper.title):
        return "requested"
    return "final" if re.search(r"选举结果|总结|统计表|快报", paper.title) else "approved"


@lru_cache(maxsize=512)
def stated(paper: Paper) -> tuple[Stated, ...]:
    """Every fact of the election that a paper states exactly; a paper about one unit or one branch states none."""
    if PART.search(re.sub(r"选举单位划分.*", "", paper.title)) or not of_the_party(paper.title):
        return ()
    counts = (*numbers(paper), *quotas(paper))
    sittings = (*congress_days(paper), *deciding_days(paper), *places(paper), *lengths(paper))
    return (*starmap(Stated, counts), *_ordinals(paper), *starmap(Stated, sittings))


def _ordinals(paper: Paper) -> Iterator[Stated]:
    for about, name in (
        ("congress", "congress_ordinal"),
        ("committee", "committee_term"),
        ("county_congress", "county_congress_ordinal"),
    ):
        for claim in paper.said("ordinal", about):
            sentence, _ = sentence_of(paper, claim)
            if not re.search(r"历[届次]|以来|先后|19\d\d年|20[01]\d年", sentence):
                yield Stated(name, claim.value, claim.at, words_of(paper, claim), _own(paper, claim))


def _own(paper: Paper, claim: Claim) -> bool:
    """This election's own ordinal beyond doubt: the congress of the title, the committee that is elected now."""
    text = paper.paragraphs[claim.index].text
    ahead, tail = re.sub(r"\s", "", text[: claim.start]), re.sub(r"\s", "", text[claim.end :])
    if claim.about == "congress":
        return claim.index in title_lines(paper) and not re.search("上[一]?次|工作报告", text)
    chosen = re.search(r"(?<!了)选举(?:产生)?(?:出)?(?:中共|中国共产党)?[^，。；、]{0,8}$", ahead) is not None
    return claim.about == "committee" and (
        (chosen and not re.search(r"次(?:党员)?代表大会", ahead))
        or re.match(r"委员会(?:委员)?(?:候选人|选票|选举|预备人选)", tail) is not None
    )
