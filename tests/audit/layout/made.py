"""Clean papers made two ways, by our typesetter and as a clerk makes them in Word, and the means to spoil one property."""

from __future__ import annotations

import copy
import io
import re
from functools import cache

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from xzhj.documents.typeset import typeset

REQUEST = """---
profile: upward
seal: 有
---
发文机关标志：中共柳溪镇委员会文件
发文字号：柳党发〔2026〕31号
签发人：丁　一

# 中共柳溪镇委员会关于召开中国共产党柳溪镇第十四次代表大会的请示
中共示范县委员会：
镇党委第九届委员会任期将满。根据《中国共产党基层组织选举工作条例》，经2026年4月8日党委会议研究，拟于2026年6月18日召开代表大会。现将有关事项请示如下。
一、大会的指导思想
坚持以党的创新理论为指导，总结五年来的工作，研究今后五年的任务，选举新一届领导班子，团结带领全镇党员干部群众做好各项工作。
二、大会的代表
（一）代表名额
代表名额为102名，由各选举单位选举产生，其中妇女代表26名，占25.49%，各类代表的比例由镇党委统筹安排。
（二）产生办法。代表由选举单位召开党员大会差额选举，差额比例不少于20%，采用无记名投票的方式进行。
1.酝酿提名。由支部全体党员酝酿，多数党员同意的列为人选，名单由支部委员会汇总后报镇党委审查备案。
（1）提名时间。各支部在5月10日以前报送名单，逾期不报的由镇党委派人督促，确保按时完成。
当否，请批示。
附件：1.代表名额分配方案
2.柳溪镇党员基本情况
> 中共柳溪镇委员会
> 2026年4月10日
（联系人：丁二，联系电话：5551234）
=== 附件1
# 代表名额分配方案
各选举单位的代表名额按照党员人数、工作需要分配，并照顾到各个方面，由镇党委会议研究后下达到各支部。
=== 附件2
# 柳溪镇党员基本情况
全镇现有党员1100名，其中正式党员1080名、预备党员20名，分属八个选举单位和二十四个党支部。
抄送：示范县纪委。
中共柳溪镇委员会党政办公室　2026年4月11日印发
"""
NOTICE = """---
profile: downward
seal: 无
---
发文机关标志：中共柳溪镇委员会文件
发文字号：柳党发〔2026〕32号

# 中共柳溪镇委员会关于做好党员代表大会代表选举工作的通知
各党支部：
为做好党员代表大会代表选举工作，经镇党委研究同意，现将有关事项通知如下，请结合本单位实际认真抓好贯彻落实。
一、时间安排
各支部在5月20日以前召开党员大会，选出代表，选举结果在当日报送镇党委组织办公室。
二、工作要求
请各支部加强领导，严格程序，严肃纪律，保证选举工作依法依规、平稳有序地完成。
> 中共柳溪镇委员会
> 2026年4月12日
抄送：示范县委组织部。
中共柳溪镇委员会党政办公室　2026年4月12日印发
"""
METHOD = """---
profile: internal
---
# 中国共产党柳溪镇第十四次代表大会选举办法
## （草案）
一、根据《中国共产党章程》和《中国共产党基层组织选举工作条例》，结合实际，制定本办法。
二、大会选举产生中国共产党柳溪镇第十届委员会委员和纪律检查委员会委员，采用无记名投票方式。
三、到会人数不少于应到会有选举权人数的五分之四，方可进行选举；收回的选票等于或者少于发出的选票，选举有效。
"""
FONTS = {
    "windows": ("仿宋", "楷体", "黑体", "宋体", "方正小标宋简体"),
    "gb2312": ("仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"),
    "founder": ("方正仿宋_GBK", "方正楷体_GBK", "方正黑体_GBK", "方正书宋_GBK", "方正小标宋_GBK"),
    "english": ("FangSong", "KaiTi", "SimHei", "SimSun", "FZXiaoBiaoSong-B05S"),
}


