"""The HTML face as text: masking, 内部, pictures, what it may fetch."""

from __future__ import annotations

import json
import re
from datetime import date

from made import DAY, EXPLANATIONS, ID, TODAY, case, checked, finding, roster, sample

from xzhj.model import Case, Finding, Month, Roster, Unread
from xzhj.report.html import findings_html
from xzhj.report.picture import age_group, portraits, share


def data(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[1])


def test_numbers_are_masked_unless_revealed():
    assert ID not in findings_html(sample(), case())
    assert ID in findings_html(sample(), case(), reveal=True)


def test_internal_findings_are_only_counted():
    page = findings_html(sample(), case())
    assert "另有内部事项 1 项，见内部清单" in page and "孙某" not in page and "R130" not in page
    page = findings_html(sample(), case(), internal=True)
    assert "孙某" in page and "另有内部事项" not in page
    assert "<title>柳溪镇换届材料检查结果（含内部事项，不外传）</title>" in page


def test_a_waived_internal_finding_is_not_shown():
    found = Finding("孙某处分", (), (), "error", "R130", internal=True, waived="县委准许")
    assert "孙某" not in findings_html(checked(found), case())


def test_nothing_is_fetched_and_only_our_script_runs():
    page = findings_html(sample(), case(), explanations=EXPLANATIONS)
    assert "default-src 'none'" in page and "unsafe-inline" not in page
    assert not re.search(r"(?:src|href)=[\"'](?!#)", page) and "@import" not in page and "url(" not in page


def test_each_explanation_once_and_only_those_used():
    page = findings_html(checked(finding("R105"), finding("R105")), case(), explanations=EXPLANATIONS)
    assert page.count('id="x-R105"') == 1 and 'id="x-R110"' not in page


def test_the_same_run_gives_the_same_bytes():
    assert findings_html(sample(), case()) == findings_html(sample(), case())


def test_an_unencodable_character_does_not_break_the_page():
    findings_html(checked(Finding("甲\ud800乙", (), (), "error", "R101")), case()).encode("utf-8")


def test_a_run_of_cells_is_one_place():
    (row,) = [r for r in data(findings_html(sample(), case()))["rows"] if r[5] == 430]
    assert row[4] == ["党员 D4:D433"]


def test_pictures_count_people():
    columns = {
        "name": ["甲", "乙", "丙", "丁"],
        "gender": ["女", "男", None, "女"],
        "ethnicity": ["汉族", "畲族", None, Unread("？", "看不懂")],
        "born": [date(1991, 6, 18), date(1990, 6, 18), Month(1966, 1), None],
        "education": ["大学本科", "初中", "研究生", "以上"],
    }
    made = Roster("members", "a.xlsx", "党员", 1, columns, dict.fromkeys(columns, "A"), range(2, 6))
    (p,) = portraits(Case(DAY, TODAY, rosters=(made,)))
    assert (p.total, p.women, p.minority) == (4, 2, 1)
    assert dict(p.ages) == {"35岁及以下": 1, "36至45岁": 1, "46至55岁": 0, "56至60岁": 1, "61岁及以上": 0, "不明": 1}
    assert dict(p.schooling)["不明"] == 1 and dict(p.schooling)["大学本科"] == 1


def test_age_groups_at_their_edges():
    assert age_group(date(1990, 6, 19), DAY) == "35岁及以下"
    assert age_group(date(1990, 6, 18), DAY) == "36至45岁"
    assert age_group(date(1965, 6, 19), DAY) == "56至60岁"
    assert age_group(date(1965, 6, 18), DAY) == "61岁及以上"
    assert age_group(date(2030, 1, 1), DAY) == "不明"
    assert age_group(Unread("五零", "看不懂"), DAY) == "不明"


def test_candidates_are_drawn_by_contest_and_a_repeated_row_is_one_person():
    columns = {
        "name": ["甲", "乙", "甲", "甲"],
        "born": [Month(1980, 1)] * 4,
        "gender": ["女"] * 4,
        "contest": ["委员", "委员", "委员", "书记"],
    }
    made = Roster("candidates", "a.xlsx", "候选人", 1, columns, dict.fromkeys(columns, "A"), range(2, 6))
    drawn = portraits(Case(DAY, TODAY, rosters=(made,)))
    assert [(p.name, p.total, p.women) for p in drawn] == [("候选人名册（委员）", 2, 2), ("候选人名册（书记）", 1, 1)]


def test_delegates_are_drawn_by_stage():
    columns = {"name": list("甲乙丙"), "gender": ["女", "男", "女"], "stage": ["当选", "候选人", "当选"]}
    made = Roster("delegates", "a.xlsx", "代表", 1, columns, dict.fromkeys(columns, "A"), range(2, 5))
    drawn = portraits(Case(DAY, TODAY, rosters=(made,)))
    assert [(p.name, p.total, p.women) for p in drawn] == [("代表名册（当选）", 2, 2), ("代表名册（候选人）", 1, 0)]


def test_shares_are_rounded_half_up():
    assert (share(1, 8), share(1, 3), share(1, 2000), share(5, 5)) == ("12.5%", "33.3%", "0.1%", "100.0%")


def test_no_picture_without_a_roster():
    assert "人员构成" not in findings_html(sample(), Case(DAY, TODAY))
    assert "人员构成" not in findings_html(sample(), Case(DAY, TODAY, rosters=(roster("units", "a.xlsx", 3),)))
