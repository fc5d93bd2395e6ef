"""Automatic numbers as Word shows them: formats, restarts, list styles, levels named by a paragraph's style."""

import pytest

from tests.readers.papers.docx_made import make, p
from xzhj.readers.papers import read_paper
from xzhj.readers.papers.numbering import formatted


def level(at, style, text, more=""):
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'


def abstract(name, *levels):
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def num(name, of, override=""):
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def item(number, at=0, style=""):
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return p("甲", f'{named}<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


def shown(tmp_path, body, numbering, styles=""):
    paper, _ = read_paper(make(tmp_path / "a.docx", body, numbering=numbering, styles=styles))
    return [x.text.removesuffix("甲") for x in paper.paragraphs]


THREE = abstract(
    "1", level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
)


def test_a_list_that_starts_anew_does_and_the_next_goes_on(tmp_path):
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    fifth = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = THREE + num("1", "1") + num("2", "1", again) + num("3", "1", fifth)
    body = item("1") + item("1") + item("2") + item("2") + item("3") + item("3")
    assert shown(tmp_path, body, lists) == ["一、", "二、", "一、", "二、", "五、", "六、"]


def test_deeper_levels_start_anew_under_each_higher_one(tmp_path):
    body = item("1") + item("1", 1) + item("1", 2) + item("1", 1) + item("1", 2) + item("1") + item("1", 1)
    assert shown(tmp_path, body, THREE + num("1", "1")) == ["一、", "（一）", "1.", "（二）", "1.", "二、", "（一）"]


def test_a_level_that_never_restarts_counts_through(tmp_path):
    lists = abstract("1", level(0, "decimal", "%1"), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')) + num(
        "1", "1"
    )
    assert shown(tmp_path, item("1") + item("1", 1) + item("1") + item("1", 1), lists) == ["1", "1.", "2", "2."]


def test_levels_named_by_the_style_of_the_paragraph(tmp_path):
    lists = abstract("1", level(0, "japaneseCounting", "%1、", '<w:pStyle w:val="h1"/>'), level(1, "japaneseCounting", "（%2）", '<w:pStyle w:val="h2"/>')) + num("1", "1")  # fmt: skip
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{s}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for s in ("h1", "h2")
    )
    body = "".join(p("甲", f'<w:pStyle w:val="{s}"/>') for s in ("h1", "h2", "h2", "h1", "h2"))
    assert shown(tmp_path, body, lists, styles) == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_a_paragraph_taken_out_of_its_styles_list_has_no_number(tmp_path):
    styles = (
        '<w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("甲", '<w:pStyle w:val="h1"/>') + item("0", 0, "h1") + p("甲", '<w:pStyle w:val="h1"/>')
    assert shown(tmp_path, body, THREE + num("1", "1"), styles) == ["一、", "", "二、"]


def test_a_list_defined_by_a_list_style(tmp_path):
    lists = (
        THREE
        + '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + num("1", "1")
        + num("2", "2")
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert shown(tmp_path, item("2") + item("2", 1) + item("2"), lists, styles) == ["一、", "（一）", "二、"]


def test_a_pattern_as_long_as_a_book_is_cut(tmp_path):
    lists = abstract("1", level(0, "decimal", "%1" * 20_000)) + num("1", "1")
    assert all(len(text) < 100 for text in shown(tmp_path, item("1") * 50, lists))


@pytest.mark.parametrize(
    ("style", "count", "text"),
    [
        ("chineseCounting", 12, "十二"), ("chineseCountingThousand", 20, "二十"), ("japaneseCounting", 103, "一百零三"), ("ideographDigital", 20, "二〇"),
        ("ideographTraditional", 3, "丙"), ("ideographTraditional", 11, "甲"), ("ideographZodiac", 2, "丑"), ("decimalEnclosedCircle", 1, "①"),
        ("decimalEnclosedCircleChinese", 20, "⑳"), ("decimalEnclosedCircle", 21, "21"), ("decimalEnclosedParen", 3, "⑶"), ("decimalFullWidth", 10, "１０"),
        ("chineseLegalSimplified", 12, "拾贰"), ("lowerLetter", 28, "bb"), ("upperRoman", 4, "IV"), ("decimalZero", 7, "07"), ("none", 7, ""),
        ("anything", 7, "7"),
    ],
)  # fmt: skip
def test_number_formats(style, count, text):
    assert formatted(count, style) == text