@cache
def clean(
    base: str = "ours", text: str = REQUEST, fonts: str = "windows", ink: bool = False, western: str = ""
) -> bytes:
    """A clean paper: `ours` from the typesetter, `clerk` by python-docx; `ink` is the convention of 34.6 mm and 29.5 pt."""
    return typeset(text, fonts=fonts) if base == "ours" else _clerk(text, FONTS[fonts], ink, western)


class _Clerk:
    """What a clerk does: A4, margins, a Normal style, paragraphs one after another."""

    def __init__(self, faces, ink, western):
        self.fang, self.kai, self.hei, self.song, self.mark = faces
        self.pitch, self.western = (590 if ink else 579), western
        self.file = docx.Document()
        section = self.file.sections[0]
        section.page_width, section.page_height = Pt(595.3), Pt(841.9)
        section.top_margin, section.bottom_margin = (Pt(98), Pt(92.35)) if ink else (Pt(104.9), Pt(99.2))
        section.left_margin, section.right_margin = Pt(79.4), Pt(73.7)
        section.footer_distance = Pt(64) if ink else Pt(70.3)
        grid = section._sectPr.find(qn("w:docGrid"))
        if grid is not None:
            section._sectPr.remove(grid)
        self.normal()
        self.file.settings.odd_and_even_pages_header_footer = True
        self.footer(section.footer, "right")
        self.footer(section.even_page_footer, "left")

    def normal(self):
        style = self.file.styles["Normal"]
        style.font.size = Pt(16)
        face(style.element.get_or_add_rPr(), self.fang, self.western)
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.line_spacing = Pt(self.pitch / 20)

    def add(self, pieces, align="", **indent):
        paragraph = self.file.add_paragraph()
        properties = paragraph._p.get_or_add_pPr()
        put(properties, "w:jc", val=align or "both")
        if indent:
            put(properties, "w:ind", **{k: str(v) for k, v in indent.items()})
        for text, name, half in pieces:
            run = paragraph.add_run(text)
            if name:
                face(run._r.get_or_add_rPr(), name, self.western if name == self.fang else "")
            run.font.size = Pt(half / 2)
        return paragraph

    def blank(self, count=1):
        for _ in range(count):
            self.file.add_paragraph()

    def footer(self, footer, align):
        paragraph = footer.paragraphs[0]
        put(paragraph._p.get_or_add_pPr(), "w:jc", val=align)
        put(paragraph._p.get_or_add_pPr(), "w:ind", **{align: "280"})
        code = '<w:fldChar w:fldCharType="%s"/>'
        for inner in ("<w:t>— </w:t>", code % "begin", "<w:instrText> PAGE </w:instrText>", code % "separate", "<w:t>1</w:t>",
                      code % "end", "<w:t> —</w:t>"):  # fmt: skip
            run = parse_xml(f"<w:r {nsdecls('w')}><w:rPr/>{inner}</w:r>")
            face(run.find(qn("w:rPr")), self.song)
            run.find(qn("w:rPr")).append(element("w:sz", val="28"))
            paragraph._p.append(run)


def _clerk(text, faces, ink, western):
    maker = _Clerk(faces, ink, western)
    lines = text.split("---\n", 2)[2].strip().split("\n")
    sealed = "seal: 有" in text
    for n, line in enumerate(lines):
        _put(maker, line, lines[n + 1] if n + 1 < len(lines) else "", sealed)
    stream = io.BytesIO()
    maker.file.save(stream)
    return stream.getvalue()


def _put(maker, line, following, sealed):
    fang = [(line, "", 32)]
    if line.startswith("发文机关标志："):
        mark = maker.add([(line.partition("：")[2], maker.mark, 88)], "center")
        mark.paragraph_format.line_spacing = Pt(60)
        mark.runs[0].font.color.rgb = docx.shared.RGBColor(255, 0, 0)
        maker.blank(2)
    elif line.startswith("发文字号："):
        _number(maker, line.partition("：")[2], following)
        maker.blank(2)
    elif line.startswith("# "):
        _title(maker, line[2:])
    elif line.startswith("## "):
        maker.add([(line[3:], maker.kai, 32)], "center")
    elif line.endswith("：") and not line.startswith("附件"):
        maker.blank()
        maker.add(fang)
    elif line.startswith("> 20"):
        maker.add([(line[2:], "", 32)], "right", **({"rightChars": 400, "right": 1260} if sealed else {"right": 720}))
    elif line.startswith("> "):
        maker.blank(3 if sealed else 1)
        maker.add([(line[2:], "", 32)], "right", right=1120 if sealed else 640)
    elif line.startswith("=== "):
        page = maker.add([(line[4:], maker.hei, 32)])
        page.paragraph_format.page_break_before = True
        maker.blank()
    elif line.startswith("抄送"):
        _imprint(maker, line, following)
    elif re.match(r"附件：|2\.柳溪", line):
        _note(maker, line)
    elif line and not re.match(r"签发人|.*印发$", line):
        _text(maker, line)


