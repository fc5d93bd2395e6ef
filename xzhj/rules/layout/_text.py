"""The Chinese of the text, headings left out; and the type the whole text is wrongly set in, said once for all that shares it."""

from __future__ import annotations

from collections.abc import Iterator

from xzhj.model import Span
from xzhj.rules.layout._faces import HAN, face, size, size_name, spans
from xzhj.rules.layout._headings import heading_end, lead_in
from xzhj.rules.layout._laid import Laid

_TYPE = (31, 32)


def text_spans(page: Laid, index: int) -> Iterator[Span]:
    """The Chinese of a paragraph that is text, not heading."""
    line, role = page.line(index), page.roles[index]
    level = int(role[-1]) if role.startswith("level") else 0
    skip = heading_end(line.text, level) if level in (1, 2) else 0
    if level in (1, 2) and not skip:
        skip = len(line.spans[0].text) if line.spans and line.spans[0].look.get("auto") else lead_in(line) or 3
    elif not level or level > 2:
        skip = lead_in(line)
    own = {1: "黑体", 2: "楷体"}.get(level)  # a sentence set wholly as a heading of its level is one
    wanted = {id(s) for s in spans(line) if face(s.look) != own or size(s.look) not in _TYPE}
    at = 0
    for span in line.spans:
        rest = span.text[max(0, skip - at) :]
        at += len(span.text)
        if id(span) in wanted and HAN.search(rest) and not rest.startswith("〔"):  # a direction, not text
            yield span


def everywhere(page: Laid) -> str:
    """What the whole text is wrongly set in (宋体小四), "" where it is not: R804 has said it for all that is set with it."""
    looks = [
        ("" if face(s.look) == "仿宋" else face(s.look)) + ("" if size(s.look) in _TYPE else size_name(size(s.look)))
        for i in page.of("text")
        for s in text_spans(page, i)
    ]
    return looks[0] if looks and looks[0] and len(set(looks)) == 1 else ""
