"""Effective looks, places, automatic numbers, tables, boxes, insertions."""

from tests.readers.papers.docx_made import W, make, p
from xzhj.readers.papers import read_paper

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="正文文书"/><w:basedOn w:val="a"/><w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="c"><w:name w:val="强调"/><w:rPr><w:b/><w:color w:val="ff0000"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="甲"/><w:basedOn w:val="y"/></w:style><w:style w:type="paragraph" w:styleId="y"><w:name w:val="乙"/><w:basedOn w:val="x"/></w:style>'
)
THEME = (
    b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x">'
    b'<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/>'
    + '<a:font script="Hans" typeface="宋体"/>'.encode()
    + b"</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/><w:pPr><w:ind w:firstLine="420"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1.%3."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def read(path):
    paper, trouble = read_paper(path)
    assert paper is not None, trouble
    return paper


def numbered(text, level):
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def test_looks_come_through_defaults_styles_and_direct_formatting(tmp_path):
    body = (
        p("一般", '<w:pStyle w:val="a"/>') + p("文书", '<w:pStyle w:val="b"/>', '<w:color w:val="auto"/>')
        + p("强调", '<w:pStyle w:val="b"/>', '<w:rStyle w:val="c"/>') + p("直接", '<w:pStyle w:val="b"/><w:jc w:val="center"/>', '<w:rFonts w:eastAsia="黑体"/><w:b w:val="0"/><w:sz w:val="44"/>')
    )  # fmt: skip
    plain, styled, strong, direct = read(make(tmp_path / "a.docx", body, styles=STYLES, theme=THEME)).paragraphs
    assert plain.spans[0].look["eastAsia"] == "宋体"
    assert plain.spans[0].look["ascii"] == "Calibri"
    assert plain.spans[0].look["size"] == 21
    assert (styled.spans[0].look["eastAsia"], styled.spans[0].look["size"], styled.spans[0].look["bold"]) == (
        "仿宋_GB2312",
        32,
        True,
    )
    assert (styled.look["first_chars"], styled.look["align"], styled.look["style_name"]) == (200, "both", "正文文书")
    assert (strong.spans[0].look["bold"], strong.spans[0].look["color"]) == (False, "FF0000")  # two toggles cancel
    assert (direct.spans[0].look["eastAsia"], direct.spans[0].look["bold"], direct.look["align"]) == (
        "黑体",
        False,
        "center",
    )


def test_a_circle_of_styles_ends(tmp_path):
    assert read(make(tmp_path / "a.docx", p("字", '<w:pStyle w:val="x"/>'), styles=STYLES)).paragraphs[0].text == "字"


def test_automatic_numbers_are_shown_and_counted_by_level(tmp_path):
    body = (
        numbered("总体", 0)
        + numbered("名额", 1)
        + numbered("构成", 1)
        + numbered("步骤", 0)
        + numbered("推荐", 1)
        + numbered("细目", 2)
    )
    paper = read(make(tmp_path / "a.docx", body, numbering=NUMBERING))
    assert [x.text for x in paper.paragraphs] == [
        "一、总体",
        "（一）名额",
        "（二）构成",
        "二、步骤",
        "（一）推荐",
        "二.1.细目",
    ]
    assert paper.paragraphs[1].look["first"] == 420
    assert paper.paragraphs[0].spans[0].look["auto"]


def test_insertions_count_and_deletions_do_not(tmp_path):
    body = '<w:p><w:r><w:t>应选</w:t></w:r><w:ins w:id="1"><w:r><w:t>9</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>7</w:delText></w:r></w:del><w:r><w:t>名</w:t></w:r></w:p>'
    assert read(make(tmp_path / "a.docx", body)).paragraphs[0].text == "应选9名"


def test_hidden_text_is_not_read_and_breaks_are(tmp_path):
    body = (
        p("看不见", run="<w:vanish/>") + "<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:tab/><w:t>右</w:t></w:r></w:p>"
    )
    assert [x.text for x in read(make(tmp_path / "a.docx", body)).paragraphs] == ["", "上\n下\t右"]


def test_blank_paragraphs_are_counted_and_cells_have_places(tmp_path):
    cell = "<w:tc><w:tcPr>{0}</w:tcPr><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:tc>"
    wide, continued = '<w:gridSpan w:val="2"/>', "<w:vMerge/>"
    rows = (
        f"<w:tr>{cell.format('', '单位')}{cell.format(wide, '名额')}</w:tr>"
        f"<w:tr>{cell.format(continued, '')}{cell.format('', '3')}{cell.format('', '4')}</w:tr>"
    )
    paper = read(make(tmp_path / "a.docx", f"{p('甲')}<w:p/><w:tbl>{rows}</w:tbl>{p('乙')}"))
    assert [x.place for x in paper.paragraphs] == [
        "第1段",
        "第2段",
        "表1第1行第1格",
        "表1第1行第2格",
        "表1第2行第1格",
        "表1第2行第2格",
        "表1第2行第3格",
        "第3段",
    ]
    assert [x.look["column"] for x in paper.paragraphs if x.part == "table"] == [0, 1, 0, 1, 2]
    assert paper.paragraphs[4].look["merged"]


def test_text_boxes_are_read_once_headers_and_page_numbers_too(tmp_path):
    box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>框外</w:t><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        '<w:sectPr><w:footerReference w:type="default" r:id="f1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1588" w:right="1474" w:footer="1406"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
    )
    footer = f'<w:ftr xmlns:w="{W}"><w:p><w:r><w:t>— </w:t></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>1 —</w:t></w:r></w:p></w:ftr>'.encode()
    links = '<Relationship Id="f1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>'
    paper = read(make(tmp_path / "a.docx", body, links, **{"footer1.xml": footer}))
    assert [(x.text, x.part) for x in paper.paragraphs] == [("框外", "body"), ("框内", "box"), ("— 1 —", "footer")]
    section = paper.layout["sections"][0]
    assert (section["width"], section["top"], section["line_pitch"], section["grid"]) == (11906, 2098, 579, "lines")
    assert section["footers"]["default"]["number"]


def test_strict_documents_are_read(tmp_path):
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<?xml version="1.0"?><w:document xmlns:w="{strict}"><w:body><w:p><w:r><w:t>严格</w:t></w:r></w:p></w:body></w:document>'
    assert read(make(tmp_path / "a.docx", body)).paragraphs[0].text == "严格"
