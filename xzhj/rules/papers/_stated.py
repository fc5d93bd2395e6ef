"""What a paper states of the election's facts, under the names the facts have, and which stage it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

from xzhj.model import Claim, Month, Paper, Source
from xzhj.rules.papers._kinds import of_the_party
from xzhj.rules.papers._say import sentence_at, words_of
from xzhj.rules.papers._sittings import congress_days, deciding_days, lengths, places
from xzhj.text.numerals import to_chinese

SEATS = {"committee": "committee_seats", "discipline": "discipline_seats", "county_delegates": "county_delegates"}
CANDIDATES = {
    "committee": "committee_candidates", "discipline": "discipline_candidates", "county_delegates": "county_delegates_candidates",
}  # fmt: skip
NAMES = {
    "committee_seats": "党委委员名额", "committee_candidates": "党委委员候选人数", "discipline_seats": "纪委委员名额", "discipline_candidates": "纪委委员候选人数",
    "county_delegates": "出席县党代会代表名额", "county_delegates_candidates": "出席县党代会代表候选人数", "delegates": "代表名额", "congress_expected": "大会应到代表数", "members_total": "党员总数", "branch_count": "党支部数",
    "congress_date": "大会日期", "decision_date": "决定召开大会日期", "congress_days": "会期",
    "quota_cadre": "领导干部代表名额", "quota_professional": "专业技术人员代表名额", "quota_model": "先进模范代表名额", "quota_frontline": "一线代表名额", "quota_female": "妇女代表名额", "quota_minority": "少数民族代表名额", "quota_age_count": "年轻代表名额", "congress_ordinal": "党代会次数", "committee_term": "新一届党委届次", "county_congress_ordinal": "县党代会次数", "venue": "会场",
    "request_number": "召开大会请示文号", "reply_number": "召开大会批复文号", "request_date": "召开大会请示日期", "reply_date": "召开大会批复日期",
}  # fmt: skip

PART = re.compile(r"选举单位|代表团|支部|村(?:党|换届|第)|社区|乡镇党委换届|各乡镇|提醒")
ELSEWHERE = re.compile(
    r"上[一]?[届次]|往届|前[一]?[届次]|第?[一二三四五六七八九十]+届时|过去|20[01]\d年|县委委员|县纪委委员|不足\d|每|各(?:选举单位|支部|代表团)|如果?|调整前|原(?:定|拟|批准)"
)
WHOLE = re.compile(
    r"(?:大会|本次|全镇|全乡|正式|应到|应出席|选举产生(?:出席)?|拟定?|共)?(?:出席)?[^，。；\d]{0,14}代表(?:总)?(?:名额|总数|总额|人数)[^，。；\d]{0,8}$|(?:应到|选出|产生)(?:会?(?:有选举权的)?)代表$"
)
TOWN = re.compile(r"(?:全镇|全乡|我镇|我乡|本镇|本乡|现有|共有|下辖|辖)[^，。；]{0,14}$")
NOTE = 20  # characters of a cell that is a note
VOTING = re.compile(r"代表大会选举办法|第二次全体会议|选举结果|清点到会人数")  # papers of the session that votes


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
    return (
        f"{value.year}年{value.month}月{value.day}日"
        if hasattr(value, "day")
        else f"“{value}”"
        if isinstance(value, str)
        else f" {value} "
    )


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
    sittings = (
        Stated(*found) for found in (*congress_days(paper), *deciding_days(paper), *places(paper), *lengths(paper))
    )
    return tuple([*_numbers(paper), *_quotas(paper), *_ordinals(paper), *sittings])


def _text(paper: Paper, claim: Claim) -> tuple[str, str]:
    """(the sentence, the words before the claim in it)."""
    text = paper.paragraphs[claim.index].text
    low, high = sentence_at(text, claim.start)
    return text[low:high], text[low : claim.start]


def _numbers(paper: Paper) -> Iterator[Stated]:
    for claim in paper.said("number", "seats", "candidates", "delegates", "members", "branches", "expected"):
        if claim.hedge or not isinstance(claim.value, int) or not _running(paper, claim.index):
            continue
        if claim.about == "expected" and not VOTING.search(paper.title):
            continue
        sentence, before = _text(paper, claim)
        opening = paper.paragraphs[claim.index].text[:16]
        body = body_of(paper.title) if paper.title.endswith(("选票", "报告单")) else ""
        if body and claim.subject in ("", body):
            claim, opening = replace(claim, subject=body), paper.title + opening
        tail = paper.paragraphs[claim.index].text[claim.end : claim.end + 8]
        name = _name(claim, before + ("应选" if STOOD_FOR.match(tail) and claim.about == "seats" else ""), opening)
        if (
            name
            and not ELSEWHERE.search(before)
            and of_the_party(sentence)
            and not re.search(r"缺额|不足的?名额|再次投票|另行选举|补选|增补", sentence)
        ):
            yield Stated(name, claim.value, claim.at, words_of(paper, claim))


def _running(paper: Paper, index: int) -> bool:
    """Text, not a figure of a table; the note in a cell of a ballot reads as text."""
    paragraph = paper.paragraphs[index]
    note = paragraph.part == "table" and len(paragraph.text) >= NOTE and paper.title.endswith("选票")
    return paragraph.part == "body" or note


def body_of(title: str) -> str:
    """The one body a paper's title names: of a ballot, a method, a report of one count."""
    found = [name for name, pattern in BODIES.items() if pattern.search(title)]
    return found[0] if len(found) == 1 else ""


