"""What a paper states of the election's facts, under the names the facts have, and which stage it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from xzhj.model import Claim, Paper, Source
from xzhj.rules.papers._kinds import of_the_party
from xzhj.rules.papers._say import sentence_at, words_of

SEATS = {"committee": "committee_seats", "discipline": "discipline_seats", "county_delegates": "county_delegates"}
CANDIDATES = {
    "committee": "committee_candidates", "discipline": "discipline_candidates", "county_delegates": "county_delegates_candidates",
}  # fmt: skip
NAMES = {
    "committee_seats": "党委委员名额", "committee_candidates": "党委委员候选人数", "discipline_seats": "纪委委员名额", "discipline_candidates": "纪委委员候选人数",
    "county_delegates": "出席县党代会代表名额", "county_delegates_candidates": "出席县党代会代表候选人数", "delegates": "代表名额", "congress_expected": "大会应到代表数", "members_total": "党员总数", "branch_count": "党支部数",
    "congress_date": "大会日期", "congress_ordinal": "党代会次数", "committee_term": "新一届党委届次", "county_congress_ordinal": "县党代会次数", "venue": "会场",
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
VOTING = re.compile(r"代表大会选举办法|第二次全体会议|选举结果|清点到会人数")  # papers of the session that votes
PLACE = re.compile(r"在([^，。；、\d]{4,24}?)(?:胜利|隆重)?(?:召开|举行)(?:了)?中国共产党")


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact's value as a paper gives it."""

    name: str
    value: Any
    at: Source
    words: str


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
    return tuple([*_numbers(paper), *_ordinals(paper), *_dates(paper), *_venue(paper)])


def _text(paper: Paper, claim: Claim) -> tuple[str, str]:
    """(the sentence, the words before the claim in it)."""
    text = paper.paragraphs[claim.index].text
    low, high = sentence_at(text, claim.start)
    return text[low:high], text[low : claim.start]


def _numbers(paper: Paper) -> Iterator[Stated]:
    for claim in paper.said("number", "seats", "candidates", "delegates", "members", "branches", "expected"):
        if claim.hedge or not isinstance(claim.value, int) or paper.paragraphs[claim.index].part != "body":
            continue
        if claim.about == "expected" and not VOTING.search(paper.title):
            continue
        sentence, before = _text(paper, claim)
        name = _name(claim, before, paper.paragraphs[claim.index].text[:16])
        if (
            name
            and not ELSEWHERE.search(before)
            and of_the_party(sentence)
            and not re.search(r"缺额|不足的?名额|再次投票|另行选举|补选|增补", sentence)
        ):
            yield Stated(name, claim.value, claim.at, words_of(paper, claim))


BODIES = {
    "committee": re.compile(r"党委(?!会)|届委员会|(?<!检查)(?<!支部)委员会委员"),
    "discipline": re.compile(r"纪委|纪律检查委员会"),
    "county_delegates": re.compile(r"县党代|[县市区旗](?:第[^，。；]{1,5}次)?(?:党员)?(?:代表大会|党代)"),
}
SEAT_WORDS = re.compile(r"应选|名额|职数|拟?设|选举产生|组成|由(?:委员)?$")
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
                yield Stated(name, claim.value, claim.at, words_of(paper, claim))


def _dates(paper: Paper) -> Iterator[Stated]:
    """The day of a congress: 拟于2027年1月14日召开…第十四次代表大会."""
    for claim in paper.said("date", "meeting", "held"):
        text = paper.paragraphs[claim.index].text
        if isinstance(claim.value, date):
            tail = re.split(r"[。；]", text[claim.end :])[0]
            match = re.match(
                r"[^，。；]{0,30}?(?:召开|举行)了?[^，。；]{0,30}?第([一二三四五六七八九十]+)次(?:党员)?代表大会", tail
            )
            if match and not re.search(r"(?:县|市)第[^，。；]{1,5}次|预备会|全体会议|准备|动员", match[0]):
                yield Stated("congress_date", (match[1], claim.value), claim.at, words_of(paper, claim))


def _venue(paper: Paper) -> Iterator[Stated]:
    for paragraph in paper.paragraphs:
        if (
            paragraph.part == "body"
            and (match := PLACE.search(paragraph.text))
            and not re.search(r"上[届次]|本次|党员大会", match[1])
        ):
            yield Stated("venue", match[1], paper.at(paragraph.place), match[0][:30])
