"""The sample township's request, method, result-report and a script as pages: 22 × 28, margins, page numbers."""

from __future__ import annotations

import os
import re
from collections import Counter

import pytest

from tests.documents.rendered import PRESENT, ink, pages, to_pdf
from tests.templates.results import context
from xzhj.catalogue.papers import papers
from xzhj.documents import desk, typeset, work
from xzhj.law.layout import measures

pytestmark = pytest.mark.skipif(
    not PRESENT and not os.environ.get("XZHJ_REQUIRE_ALL"), reason="没有 soffice 或 pdftotext"
)
SCRIPT = "host-script-plenary-2"
TOP, LEFT, RIGHT, BOTTOM = 37, 28, 184, 262  # of the text area, in millimetres from the paper's edges
MEASURES = {  # lines a page, characters a line, and the pages that are full of text
    "request": (22, 28, (2,)),
    "method": (22, 28, (2, 3)),
    "result-report": (22, 28, (2, 3)),
    SCRIPT: (20, 25, (5, 6)),
    f"{SCRIPT} 三号": (22, 28, (3, 4)),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("sample")
    for slug in ("request", "method", "result-report", SCRIPT):
        job = next(work.jobs(papers()[slug], context()))
        (made / f"{slug}.docx").write_bytes(desk.write(job, context(), fonts="gb2312").data)
        if slug == SCRIPT:
            larger = desk.text_of(job, context()).replace("profile: script", "profile: script\nsize: 三号", 1)
            (made / f"{slug} 三号.docx").write_bytes(typeset(larger, fonts="gb2312"))
    to_pdf(made)
    return made


def text_lines(page):
    return [line for line in page if line.top > TOP - 3 and line.bottom < BOTTOM + 3]


@pytest.mark.parametrize("name", MEASURES)
def test_full_pages_have_their_lines_on_an_even_grid(folder, name):
    count, _, full = MEASURES[name]
    shown = pages(folder / f"{name}.pdf")
    assert len(shown) >= 2
    pitch = (BOTTOM - TOP) / count
    for number in full:
        lines = text_lines(shown[number - 1])
        assert len(lines) == count
        middles = [(line.top + line.bottom) / 2 for line in lines]
        assert TOP < middles[0] < TOP + pitch and BOTTOM - pitch < middles[-1] < BOTTOM
        assert all(abs(middle - middles[0] - pitch * i) < 0.6 for i, middle in enumerate(middles))


@pytest.mark.parametrize("name", MEASURES)
def test_full_lines_have_their_characters_and_no_line_leaves_the_margins(folder, name):
    _, count, full = MEASURES[name]
    shown = pages(folder / f"{name}.pdf")
    lengths = Counter()
    for number, page in enumerate(shown, 1):
        for line in text_lines(page):
            assert line.left > LEFT - 1 and line.right < RIGHT + 1, (number, line.text)
            whole = abs(line.left - LEFT) < 0.5 and abs(line.right - RIGHT) < 0.5
            if number in full and whole and re.fullmatch(r"[\u4e00-\u9fff，。、；：（）《》〔〕“”]+", line.text):
                lengths[len(line.text)] += 1
    assert lengths.most_common(1)[0][0] == count and sum(lengths.values()) >= 2
    assert max(lengths) <= count + 1  # one more where a mark at the edge is drawn in


@pytest.mark.parametrize("name", MEASURES)
def test_every_page_number_stands_seven_millimetres_below_on_the_outer_side(folder, name):
    pdf, drop = folder / f"{name}.pdf", measures()["page_number_drop"]
    for page in range(1, len(pages(pdf)) + 1):
        whole = ink(pdf, page, (20, BOTTOM + 2, 195, 280), dpi=200)
        assert whole is not None, page
        dash = ink(pdf, page, (whole[0], whole[1], whole[0] + 3, whole[3]), dpi=200)
        assert abs((dash[1] + dash[3]) / 2 - BOTTOM - float(drop.number)) <= float(drop.tolerance or 0)
        outer = RIGHT - whole[2] if page % 2 else whole[0] - LEFT
        assert abs(outer - 4.94) < 1.5  # one 四号 character from the edge


def test_no_last_page_is_a_signature_alone(folder):
    for name in MEASURES:
        for page in pages(folder / f"{name}.pdf"):
            lines = [line.text for line in text_lines(page)]
            assert not re.fullmatch(r"中共柳溪镇委员会|20\d\d年\d+月\d+日", lines[0]), (name, lines[0])
