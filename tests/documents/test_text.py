"""The plain-text language, sign by sign."""

from __future__ import annotations

import pytest

from xzhj.documents import parse
from xzhj.documents.text import Block, Break, Line

UP = "---\nprofile: upward\n---\n"


def kinds(text):
    return [part.kind if isinstance(part, Line) else type(part).__name__ for part in parse(text).parts]


def test_a_paper_as_it_reads():
    text = (
        UP
        + "发文字号：青委〔2026〕5号\n签发人：王明\n\n# 关于某事的请示\n县委：\n　　正文。\n当否，请批示。\n附件：1.甲表\n2.乙表\n青山镇党委\n2026年3月5日\n（联系人：赵敏）\n"
    )
    sheet = parse(text)
    assert sheet.head == {"发文字号": "青委〔2026〕5号", "签发人": "王明"}
    assert kinds(text) == [
        "title",
        "addressee",
        "body",
        "body",
        "attachment",
        "attachment",
        "signature",
        "date",
        "body",
    ]
    assert sheet.parts[6] == Line("signature", "青山镇党委")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("> 中共青山镇委员会", "signature"),
        ("> 2026年3月5日", "date"),
        ("> ＿＿＿＿年＿＿月＿＿日", "date"),
        ("> 【待填：成文日期】", "date"),
        ("〔全体起立〕", "direction"),
        ("〔停顿〕现在继续。", "body"),
        ("## （草案）", "caption"),
        ("2.不在附件后面的编号", "body"),
        ("#没有空格的不是标题", "body"),
        ("各位代表：", "body"),
    ],
)
def test_one_line(line, kind):
    assert kinds(line) == [kind]


def test_a_date_in_a_sentence_signs_nothing():
    assert kinds("会议时间：\n2026年3月5日上午召开。") == ["body", "body"]
    assert kinds("现在公布日期。\n2026年3月5日") == ["body", "date"]
    assert kinds("会议时间\n2026年3月5日\n会议地点") == ["body", "body", "body"]
    assert kinds("公示时间\n2026年3月5日至2026年3月9日") == ["body", "body"]


def test_only_the_line_under_the_title_is_an_addressee():
    assert kinds(UP + "# 请示\n县委：\n现将事项请示如下：\n一、名额") == ["title", "addressee", "body", "body"]
    assert kinds("---\nprofile: script\n---\n# 主持词\n各位代表：\n今天的议程如下：") == ["title", "addressee", "body"]
    assert kinds("---\nprofile: form\n---\n# 承诺书\n中共某镇委员会：") == ["title", "addressee"]
    assert kinds("---\nprofile: form\n---\n# 推荐表\n填写说明：") == ["title", "body"]


def test_page_breaks_and_blocks():
    sheet = parse("正文\n=== 附件1 横\n::: table 表头=2 横 宽=3,4\na | b\n\n1 | 2\n:::\n===\n")
    assert sheet.parts[1] == Break("附件1", True)
    assert sheet.parts[2] == Block("table", ("横",), {"表头": "2", "宽": "3,4"}, ("a | b", "1 | 2"))
    assert sheet.parts[3] == Break("", False)


def test_imprint_stands_apart_wherever_it_is_written():
    sheet = parse("正文\n抄送：县纪委。\n镇党委办公室　2026年3月5日印发\n=== 附件1\n表")
    assert sheet.imprint == ("抄送：县纪委。", "镇党委办公室　2026年3月5日印发")
    assert kinds("这份名单已经印发") == ["body"]


def test_an_open_block_is_refused_in_chinese():
    with pytest.raises(ValueError, match="没有用单独一行"):
        parse("::: table\na | b\n")


def test_front_matter_with_a_slip_is_refused_with_its_line():
    with pytest.raises(ValueError, match="第4行"):
        parse("---\nprofile: form\nname： [甲\n  - : x: y\n---\n正文")


def test_windows_line_ends_and_a_byte_order_mark():
    assert parse("\ufeff---\r\nprofile: form\r\n---\r\n# 名单\r\n").parts == (Line("title", "名单"),)
