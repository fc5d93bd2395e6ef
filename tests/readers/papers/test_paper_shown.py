"""What a reader of the page sees, once: tracked changes, fields, boxes in boxes, nested tables, notes, drawn lines, strict files."""

from tests.readers.papers.docx_made import make, p
from xzhj.readers.papers import read_paper

BOTH = '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{}</w:drawing></mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent>'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def r(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def boxed(inner):
    return f"<w:txbxContent>{inner}</w:txbxContent>"


def read(tmp_path, body, links="", **parts):
    paper, trouble = read_paper(make(tmp_path / "a.docx", body, links, **parts))
    assert not trouble
    return paper


def texts(paper):
    return [(x.place, x.text) for x in paper.paragraphs]


def test_what_moved_is_where_it_went_and_a_deleted_paragraph_is_gone(tmp_path):
    moved = f'<w:p>{r("留")}<w:moveFrom w:id="3" w:author="a">{r("走")}</w:moveFrom><w:moveTo w:id="4" w:author="a">{r("来")}</w:moveTo></w:p>'
    gone = '<w:p><w:pPr><w:rPr><w:del w:id="5" w:author="a"/></w:rPr></w:pPr><w:del w:id="6" w:author="a"><w:r><w:delText>删</w:delText></w:r></w:del></w:p>'
    assert texts(read(tmp_path, moved + gone + p("后"))) == [("第1段", "留来"), ("第3段", "后")]


def test_a_deleted_row_is_gone_and_a_nested_table_belongs_to_its_cell(tmp_path):
    row = "<w:tr>{}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    nested = p("上") + "<w:tbl>" + row.format("", p("套甲"), p("套乙")) + "</w:tbl><w:p/>"
    gone = row.format('<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>', p("删"), p("删"))
    table = "<w:tbl>" + row.format("", p("一"), p("二")) + gone + row.format("", nested, p("右")) + "</w:tbl>"
    assert texts(read(tmp_path, table)) == [
        ("表1第1行第1格", "一"), ("表1第1行第2格", "二"), ("表1第3行第1格", "上\n套甲\n套乙\n"), ("表1第3行第2格", "右"),
    ]  # fmt: skip


def test_a_field_shows_its_result_not_the_fields_in_its_code(tmp_path):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    inner = mark.format("begin") + code.format("PAGE") + mark.format("separate") + r("里") + mark.format("end")
    body = mark.format("begin") + code.format("IF ") + inner + code.format("= 1") + mark.format("separate") + r("果") + mark.format("end")  # fmt: skip
    assert texts(read(tmp_path, f"<w:p>{r('前')}{body}{r('后')}</w:p>")) == [("第1段", "前果后")]


def test_boxes_in_boxes_and_in_cells_are_read_once(tmp_path):
    deep = boxed(f"<w:p>{r('里')}</w:p>")
    outer = boxed(f"<w:p>{r('框')}<w:r>{BOTH.format(deep, deep)}</w:r></w:p>")
    body = f"<w:p>{r('外')}<w:r>{BOTH.format(outer, outer)}</w:r></w:p>"
    cell = f"<w:tbl><w:tr><w:tc><w:p>{r('格')}<w:r>{BOTH.format(deep, deep)}</w:r></w:p></w:tc></w:tr></w:tbl>"
    found = [x.text for x in read(tmp_path, body + cell).paragraphs]
    assert found == ["外", "框", "里", "格\n里"]


def test_a_page_number_in_a_box_is_read_once_with_its_side(tmp_path):
    inner = boxed(
        f"<w:p>{r('— ')}<w:r><w:instrText> PA</w:instrText></w:r><w:r><w:instrText>GE</w:instrText></w:r>{r('1 —')}</w:p>"
    )
    anchor = f"<wp:anchor {WP}><wp:positionH relativeFrom='margin'><wp:align>outside</wp:align></wp:positionH>{inner}</wp:anchor>"
    footer = f'<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:p><w:r>{BOTH.format(anchor, inner)}</w:r></w:p></w:ftr>'
    links = '<Relationship Id="f1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>'
    body = p("字") + '<w:sectPr><w:footerReference w:type="default" r:id="f1"/></w:sectPr>'
    paper = read(tmp_path, body, links, **{"footer1.xml": footer.encode()})
    usual = paper.layout["sections"][0]["footers"]["default"]
    assert usual["number"] and usual["text"].count("〈PAGE〉") == 1
    assert [x.look.get("side") for x in usual["paragraphs"] if x.text] == ["outside"]


def test_notes_at_the_foot_and_at_the_end(tmp_path):
    note = '<w:{0} w:id="0" w:type="separator"><w:p/></w:{0}><w:{0} w:id="1">' + p("注") + "</w:{0}>"
    links = '<Relationship Id="e" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes" Target="endnotes.xml"/>'
    end = f'<w:endnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{note.format("endnote")}</w:endnotes>'
    paper = read(tmp_path, p("字"), links, footnotes=note.format("footnote"), **{"endnotes.xml": end.encode()})
    assert texts(paper) == [("第1段", "字"), ("脚注1", "注"), ("尾注1", "注")]


def test_a_drawn_line_has_length_and_colour(tmp_path):
    shape = f'<wp:anchor {WP}><wp:extent cx="5615940" cy="0"/><a:graphic><a:prstGeom prst="line"/><a:ln><a:srgbClr val="ff0000"/></a:ln></a:graphic></wp:anchor>'
    vml = '<v:line xmlns:v="urn:schemas-microsoft-com:vml" from="0,30pt" to="442.2pt,30pt" strokecolor="red"/>'
    one, two = read(
        tmp_path, f"<w:p><w:r><w:drawing>{shape}</w:drawing></w:r></w:p><w:p><w:r><w:pict>{vml}</w:pict></w:r></w:p>"
    ).paragraphs
    assert one.look["lines"] == two.look["lines"] == ({"width": 8844, "color": "FF0000"},)


def test_measures_with_units_and_sections_before_a_tracked_change(tmp_path):
    was = (
        '<w:sectPrChange w:id="1" w:author="a"><w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr></w:sectPrChange>'
    )
    body = (
        p("字", '<w:ind w:firstLine="32pt"/>', '<w:sz w:val="16pt"/>')
        + f'<w:sectPr><w:pgSz w:w="210mm" w:h="297mm"/>{was}</w:sectPr>'
    )
    paper = read(tmp_path, body)
    assert [(s["width"], s["height"]) for s in paper.layout["sections"]] == [(11906, 16838)]
    assert (paper.paragraphs[0].look["first"], paper.paragraphs[0].spans[0].look["size"]) == (640, 32)


def test_a_pattern_behind_words_is_a_shade(tmp_path):
    paper = read(
        tmp_path,
        p("字", "", '<w:shd w:val="pct15" w:color="auto" w:fill="FFFFFF"/>')
        + p("字", "", '<w:shd w:val="clear" w:fill="auto"/>'),
    )
    assert [x.spans[0].look["shade"] for x in paper.paragraphs] == ["pct15", "auto"]
