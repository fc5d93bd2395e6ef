"""Anchored shapes: boxes of text, bars of colour, figures with a line, at a place of the page."""

from __future__ import annotations

EMU = 635  # in a twip
Place = tuple[str, str]


def box(
    ident: int,
    name: str,
    place: Place,
    size: tuple[int, int],
    inside: str,
    *,
    turned: bool = False,
    behind: bool = False,
) -> str:
    """A run with a frameless text box, sizes in twips. `turned` reads downwards; `behind` lies under the text, aslant."""
    wrap = "<wp:wrapNone/>" if turned or behind else "<wp:wrapTopAndBottom/>"
    middle = "ctr" if turned or behind else "b"
    body = _text(inside, middle, ' vert="vert"' if turned else "")
    shape = _shape("rect", size, "<a:noFill/>", "<a:ln><a:noFill/></a:ln>", ' rot="-2700000"' if behind else "")
    return _anchor(ident, name, place, size, wrap, ' txBox="1"', shape, body, behind)


def bar(ident: int, place: Place, size: tuple[int, int], colour: str) -> str:
    """A run with a filled bar."""
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    shape = _shape("rect", size, fill, "<a:ln><a:noFill/></a:ln>")
    return _anchor(ident, "线", place, size, "<wp:wrapNone/>", "", shape, "<wps:bodyPr/>")


def figure(ident: int, kind: str, place: Place, size: tuple[int, int], inside: str) -> str:
    """A run with a figure of DrawingML's (roundRect, flowChartDecision, downArrow …) in a black line, text in its middle."""
    line = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
    body = _text(inside, "ctr", "") if inside else "<wps:bodyPr/>"
    shape = _shape(kind, size, '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>', line)
    return _anchor(ident, "流程", place, size, "<wp:wrapNone/>", "", shape, body)


def at_page(twips: int) -> str:
    """So far from the paper's edge."""
    return _offset("page", twips)


def at_column(twips: int) -> str:
    """So far from the left edge of the text."""
    return _offset("column", twips)


def at_paragraph(twips: int) -> str:
    """So far below the top of its own paragraph."""
    return _offset("paragraph", twips)


def at_margin(side: str) -> str:
    """At a side of the text area, or its center."""
    return f"margin\x00<wp:align>{side}</wp:align>"


def _offset(edge: str, twips: int) -> str:
    return f"{edge}\x00<wp:posOffset>{twips * EMU}</wp:posOffset>"


def _text(inside: str, anchor: str, turn: str) -> str:
    return (
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
        f'<wps:bodyPr{turn} lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></wps:bodyPr>'
    )


def _shape(kind: str, size: tuple[int, int], fill: str, line: str, turn: str = "") -> str:
    wide, high = (n * EMU for n in size)
    return (
        f'<wps:spPr><a:xfrm{turn}><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>{fill}{line}</wps:spPr>'
    )


def _anchor(
    ident: int,
    name: str,
    place: Place,
    size: tuple[int, int],
    wrap: str,
    is_box: str,
    shape: str,
    body: str,
    behind: bool = False,
) -> str:
    (h_from, h), (v_from, v) = (p.split("\x00") for p in place)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
        f'simplePos="0" relativeHeight="{ident}" behindDoc="{int(behind)}" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="{h_from}">{h}</wp:positionH>'
        f'<wp:positionV relativeFrom="{v_from}">{v}</wp:positionV><wp:extent cx="{size[0] * EMU}" cy="{size[1] * EMU}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}<wp:docPr id="{ident}" name="{name}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f"<wps:cNvSpPr{is_box}/>{shape}{body}"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
