"""The clerk's paper as other programs and other hands lay it out; each function changes an opened document."""

import copy

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.audit.layout.made import element, lines, put, words

_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
)
_NS = _MORE + nsdecls("w", "wp", "a")


def _footers(file):
    return [rel.target_part.element for rel in file.part.rels.values() if rel.reltype.endswith("/footer")]


def _one_footer(file):
    node = file.settings.element.find(qn("w:evenAndOddHeaders"))
    node.getparent().remove(node)


def number_in_box(align="outside"):
    """As WPS does: one footer for all pages, the number in a text box set to a side."""

    def change(file):
        _one_footer(file)
        for root in _footers(file):
            p = root.find(qn("w:p"))
            inner = copy.deepcopy(p)
            put(inner.find(qn("w:pPr")), "w:ind", left=None, right=None)
            put(inner.find(qn("w:pPr")), "w:jc", val="left")
            box = f"<w:r {_NS}><w:drawing><wp:anchor><wp:positionH relativeFrom='margin'><wp:align>{align}</wp:align></wp:positionH><wps:txbx><w:txbxContent/></wps:txbx></wp:anchor></w:drawing></w:r>"
            run = parse_xml(box)
            run.find(f".//{qn('w:txbxContent')}").append(inner)
            for r in list(p.iter(qn("w:r"))):
                p.remove(r)
            p.append(run)

    return change


def number_in_frame(align="outside"):
    def change(file):
        _one_footer(file)
        for root in _footers(file):
            put(root.find(qn("w:p")).find(qn("w:pPr")), "w:framePr", hAnchor="margin", xAlign=align)

    return change


def number_in_pieces(file):
    """The code of the field cut in two, as Word sometimes leaves it."""
    for root in _footers(file):
        for code in list(root.iter(qn("w:instrText"))):
            rest = copy.deepcopy(code.getparent())
            rest.find(qn("w:instrText")).text = "GE "
            code.text = " PA"
            code.getparent().addnext(rest)


def head_in_table(colour="FF0000", signer="楷体"):
    """Number and signer in two cells over a red line."""

    def change(file):
        p = lines(file, "柳党发")[0]
        border = f'<w:tcBorders><w:bottom w:val="single" w:sz="8" w:color="{colour}"/></w:tcBorders>'
        cell = f'<w:tc><w:tcPr><w:tcW w:w="4422" w:type="dxa"/>{border}</w:tcPr><w:p><w:pPr/></w:p></w:tc>'
        table = parse_xml(f"<w:tbl {_NS}><w:tblPr/><w:tr>{cell}{cell}</w:tr></w:tbl>")
        left, right = table.iter(qn("w:p"))
        put(left.find(qn("w:pPr")), "w:ind", firstLine=320)
        put(right.find(qn("w:pPr")), "w:jc", val="right")
        for n, r in enumerate(p.findall(qn("w:r"))):
            for tab in r.findall(qn("w:tab")):
                r.remove(tab)
            (left if n == 0 else right).append(r)
        for fonts in list(right.iter(qn("w:rFonts")))[-1:]:
            fonts.set(qn("w:eastAsia"), signer)
        p.addprevious(table)
        p.getparent().remove(p)

    return change


def drawn_rule(colour="FF0000", twips=8844):
    """The red line drawn as a shape under the number."""

    def change(file):
        p = lines(file, "柳党发")[0]
        border = p.find(qn("w:pPr")).find(qn("w:pBdr"))
        border.getparent().remove(border)
        shape = f'<wp:anchor><wp:extent cx="{twips * 635}" cy="0"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:spPr><a:prstGeom prst="line"/><a:ln><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor>'
        p.append(parse_xml(f"<w:r {_NS}><w:drawing>{shape}</w:drawing></w:r>"))

    return change


def vml_rule(colour="red", points="442.2"):
    def change(file):
        p = lines(file, "柳党发")[0]
        border = p.find(qn("w:pPr")).find(qn("w:pBdr"))
        border.getparent().remove(border)
        line = f'<v:line from="0,30pt" to="{points}pt,30pt" strokecolor="{colour}"/>'
        p.append(parse_xml(f"<w:r {_NS}><w:pict>{line}</w:pict></w:r>"))

    return change


def imprint_in_cells(size=28):
    """Printer and day in two cells of the last row."""

    def change(file):
        table = next(t for t in file.element.body.iter(qn("w:tbl")) if "印发" in words(t))
        row = list(table.iter(qn("w:tr")))[-1]
        cell = row.find(qn("w:tc"))
        other = copy.deepcopy(cell)
        cell.addnext(other)
        organ, _, day = words(cell).strip("　").partition("　")
        for node, text in ((cell, "　" + organ), (other, day.strip("　"))):
            first, *rest = node.iter(qn("w:t"))
            first.text = text
            for t in rest:
                t.text = ""
            for sz in node.iter(qn("w:sz")):
                sz.set(qn("w:val"), str(size))

    return change


def imprint_flush(file):
    for p in lines(file, "抄送：|印发$"):
        for t in p.iter(qn("w:t")):
            t.text = (t.text or "").lstrip("　")


def listed_headings(face="黑体"):
    """一、 and （一） counted by Word, the words without a number."""

    def change(file):
        root = file.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
            for at, text in enumerate(("%1、", "（%2）"))
        )
        root.insert(0, parse_xml(f'<w:abstractNum {_NS} w:abstractNumId="77">{levels}</w:abstractNum>'))
        root.append(parse_xml(f'<w:num {_NS} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for at, pattern in enumerate(("^[一二]、", "^（[一二]）")):
            for p in lines(file, pattern):
                first = next(p.iter(qn("w:t")))
                first.text = first.text.partition("、" if at == 0 else "）")[2]
                numbers = put(p.find(qn("w:pPr")), "w:numPr")
                numbers.append(element("w:ilvl", val=at))
                numbers.append(element("w:numId", val=77))
                if at == 0:
                    for fonts in p.iter(qn("w:rFonts")):
                        fonts.set(qn("w:eastAsia"), face)

    return change


def tracked(file):
    """Words put in and taken out under tracked changes, a paragraph deleted whole."""
    p = lines(file, "^坚持以党")[0]
    run = p.find(qn("w:r"))
    inserted = element("w:ins", id="1", author="甲")
    run.addprevious(inserted)
    inserted.append(run)
    gone = parse_xml(
        f'<w:p {_NS}><w:pPr><w:rPr><w:del w:id="2" w:author="甲"/></w:rPr></w:pPr><w:del w:id="3" w:author="甲"><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:delText>删去的一段。</w:delText></w:r></w:del></w:p>'
    )
    p.addnext(gone)


def spaced_title(file):
    """No empty lines round the title: space before it and the addressee instead."""
    from tests.audit.layout.made import blanks, para

    for pattern, twips in (("中共柳溪镇委员会关于召开", "1158"), ("^中共示范县委员会", "579")):
        blanks(pattern, 0)(file)
        para(pattern, "w:spacing", every=False, before=twips)(file)
