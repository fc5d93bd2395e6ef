"""A county's own Word layout: a .docx with the same {{ }} as our text templates, filled through docxtpl."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from xzhj.catalogue.papers import Template
from xzhj.documents.text import DAY, Line, Sheet
from xzhj.documents.word.spots import spots, written
from xzhj.documents.zipped import unzipped

_NUMBER = re.compile(r"\S{1,14}〔\d{4}〕\d{1,4}号")
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")


def lines(data: bytes) -> tuple[str, ...]:
    """A paper's text, a paragraph or a row of a table a line, ↵ where a line is broken inside it."""
    found: list[str] = []
    for name, root in written(unzipped(data)):
        last = None
        for spot in spots(name, root):
            text = spot.text.strip(" \t\n\u3000").replace("\n", "↵")
            if spot.row is not None and spot.row is last:
                found[-1] += f" | {text}"
            elif text or spot.row is not None:
                found.append(text)
            last = spot.row
    return tuple(line for line in found if line.strip("| "))


def sheet(text: tuple[str, ...], template: Template, numbers: Mapping[str, str]) -> Sheet:
    """What the register wants to know of a filled layout: its number, title and day."""
    known = numbers.get(template.slug, "")
    number = known if any(known and known in line for line in text) else next(_numbers(text), "")
    title = next(
        (t for t in text[:12] if template.genre and t.endswith(template.genre) and t != template.genre), template.name
    )
    day = next((line for line in reversed(text) if DAY.fullmatch(line)), "")
    parts = [Line("title", title), *([Line("date", day)] if _DAY.fullmatch(day) else [])]
    return Sheet({"profile": template.profile}, {"发文字号": number} if number else {}, tuple(parts))


def _numbers(text: tuple[str, ...]) -> Iterator[str]:
    """A 文号 that has its line to itself, or shares it with 签发人, above the title."""
    for line in text[:6]:
        if (match := _NUMBER.match(line)) and (match[0] == line or "签发人" in line):
            yield match[0]
