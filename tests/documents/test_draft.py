"""Filling templates: what is missing is named, values stay ordinary text, nothing but values is allowed."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from fractions import Fraction

import docx
import pytest

from xzhj.documents import TemplateFault, draft, lacking, typeset
from xzhj.model import Missing, Month, Unread


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 3, 5), "2026年3月5日"),
        (Month(2021, 6), "2021年6月"),
        (Fraction(1, 5), "20%"),
        (Fraction(2, 9), "22.22%"),
        (("王明", "李红"), "王明、李红"),
        (95, "95"),
        ("A&B<C>", "A&B<C>"),
    ],
)
def test_values_as_papers_write_them(value, shown):
    assert draft("{{ x }}", {"x": value}) == shown


@pytest.mark.parametrize(
    "hostile",
    [
        "# 标题",
        "a | b",
        "::: table",
        "=== 附件",
        "> 署名",
        "【待填：x】",
        "＿＿＿",
        "\\",
        "&amp;",
        "〔停顿〕",
        "第一行\n第二行",
        "附件：甲",
        "a\x00b<w:p>",
    ],
)
def test_a_value_never_becomes_a_sign(hostile):
    text = draft("{{ x }}\n::: table\n甲 | 乙\n{{ x }} | 二\n:::\n", {"x": hostile})
    data = typeset(text)
    paper = docx.Document(io.BytesIO(data))
    wanted = hostile.replace("\x00", "")
    assert paper.paragraphs[0].text == wanted
    assert [c.text for c in paper.tables[0].rows[1].cells] == [wanted, "二"]
    assert b"FF0000" not in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")


@pytest.mark.parametrize("source", ["{{ venue }}", "{{ a - b }}", "{{ b | percent(a) }}", "{{ b | cn }}", "{% for x in b %}{% endfor %}", "{% if b %}{% endif %}", "{{ a ~ b }}"])  # fmt: skip
def test_a_missing_fact_stops_the_paper_by_name(source):
    with pytest.raises(Missing) as caught:
        draft(source, {"a": 9})
    assert caught.value.fact in ("venue", "b")


def test_a_draft_shows_what_is_to_fill_in():
    source = "在{{ venue }}召开，差额{{ committee_candidates - committee_seats }}名，占{{ (committee_candidates - committee_seats) | percent(committee_seats) }}，第{{ committee_term | cn }}届"
    text = draft(source, {"committee_seats": 9}, marked=True)
    assert (
        text
        == "在【待填：会场】召开，差额【待填：党委委员候选人数】名，占【待填：党委委员候选人数】，第【待填：新一届党委届次】届"
    )


def test_a_blank_value_is_never_printed():
    with pytest.raises(Missing):
        draft("{{ x }}", {"x": None})
    with pytest.raises(Missing, match="九十五"):
        draft("{{ x }}", {"x": Unread("九十五多", "不是数")})
    assert draft("{{ x }}", {"x": Unread("九十五多", "不是数")}, marked=True) == "【待填：不是数】"


def test_live_facts_are_ruled_blanks_until_the_day_brings_them():
    source = "实到{{ live('实到') }}名，监票人{{ live('签名', 6) }}"
    assert draft(source, {}) == "实到＿＿＿＿名，监票人＿＿＿＿＿＿"
    assert draft(source, {}, live={"实到": 92}) == "实到92名，监票人＿＿＿＿＿＿"


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ x.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ x.append(1) }}",
    ],
)
def test_templates_cannot_reach_the_machine(source):
    with pytest.raises((TemplateFault, Missing)):
        draft(source, {"x": [1]})


def test_a_wrong_template_names_its_line():
    with pytest.raises(TemplateFault, match="第5行"):
        draft("---\nname: 甲\n---\n正文\n{% if x %}\n", {})
    with pytest.raises(TemplateFault, match="第2行"):
        draft("正文\n{{ 1 // 0 }}\n", {})


def test_macros_may_write_signs():
    source = "{% macro row(n) %}{{ n }} | {{ n }}{% endmacro %}{{ row('甲') }}"
    assert draft(source, {}) == "甲 | 甲"
    assert draft("{% set who %}{{ x }}委员会{% endset %}{{ who ~ x }}", {"x": "A&B"}) == "A&B委员会A&B"


def test_a_long_text_keeps_its_paragraphs():
    assert draft("{{ x | paragraphs }}", {"x": "第一段\n　　第二段\n\n# 三"}) == "第一段\n第二段\n\\# 三"


def test_needs_against_a_context():
    assert lacking(("a", "b", "c", "d"), {"a": 0, "b": "", "c": None}) == ("b", "c", "d")


def test_what_a_template_puts_together_of_a_missing_fact_is_still_to_be_filled_in():
    source = (
        '---\nprofile: form\n---\n{% set steps = ["第" ~ term ~ "届"] %}{% for step in steps %}{{ step }}{% endfor %}\n'
    )
    assert "第【待填：term】届" in draft(source, {}, marked=True)


def test_a_list_to_fill_in_has_no_number_and_no_names():
    text = "共{{ people | length }}名：{{ people | map(attribute='name') | join('、') }}。"
    assert draft(text, {}, marked=True) == "共【待填：people】名：【待填：people】。"
    with pytest.raises(Missing):
        draft(text, {})
    assert draft(text, {"people": ({"name": "王明"}, {"name": "李红"})}) == "共2名：王明、李红。"
