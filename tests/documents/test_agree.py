"""Every paper of one township after the count, read back from its .docx: no two say one shared fact differently."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import pytest
from lxml import etree

from tests.templates.results import context
from xzhj.catalogue.papers import papers
from xzhj.documents import desk, work
from xzhj.documents.filters import shown
from xzhj.figures.percent import percent
from xzhj.model import Missing
from xzhj.text.numerals import to_chinese

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBER = r"[^\s，。；：、（）《》“”]{2,6}〔20\d\d〕\d+号"
DAY = r"20\d\d年\d{1,2}月\d{1,2}日"
PLENARY = ("pc-", "dc-")  # papers of the first plenaries


@dataclass(frozen=True, slots=True)
class Read:
    """One paper as it lies in the folder: its lines, and each column of its tables."""

    slug: str
    part: str
    title: str
    number: str
    lines: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def said(node) -> str:
    text = ("-" if t.tag == f"{W}noBreakHyphen" else t.text or "" for t in node.iter(f"{W}t", f"{W}noBreakHyphen"))
    return re.sub(r"[ \u3000]", "", "".join(text).replace("\u2011", "-"))


def read_back(data: bytes) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    lines = tuple(said(p) for p in root.iter(f"{W}p"))
    columns = []
    for table in root.iter(f"{W}tbl"):
        rows = [[said(cell) for cell in row.findall(f"{W}tc")] for row in table.findall(f"{W}tr")]
        columns += [tuple(row[i] for row in rows if i < len(row)) for i in range(max(map(len, rows), default=0))]
    return lines, tuple(columns)


@cache
def folder() -> tuple[Read, ...]:
    found = []
    for template in papers().values():
        for job in work.jobs(template, context()):
            try:
                made = desk.write(job, context())
            except Missing:
                continue
            part = job.name.removesuffix(".docx").removeprefix(template.name).strip("（）")
            found.append(Read(template.slug, part, made.title, made.number, *read_back(made.data)))
    return tuple(found)


def everywhere(pattern: str) -> Iterator[tuple[Read, re.Match[str]]]:
    for paper in folder():
        for line in paper.lines:
            for match in re.finditer(pattern, line):
                yield paper, match


def disagreeing(pattern: str, allowed: set[str]) -> dict[str, set[str]]:
    """What papers say of one thing beside what they may; the pattern's first group is the value. It must be said at all."""
    found: dict[str, set[str]] = defaultdict(set)
    for paper, match in everywhere(pattern):
        found[match[1]].add(f"{paper.slug}（{paper.part}）")
    assert found, pattern
    return {value: where for value, where in found.items() if value not in allowed}


def test_the_whole_folder_is_read():
    assert len(folder()) > 500 and len({p.slug for p in folder()}) > 120
    assert all(p.text for p in folder())


# one value each