QUOTAS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("quota_cadre", r"(?:领导)干部(?:代表)?$"), ("quota_professional", r"专业技术人员(?:代表)?$"), ("quota_model", r"先进模范(?:人物)?(?:代表)?$"),
        ("quota_frontline", r"一线(?:党员)?(?:代表)?$"), ("quota_female", r"(?:妇女|女性|女)(?:代表|党员代表)?$"), ("quota_minority", r"少数民族(?:代表|党员代表)?$"), ("quota_age_count", r"\d\d周?岁(?:及)?以下的?(?:代表)?$"),
    )
)  # fmt: skip
PLANS = re.compile(r"召开.{0,40}(?:请示|批复|决定)$|代表(?:名额|选举)|(?:选举|换届)工作(?:方案|的通知)$")
HEDGE = re.compile(r"(?:不(?:得|能|应)?(?:少于|低于|超过)|至少|最多|为|是|占|有|[：:\s])+$")


def _quotas(paper: Paper) -> Iterator[Stated]:
    """How the delegates are to be made up, in papers that plan it; not in those that report who was elected."""
    if not PLANS.search(re.sub(r"\s", "", paper.title)) or re.search("结果|审查|公示|情况", paper.title):
        return
    for claim in paper.said("number"):
        text = paper.paragraphs[claim.index].text
        sentence, before = _text(paper, claim)
        if not isinstance(claim.value, int) or claim.unit not in ("名", "人") or claim.hedge in ("about", "guide"):
            continue
        if "代表" not in text or re.search("党员(?!代表)|候选|委员|县党代|上[一]?届|分配给", sentence):
            continue
        label = HEDGE.sub("", before)
        if name := next((name for name, words in QUOTAS if words.search(label)), ""):
            yield Stated(name, claim.value, claim.at, words_of(paper, claim))


BODIES = {
    "committee": re.compile(r"党委(?!会)|届委员会|(?<!检查)(?<!支部)委员会委员"),
    "discipline": re.compile(r"纪委|纪律检查委员会"),
    "county_delegates": re.compile(r"县党代|[县市区旗](?:第[^，。；]{1,5}次)?(?:党员)?(?:代表大会|党代)"),
}
SEAT_WORDS = re.compile(r"选举(?:产生)?[^，。；]{0,14}委员\s*$|应选|名额|职数|拟?设|选举产生|组成|由(?:委员)?$")
STOOD_FOR = re.compile(r"[，、（(]\s*(?:提[出名])?(?:正式)?候选人")  # 纪委委员5名，候选人6名
CANDIDATE_WORDS = re.compile(r"候选人|人选")
NOT_CANDIDATES = re.compile(r"初步|推荐|两委|应选|调整|增加|尚缺|少于|半数|得票|共$|委员\s*$|代表\s*$")
AMONG = re.compile(
    r"妇女|少数民族|一线|干部|专业|先进|女|岁|党外|列席|请假|缺席|出席[^，。；]{0,10}[县市]|县党代|候选|选举单位|其中|分配"
)


def _name(claim: Claim, before: str, opening: str) -> str:
    """The fact that a number gives; `opening` are the first words of its paragraph."""
    clause = re.split(r"[，；、（(：:]", before)[-1] or before[-12:]
    if claim.about in ("seats", "candidates"):
        body = BODIES.get(claim.subject)
        if body is None or not body.search(opening + before) or re.search("书记", opening + clause):
            return ""
        if claim.about == "seats":
            return SEATS[claim.subject] if SEAT_WORDS.search(clause) and "候选" not in clause else ""
        fits = CANDIDATE_WORDS.search(clause) and not NOT_CANDIDATES.search(clause)
        return CANDIDATES[claim.subject] if fits else ""
    if claim.about == "expected":
        return "congress_expected" if re.search(r"代表$|代表(?:人数)?(?:为|共|有)?$", before) else ""
    if claim.about == "delegates":
        return (
            "delegates"
            if claim.unit in ("名", "人", "") and WHOLE.search(clause) and not AMONG.search(before[-30:])
            else ""
        )
    if re.search(r"预备党员|正式党员|女党员|老党员|流动党员", clause):
        return ""
    for about, name, words in (("members", "members_total", "党员"), ("branches", "branch_count", "(?:基层)?党支部")):
        end = re.search(rf"{words}(?:总数)?(?:为|有|共|共计|共有)?$", before)
        if (
            claim.about == about
            and end
            and (TOWN.search(before[: end.start()]) or re.search(r"党支部\d+个、$", before[: end.start()]))
        ):
            return name
    return ""


def _ordinals(paper: Paper) -> Iterator[Stated]:
    for about, name in (
        ("congress", "congress_ordinal"),
        ("committee", "committee_term"),
        ("county_congress", "county_congress_ordinal"),
    ):
        for claim in paper.said("ordinal", about):
            sentence, _ = _text(paper, claim)
            if not re.search(r"历[届次]|以来|先后|19\d\d年|20[01]\d年", sentence):
                yield Stated(name, claim.value, claim.at, words_of(paper, claim), _own(paper, claim))


def _own(paper: Paper, claim: Claim) -> bool:
    """This election's own ordinal beyond doubt: the congress of the title, the committee that is elected now."""
    text = paper.paragraphs[claim.index].text
    ahead, tail = re.sub(r"\s", "", text[: claim.start]), re.sub(r"\s", "", text[claim.end :])
    title = paper.element("title")
    if claim.about == "congress":
        return title is not None and claim.index == title.index and not re.search("上[一]?次|工作报告", text)
    chosen = re.search(r"(?<!了)选举(?:产生)?(?:出)?(?:中共|中国共产党)?[^，。；、]{0,8}$", ahead) is not None
    return claim.about == "committee" and (
        (chosen and not re.search(r"次(?:党员)?代表大会", ahead))
        or re.match(r"委员会(?:委员)?(?:候选人|选票|选举|预备人选)", tail) is not None
    )
