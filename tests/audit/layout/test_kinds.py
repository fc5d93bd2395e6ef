"""Letters, minutes, forms; looks that come from styles and themes; one finding for one cause."""

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.audit.layout import made
from tests.audit.layout.heard import codes, findings, read
from xzhj.documents.typeset import typeset
from xzhj.rules.layout._faces import family, narrow
from xzhj.rules.layout._laid import laid
from xzhj.rules.layout.r818_title_place import shape_fault
from xzhj.rules.layout.r819_signature_place import fits

LETTER = """---
profile: letter
---
发文机关标志：中共柳溪镇委员会
发文字号：柳党函〔2026〕3号

# 中共柳溪镇委员会关于商请派员列席会议的函
镇人民政府办公室：
镇党委定于2026年6月18日召开代表大会，请你单位派1名同志列席会议，并于6月10日以前将列席人员名单报送镇党委组织办公室。
请予函复。
> 中共柳溪镇委员会
> 2026年6月1日
"""
FORM = """---
profile: form
---
# 党员登记表

::: table
姓名 | 性别 | 出生年月
丁一 | 男 | 1985.03
:::
"""
MINUTES = [
    ("中共柳溪镇委员会会议纪要", "方正小标宋简体", 72, "center"),
    ("〔2026〕3号", "仿宋", 32, "center"),
    ("4月8日，镇党委召开会议，研究代表大会的筹备工作，会议由镇党委主要负责同志主持。", "仿宋", 32, "both"),
    ("一、关于会议时间", "黑体", 32, "both"),
    ("会议同意代表大会于2026年6月18日召开，会期一天，有关筹备工作由镇党委办公室牵头落实。", "仿宋", 32, "both"),
    ("出席：丁一、丁二、丁三", "仿宋", 32, "both"),
]


def minutes(lines=MINUTES):
    maker = made._Clerk(made.FONTS["windows"], False, "")
    for text, name, half, align in lines:
        indent = {} if align == "center" else {"firstLineChars": 200, "firstLine": 640}
        paragraph = maker.add([(text, name, half)], align, **indent)
        if half == 72:
            paragraph.runs[0].font.color.rgb = docx.shared.RGBColor(255, 0, 0)
            paragraph.paragraph_format.line_spacing = Pt(45)
    return made.spoiled(_saved(maker.file))


def _saved(file):
    import io

    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def test_a_letter_is_judged_as_one():
    data = typeset(LETTER)
    assert laid(read(data)).profile == "letter"
    assert codes(data) == []


def test_a_letters_number_stands_at_the_right():
    data = made.spoiled(typeset(LETTER), made.para("柳党函", "w:jc", val="center"))
    assert {f.code for f in findings(data)} == {"R815"}


PRINTED = "抄送：示范县委组织部。\n中共柳溪镇委员会党政办公室　2026年6月1日印发\n"


def test_a_letter_has_no_line_of_its_printer():
    found = findings(made.spoiled(made.clean("clerk", LETTER.replace("# 中共", "# 中共", 1) + PRINTED)))
    assert {(f.code, f.level) for f in found if "印发机关" in f.text} == {("R811", "warning")}


COMMAND = [
    ("柳溪镇人民政府令", "方正小标宋简体", 72, "center"),
    ("第5号", "仿宋", 32, "center"),
    ("现公布《柳溪镇换届选举期间公共秩序管理办法》，自2026年6月1日起施行，原有规定同时废止。", "仿宋", 32, "both"),
    ("2026年5月20日", "仿宋", 32, "right"),
]


def test_the_number_of_an_order_is_no_title():
    assert not [f for f in findings(minutes(COMMAND)) if f.code in ("R803", "R818")]


def test_minutes_have_a_mark_for_a_title():
    data = minutes()
    assert laid(read(data)).profile == "minutes"
    assert codes(data) == []


def test_minutes_in_song_are_found():
    assert {f.code for f in findings(made.spoiled(minutes(), made.run("^会议同意", east="宋体")))} == {"R804"}


@pytest.mark.parametrize("change", [made.page(top=800), made.run("党员", east="宋体"), made.no_number])
def test_a_form_may_look_as_it_likes(change):
    data = typeset(FORM)
    assert laid(read(data)).profile == "form"
    assert codes(made.spoiled(data, change)) == []


