"""Papers as pages: 22 lines of 28 characters, margins, page numbers, head, tables, measured on LibreOffice's PDF."""

from __future__ import annotations

import os

import pytest

from tests.documents import samples
from tests.documents.rendered import PRESENT, ink, page_sizes, pages, to_pdf
from xzhj.documents import typeset
from xzhj.law.layout import measures

pytestmark = pytest.mark.skipif(
    not PRESENT and not os.environ.get("XZHJ_REQUIRE_ALL"), reason="没有 soffice 或 pdftotext"
)
TOP, LEFT, RIGHT, BOTTOM = 37, 28, 184, 262  # of the text area, in millimetres from the paper's edges


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("pages")
    for name, (text, fonts) in samples.ALL.items():
        (made / f"{name}.docx").write_bytes(typeset(text, fonts=fonts))
    to_pdf(made)
    return made


def text_lines(page):
    return [line for line in page if line.top > TOP - 3 and line.bottom < BOTTOM + 3]


@pytest.mark.parametrize("fonts", ["gb2312", "windows", "founder"])
def test_a_full_page_has_22_lines_of_28_characters(folder, fonts):
    shown = pages(folder / f"full_{fonts}.pdf")
    assert len(shown) >= 3
    for page in shown[1:-1]:
        lines = text_lines(page)
        assert len(lines) == 22
        assert {len(line.text) for line in lines} == {28}
        assert all(abs(line.left - LEFT) < 1 and abs(line.right - RIGHT) < 1 for line in lines)
        assert lines[0].top >= TOP - 3 and lines[-1].bottom <= BOTTOM + 3


def test_full_pages_of_the_request(folder):
    shown = pages(folder / "request.pdf")
    assert len(text_lines(shown[1])) == 22
    assert all(line.right < RIGHT + 1 and line.left > LEFT - 1 for page in shown for line in text_lines(page))
    assert max(len(line.text) for line in text_lines(shown[1])) >= 28


def test_a_script_has_its_own_grid_of_larger_type(folder):
    shown = pages(folder / "script.pdf")
    lines = text_lines(shown[1])
    assert len(shown) >= 2
    assert len(lines) == 20
    assert max(len(line.text) for line in lines) == 25
    assert all(line.right < RIGHT + 1 for line in lines)


def test_page_numbers_stand_seven_millimetres_below_on_the_outer_side(folder):
    pdf = folder / "full_gb2312.pdf"
    wanted = measures()["page_number_drop"]
    for page, (left, right) in {1: (120, 184), 2: (28, 92)}.items():
        whole = ink(pdf, page, (20, BOTTOM + 2, 195, 280))
        assert whole is not None
        dash = ink(pdf, page, (whole[0], whole[1], whole[0] + 3, whole[3]))
        middle = (dash[1] + dash[3]) / 2
        assert abs(middle - BOTTOM - float(wanted.number)) <= float(wanted.tolerance or 0)
        assert left <= whole[0] and whole[2] <= right
        assert abs((184 - whole[2] if page == 1 else whole[0] - 28) - 4.94) < 1.5  # one 四号 character


def test_head_of_an_upward_paper(folder):
    pdf = folder / "request.pdf"
    mark = ink(pdf, 1, (20, 40, 190, 95))
    assert abs(mark[1] - TOP - 35) <= 2
    assert abs((mark[0] + mark[2]) / 2 - 106) < 1.5
    first = pages(pdf)[0]
    number = next(line for line in first if "〔2026〕5号" in line.text)
    assert number.text.replace("\u3000", "").endswith("签发人：王明")
    assert abs(number.left - LEFT - 5.56) < 1
    rule = ink(pdf, 1, (20, number.bottom + 1, 190, number.bottom + 7))
    assert abs(rule[0] - LEFT) < 1 and abs(rule[2] - RIGHT) < 1
    below = rule[1] - ink(pdf, 1, (30, number.top, 80, number.bottom))[3]
    assert abs(below - 4) < 1
    title = next(i for i, line in enumerate(first) if "的请示" in line.text)
    assert len(text_lines(first)[title:]) >= 5  # page one shows body text


