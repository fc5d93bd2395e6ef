"""What is drawn on a page: text boxes (once, where a program keeps two versions), and straight lines with length and colour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from xzhj.readers.papers.looks import whole
from xzhj.readers.papers.parts import MC, WP, A, Element, W

_VML = "{urn:schemas-microsoft-com:vml}"
_EMU = 635  # a twip
_FLAT = 400  # twips: what is lower than this, and far longer, is a line
_LINES = frozenset({"line", "straightConnector1"})
_LENGTH = re.compile(r"^\s*(-?[\d.]+)\s*(pt|in|cm|mm|px)?\s*$")
_TWIPS = {
    "pt": Fraction(20),
    "in": Fraction(1440),
    "cm": Fraction(72000, 127),
    "mm": Fraction(7200, 127),
    "px": Fraction(15),
}
_NAMED = {"red": "FF0000", "black": "000000", "blue": "0000FF", "white": "FFFFFF"}


def chosen(node: Element) -> Element:
    """What a modern program shows of two alternatives."""
    choice = node.find(f"{MC}Choice")
    found = choice if choice is not None else node.find(f"{MC}Fallback")
    return found if found is not None else node


def boxes(node: Element) -> Iterator[tuple[Element, str]]:
    """The outermost text boxes below `node`, each with the side of the page it is set to (outside, center …; "" for none)."""
    yield from _boxes(node, "")


def _boxes(node: Element, side: str) -> Iterator[tuple[Element, str]]:
    for child in node:
        if child.tag == f"{W}txbxContent":
            yield child, side
        elif child.tag == f"{MC}AlternateContent":
            yield from _boxes(chosen(child), side)
        else:
            yield from _boxes(child, _side(child) or side)


def _side(node: Element) -> str:
    if node.tag == f"{WP}anchor":
        align = node.find(f"{WP}positionH/{WP}align")
        return (align.text or "").strip() if align is not None else ""
    if node.tag.startswith(_VML):
        match = re.search(r"mso-position-horizontal:\s*([a-z]+)", node.get("style", ""))
        return match[1] if match else ""
    return ""


def lines(node: Element) -> Iterator[dict[str, Any]]:
    """Straight level lines below `node`: `width` in twips (0 where it is not said), `color` as six digits or "auto"."""
    for child in node:
        if child.tag == f"{MC}AlternateContent":
            yield from lines(chosen(child))
        elif child.tag == f"{WP}anchor" or child.tag == f"{WP}inline":
            yield from _shape(child)
        elif child.tag.startswith(_VML) and (line := _vml(child)):
            yield line
        elif child.tag != f"{W}txbxContent":
            yield from lines(child)


def _shape(node: Element) -> Iterator[dict[str, Any]]:
    """A DrawingML anchor that holds one line, or a bar as thin as one."""
    extent = node.find(f"{WP}extent")
    wide = (whole(extent.get("cx")) or 0) // _EMU if extent is not None else 0
    high = (whole(extent.get("cy")) or 0) // _EMU if extent is not None else 0
    shapes = [shape.get("prst", "") for shape in node.iter(f"{A}prstGeom")]
    if len(shapes) != 1 or next(node.iter(f"{W}txbxContent"), None) is not None:
        return
    if (shapes[0] in _LINES and high <= _FLAT) or (shapes[0] == "rect" and high * 20 < wide and high <= _FLAT):
        colour = next((c.get("val", "") for line in node.iter(f"{A}ln") for c in line.iter(f"{A}srgbClr")), "")
        yield {"width": wide, "color": colour.upper() or "auto"}


def _vml(node: Element) -> dict[str, Any] | None:
    colour = node.get("strokecolor", "").split(" ")[0].lstrip("#")
    shown = _NAMED.get(colour.lower(), colour.upper()) or "auto"
    shown = "".join(c * 2 for c in shown) if len(shown) == 3 else shown
    if node.tag == f"{_VML}line":
        ends = [_point(node.get(end, "")) for end in ("from", "to")]
        if any(end is None for end in ends):
            return {"width": 0, "color": shown}
        (x, y), (u, v) = (end or (0, 0) for end in ends)
        return {"width": abs(u - x), "color": shown} if abs(v - y) <= _FLAT else None
    return None


def _point(text: str) -> tuple[int, int] | None:
    found = [_LENGTH.match(part or "0") for part in text.split(",")]
    if len(found) != 2 or any(match is None or (match[2] is None and float(match[1])) for match in found):
        return None  # without a unit they are counts of a grid of the drawing's own
    x, y = (int(Fraction(match[1]) * _TWIPS[match[2] or "pt"]) for match in found if match)
    return x, y


def shown_paragraphs(node: Element) -> Iterator[Element]:
    """Every paragraph below `node`, those in text boxes too, each once."""
    for child in node:
        if child.tag == f"{W}p":
            yield child
        if child.tag == f"{MC}AlternateContent":
            yield from shown_paragraphs(chosen(child))
        elif child.tag not in (f"{W}del", f"{W}moveFrom"):
            yield from shown_paragraphs(child)