FACTS = context().at("final")
VOTES = context().contests
TOWN, COUNTY = FACTS["township"], FACTS["county"]


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        (rf"中国共产党{TOWN}第([一二三四五六七八九十]+)次", {to_chinese(14), to_chinese(13)}),
        (rf"召开中国共产党{TOWN}第([一二三四五六七八九十]+)次", {to_chinese(14)}),
        (rf"中国共产党{COUNTY}第([一二三四五六七八九十]+)次", {to_chinese(15)}),
        (rf"选举中共{TOWN}第([一二三四五六七八九十]+)届委员会", {to_chinese(14)}),
        (rf"{TOWN}第([一二三四五六七八九十]+)届纪律检查", set()),  # not numbered unless the county says so
        (r"会期([^。，；]{1,4}?)[。，；]", {"一天半"}),
        (r"大会代表名额(?:拟定)?为(\d+)名", {"100"}),
        (r"大会应到(?:会)?代表(\d+)名", {"100"}),
        (rf"{TOWN}[^。]{{0,6}}(?:现有|有|共有)党支部(\d+)个", {"23"}),
        (r"党支部\d+个、党员(\d+)名", {"440"}),
        (rf"于({DAY})(?:至\d+日)?(?:在[^，。]{{2,20}})?召开中国共产党{TOWN}第十四次", {shown(FACTS["congress_date"])}),
        (rf"中国共产党{TOWN}第十四次代表大会(?:定于|于)({DAY})", {shown(FACTS["congress_date"])}),
        (rf"中国共产党{TOWN}第十三次代表大会于({DAY})", {shown(FACTS["prev_congress_date"])}),
        (r"在([^，。（）]{2,6}政府[^，。（）]{1,8}会议室)召开", {"柳溪镇政府三楼会议室"}),
        (r"会议地点[：为]([^，。；]+)", {"柳溪镇政府三楼会议室"}),
        (r"年龄计算(?:到|截至|截止)(" + DAY + ")", {shown(FACTS["stat_cutoff"])}),
        (r"(?:联系人)：([^，）]+)，联系电话", {FACTS["contact_person"], FACTS["county_contact"]} if isinstance(FACTS["contact_person"], str) else {shown(FACTS["contact_person"]), shown(FACTS["county_contact"])}),
        (r"举报电话[：为]?([\d-]{7,})", {FACTS["report_phone"]}),
        (r"第十四届委员会(?:拟)?(?:设|由)?委员(\d+)名", {"9"}),
        (r"纪律检查委员会(?:拟)?(?:设|由)?委员(\d+)名", {"5"}),
        (r"党委委员(?:候选人)?\d*名?，?应选(\d+)名", {"9"}),
        (r"纪委委员(?:候选人)?\d*名?，?应选(\d+)名", {"5"}),
        (r"县党代会代表(?:候选人)?\d*名?，?应选(\d+)名", {"8"}),
        (r"代表妇女|代表中，妇女不少于(\d+)名", {"50"}),
        (r"分为(\d+)个选举单位", {str(FACTS["electing_units"])}),
        (r"编为(\d+)个代表团", {str(len(FACTS["delegations"]))}),
    ],
)  # fmt: skip
def test_a_fact_reads_alike_everywhere(pattern, allowed):
    if not allowed:
        assert not list(everywhere(pattern))
        return
    assert disagreeing(pattern, allowed) == {}


# numbers of papers and their titles


def test_no_paper_names_another_by_a_wrong_number_or_title():
    known = {str(v) for name, v in FACTS.items() if name.endswith("_number")} | set(FACTS["numbers"].values())
    known |= {f.number for f in FACTS["filed"]}
    wrong = {(p.slug, m[0]) for p, m in everywhere(NUMBER) if not m[0].endswith(tuple(known))}
    assert wrong == set()
    titles = {p.number: p.title for p in folder() if p.number}
    quoted = [(p.slug, m[1], m[2]) for p, m in everywhere(rf"《([^《》]+)》（({NUMBER})")]
    assert len(quoted) > 5
    assert [(slug, said, titles[n]) for slug, said, n in quoted if n in titles and not titles[n].endswith(said)] == []


def test_a_number_stands_with_the_day_of_its_paper():
    days = {f.number: shown(f.day) for f in FACTS["filed"] if f.day}
    days |= {FACTS["numbers"][s]: shown(FACTS["dates"][s]) for s in FACTS["numbers"] if s in FACTS["dates"]}
    stated = [(p.slug, m[1], m[2]) for p, m in everywhere(rf"（({NUMBER})，({DAY})）")]
    assert stated and [one for one in stated if days.get(one[1], one[2]) != one[2]] == []


# seats, candidates, difference


