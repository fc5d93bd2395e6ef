"""版记: 抄送 and 印发 between rules, on the last page's foot."""

from __future__ import annotations

import re

from xzhj.documents.typeset.page import FOUR, text_width
from xzhj.documents.typeset.paragraphs import paragraph
from xzhj.documents.typeset.runs import Look, runs
from xzhj.documents.typeset.setting import Page

_ISSUED = re.compile(r"(.*?)[\s\u3000]*((?:[0-9＿]|【待填)\S*印发)")
_LINE = 480
_EMU = 635  # in a twip


def imprint(lines: tuple[str, ...], page: Page) -> str:
    """A text box that stands at the foot of the page its paragraph falls on; "" without lines."""
    if not lines:
        return ""
    inside = "".join(_line(line, index, len(lines), page.fonts) for index, line in enumerate(lines))
    look = page.look()
    box = _box(inside, text_width() * _EMU, _height(lines) * _EMU)
    return paragraph(f"<w:r>{box}</w:r>", look, line=20, snap=False)


def _height(lines: tuple[str, ...]) -> int:
    wraps = sum(1 + (len(line) - 1) // 29 for line in lines)
    return wraps * _LINE + 60


def _line(line: str, index: int, count: int, fonts: str) -> str:
    look = Look("仿宋", 28, "", 0, False, fonts)
    top = f'<w:top w:val="single" w:sz="{8 if index == 0 else 6}" w:space="1" w:color="auto"/>'
    last = '<w:bottom w:val="single" w:sz="8" w:space="1" w:color="auto"/>' if index == count - 1 else ""
    border = f"<w:pBdr>{top}{last}</w:pBdr>"
    if match := _ISSUED.fullmatch(line):
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{text_width() - FOUR}"/></w:tabs>'
        content = runs(f"{match[1]}\t{match[2]}", look)
        return paragraph(
            content, look, align="left", first=FOUR, chars=100, line=_LINE, border=border, tabs=tabs, snap=False
        )
    return paragraph(
        runs(line, look), look, left=FOUR * 4, hanging=FOUR * 3, right=FOUR, line=_LINE, border=border, snap=False
    )


def _box(inside: str, wide: int, high: int) -> str:
    """An anchored shape; a floating table or frame as wide as the text stays inline in LibreOffice."""
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
        '<wp:docPr id="1" name="版记"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
