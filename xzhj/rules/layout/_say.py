"""How the layout rules speak: one finding a cause, with all its places; milder where the standard is only followed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xzhj.model import Cite, Finding
from xzhj.rules.layout._laid import Laid

_MILDER = {"error": "warning", "warning": "note"}


def clause(number: str) -> Cite:
    """A clause of the standard (law.layout holds its measures under the same name)."""
    return Cite("党政机关公文格式（GB/T 9704—2012）", number, date(2012, 7, 1))


def finding(paper: Laid, text: str, indexes: Sequence[int], level: str, *because: Cite) -> list[Finding]:
    """The finding at these paragraphs; where the standard is only followed (参照), one level milder, a note not at all."""
    if paper.profile == "refer":
        if level not in _MILDER:
            return []
        level = _MILDER[level]
    places = dict.fromkeys(paper.line(i).place for i in indexes)
    shown = f"{text}，共{len(places)}处" if len(places) > 1 else text
    return [Finding(shown, tuple(paper.paper.at(p) for p in places), because, level)]


def quote(paper: Laid, index: int, most: int = 14) -> str:
    """The first words of a paragraph: “关于召开…”."""
    text = " ".join(paper.text(index).split())
    return f"“{text[:most]}{'…' if len(text) > most else ''}”"


def where_text_ends(paper: Laid) -> int:
    """Index of the last paragraph of the text with words."""
    body = [i for i, p in enumerate(paper.paper.paragraphs) if p.part == "body" and p.text.strip()]
    return body[-1] if body else 0