def test_the_signature_is_never_without_text(folder):
    for name in ("request", "closing"):
        last = text_lines(pages(folder / f"{name}.pdf")[-1])
        assert len(last) >= 3
        assert not last[0].text.startswith(("中共青山镇委员会", "2026"))


def test_header_rows_repeat_and_rows_stay_whole(folder):
    shown = pages(folder / "table.pdf")
    with_rows = [page for page in shown if any("青山村" in line.text for line in page)]
    assert len(with_rows) >= 2
    assert all(any("选举单位" in line.text for line in page) for page in with_rows)


def test_a_wide_table_turns_the_page(folder):
    sizes = page_sizes(folder / "table.pdf")
    assert sizes[0][0] < sizes[0][1]
    assert sizes[-1][0] > sizes[-1][1]
    last = pages(folder / "table.pdf")[-1]
    assert any(
        "王明" in line.text and "330000198503010000" in line.text for line in last
    )  # neither name nor number is parted


def test_page_number_of_a_turned_page_stays_where_the_others_have_it(folder):
    """Seen upright, the sheet's left edge is its foot: the dash is 7 mm outside the text, the number reads downwards."""
    count = len(pages(folder / "table.pdf"))
    number = ink(folder / "table.pdf", count, (15, 20, 33, 190))
    assert abs((number[0] + number[2]) / 2 - (35 - 7)) < 1.5
    assert number[3] - number[1] > number[2] - number[0]
    assert (number[1] < 60) if count % 2 == 0 else (number[3] > 150)


def test_imprint_ends_on_the_last_line_of_the_last_page(folder):
    pdf = folder / "imprint.pdf"
    count = len(pages(pdf))
    foot = ink(pdf, count, (20, 200, 190, 264))
    assert abs(foot[3] - BOTTOM) < 1.5
    assert abs(foot[0] - LEFT) < 1 and abs(foot[2] - RIGHT) < 1


def test_lines_to_sign_stay_together_and_with_what_they_sign(tmp_path):
    """However long the paper: who signs never stands on a page without the last words, or the table, above."""
    signed = "总监票人（签名）：＿＿＿＿\n监票人（签名）：＿＿＿＿\n签字时间：＿＿时＿＿分\n"
    table = "::: table 高=8\n事项 | 结果\n" + "甲 | 乙\n" * 5 + ":::\n"
    for lines in range(15, 25):
        text = "---\nprofile: form\nsize: 四号\n---\n" + "此处有一行字。\n" * lines
        (tmp_path / f"text{lines}.docx").write_bytes(typeset(text + signed))
        (tmp_path / f"table{lines}.docx").write_bytes(typeset(text + "一、结果\n" + table + signed))
    to_pdf(tmp_path)
    for made in tmp_path.glob("*.pdf"):
        last = [line.text for line in text_lines(pages(made)[-1])]
        place = next(i for i, line in enumerate(last) if "总监票人" in line)
        assert place and "签字时间" in last[-1], (made.name, last)
        if made.name.startswith("table"):
            assert [line for line in last if line in ("甲乙", "一、结果")] == ["一、结果", *["甲乙"] * 5], made.name


def test_a_long_table_never_leaves_one_row_for_its_last_page(tmp_path):
    for rows in (22, 23, 24, 25, 26):
        text = "---\nprofile: form\n---\n::: table 高=9\n序号 | 姓名\n" + "甲 | 乙\n" * rows + ":::\n"
        (tmp_path / f"{rows}.docx").write_bytes(typeset(text))
    to_pdf(tmp_path)
    for made in tmp_path.glob("*.pdf"):
        shown = pages(made)
        assert len(shown) == 1 or sum(line.text == "甲乙" for line in shown[-1]) >= 4, made.name