def test_a_form_still_lacks_glyphs():
    data = made.spoiled(typeset(FORM), made.text("丁一", "丁喆"), made.run("丁喆", east="仿宋_GB2312"))
    assert {f.code for f in findings(data)} == {"R817"}


def test_an_internal_paper_is_judged_a_step_milder():
    data = made.spoiled(made.clean("clerk", made.METHOD), made.page(w=12240, h=15840))
    assert [(f.code, f.level) for f in findings(data)] == [("R801", "warning")]


def test_a_whole_paper_in_song_is_one_finding_for_its_text():
    everything = made.run("^(?!附件\\d)", east="宋体", size="24")
    data = made.spoiled(made.clean("clerk"), made.para("^.", "w:widowControl", val="0"))
    found = [f for f in findings(made.spoiled(data, everything)) if f.code in ("R804", "R805")]
    assert [f.code for f in found] == ["R804"]
    assert "宋体小四" in found[0].text and f"共{len(found[0].at)}处" in found[0].text


def _plain_runs(file):
    """Take the direct type off the text, so that the style decides."""
    for p in made.lines(file, "^(镇党委第九届|坚持以党|代表名额为)"):
        for r in p.iter(qn("w:r")):
            properties = r.find(qn("w:rPr"))
            if properties is not None:
                r.remove(properties)


def _normal(**fonts):
    def change(file):
        node = file.styles["Normal"].element.get_or_add_rPr().find(qn("w:rFonts"))
        for key, value in fonts.items():
            node.set(qn(f"w:{key}"), value)

    return change


def _derived(file):
    """正文 by a style based on a style based on Normal, the middle one in another face."""
    style = file.styles.add_style("甲", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = file.styles["Normal"]
    made.face(style.element.get_or_add_rPr(), "宋体")
    lower = file.styles.add_style("乙", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    lower.base_style = style
    for p in made.lines(file, "^坚持以党"):
        made.put(p.pPr, "w:pStyle", val=lower.style_id)


def test_the_style_decides_where_nothing_is_set():
    assert codes(made.spoiled(made.clean("clerk"), _plain_runs)) == []


@pytest.mark.parametrize("change", [_normal(eastAsia="宋体"), _normal(eastAsiaTheme="minorEastAsia"), _derived])
def test_a_wrong_face_in_a_style_is_found(change):
    assert "R804" in {f.code for f in findings(made.spoiled(made.clean("clerk"), _plain_runs, change))}


def _no_east(file):
    for node in list(file.element.body.iter(qn("w:rFonts"))) + list(file.styles.element.iter(qn("w:rFonts"))):
        for key in ("eastAsia", "eastAsiaTheme", "hint"):
            node.attrib.pop(qn(f"w:{key}"), None)


def test_a_missing_chinese_face_is_named():
    found = [f for f in findings(made.spoiled(made.clean("clerk"), _no_east)) if f.code == "R804"]
    assert found and "没有设中文字体" in found[0].text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("仿宋_GB2312", "仿宋"), ("FangSong_GB2312", "仿宋"), ("FZFSK--GBK1-0", "仿宋"), ("STFangsong", "仿宋"), ("华文仿宋", "仿宋"),
        ("KaiTi_GB2312", "楷体"), ("华文楷体", "楷体"), ("方正楷体简体", "楷体"), ("SimHei", "黑体"), ("方正黑体_GBK", "黑体"),
        ("Noto Sans CJK SC", "黑体"), ("SimSun", "宋体"), ("NSimSun", "宋体"), ("方正书宋_GBK", "宋体"), ("FZXiaoBiaoSong-B05", "小标宋"),
        ("方正小标宋_GBK", "小标宋"), ("华文中宋", "小标宋"), ("微软雅黑", "微软雅黑"), ("Times New Roman", "Times New Roman"),
    ],
)  # fmt: skip
def test_faces_are_known_by_their_class(name, kind):
    assert family(name) == kind


