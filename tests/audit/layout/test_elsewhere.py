"""Good papers as other programs and hands make them are silent; one fault in them is found."""

import pytest

from tests.audit.layout import elsewhere as other
from tests.audit.layout import made
from tests.audit.layout.heard import codes, findings

GOOD = {
    "页码在文本框": [other.number_in_box()],
    "页码在图文框": [other.number_in_frame()],
    "页码域拆成两截": [other.number_in_pieces],
    "文号签发人在表格": [other.head_in_table()],
    "红线是画的": [other.drawn_rule()],
    "红线画长2毫米": [other.drawn_rule(twips=8844 + 113)],
    "红线是旧式图形": [other.vml_rule()],
    "印发分两格": [other.imprint_in_cells()],
    "自动编号": [other.listed_headings()],
    "修订": [other.tracked],
    "用段前间距": [other.spaced_title],
    "都有": [
        other.number_in_box(),
        other.head_in_table(),
        other.imprint_in_cells(),
        other.listed_headings(),
        other.tracked,
    ],
}
BAD = {
    "R810 文本框居中": [other.number_in_box("center")],
    "R810 图文框居中": [other.number_in_frame("center")],
    "R810 文本框五号": [other.number_in_box(), made.footer_run(size="21")],
    "R808 签发人半角冒号": [other.head_in_table(), made.text("签发人：", "签发人:")],
    "R820 表格里签发人仿宋": [other.head_in_table(signer="仿宋")],
    "R815 表格线是黑的": [other.head_in_table(colour="000000")],
    "R815 画的线是黑的": [other.drawn_rule(colour="000000")],
    "R815 画的线短": [other.drawn_rule(twips=5669)],
    "R815 旧式图形线是蓝的": [other.vml_rule(colour="#0000ff")],
    "R815 旧式图形线短": [other.vml_rule(points="300")],
    "R811 印发分两格小四": [other.imprint_in_cells(24)],
    "R811 印发分两格虚位": [other.imprint_in_cells(), made.text("4月11日印发", "04月11日印发")],
    "R811 顶格": [other.imprint_flush],
    "R805 自动编号仿宋": [other.listed_headings("仿宋")],
}


@pytest.mark.parametrize("changes", GOOD.values(), ids=GOOD)
def test_a_good_paper_from_elsewhere_is_silent(changes):
    assert codes(made.spoiled(made.clean("clerk"), *changes)) == []


@pytest.mark.parametrize("name", BAD)
def test_a_fault_in_it_is_found(name):
    data = made.spoiled(made.clean("clerk"), *BAD[name])
    assert {f.code for f in findings(data)} == {name[:4]}, codes(data)


def test_a_page_one_line_short_is_only_a_note():
    every = made.para(".", "w:spacing", line="580", lineRule="exact")
    data = made.spoiled(made.clean("clerk"), every)
    assert {(f.code, f.level) for f in findings(data)} == {("R802", "note")}
    looser = made.para(".", "w:spacing", line="620", lineRule="exact")
    assert ("R802", "warning") in {(f.code, f.level) for f in findings(made.spoiled(made.clean("clerk"), looser))}


def _whole_in(name):
    def change(file):
        from docx.oxml.ns import qn

        fonts = file.styles["Normal"].element.rPr.find(qn("w:rFonts"))
        for key in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(qn(f"w:{key}"), name)

    return change


def test_a_wrong_face_for_all_is_said_once():
    data = made.spoiled(made.clean("clerk"), _whole_in("宋体"))
    assert {f.code for f in findings(data)} == {"R804"}, codes(data)
