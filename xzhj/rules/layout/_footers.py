"""The page number in the footers: what it looks like and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from xzhj.model import Paragraph, Span
from xzhj.rules.layout._faces import family, size, size_name
from xzhj.rules.layout._laid import Laid
from xzhj.rules.layout._place import indent, leading, mm, trailing

Section = Mapping[str, Any]
DROPPED = "一字线离版心"  # how the mildest fault begins: programs differ by millimetres
_DASHED = re.compile(r"[—―－–─]\s*〈PAGE〉\s*\d*\s*[—―－–─]")
_NUMBER = re.compile(r"[0-9〈]|[—―－–─-]")
_SIZE = 28
_GAP = (0.4, 1.6)  # characters that count as 空一字
_DROP = (2.5, 10.0)  # mm under the text: the standard's 7, and what differing software makes of it
_BOTTOM = (30.5, 36.1)  # mm: with another margin the margin is the fault
_BOX = 3.25  # mm from the footer's edge to the middle of the dash, measured


def numbered(section: Section) -> bool:
    """Whether any footer or header of the section carries the number."""
    return any(f["number"] for side in ("footers", "headers") for f in section.get(side, {}).values())


def faults(page: Laid) -> list[str]:
    """What is wrong with the page numbers of the upright sections, each said once."""
    found: list[str] = []
    even_odd = bool(page.paper.layout.get("even_odd"))
    upright = [s for s in page.sections if (s.get("width") or 0) <= (s.get("height") or 0)]
    for number, section in enumerate(upright):
        found += _section(section, even_odd, page, first=number == 0)
        if number and section.get("number_start") is not None:
            found.append("后面的节又从头编号，应当连续编")
        if section.get("number_format", "decimal") not in ("decimal", "numberInDash"):
            found.append("不是阿拉伯数字")
    return list(dict.fromkeys(found))


def _section(section: Section, even_odd: bool, page: Laid, *, first: bool) -> Iterator[str]:
    footers = section.get("footers", {})
    usual, even = footers.get("default"), footers.get("even")
    if not any(f["number"] for f in footers.values()):
        yield "排在页眉里，应当排在版心下边缘之下" if numbered(section) else "有的节没有页码"
        return
    opening = footers.get("first") if section.get("title_page") else usual
    if page.profile == "letter" and first and opening is not None and opening["number"]:
        yield "信函首页不显示页码"
    if section.get("title_page") and first and page.profile != "letter":
        opening = footers.get("first")
        if opening is None or not opening["number"]:
            yield "首页没有页码（勾选了“首页不同”）"
    if usual is None or not usual["number"]:
        yield "单数页没有页码"
    if not even_odd and not (usual and _outside(usual)):
        yield "单双页没有分开，应当单页居右、双页居左"
    elif even_odd and (even is None or not even["number"]):
        yield "双数页没有页码"
    for kind, footer in (("单页", usual), ("双页", even if even_odd else None)):
        if footer is not None and footer["number"]:
            yield from _look(footer, kind, even_odd)
    drop = mm((section.get("bottom") or 0) - (section.get("footer") or 0)) - _BOX
    if _BOTTOM[0] <= mm(section.get("bottom")) <= _BOTTOM[1] and not _DROP[0] <= drop <= _DROP[1]:
        yield f"{DROPPED}约{max(drop, 0):.0f}毫米，应为7毫米（改页脚距离）"


def _outside(footer: Mapping[str, Any]) -> bool:
    """Whether the number stands in a frame or box that goes to the outer side of every page by itself."""
    return any(p.look.get("side") == "outside" and _NUMBER.search(p.text) for p in footer["paragraphs"])


def _look(footer: Mapping[str, Any], kind: str, even_odd: bool) -> Iterator[str]:
    text = footer["text"]
    if not _DASHED.search(text):
        yield "左右没有一字线，应为“— 1 —”"
    line = next((p for p in footer["paragraphs"] if _NUMBER.search(p.text)), None)
    spans = [s for s in line.spans if re.search(r"[0-9—―]", s.text)] if line else []
    digits = [s for s in spans if re.search(r"\d", s.text)] or spans
    yield from _type(digits)
    if line and even_odd and not re.search(r"[年月第共]", text):
        yield from _place(line, kind)


def _type(spans: list[Span]) -> Iterator[str]:
    wrong = {size(s.look) for s in spans} - {_SIZE}
    if wrong:
        yield f"用了{'、'.join(map(size_name, sorted(wrong)))}字，应为四号"
    faces = {s.look.get("ascii") or "Times New Roman" for s in spans}
    odd = sorted(name for name in faces if family(name) != "宋体")
    if odd:
        yield f"用了{'、'.join(odd)}，应为宋体"


def _place(line: Paragraph, kind: str) -> Iterator[str]:
    align, side = ("right", "右") if kind == "单页" else ("left", "左")
    if line.look.get("frame") or line.look.get("boxed") or line.look.get("drawing") or "\t" in line.text:
        if _set_to(line) not in ("", "outside", align):
            yield f"{kind}没有居{side}"
        return
    shown = line.look.get("align") or "left"
    shown = "left" if shown in ("both", "distribute") else shown
    if shown != align:
        yield f"{kind}没有居{side}"
        return
    gap = indent(line, "right") + trailing(line.text)
    if side == "左":
        gap = indent(line, "left") + indent(line, "first") + leading(line.text)
    if not _GAP[0] <= gap <= _GAP[1]:
        yield f"{kind}{side}边应当空一字"


def _set_to(line: Paragraph) -> str:
    """The side to which a box, a frame or a tab sets the number; "" where that cannot be told."""
    if side := line.look.get("side"):
        return str(side)
    lead = len(line.text) - len(line.text.lstrip("\t"))
    stops = sorted(line.look.get("tabs") or (), key=lambda stop: stop[1])
    stops = [stop for stop in stops if stop[0] != "clear"]
    return str(stops[lead - 1][0]) if 0 < lead <= len(stops) and stops[lead - 1][0] in ("center", "right") else ""
