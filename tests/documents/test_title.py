"""Titles: no word cut, a trapezoid or a diamond, never a rectangle."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from xzhj.documents.typeset.shape import break_title, width

TITLES = (
    "中共青山镇委员会关于召开中国共产党青山镇第十四次代表大会的请示",
    "中国共产党青山镇第十四次代表大会选举办法（草案）",
    "中国共产党柳河满族自治乡第十四届委员会、纪律检查委员会组成人员候选人预备人选的请示",
    "关于中国共产党青山镇第十四次代表大会和中国共产党青山镇第十四届委员会纪律检查委员会第一次全体会议选举结果的报告",
    "中国共产党青山镇第十四次代表大会关于中共青山镇第十三届委员会工作报告的决议",
    "关于同意召开中国共产党大龙潭乡第八次代表大会的批复",
    "中共青山镇委员会关于成立中国共产党青山镇第十四次代表大会代表资格审查小组的通知",
)
WHOLE = re.compile(
    "中国共产党|代表大会|委员会|[青大][山龙]潭?[镇乡]|候选人|选举办法|第十[三四][次届]|预备人选|纪律检查|请示|批复|中共"
)


@pytest.mark.parametrize("title", TITLES)
def test_lines_fit_keep_words_and_have_a_shape(title):
    lines = break_title(title)
    widths = [width(line) for line in lines]
    assert "".join(lines) == title
    assert max(widths) <= 20 and min(widths) >= 5
    steps = [b - a for a, b in pairwise(widths)]
    assert all(steps)
    signs = [step > 0 for step in steps]
    assert signs == sorted(signs, reverse=True)  # rising, falling, or rising then falling
    ends = [sum(map(len, lines[:n])) for n in range(1, len(lines))]
    cut = [m[0] for m in WHOLE.finditer(title) for end in ends if m.start() < end < m.end()]
    assert cut == []
    assert all(a[-1] not in "（《“和与及" and b[0] not in "，。、）》”的" for a, b in pairwise(lines))


def test_a_short_title_is_one_line_and_a_writers_break_is_kept():
    assert break_title("代表名额分配表") == ("代表名额分配表",)
    assert break_title("甲↵乙丙丁") == ("甲", "乙丙丁")


def test_a_title_without_a_known_word_still_fits():
    assert max(map(len, break_title("甲乙丙丁" * 30))) <= 20


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("中国共产党青山镇第十四次代表大会主席团成员名单", ("中国共产党青山镇第十四次代表大会", "主席团成员名单")),
        (
            "凝心聚力　实干争先　奋力谱写青山乡村全面振兴新篇章",
            ("凝心聚力　实干争先", "奋力谱写青山乡村全面振兴新篇章"),
        ),
    ],
)
def test_the_name_of_the_congress_stays_whole_and_a_slogan_parts_at_its_space(title, lines):
    assert break_title(title) == lines
