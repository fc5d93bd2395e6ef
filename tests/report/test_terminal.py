"""The terminal face: width, wrapping, folding, GBK, speed."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace

import pytest
from made import ID, checked, finding, many, sample, unchecked

from xzhj.model import Cite, Finding, Source
from xzhj.report.lines import fold, width_of, wrap
from xzhj.report.terminal import SHOWN, Look, findings_text, look_of, short_place
from xzhj.report.words import where


@pytest.mark.parametrize("gbk", [False, True])
@pytest.mark.parametrize("width", [30, 63, 64, 79, 119, 160])
def test_no_line_is_wider_than_the_terminal(width, gbk):
    look = Look(width, gbk=gbk)
    for line in findings_text(sample(), look).splitlines():
        assert width_of(line, look.ambiguous) <= width, line


@pytest.mark.parametrize("width", [79, 119])
def test_columns_and_last_lines(width):
    lines = findings_text(sample(), Look(width)).splitlines()
    assert lines[0].split() == ["编号", "问题", "位置", "依据"]
    text = "\n".join(lines)
    assert text.index("合计：错误 5 项") < text.index("下一步：先改错误")
    assert lines[-1].startswith("下一步") or lines[-2].startswith("下一步")


def test_every_word_of_a_finding_is_there():
    text = findings_text(sample(), Look(160))
    assert "H7" in text and "E12、F12" in text and "共430处" in text
    assert "《党章》（条号待核）" in text.replace("\n", "")


def test_no_line_begins_with_a_closing_mark():
    for line in wrap("甲乙丙丁，戊己庚辛。壬癸（子丑）寅卯：辰巳“午未”申酉", 10):
        assert line[0] not in "，。）：”", line
        assert line[-1] not in "（“", line


def test_wrapping_loses_nothing():
    text = "周柳青的身份证号 330102199003071234 校验码应为 X，名册上是 4；请对照身份证改正"
    for width in range(2, 60):
        assert "".join(wrap(text, width)).replace(" ", "") == text.replace(" ", "")


def test_a_long_word_is_cut_to_the_width():
    assert wrap("A" * 25, 10) == ["A" * 10, "A" * 10, "A" * 5]


def test_not_checked_is_one_block_and_lists_each_fact_once():
    text = findings_text(checked(*unchecked(15)), Look(79))
    assert text.count("未查 15 项：缺") == 1 and "R000" not in text
    assert text.replace("\n", "").count("本届任期届满日期、") == 1
    assert "说明 15 项（其中未查 15 项）" in text


def test_quiet_leaves_the_count_and_the_next_step():
    lines = findings_text(sample(), Look(160), quiet=True).splitlines()
    assert len(lines) == 2 and lines[0].startswith("合计") and lines[1].startswith("下一步")


def test_numbers_are_masked_unless_revealed():
    assert ID not in findings_text(sample(), Look(160))
    assert ID in findings_text(sample(), Look(160, reveal=True))


def test_internal_findings_stand_apart():
    text = findings_text(sample(), Look(160))
    assert text.index("内部事项（不外传） 正式党员名册.xlsx") > text.index("代表名册")
    assert "内部事项 1 项" in text


def test_nothing_found():
    assert findings_text(checked(), Look(79)) == (
        "合计：错误 0 项，警告 0 项，说明 0 项\n下一步：没有发现问题，可以往下办。\n"
    )


def test_the_table_shows_the_worst_of_every_rule_and_counts_the_rest():
    found = [finding("R114")] * 500 + [finding("R105")] * 500 + [finding("R110")]
    text = findings_text(checked(*found), Look(119))
    assert text.count("R110 错误  ") == 1
    assert text.count("R105 错误  ") == SHOWN - 1
    assert "R114 警告  " not in text
    assert f"另有 {1001 - SHOWN} 项没有列出：R105 错误 {500 - SHOWN + 1} 项，R114 警告 500 项" in text.replace("\n", "")


def test_exactly_as_many_as_fit_are_all_shown():
    assert "没有列出" not in findings_text(checked(*[finding("R105")] * SHOWN), Look(119))
    assert "另有 1 项没有列出" in findings_text(checked(*[finding("R105")] * (SHOWN + 1)), Look(119))


def test_gbk_console_can_show_every_glyph():
    text = findings_text(sample(), Look(79, gbk=True))
    text.encode("gbk")
    assert not set(text) & set("│─┌┐└┘├┤┼")


def test_redirected_output_has_no_colour_and_120_columns(tmp_path, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    with (tmp_path / "out").open("w", encoding="utf-8") as file:
        look = look_of(file)
    assert look.width in (119, 120) and not look.colour


def test_colour_is_only_paint():
    plain, painted = findings_text(sample(), Look(79)), findings_text(sample(), Look(79, colour=True))
    for code in ("1;31", "33", "2", "1", "0"):
        painted = painted.replace(f"\x1b[{code}m", "")
    assert painted == plain


def test_ten_thousand_findings_in_a_tenth_of_a_second():
    run = many(10_000)
    best = 9.0
    for _ in range(3):
        start = time.perf_counter()
        findings_text(run, Look(119))
        best = min(best, time.perf_counter() - start)
    assert best < 0.1


def test_rich_is_not_loaded():
    code = "import sys, xzhj.report.terminal; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=20).returncode == 0


def test_places_in_words():
    at = [Source("甲.xlsx", "党员", c) for c in ("C9", "C9", "D4", "D5", "D6", "E6")]
    assert where(at[:2]) == "党员 C9"
    assert where(at, "党员") == "C9、D4:D6、E6 共5处"
    assert where([*at[2:5], Source("乙.xlsx", "代表", "D7")], "党员") == "D4:D6、乙.xlsx 代表 D7 共4处"
    assert where([Source("请示.docx", "", "第3段"), Source("请示.docx", "", "表2第3行第2格")]) == "第3段、表2第3行第2格"
    assert where([Source("county.yaml")]) == "" and where([]) == ""


def test_a_long_word_before_a_comma_goes_down_with_it():
    lines = wrap("身份证号已被损坏（3.301232E+17，按数字保存）", 30)
    assert lines == ["身份证号已被损坏", "（3.301232E+17，按数字保存）"]


def test_the_next_step_names_the_first_error_shown():
    one = finding("R110", Source("甲.xlsx", "", "A1"))
    two = finding("R105", Source("乙.xlsx", "", "A1"))
    text = findings_text(checked(one, two, finding("R119", Source("乙.xlsx", "", "A2"))), Look(119))
    assert text.index("R105") < text.index("R110") and "xzhj explain R105" in text


def test_an_internal_error_is_an_error():
    hidden = replace(finding("R105"), internal=True)
    assert "先改错误" in findings_text(checked(hidden, finding("R119")), Look(119), quiet=True)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("换届信息 B82、B100", 14, ["换届信息 B82、", "B100"]),
        ("换届信息 B82、B100", 18, ["换届信息 B82、B100"]),
        ("换届信息 B82、B100", 17, ["换届信息 B82、", "B100"]),
        ("候选人名册 党委委员 C3", 12, ["候选人名册", "党委委员 C3"]),
        ("候选人名册 党委委员 C3", 8, ["候选人名册", "党委委员", "C3"]),
        ("E7", 4, ["E7"]),
        ("", 4, [""]),
    ],
)
def test_places_are_parted_between_places(text, width, lines):
    assert fold(text, width).split("\n") == lines


def test_places_are_short():
    assert short_place("I67、党员名册.xlsx 党员名册 G167") == "I67、党员名册 G167"
    assert short_place("B68、候选人名册.xlsx 党委委员 C3") == "B68、候选人名册 党委委员 C3"
    assert short_place("我的党员名册.xlsx 党员名册 G167") == "我的党员名册 党员名册 G167"
    assert short_place("名册.csv 第3行") == "名册.csv 第3行"


def test_what_the_text_does_not_need_goes_to_the_citations():
    cite = Cite("中共示范县委关于乡镇党委换届工作的意见", "二")
    text = findings_text(
        checked(Finding("序号断号：缺 3", (Source("名册.xlsx", "党员", "A5"),), (cite,), "note", "R121")), Look(120)
    )
    assert "《中共示范县委关于乡镇党委换届工作的意见》二" in text