def test_which_faces_have_few_characters():
    assert [n for n in ("仿宋_GB2312", "仿宋", "方正小标宋简体", "方正小标宋_GBK", "黑体") if narrow(n)] == [
        "仿宋_GB2312",
        "方正小标宋简体",
    ]


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        (["中共柳溪镇委员会", "关于召开第十四次代表大会的请示"], ""),
        (["关于召开中国共产党柳溪镇", "第十四次代表大会的", "请示的报告"], ""),
        (["关于召开党员代", "表大会的请示"], "拆开"),
        (["关于柳溪镇党员大会的请", "示"], "末行"),
        (["关于做好柳溪镇党", "的建设工作情况的", "报告和有关的请示"], "长方形"),
        (["关于召开柳溪镇第十四次", "代表大会", "有关情况和事项的报告"], "中间短"),
    ],
)
def test_the_shape_of_a_title(rows, word):
    fault = shape_fault(rows)
    assert word in fault and bool(fault) == bool(word)


@pytest.mark.parametrize(
    ("right", "good"),
    [
        ((3.75, 4.0), True), ((2.0, 0.5), True), ((0.0, 0.0), False), ((4.0, 4.7), True), ((3.75, 6.0), False), ((8.0, 4.0), False),
        ((2.0, 4.0), False),
    ],
)  # fmt: skip
def test_where_name_and_date_stand(right, good):
    assert fits(right, (8.0, 7.5)) is good  # without a seal the date begins two characters right of the name


def _table_after(pattern, rows, around):
    """A table below the paragraph, `around` the lines above and below it."""

    def change(file):
        import copy

        like = made.lines(file, pattern)[0]
        table = file.add_table(rows=rows, cols=2)
        for cell in table._cells:
            cell.text = "第一党支部"
        above, below = (copy.deepcopy(like), copy.deepcopy(like))
        for p, (words, align) in zip((above, below), around, strict=True):
            made.put(p.pPr, "w:jc", val=align)
            made.put(p.pPr, "w:ind", firstLine="0", firstLineChars="0")
            first, *rest = list(p.iter(qn("w:r")))
            first.findall(qn("w:t"))[0].text = words
            made._type(first, {"size": "24", "east": "宋体"})
            for r in rest:
                p.remove(r)
        like.addnext(above)
        above.addnext(table._tbl)
        table._tbl.addnext(below)

    return change


def test_what_stands_beside_a_table_suits_the_table():
    around = (("单位：名", "right"), ("注：名额按党员人数分配，截至2026年3月底。", "both"))
    assert codes(made.spoiled(made.clean("clerk"), _table_after("^代表名额为", 3, around))) == []


def test_a_line_that_only_looks_like_one_is_text():
    around = (("单位：名", "right"), ("名额按党员人数分配，由各支部民主推荐产生，报镇党委审查。", "both"))
    found = findings(made.spoiled(made.clean("clerk"), _table_after("^代表名额为", 3, around)))
    assert {"R804", "R813"} <= {f.code for f in found}


def test_a_large_table_in_an_annex_makes_no_form_of_a_notice():
    around = (("单位：名", "right"), ("注：名额按党员人数分配。", "both"))
    bare = made.NOTICE.replace("发文机关标志：中共柳溪镇委员会文件\n发文字号：柳党发〔2026〕32号\n\n", "")
    annexed = bare.replace(
        "抄送：示范县委组织部。", "=== 附件\n# 代表名额分配表\n各单位的名额按党员人数分配，并照顾到各个方面。"
    )
    annexed = annexed.replace("\n中共柳溪镇委员会党政办公室　2026年4月12日印发", "")
    big = _table_after("^各单位的名额", 60, around)
    wrong = made.run("^为做好党员", size="24")
    assert {f.code for f in findings(made.spoiled(made.clean("clerk", annexed), big, wrong))} >= {"R804"}


@pytest.mark.parametrize("changes", [[made.page(top=1701)], [made.no_number], [made.page(top=1701), made.no_number]])
def test_a_letter_may_begin_higher_and_have_no_number_on_its_page(changes):
    data = made.spoiled(typeset(LETTER), *changes)
    assert not [c for c in codes(data) if c.startswith(("R801", "R810"))]


def test_a_subtitle_is_set_smaller():
    report = """---
profile: refer
---
# 坚定信心 奋力开创柳溪新局面
# ——在中国共产党柳溪镇第十五次代表大会上的报告

各位代表：

现在，我向大会报告工作，请予审议。
"""
    data = made.spoiled(typeset(report), made.run("——在", size="32", face="楷体"))
    assert not [c for c in codes(data) if c.startswith("R803")]
