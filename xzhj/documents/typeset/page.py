"""The page: size, margins, grid, page numbers, and the parts of the file that say so."""

from __future__ import annotations

from functools import lru_cache

from xzhj.documents.typeset.paragraphs import PITCH, paragraph
from xzhj.documents.typeset.runs import Look, mark, plain
from xzhj.documents.typeset.setting import Leaf
from xzhj.documents.typeset.shapes import at_page, box
from xzhj.law.layout import measures

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEADER, FOOTER = 851, 1418  # the footer distance that puts the dash 7 mm below the text (measured)
FOUR = 280  # twips of one 四号 character


@lru_cache(maxsize=1)
def frame() -> tuple[int, int, int, int, int, int]:
    """Paper width and height, top, bottom, left, right margins, in twips."""
    m = measures()
    wide, high = m["paper_width"].twips, m["paper_height"].twips
    top, left = m["margin_top"].twips, m["margin_left"].twips + 1
    return wide, high, top, high - top - m["text_height"].twips, left, wide - left - m["text_width"].twips


def text_width(wide: bool = False) -> int:
    """The width of the text area in twips, of a landscape page when `wide`."""
    width, height, top, bottom, left, right = frame()
    return height - top - bottom if wide else width - left - right


def section(
    *, wide: bool = False, pitch: int = PITCH, first: bool = False, numbered: bool = True, leaf: Leaf | None = None
) -> str:
    """A w:sectPr; a landscape one keeps its binding edge where it was. `first` = the first page of a letter."""
    width, height, top, bottom, left, right = frame()
    if leaf:
        width, height, top, bottom, left, right = (mm * 7200 // 127 for mm in _sides(leaf))
    elif wide:
        width, height, top, bottom, left, right = height, width, left, right, bottom, top
    turn = ' w:orient="landscape"' if width > height else ""
    return (
        f'<w:sectPr>{_references(wide, first) if numbered else ""}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turn}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="{HEADER}" w:footer="{FOOTER}" w:gutter="0"/>'
        f'{"<w:titlePg/>" if first else ""}<w:docGrid w:type="lines" w:linePitch="{pitch}"/></w:sectPr>'
    )


def _sides(leaf: Leaf) -> tuple[int, int, int, int, int, int]:
    return leaf.wide, leaf.high, leaf.top, leaf.bottom, leaf.side, leaf.side


def _references(wide: bool, first: bool) -> str:
    odd, even = ("rIdWideOdd", "rIdWideEven") if wide else ("rIdOdd", "rIdEven")
    letter = (
        '<w:headerReference w:type="first" r:id="rIdLetter"/>',
        '<w:footerReference w:type="first" r:id="rIdFirst"/>',
    )
    before, after = letter if first else ("", "")
    return (
        f'{before}<w:footerReference w:type="even" r:id="{even}"/>'
        f'<w:footerReference w:type="default" r:id="{odd}"/>{after}'
    )


def footer(kind: str, fonts: str) -> str:
    """The page number, — 1 —: right by one character on odd pages, left by one on even ones; `none` is an empty footer.

    On a page turned on its side it stands where it stands on the others, so along the left edge, reading downwards.
    """
    look = Look("宋体", 28, "", 0, fonts)
    content = "" if kind == "none" else plain("— ", look) + _page_field(look) + plain(" —", look)
    if kind.endswith("even"):
        line = paragraph(content, look, line=0, snap=False, align="left", left=FOUR)
    else:
        line = paragraph(content, look, line=0, snap=False, align="right", right=FOUR)
    if kind.startswith("wide"):
        line = paragraph(_aside(line, 22 if kind.endswith("even") else 21), look, line=20, snap=False)
    return f"<w:ftr {NAMES}>{line}</w:ftr>"


def _aside(line: str, ident: int) -> str:
    """A box along the left edge whose middle is as far from the text as the dash of other pages."""
    _, _, _, bottom, left, _ = frame()
    thick = 2 * FOUR
    middle = bottom - measures()["page_number_drop"].twips
    place = (at_page(middle - thick // 2), at_page(left))
    return box(ident, "页码", place, (thick, text_width()), line, turned=True)


def _page_field(look: Look) -> str:
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{mark(look)}{part}</w:r>" for part in parts)


def styles(fonts: str) -> str:
    """Document defaults and the Normal style: 三号仿宋, exact line, no widow control, nothing from a theme."""
    look = Look(fonts=fonts)
    name = mark(look)
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault>{name.replace("</w:rPr>", _LANG)}</w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:jc w:val="both"/></w:pPr>{name}</w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" '
        'w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="0" '
        'w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
    )


_LANG = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'

SETTINGS = (
    f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
    '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="579"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>'
    "<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)