def test_seats_candidates_difference_and_its_share_belong_together():
    kinds = {(v.seats, len(v.candidates)) for v in (*VOTES.values(), *context().units)}
    found = 0
    pattern = r"(?:应选|设委员|由委员)(?:代表)?(\d+)名[^。；]{0,30}?(\d+)名，差额(\d+)名(?:，差额比例(?:为)?([\d.]+%))?"
    for paper, match in everywhere(pattern):
        seats, stand, more = int(match[1]), int(match[2]), int(match[3])
        assert (seats, stand) in kinds and stand - seats == more, (paper.slug, paper.part, match[0])
        assert match[4] in (None, percent(more, seats, 2)), (paper.slug, match[0])
        found += 1
    assert found > 40
    for paper, match in everywhere(r"差额(\d+)名，差额比例(?:为)?([\d.]+%)"):
        assert match[2] in {percent(int(match[1]), s, 2) for s, n in kinds if n - s == int(match[1])}, (
            paper.slug,
            match[0],
        )


@pytest.mark.parametrize("unit", [v.contest.unit for v in context().units])
def test_the_papers_of_a_unit_say_its_own_numbers(unit):
    vote = next(v for v in context().units if v.contest.unit == unit)
    own = {
        r"应选(?:代表|出席[^。，]{0,20}?代表)?(\d+)名": {str(vote.seats)},
        r"代表名额(?:为)?(\d+)名": {str(vote.seats)},
        r"差额(\d+)名": {str(vote.margin)},
        r"应到(?:会)?(?:有选举权的?)?(?:正式)?(?:党员)?(\d+)名": {str(vote.expected)},
        r"实到(?:会)?(?:有选举权的?)?(?:正式)?(?:党员)?(\d+)名": {str(vote.present)},
        r"发出选票(\d+)张": {str(vote.on_day["issued"])},
        r"收回选票(\d+)张": {str(vote.on_day["returned"])},
        r"有效(?:选?票)(\d+)张": {str(vote.on_day["valid"])},
    }
    found = 0
    for paper in (p for p in folder() if p.part == unit):
        for pattern, allowed in own.items():
            values = set(re.findall(pattern, paper.text))
            found += len(values)
            assert values <= allowed, (paper.slug, pattern, values)
    assert found >= 10


@pytest.mark.parametrize("key", ["committee", "discipline", "county"])
def test_the_papers_of_a_contest_say_its_own_numbers(key):
    vote = VOTES[key]
    own = {
        r"应选(?:名额)?[^\d。，]{0,4}(\d+)名": {vote.seats},
        r"差额(\d+)名": {vote.margin},
        r"发出选票(\d+)张": {vote.issued},
        r"收回选票(\d+)张": {vote.returned},
        r"有效(?:选?票)(\d+)张": {vote.valid},
        r"无效(?:选?票)(\d+)张": {vote.invalid},
        r"应到(?:会)?(?:代表)?(\d+)名": {vote.expected},
        r"实到(?:会)?(?:代表)?(\d+)名": {vote.present},
        r"当选(\d+)名": {len(vote.elected)},
    }
    found = 0
    for paper in (p for p in folder() if p.part == vote.name and not p.slug.startswith("revote")):
        for pattern, allowed in own.items():
            values = set(re.findall(pattern, paper.text))
            found += len(values)
            assert values <= set(map(str, allowed)), (paper.slug, pattern, values)
    assert found >= 4


def test_due_and_present_go_together():
    """Wherever both stand in one paragraph they are those of one meeting."""
    meetings = {(v.expected, v.present) for v in (*VOTES.values(), *context().units)}
    meetings.add((sum(v.expected for v in context().units), sum(v.present for v in context().units)))
    meetings |= {(m.attendance.get("expected"), m.attendance.get("present")) for m in FACTS["meetings"].values()}
    found = 0
    for paper, match in everywhere(
        r"应到(?:会)?[^\d，。＿]{0,8}?(?<!人数的)(\d+)[名人][^。应]{0,30}?实到[^\d。＿]{0,12}(\d+)[名人]"
    ):
        assert (int(match[1]), int(match[2])) in meetings, (paper.slug, paper.part, match[0])
        found += 1
    assert found > 20


def test_votes_of_a_candidate_are_the_same_in_every_paper():
    counted = {
        (line.name, line.votes_for) for v in VOTES.values() for r in v.rounds for line in (*r.candidates, *r.write_ins)
    }
    stated = {(m[1], int(m[2])) for _, m in everywhere(r"([\u4e00-\u9fff]{2,4})(?:同志)?得?赞成票(\d+)票")}
    names = {name for name, _ in counted}
    assert {(n, v) for n, v in stated if n in names} <= counted


