"""How lines are set: exact pitch or not, how many lines a page and characters a line come of it."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from xzhj.model import Paragraph
from xzhj.rules.layout._faces import size
from xzhj.rules.layout._laid import Laid
from xzhj.rules.layout._place import INK_HEIGHT, TEXT_HEIGHT, TEXT_WIDTH, type_size

TEXT = ("text", "level1", "level2", "level3", "level4")
_NEAR, _LINES = 450, 22  # twips; lines of a full page
_NATURAL = 26  # twips of single line a point of type: the tallest of the usual faces (1.3)


def pitch(paper: Laid, paragraph: Paragraph) -> int:
    """Twips from line to line where that is fixed (exactly, or single on a grid of lines), else 0."""
    look = paragraph.look
    line, rule = look.get("line"), look.get("line_rule", "auto")
    if rule == "exact" and line:
        return int(line)
    if rule == "atLeast" or (line and line != 240):
        return 0
    section = paper.sections[min(look.get("section", 0), len(paper.sections) - 1)] if paper.sections else {}
    grid = section.get("line_pitch") if section.get("grid") in ("lines", "linesAndChars", "snapToChars") else 0
    if not grid or look.get("snap") is False:
        return 0
    natural = type_size(paragraph) * _NATURAL // 2
    return int(grid) * -(-natural // int(grid))


def main_pitch(paper: Laid) -> int:
    """The pitch of most of the text, weighed by words; 0 where most has none."""
    found: Counter[int] = Counter()
    for index in paper.of(*TEXT):
        found[pitch(paper, paper.line(index))] += len(paper.line(index).text)
    return found.most_common(1)[0][0] if found else 0


def lines_a_page(paper: Laid, twips: int) -> int:
    """By the page's own height where its margins are of one of the conventions; where they are not, the margins are the fault."""
    page = paper.page
    height = (page.get("height") or 0) - (page.get("top") or 0) - (page.get("bottom") or 0)
    if abs(height - TEXT_HEIGHT) < _NEAR:
        return height // twips
    return _LINES if INK_HEIGHT // twips == _LINES else TEXT_HEIGHT // twips


def characters_a_line(paper: Laid, paragraph: Paragraph) -> tuple[int, bool]:
    """How many, and whether tracking or a grid of characters was set at all."""
    span = next((s for s in paragraph.spans if s.text.strip()), None)
    look = span.look if span else {}
    section = paper.page
    tracked = look.get("spacing") or 0
    chars = section.get("char_space") or 0 if section.get("grid") in ("linesAndChars", "snapToChars") else 0
    if paragraph.look.get("snap") is False or look.get("snap") is False:
        chars = 0
    advance = Fraction(size(look) * 10 + tracked) + Fraction(chars * 20, 4096)
    scale = Fraction(look.get("scale") or 100, 100)
    return int(TEXT_WIDTH / (advance * scale)) if advance > 0 else 0, bool(tracked or chars or scale != 1)
