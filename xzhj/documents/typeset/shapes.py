"""Anchored shapes: boxes of text and bars of colour at a place of the page."""

from __future__ import annotations

EMU = 635  # in a twip


def box(
    ident: int, name: str, place: tuple[str, str], size: tuple[int, int], inside: str, *, turned: bool = False
) -> str:
    """A run with a frameless text box; `place` is two of `at_margin`, `at_page`; `size` in twips; `turned` reads downwards."""
    turn = ' vert="vert"' if turned else ""
    text = (
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
        f'<wps:bodyPr{turn} lIns="0" tIns="0" rIns="0" bIns="0" anchor="{"ctr" if turned else "b"}"><a:noAutofit/></wps:bodyPr>'
    )
    return _anchor(ident, name, place, size, "<a:noFill/>", text, not turned)


def bar(ident: int, place: tuple[str, str], size: tuple[int, int], colour: str) -> str:
    """A run with a filled bar."""
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return _anchor(ident, "线", place, size, fill, "<wps:bodyPr/>", False)


def at_page(twips: int) -> str:
    """So far from the paper's edge."""
    return f"page\x00<wp:posOffset>{twips * EMU}</wp:posOffset>"


def at_margin(side: str) -> str:
    """At a side of the text area."""
    return f"margin\x00<wp:align>{side}</wp:align>"


def _anchor(
    ident: int, name: str, place: tuple[str, str], size: tuple[int, int], fill: str, text: str, pushes: bool
) -> str:
    wide, high = (n * EMU for n in size)
    (h_from, h), (v_from, v) = (p.split("\x00") for p in place)
    is_box = ' txBox="1"' if "txbx" in text else ""
    wrap = "<wp:wrapTopAndBottom/>" if pushes else "<wp:wrapNone/>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
        f'simplePos="0" relativeHeight="{ident}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="{h_from}">{h}</wp:positionH>'
        f'<wp:positionV relativeFrom="{v_from}">{v}</wp:positionV><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}<wp:docPr id="{ident}" name="{name}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr{is_box}/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></wps:spPr>{text}'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
