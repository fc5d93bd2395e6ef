"""The order in which Word wants the properties of a paragraph and of a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

_ORDER: Mapping[str, list[str]] = {
    "pPr": [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
        "numPr",
        "suppressLineNumbers",
        "pBdr",
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "kinsoku",
        "wordWrap",
        "overflowPunct",
        "topLinePunct",
        "autoSpaceDE",
        "autoSpaceDN",
        "bidi",
        "adjustRightInd",
        "snapToGrid",
        "spacing",
        "ind",
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
    ],
    "rPr": [
        "rStyle",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "caps",
        "smallCaps",
        "strike",
        "dstrike",
        "outline",
        "shadow",
        "emboss",
        "imprint",
        "noProof",
        "snapToGrid",
        "vanish",
        "webHidden",
        "color",
        "spacing",
        "w",
        "kern",
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
    ],
}


def place(kind: str, prop: Any) -> int:
    """Where a property stands among those of a pPr or rPr."""
    order = _ORDER[kind]
    name = etree.QName(prop).localname
    return order.index(name) if name in order else len(order)


def in_order(root: Any, w: str) -> None:
    """Put the properties of every paragraph and run in order; other programs do not always."""
    for kind in _ORDER:
        for look in root.iter(f"{w}{kind}"):
            places = [place(kind, prop) for prop in look]
            if places != sorted(places):
                look[:] = sorted(look, key=lambda prop: place(kind, prop))
