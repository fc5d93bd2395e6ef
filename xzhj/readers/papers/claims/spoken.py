"""Lines and sentences: where one thing said ends and the next begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from xzhj.model import Claim, Paper, Source
from xzhj.text.widths import chinese_marks

CHINESE = "零〇○一二三四五六七八九十百千万两廿卅"
ANY = rf"(?:\d+|[{CHINESE}]+)"
_END = re.compile(r"[。；;！？!?\n]")


@dataclass(slots=True)
class Line:
    """One paragraph or cell. `ends` are where its sentences end; `first` is the number of its first sentence."""

    text: str
    index: int
    place: Source
    part: str
    first: int
    ends: list[int]
    above: str = ""  # the heading over it

    def claim(self, kind: str, value: Any, about: str, start: int, end: int, **more: Any) -> Claim:
        sentence = self.first + bisect_right(self.ends, start)
        return Claim(
            kind,
            value,
            about,
            self.place,
            self.text[start:end],
            index=self.index,
            start=start,
            end=end,
            sentence=sentence,
            **more,
        )


_CAPTION = re.compile(r"^\s*[^。；，]{4,60}(?:名册|名单|选票|报告单|统计表|登记表|一览表)\s*$")
_HEADING = re.compile(r"^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)\s*([^。；]{2,40})[。：:]?")


def lines_of(paper: Paper) -> Iterator[Line]:
    """Every paragraph and cell that has text."""
    sentence = 0
    above = ""
    for index, paragraph in enumerate(paper.paragraphs):
        text = chinese_marks(paragraph.text)
        if not text.strip():
            continue
        ends = [m.start() for m in _END.finditer(text)]
        yield Line(text, index, Source(paper.file, "", paragraph.place), paragraph.part, sentence, ends, above)
        sentence += len(ends) + 1
        if paragraph.part == "body" and (match := _HEADING.match(text)) and len(text.strip()) <= 42:
            above = match[1]
        elif paragraph.part == "body" and _CAPTION.match(text):
            above = text.strip()
