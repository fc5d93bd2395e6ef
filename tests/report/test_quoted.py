"""The quoted words are found where they stand, by the words around them; a comment lies on their runs."""

import io

import docx

from xzhj.report.commented import marked, walked, words_at
from xzhj.report.quoted import quoted_at


def test_of_several_such_places_the_one_with_the_same_words_around():
    text = "应选9名，差额2名，差额比例22.22%；其中书记1名，副书记2名。"
    assert [text[:a].count("2名") for a, _ in quoted_at(text, "写的是 2 名：…应选9名，差额【2名】，差额比例…")] == [0]
    assert [text[:a].count("2名") for a, _ in quoted_at(text, "写错了：…其中书记1名，副书记【2名】。")] == [1]


def test_words_that_do_not_stand_there_are_nowhere():
    assert list(quoted_at("应选9名", "【8名】")) == []


def document(*runs):
    made = docx.Document()
    paragraph = made.add_paragraph()
    for text in runs:
        paragraph.add_run(text)
    return made.element.xml.encode(), made


def test_a_comment_lies_on_the_runs_that_hold_the_words():
    data, _ = document("应选", "9", "名，候选人", "10", "名")
    runs = walked(data).runs["第1段"]
    assert [r.text for r in runs] == ["应选", "9", "名，候选人", "10", "名"]
    start, end = words_at(runs, "…候选人【10名】")
    assert (start, end) == (runs[3].start, runs[4].end)


def test_what_is_not_quoted_lies_on_the_paragraph():
    data, _ = document("应选9名")
    assert words_at(walked(data).runs["第1段"], "没有成文日期") is None


def test_the_marked_document_is_still_one():
    from xzhj.model import Finding, Source

    data, made = document("应选", "9", "名")
    found = Finding("写错了：应选【9名】", (Source("a.docx", "", "第1段"),), code="R707", level="error")
    text = marked(data, [(0, found, "第1段")]).decode()
    assert text.index("应选") < text.index("commentRangeStart") < text.index(">9<") < text.index("commentRangeEnd")
    made.save(io.BytesIO())
