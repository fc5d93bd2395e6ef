"""What papers say, in the many ways they say it."""

from datetime import date
from fractions import Fraction

import pytest

from xzhj.readers.papers import paper_from_text


def said(text, kind="number"):
    return [
        (c.about, c.subject if c.about in ("seats", "candidates", "difference", "posts", "margin") else "", c.value)
        for c in paper_from_text(text).said(kind)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("党委委员拟设9名", [("seats", "committee", 9)]),
        ("选举中共柳溪镇第十四届委员会委员9名", [("seats", "committee", 9)]),
        ("从11名候选人中差额选举党委委员九名", [("candidates", "committee", 11), ("seats", "committee", 9)]),
        ("纪委由5名委员组成，候选人6名", [("seats", "discipline", 5), ("candidates", "discipline", 6)]),
        ("（二）纪委。拟设委员5名，提出候选人预备人选6名，差额1名", [("seats", "discipline", 5), ("candidates", "discipline", 6), ("difference", "discipline", 1)]),
        ("出席县党代会代表应选8名，候选人10名", [("seats", "county_delegates", 8), ("candidates", "county_delegates", 10)]),
        ("其中书记1名，副书记2名", [("posts", "secretary", 1), ("posts", "deputies", 2)]),
        ("应到会代表一百零二名，因病因事请假3名，实到会99名", [("expected", "", 102), ("absent", "", 3), ("present", "", 99)]),
        ("应到：83，实到：80", [("expected", "", 83), ("present", "", 80)]),
        ("发出选票80张，收回选票80张，其中有效票79张，无效票1张", [("issued", "", 80), ("returned", "", 80), ("valid", "", 79), ("invalid", "", 1)]),
        ("得赞成票78票，不赞成票1票，弃权1票", [("for", "", 78), ("against", "", 1), ("abstain", "", 1)]),
        ("共印制选票110张，剩余8张，作废2张", [("printed", "", 110), ("unused", "", 8), ("spoiled", "", 2)]),
        ("大会代表名额拟定为100名", [("delegates", "", 100)]),
        ("全镇现有党员440名，党支部23个", [("members", "", 440), ("branches", "", 23)]),
        ("第十四次代表大会于2026年6月18日召开，会期1天", []),
        ("委员会由7至9人组成，一般提前3个月", []),
        ("45岁以下79名", [("count", "", 79)]),
        ("1,286名选民", [("count", "", 1286)]),
    ],
)  # fmt: skip
def test_numbers_and_what_they_count(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("代表不少于11名", "least"),
        ("代表20名左右", "about"),
        ("代表不超过300名", "most"),
        ("代表100名", ""),
        ("代表超过100名", "over"),
    ],
)
def test_how_exact_a_number_claims_to_be(text, hedge):
    assert paper_from_text(text).said("number")[0].hedge == hedge


@pytest.mark.parametrize(
    ("text", "about", "value", "decimals"),
    [
        ("差额比例22.22%", "margin", Fraction(2222, 10000), 2),
        ("占百分之五十点五", "share", Fraction(505, 1000), 1),
        ("到会率96.4%", "turnout", Fraction(964, 1000), 1),
        ("不少于应到会人数的五分之四", "share", Fraction(4, 5), 0),
    ],
)
def test_shares(text, about, value, decimals):
    claim = paper_from_text(text).said("share")[0]
    assert (claim.value, claim.decimals) == (value, decimals)
    assert claim.about == about or "分之" in claim.unit


def test_dates_with_weekdays_chinese_numerals_and_days_that_are_none():
    paper = paper_from_text("二〇二六年六月十八日（星期四）召开\n2026年2月30日\n6月20日前\n2021年6月召开")
    first, second = paper.said("date")
    assert (first.value, first.unit) == (date(2026, 6, 18), "星期四")
    assert str(second.value) == "2021-06"
    assert paper.said("bad_date")[0].text == "2026年2月30日"
    assert paper.said("month_day")[0].value == "6-20"


def test_ordinals_of_congress_committee_and_others():
    text = "中国共产党柳溪镇第十四次代表大会选举第十四届委员会、第十四届纪律检查委员会，出席示范县第15次代表大会，第二十届人民代表大会第一次会议，第一次全体会议"
    found = [(c.about, c.value) for c in paper_from_text(text).said("ordinal")]
    assert found == [
        ("congress", 14),
        ("committee", 14),
        ("discipline", 14),
        ("county_congress", 15),
        ("people", 20),
        ("meeting_of_term", 1),
        ("plenary", 1),
    ]


def test_citations_carry_their_article():
    paper = paper_from_text("根据《中国共产党章程》第三十一条、《条例（试行）》第八条第二款规定")
    assert [(c.value, c.unit) for c in paper.said("citation")] == [
        ("中国共产党章程", "第三十一条"),
        ("条例（试行）", "第八条第二款"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "主席团成员（按姓氏笔画为序）：丁一（女）、王明、欧阳强（土家族）、张　伟",
        "主席团成员名单\n（按姓氏笔画为序）\n丁一（女）　王明　欧阳强（土家族）　张　伟",
        "主席团成员名单（按姓氏笔画为序）\n丁　一\n王　明\n欧阳强\n张　伟",
    ],
)  # fmt: skip
def test_lists_of_names(text):
    claim = paper_from_text(text).said("names")[0]
    assert claim.value == ("丁一", "王明", "欧阳强", "张伟")
    assert claim.unit == "姓氏笔画"


def test_prose_is_no_list_of_names():
    assert not paper_from_text("会议要求：加强领导，明确责任，严肃纪律，确保平安。").said("names")


def test_the_parts_of_a_paper():
    text = (
        "中共青山镇委员会文件\n青委〔2026〕5号　　签发人：王明\n中共青山镇委员会\n关于召开大会的请示\n\n中共平川县委：\n正文。\n妥否，请批示。\n"
        "附件：1.名额分配表\n2.名册\n中共青山镇委员会\n2026年3月5日\n（联系人：赵敏）\n附件1\n名额分配表\n抄送：县委组织部。"
    )
    paper = paper_from_text(text)
    assert (paper.title, paper.genre, paper.day) == ("中共青山镇委员会关于召开大会的请示", "请示", date(2026, 3, 5))
    found = {
        name: paper.element(name).value
        for name in ("head", "number", "signer", "addressee", "closing", "signature", "note", "attached")
    }
    assert found == {
        "head": "中共青山镇委员会文件", "number": "青委〔2026〕5号", "signer": "王明", "addressee": "中共平川县委", "closing": "妥否，请批示。",
        "signature": "中共青山镇委员会", "note": "（联系人：赵敏）", "attached": "名额分配表",
    }  # fmt: skip
    assert [c.value for c in paper.said("element", "attachment_note")] == ["名额分配表", "名册"]


def test_an_extract_has_no_parts():
    paper = paper_from_text("一、应选委员9名，候选人11名。\n二、实到80名。")
    assert (paper.title, paper.genre, paper.element("addressee"), paper.element("signature")) == ("", "", None, None)