def _number(maker, number, following):
    if following.startswith("签发人"):
        pieces = [(number, "", 32), ("\t签发人：", "", 32), (following.partition("：")[2], maker.kai, 32)]
        paragraph = maker.add(pieces, "left", firstLine=320)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(426), docx.enum.text.WD_TAB_ALIGNMENT.RIGHT)
    else:
        paragraph = maker.add([(number, "", 32)], "center")
    border = '<w:pBdr %s><w:bottom w:val="single" w:sz="8" w:space="7" w:color="FF0000"/></w:pBdr>'
    paragraph._p.pPr.insert_element_before(
        parse_xml(border % nsdecls("w")), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


def _title(maker, title):
    cut = {"代表大会的请示": 17, "选举工作的通知": 12}
    at = next((n for end, n in cut.items() if title.endswith(end)), 0)
    for row in (title[:at], title[at:]):
        if row:
            maker.add([(row, maker.mark, 44)], "center")


def _note(maker, line):
    if line.startswith("附件"):
        maker.blank()
    lead = re.match(r"(?:附件：)?(?:\d\.)?", line)[0]
    wide = round((3 if line.startswith("附") else 0) * 320 + (lead.count(".") * 320))
    left = 640 + wide + (0 if line.startswith("附") else 960)
    maker.add([(line, "", 32)], left=left, hanging=wide)


def _text(maker, line):
    heads = ((r"[一二三]、", maker.hei), (r"（[一二三]）", maker.kai))
    for pattern, name in heads:
        if re.match(pattern, line):
            end = line.find("。") + 1 if "。" in line[:-1] else len(line)
            if "。" in line and line.find("。") == len(line) - 1:
                maker.add([(line, "", 32)], firstLineChars=200, firstLine=640)
                return
            pieces = [(line[:end], name, 32), (line[end:], "", 32)]
            maker.add([p for p in pieces if p[0]], firstLineChars=200, firstLine=640)
            return
    maker.add([(line, "", 32)], firstLineChars=200, firstLine=640)


def _imprint(maker, cc, issue):
    table = maker.file.add_table(rows=2, cols=1)
    table.style = "Table Grid"
    for row, text in zip(table.rows, (cc, issue), strict=True):
        borders = f'<w:tcBorders {nsdecls("w")}><w:top w:val="single" w:sz="8"/><w:left w:val="nil"/><w:bottom w:val="single" w:sz="8"/><w:right w:val="nil"/></w:tcBorders>'
        row.cells[0]._tc.get_or_add_tcPr().append(parse_xml(borders))
        run = row.cells[0].paragraphs[0].add_run("　" + text.replace("　", "　　　"))
        run.font.size = Pt(14)


def element(tag, **attributes):
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def face(properties, name, western=""):
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None:
        properties.remove(fonts)
    west = western or name
    properties.insert(0, element("w:rFonts", ascii=west, hAnsi=west, eastAsia=name))


_SCHEMA = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens
kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
contextualSpacing mirrorIndents jc textDirection textAlignment outlineLvl rPr sectPr"""
_ORDER = tuple(_SCHEMA.split())


def put(properties, tag, **attributes):
    """Set a child of w:pPr in the schema's order; None removes an attribute."""
    found = properties.find(qn(tag))
    if found is None:
        found = element(tag)
        rank = _ORDER.index(tag[2:])
        after = [c for c in properties if _ORDER.index(c.tag.split("}")[1]) < rank]
        properties.insert(len(after), found)
    for key, value in attributes.items():
        if value is None:
            found.attrib.pop(qn(f"w:{key}"), None)
        else:
            found.set(qn(f"w:{key}"), str(value))
    return found


def spoiled(data: bytes, *changes) -> bytes:
    """The paper after the changes; each is a function of an opened document."""
    file = docx.Document(io.BytesIO(data))
    for change in changes:
        change(file)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def lines(file, pattern):
    """Paragraphs whose words match, in body, tables and boxes."""
    found = [p for p in file.element.body.iter(qn("w:p")) if re.search(pattern, words(p))]
    assert found, pattern
    return found


def words(p):
    return "".join(t.text or "" for t in p.iter(qn("w:t")))


def page(**values):
    """Attributes of w:pgMar, w:pgSz and w:docGrid of every section."""

    def change(file):
        for section in file.element.body.iter(qn("w:sectPr")):
            for key, value in values.items():
                tag = "w:pgSz" if key in ("w", "h", "orient") else "w:pgMar"
                section.find(qn(tag)).set(qn(f"w:{key}"), str(value))

    return change


def grid(**values):
    def change(file):
        for section in file.element.body.iter(qn("w:sectPr")):
            for old in section.findall(qn("w:docGrid")):
                section.remove(old)
            if values:
                section.append(element("w:docGrid", **values))

    return change


def para(pattern, tag, every=True, **values):
    """A property of the paragraphs matching: para("^一、", "w:ind", firstLine=0)."""

    def change(file):
        for p in lines(file, pattern)[: None if every else 1]:
            properties = p.find(qn("w:pPr"))
            if properties is None:
                properties = p.get_or_add_pPr()
            put(properties, tag, **values)

    return change


def flush(pattern, **values):
    """Indents as given and no others."""
    keys = ("left", "leftChars", "right", "rightChars", "firstLine", "firstLineChars", "hanging", "hangingChars")
    return para(pattern, "w:ind", **{**dict.fromkeys(keys), **values})


def run(pattern, words_=None, **values):
    """Type of the runs of matching paragraphs, or of the runs that hold `words_` (cut out of their run)."""

    def change(file):
        for p in lines(file, pattern):
            if words_ is not None:
                _cut(p, words_)
            for r in list(p.iter(qn("w:r"))):
                if words_ is None or words(r) == words_:
                    _type(r, values)

    return change


def _cut(p, part):
    for r in list(p.iter(qn("w:r"))):
        text = words(r)
        if part in text and text != part:
            before, _, after = text.partition(part)
            for piece in (before, part, after):
                if piece:
                    made = copy.deepcopy(r)
                    made.findall(qn("w:t"))[0].text = piece
                    made.findall(qn("w:t"))[0].set(qn("xml:space"), "preserve")
                    r.addprevious(made)
            r.getparent().remove(r)


def _type(r, values):
    properties = r.find(qn("w:rPr"))
    if properties is None:
        properties = element("w:rPr")
        r.insert(0, properties)
    for key, value in values.items():
        if key in ("east", "west"):
            fonts = properties.find(qn("w:rFonts"))
            if fonts is None:
                fonts = element("w:rFonts")
                properties.insert(0, fonts)
            for name in ("eastAsia",) if key == "east" else ("ascii", "hAnsi"):
                fonts.set(qn(f"w:{name}"), value)
            continue
        tag = {"size": "w:sz", "bold": "w:b", "colour": "w:color", "shade": "w:shd", "light": "w:highlight"}.get(
            key, f"w:{key}"
        )
        for old in properties.findall(qn(tag)):
            properties.remove(old)
        name = "fill" if key == "shade" else "val"
        properties.append(element(tag, **{name: value}))


def pattern_behind(pattern):
    """A grey pattern behind the first run, as the button 字符底纹 sets it."""

    def change(file):
        properties = next(lines(file, pattern)[0].iter(qn("w:r"))).get_or_add_rPr()
        properties.append(element("w:shd", val="pct15", color="auto", fill="FFFFFF"))

    return change


def text(old, new, pattern=""):
    """Other words in the first run that has them."""

    def change(file):
        for t in file.element.body.iter(qn("w:t")):
            if old in (t.text or ""):
                t.text = t.text.replace(old, new)
                return
        for p in lines(file, re.escape(old)):
            first, *rest = list(p.iter(qn("w:t")))
            first.text = words(p).replace(old, new)
            for t in rest:
                t.text = ""
            return

    return change


def clear_signer(file):
    """The signer's runs after the number are gone."""
    p = lines(file, "签发人：丁　一签?|签发人：")[0]
    for r in list(p.iter(qn("w:r")))[1:]:
        r.getparent().remove(r)


def drop(pattern, count=1):
    def change(file):
        for p in lines(file, pattern)[:count]:
            p.getparent().remove(p)

    return change


def blanks(pattern, count):
    """So many empty paragraphs above the first paragraph that matches."""

    def change(file):
        p = next(p for p in lines(file, pattern) if p.getparent() is file.element.body)
        before = p.getprevious()
        like = None
        while before is not None and before.tag == qn("w:p") and not words(before):
            like = before
            gone, before = before, before.getprevious()
            gone.getparent().remove(gone)
        for _ in range(count):
            p.addprevious(copy.deepcopy(like))

    return change


def break_before(pattern):
    """A page begun by hand in the line above."""

    def change(file):
        before = lines(file, pattern)[0].getprevious()
        before.append(parse_xml(f'<w:r {nsdecls("w")}><w:br w:type="page"/></w:r>'))

    return change


def urgent(align, name="黑体"):
    """特急 above the mark."""

    def change(file):
        p = lines(file, "委员会文件$")[0]
        run = f'<w:r><w:rPr><w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}"/><w:sz w:val="32"/></w:rPr><w:t>特急</w:t></w:r>'
        p.addprevious(parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:jc w:val="{align}"/></w:pPr>{run}</w:p>'))

    return change


def move(pattern, before):
    def change(file):
        p, target = lines(file, pattern)[0], lines(file, before)[0]
        target.addprevious(p)

    return change


def swap(pattern, other):
    def change(file):
        p, target = lines(file, pattern)[0], lines(file, other)[0]
        target.addnext(p)

    return change


def footers(change_part):
    """Change every footer that has a number."""

    def change(file):
        for rel in file.part.rels.values():
            if rel.reltype.endswith("/footer"):
                part = rel.target_part
                root = part.element
                if any("PAGE" in (i.text or "") for i in root.iter(qn("w:instrText"))):
                    change_part(root)

    return change


def footer_text(old, new):
    def part(root):
        for t in root.iter(qn("w:t")):
            t.text = (t.text or "").replace(old, new)

    return footers(part)


def footer_para(tag, **values):
    def part(root):
        for p in root.iter(qn("w:p")):
            put(p.find(qn("w:pPr")), tag, **values)

    return footers(part)


def footer_run(**values):
    def part(root):
        for r in root.iter(qn("w:r")):
            _type(r, values)

    return footers(part)


def no_number(file):
    footers(lambda root: [r.getparent().remove(r) for r in list(root.iter(qn("w:r")))])(file)


def one_sided(file):
    node = file.settings.element.find(qn("w:evenAndOddHeaders"))
    node.getparent().remove(node)


def no_border(file):
    for border in list(file.element.body.iter(qn("w:pBdr"))):
        border.getparent().remove(border)


def border(**values):
    def change(file):
        for node in file.element.body.iter(qn("w:pBdr")):
            for side in node:
                for key, value in values.items():
                    side.set(qn(f"w:{key}"), str(value))

    return change


def no_cell_lines(file):
    for tag in ("w:tcBorders", "w:tblBorders", "w:tblStyle"):
        for node in list(file.element.body.iter(qn(tag))):
            node.getparent().remove(node)


def same_page(file):
    for node in list(file.element.body.iter(qn("w:pageBreakBefore"))):
        node.getparent().remove(node)


def title_page(file):
    for section in file.element.body.iter(qn("w:sectPr")):
        section.append(element("w:titlePg"))
