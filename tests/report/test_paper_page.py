"""The page of an audit: papers with their findings beside, one file, filtered and printed in a real browser."""

from __future__ import annotations

from dataclasses import replace

import pytest
from browser import CHROMIUM, Browser
from made import ID, case, checked

from xzhj.model import Finding, Paper, Paragraph, Source
from xzhj.report.paper_page import papers_html


def paper(file: str, *texts: str) -> Paper:
    return Paper(file, tuple(Paragraph(t, f"第{n}段") for n, t in enumerate(texts, 1)), title=texts[0])


def page(reveal: bool = False) -> str:
    papers = (
        paper("out/请示.docx", "关于召开大会的请示", "大会<应道>100名", ID),
        paper("out/函.docx", "函", "请予支持"),
    )
    found = (
        Finding("疑是“应到”之误：【应道】", (Source("out/请示.docx", "", "第2段"),), (), "warning", "R745"),
        Finding("没有落款", (Source("out/请示.docx", "", "第9段"),), (), "error", "R701"),
        Finding("受过处分", (Source("out/请示.docx", "", "第2段"),), (), "error", "R202", internal=True),
    )
    return papers_html(checked(*found), replace(case(), papers=papers), reveal=reveal)


def test_findings_stand_beside_their_paragraphs():
    text = page()
    assert "大会&lt;<mark>应道</mark>&gt;100名" in text and 'href="#p1"' in text
    assert "错误 1 项，警告 1 项" in text and "没有发现问题" in text
    assert "没有落款" in text, "a place that is no paragraph stands above the text"
    assert "受过处分" not in text and "另有内部事项 1 项" in text
    assert ID not in text and ID in page(reveal=True)
    assert "http" not in text.replace("http-equiv", "")


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")
def test_in_a_browser_the_sound_paragraphs_can_be_hidden(tmp_path):
    file = tmp_path / "审查.html"
    file.write_text(page(), "utf-8")
    shown = "[...document.querySelectorAll('.row')].filter(e => e.offsetHeight).length"
    with Browser() as browser:
        browser.open(file)
        assert browser.run(shown) == 5
        browser.click("#hits")
        assert browser.run(shown) == 1 and browser.run("document.querySelector('#hits').ariaPressed") == "true"
        browser.click("#hits")
        assert browser.run(shown) == 5
        assert browser.complaints == [] and all(u.endswith(".html") or u == "about:blank" for u in browser.requests)
        pdf = browser.pdf()
    assert b"/MediaBox [0 0 594.95996 841.91998]" in pdf or b"594.9" in pdf
