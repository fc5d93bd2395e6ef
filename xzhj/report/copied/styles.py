"""The styles part: the same look with another fill, and the looks of 问题清单."""

from __future__ import annotations

import re

from xzhj.report.book import FILLS, FONT
from xzhj.report.copied.package import Unusual

_XF = re.compile(r"<xf\b(?:[^>]*/>|[^>]*>.*?</xf>)", re.DOTALL)
EDGE = '<color rgb="FFBFBFBF"/>'
BORDER = (
    "<border>" + "".join(f'<{s} style="thin">{EDGE}</{s}>' for s in ("left", "right", "top", "bottom")) + "</border>"
)


class Styles:
    """styles.xml with what was added to it; every addition is made once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.looks = _XF.findall(self.region("cellXfs"))
        self.added: dict[str, list[str]] = {"fonts": [], "fills": [], "borders": [], "cellXfs": []}
        self.start = {
            "fonts": len(re.findall(r"<font[\s/>]", self.region("fonts"))),
            "fills": len(re.findall(r"<fill[\s/>]", self.region("fills"))),
            "borders": len(re.findall(r"<border[\s/>]", self.region("borders"))),
            "cellXfs": len(self.looks),
        }
        self.made: dict[tuple[object, ...], int] = {}

    def region(self, name: str) -> str:
        found = re.search(rf"<{name}\b[^>]*>(.*?)</{name}>", self.text, re.DOTALL)
        if not found:
            raise Unusual(name)
        return found[1]

    def add(self, name: str, xml: str) -> int:
        if xml not in self.added[name]:
            self.added[name].append(xml)
        return self.start[name] + self.added[name].index(xml)

    def fill(self, colour: str) -> int:
        return self.add(
            "fills",
            f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/><bgColor rgb="FF{colour}"/></patternFill></fill>',
        )

    def filled(self, base: int, kind: str) -> int:
        """The look `base` with the fill of a level."""
        key = (base, kind)
        if key not in self.made:
            if base >= len(self.looks):
                raise Unusual(f"style {base}")
            tag, rest = re.fullmatch(r"(<xf\b[^>]*?)(/?>.*)", self.looks[base], re.DOTALL).groups()  # type: ignore[union-attr]
            tag = re.sub(r'\s(?:fillId|applyFill)="[^"]*"', "", tag)
            self.made[key] = self.add("cellXfs", f'{tag} fillId="{self.fill(FILLS[kind])}" applyFill="1"{rest}')
        return self.made[key]

    def look(
        self, fill: str = "", bold: bool = False, link: bool = False, centre: bool = False, text: bool = False
    ) -> int:
        """A look of 问题清单."""
        weight = "<b/>" if bold else ""
        under, colour = ("<u/>", "FF0563C1") if link else ("", "FF000000")
        font = self.add(
            "fonts", f'<font>{weight}{under}<sz val="11"/><color rgb="{colour}"/><name val="{FONT}"/></font>'
        )
        where = "center" if centre else "left"
        prefix = ' quotePrefix="1"' if text else ""
        return self.add(
            "cellXfs",
            f'<xf numFmtId="0" fontId="{font}" fillId="{self.fill(fill) if fill else 0}" borderId="{self.add("borders", BORDER)}"'
            f' xfId="0"{prefix} applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
            f'<alignment horizontal="{where}" vertical="center" wrapText="1"/></xf>',
        )

    def xml(self) -> str:
        text = self.text
        for name, more in self.added.items():
            if more:
                count = self.start[name] + len(more)
                tag = re.search(rf"<{name}\b[^>]*>", text)
                if tag:
                    text = text[: tag.start()] + recounted(tag[0], count) + text[tag.end() :]
                text = text.replace(f"</{name}>", "".join(more) + f"</{name}>", 1)
        return text


def recounted(tag: str, count: int) -> str:
    return re.sub(r'\bcount="\d+"', f'count="{count}"', tag)
