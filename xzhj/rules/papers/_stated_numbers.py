"""The numbers a paper states of the election: seats, candidates, delegates and their make-up, members, branches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from xzhj.model import Claim, Paper
from xzhj.rules.papers._kinds import of_the_party
from xzhj.rules.papers._say import sentence_of, words_of
from xzhj.rules.papers._sittings import Found

SEATS = {"committee": "committee_seats", "discipline": "discipline_seats", "county_delegates": "county_delegates"}
CANDIDATES = {
    "committee": "committee_candidates", "discipline": "discipline_candidates", "county_delegates": "county_delegates_candidates",
}  # fmt: skip
ELSEWHERE = re.compile(
    r"上[一]?[届次]|往届|前[一]?[届次]|第?[一二三四五六七八九十]+届时|过去|20[01]\d年|县委委员|县纪委委员|不足\d|每|各(?:选举单位|支部|代表团)|如果?|调整前|原(?:定|拟|批准)"
)
WHOLE = re.compile(
    r"(?:大会|本次|全镇|全乡|正式|应到|应出席|选举产生(?:出席)?|拟定?|共)?(?:出席)?[^，。；\d]{0,14}代表(?:总)?(?:名额|总数|总额|人数)[^，。；\d]{0,8}$|(?:应到|选出|产生)(?:会?(?:有选举权的)?)代表$"
)
TOWN = re.compile(r"(?:全镇|全乡|我镇|我乡|本镇|本乡|现有|共有|下辖|辖)[^，。；]{0,14}$")
NOTE = 20  # characters of a cell that is a note
VOTING = re.compile(r"代表大会选举办法|第二次全体会议|选举结果|清点到会人数")  # papers of the session that votes
QUOTAS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("quota_cadre", r"(?:领导)干部(?:代表)?$"), ("quota_professional", r"专业技术人员(?:代表)?$"), ("quota_model", r"先进模范(?:人物)?(?:代表)?$"),
        ("quota_frontline", r"一线(?:党员)?(?:代表)?$"), ("quota_female", r"(?:妇女|女性|女)(?:代表|党员代表)?$"), ("quota_minority", r"少数民族(?:代表|党员代表)?$"), ("quota_age_count", r"\d\d周?岁(?:及)?以下的?(?:代表)?$"),
    )
)  # fmt: skip
PLANS = re.compile(r"召开.{0,40}(?:请示|批复|决定)$|代表(?:名额|选举)|(?:选举|换届)工作(?:方案|的通知)$")
HEDGE = re.compile(r"(?:不(?:得|能|应)?(?:少于|低于|超过)|至少|最多|为|是|占|有|[：:\s])+$")
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


def numbers(paper: Paper) -> Iterator[Found]:
    for claim in paper.said("number", "seats", "candidates", "delegates", "members", "branches", "expected"):
        if claim.hedge or not isinstance(claim.value, int) or not _running(paper, claim.index):
            continue
        if claim.about == "expected" and not VOTING.search(paper.title):
            continue
        sentence, before = sentence_of(paper, claim)
        opening = paper.paragraphs[claim.index].text[:16]
        body = _body_of(paper.title) if paper.title.endswith(("选票", "报告单")) else ""
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
            yield name, claim.value, claim.at, words_of(paper, claim)


def _running(paper: Paper, index: int) -> bool:
    """Text, not a figure of a table; the note in a cell of a ballot reads as text."""
    paragraph = paper.paragraphs[index]
    note = paragraph.part == "table" and len(paragraph.text) >= NOTE and paper.title.endswith("选票")
    return paragraph.part == "body" or note


def _body_of(title: str) -> str:
    """The one body a paper's title names: of a ballot, a method, a report of one count."""
    found = [name for name, pattern in BODIES.items() if pattern.search(title)]
    return found[0] if len(found) == 1 else ""


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
        whole = claim.unit in ("名", "人", "") and WHOLE.search(clause) and not AMONG.search(before[-30:])
        return "delegates" if whole else ""
    return _of_the_town(claim, before, clause)


def _of_the_town(claim: Claim, before: str, clause: str) -> str:
    """党员总数, 党支部数, where they are the whole township's."""
    name, words = {"members": ("members_total", "党员"), "branches": ("branch_count", "(?:基层)?党支部")}[claim.about]
    end = re.search(rf"{words}(?:总数)?(?:为|有|共|共计|共有)?$", before)
    if end is None or re.search(r"预备党员|正式党员|女党员|老党员|流动党员", clause):
        return ""
    ahead = before[: end.start()]
    return name if TOWN.search(ahead) or re.search(r"党支部\d+个、$", ahead) else ""


def quotas(paper: Paper) -> Iterator[Found]:
    """How the delegates are to be made up, in papers that plan it; not in those that report who was elected."""
    if not PLANS.search(re.sub(r"\s", "", paper.title)) or re.search("结果|审查|公示|情况", paper.title):
        return
    for claim in paper.said("number"):
        text = paper.paragraphs[claim.index].text
        sentence, before = sentence_of(paper, claim)
        if not isinstance(claim.value, int) or claim.unit not in ("名", "人") or claim.hedge in ("about", "guide"):
            continue
        if "代表" not in text or re.search("党员(?!代表)|候选|委员|县党代|上[一]?届|分配给", sentence):
            continue
        label = HEDGE.sub("", before)
        if name := next((name for name, words in QUOTAS if words.search(label)), ""):
            yield name, claim.value, claim.at, words_of(paper, claim)
