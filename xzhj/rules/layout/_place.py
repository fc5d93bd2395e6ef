"""Lengths: millimetres of the page, characters of an indent, lines of blank between two paragraphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from xzhj.model import Paragraph
from xzhj.rules.layout._faces import size
from xzhj.rules.layout._laid import Laid

Look = Mapping[str, Any]
TEXT_WIDTH, TEXT_HEIGHT = 8844, 12756  # twips: 156 and 225 mm
INK_HEIGHT = 13029  # twips between the margins of the other convention, 34.6 and 32.6 mm
SLACK = 0.06  # mm: what rounding to twips may cost


def mm(twips: int | None) -> float:
    """Millimetres; what a file does not give is 0."""
    return (twips or 0) * 25.4 / 1440


def width(text: str) -> float:
    """Full characters a text is wide."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def type_size(paragraph: Paragraph) -> int:
    """Half-points of the paragraph's first words."""
    return next((size(s.look) for s in paragraph.spans if s.text.strip()), 32)


def advance(paragraph: Paragraph) -> float:
    """Twips from one character to the next."""
    span = next((s for s in paragraph.spans if s.text.strip()), None)
    return size(span.look) * 10 + (span.look.get("spacing") or 0) if span else 320


def indent(paragraph: Paragraph, side: str) -> float:
    """left, right, first or hanging, in characters of the paragraph's own type; characters outrank twips."""
    look = paragraph.look
    chars = look.get(f"{side}_chars")
    if chars:
        return float(chars) / 100
    return float((look.get(side) or 0) / (type_size(paragraph) * 10))


def leading(text: str) -> float:
    """Characters of blank typed before the words."""
    return width(text[: len(text) - len(text.lstrip(" \u3000\u00a0"))])


def trailing(text: str) -> float:
    return width(text[len(text.rstrip(" \u3000\u00a0")) :])


def first_offset(paragraph: Paragraph) -> float:
    """How many characters in the first line begins, typed blanks not counted."""
    return indent(paragraph, "left") + indent(paragraph, "first") - indent(paragraph, "hanging")


def right_offset(paragraph: Paragraph) -> float | None:
    """Characters from the end of a short line to the right edge of the text; None where that cannot be told."""
    look, text = paragraph.look, paragraph.text
    if look.get("frame") or look.get("drawing") or "\t" in text or "\n" in text.strip():
        return None
    right = indent(paragraph, "right") + trailing(text)
    if look.get("align") == "right":
        return right
    room = TEXT_WIDTH / advance(paragraph)
    if look.get("align") == "center":
        free = room - first_offset(paragraph) - indent(paragraph, "right") - width(text)
        return free / 2 + right
    return room - first_offset(paragraph) - width(text.rstrip(" \u3000\u00a0"))


def blanks_before(paper: Laid, index: int) -> float:
    """Lines of blank above a paragraph: empty paragraphs of the body, or space before and after where that makes a line."""
    spaced, empty = _space(paper.line(index).look, "before"), 0
    for i in range(index - 1, -1, -1):
        line = paper.line(i)
        if line.part in ("box", "header", "footer"):
            continue
        if line.part != "body":
            break
        if line.text.strip() or line.look.get("drawing") or line.look.get("borders"):
            spaced += _space(line.look, "after")
            break
        if line.look.get("line_rule") != "exact" or (line.look.get("line") or 0) >= 200:
            empty += 1
            spaced += _space(line.look, "before") + _space(line.look, "after")
    return empty + (spaced if not empty or spaced >= 1 else 0)


def _space(look: Look, side: str) -> float:
    lines = look.get(f"{side}_lines")
    return lines / 100 if lines else (look.get(side) or 0) / 579


def same_page(paper: Laid, index: int) -> bool:
    """Whether nothing puts this paragraph on a page of its own."""
    line = paper.line(index)
    if line.look.get("page_break_before") or line.look.get("page_break") or line.look.get("rendered_break"):
        return False
    before = [p for p in paper.paper.paragraphs[:index] if p.part in ("body", "table")]
    if not before or (before[-1].look.get("section", 0)) != line.look.get("section", 0):
        return bool(before) and _runs_on(paper, line)
    for p in reversed(before):
        if p.look.get("page_break"):
            return False
        if p.text.strip():
            return True
    return True


def _runs_on(paper: Laid, line: Paragraph) -> bool:
    """A continuous section begins on the same page."""
    sections = paper.sections
    number = line.look.get("section", 0)
    return bool(number < len(sections) and sections[number].get("type") == "continuous")
