"""Every part as Word wants it: element order, unique ids, and relations that lead somewhere."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from xml.etree import ElementTree

import docx
import pytest

from tests.documents import samples
from xzhj.documents import typeset

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
    "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr tbl p",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "tblCellMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar",
    "settings": "writeProtection view zoom removePersonalInformation bordersDoNotSurroundHeader bordersDoNotSurroundFooter "
    "defaultTabStop evenAndOddHeaders drawingGridHorizontalSpacing drawingGridVerticalSpacing characterSpacingControl compat",
    "style": "name aliases basedOn next link qFormat pPr rPr tblPr",
    "styles": "docDefaults latentStyles style",
}
PAPERS = {
    **samples.ALL,
    "letter": ("---\nprofile: letter\n---\n发文机关标志：县委组织部\n发文字号：平组函〔2026〕3号\n# 函\n局：\n好。\n", "founder"),
    "ballot": (
        "---\nprofile: ballot\n---\n# 选票\n::: ballot 上 空=2\n王明\n李红\n:::\n::: ballot 三格 空=1\n王明\n:::\n::: box\n说明\n:::\n",
        "windows",
    ),
    "form": ("---\nprofile: form\n---\n# 登记表\n::: form\n姓名 | | 照片\n[40] 简历 | | ^\n:::\n", "windows"),
}  # fmt: skip


def parts(name):
    text, fonts = PAPERS[name]
    with zipfile.ZipFile(io.BytesIO(typeset(text, fonts=fonts))) as file:
        return {n: file.read(n) for n in file.namelist()}


@pytest.mark.parametrize("name", PAPERS)
def test_elements_stand_in_the_order_of_the_schema(name):
    for part, data in parts(name).items():
        for element in ElementTree.fromstring(data).iter():
            order = ORDER.get(element.tag.removeprefix(W), "").split()
            if order and element.tag.startswith(W):
                places = [order.index(child.tag.removeprefix(W)) for child in element]
                assert all(a <= b for a, b in pairwise(places)), (part, element.tag, places)


@pytest.mark.parametrize("name", PAPERS)
def test_every_cell_ends_with_a_paragraph_and_rows_fill_the_grid(name):
    root = ElementTree.fromstring(parts(name)["word/document.xml"])
    for table in root.iter(f"{W}tbl"):
        columns = len(table.find(f"{W}tblGrid"))
        for row in table.findall(f"{W}tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
            assert sum(1 if s is None else int(s.get(f"{W}val")) for s in spans) == columns
            assert all(cell[-1].tag == f"{W}p" for cell in row.findall(f"{W}tc"))


@pytest.mark.parametrize("name", PAPERS)
def test_relations_and_content_types_cover_every_part(name):
    made = parts(name)
    types = made["[Content_Types].xml"].decode()
    named = re.findall(r'PartName="/([^"]+)"', types)
    assert sorted(named) == sorted(n for n in made if not n.endswith(".rels") and n != "[Content_Types].xml")
    relations = dict(
        re.findall(r'Id="(\w+)" Type="[^"]+" Target="([^"]+)"', made["word/_rels/document.xml.rels"].decode())
    )
    assert all(f"word/{target}" in made for target in relations.values())
    assert set(re.findall(r'r:id="(\w+)"', made["word/document.xml"].decode())) <= set(relations)


@pytest.mark.parametrize("name", PAPERS)
def test_drawing_ids_are_unique_and_nobody_is_named(name):
    made = parts(name)
    for data in made.values():
        ids = re.findall(rb'<wp:docPr id="(\d+)"', data)
        assert len(ids) == len(set(ids))
    assert not re.search(rb"creator|lastModifiedBy|created|Company|Manager|rsid", b"".join(made.values()))


@pytest.mark.parametrize("name", PAPERS)
def test_python_docx_opens_it(name):
    text, fonts = PAPERS[name]
    paper = docx.Document(io.BytesIO(typeset(text, fonts=fonts)))
    assert paper.sections[0].page_width.mm == pytest.approx(210, abs=1)
    assert paper.paragraphs