# people


def orders() -> list[list[str]]:
    """Every order in which the law, or rank, lets people be listed."""
    found = [[r.name for r in rows] for v in (*VOTES.values(), *context().units) for rows in (v.candidates, v.elected)]
    found += [[one["row"].name for one in FACTS[team]] for team in ("team", "discipline_team")]
    found += [
        [r.name for r in FACTS[name]]
        for name in ("delegate_list", "presidium", "tellers", "counters", "observers", "team_candidates")
    ]
    found += [
        [str(r.get("name")) for r in FACTS["leading_group"]],
        [str(r.get("name")) for r in FACTS["credential_group"]],
    ]
    found.append([str(r.get("name")) for r in FACTS["duty_rows"]])
    for groups in ([d["people"] for d in FACTS["delegations"]], [v.elected for v in context().units]):
        found.append([r.name for rows in groups for r in rows])
    return found


NAMES = sorted({n for order in orders() for n in order}, key=len, reverse=True)
ONE = f"(?:{'|'.join(map(re.escape, NAMES))})(?:（[^）]{{1,9}}）)?"


def in_some_order(names: list[str]) -> bool:
    for order in orders():
        if set(names) <= set(order):
            places = [order.index(n) for n in names]
            if places == sorted(places):
                return True
    return False


def test_lists_of_names_keep_their_order_in_sentences():
    found = 0
    for paper, match in everywhere(rf"{ONE}(?:、{ONE}){{2,}}"):
        names = [re.sub("（.*?）", "", n) for n in match[0].split("、")]
        if any(set(names) <= set(order) for order in orders()):
            assert in_some_order(names), (paper.slug, paper.part, match[0])
            found += 1
    assert found > 30


def test_lists_of_names_keep_their_order_in_tables():
    found = 0
    for paper in folder():
        for column in paper.columns:
            names = [re.sub("（.*?）", "", cell) for cell in column]
            names = [n for n in names if n in set(NAMES)]
            whole = len(names) == len(set(names)) > 2 and any(set(names) == set(order) for order in orders())
            if whole:
                assert in_some_order(names), (paper.slug, paper.part, names)
                found += 1
    assert found > 30


def test_who_was_elected_is_the_same_in_every_paper():
    """A list that names every one elected to a body names nobody else who stood for it."""
    lost = {key: {r.name for r in v.missed} for key, v in VOTES.items()}
    for slug in ("elected-list", "announcement", "result-brief", "result-reply"):
        papers_ = [p for p in folder() if p.slug == slug]
        assert papers_, slug
        for paper in papers_:
            keys = [k for k, v in VOTES.items() if v.name == paper.part] or ["committee", "discipline"]
            text = re.sub(r"[ \u3000]", "", paper.text)
            for key in keys:
                assert all(r.name in text for r in VOTES[key].elected), (slug, paper.part, key)
    for paper in (p for p in folder() if p.slug == "elected-list"):
        key = next(k for k, v in VOTES.items() if v.name == paper.part)
        assert not {n for n in lost[key] if n in paper.text}


def test_shares_are_the_parts_of_their_wholes():
    """12名，占12.00%: the share is that of one of the wholes a paper speaks of."""
    wholes = {100, 440, 98, 423} | {len(v.candidates) for v in VOTES.values()} | {v.seats for v in VOTES.values()}
    wholes |= (
        {len(v.candidates) for v in context().units}
        | {v.seats for v in context().units}
        | {v.expected for v in context().units}
    )
    for paper, match in everywhere(r"(\d+)名，占([\d.]+)%"):
        part, share = int(match[1]), match[2]
        fits = {w for w in wholes if w and percent(part, w, 2) == f"{share}%" and Fraction(part, w) <= 1}
        assert fits, (paper.slug, paper.part, match[0])
