"""Which words of a paragraph are a heading: the whole line, its first sentence, or its number alone."""

from __future__ import annotations

import re

from xzhj.model import Paragraph, Span
from xzhj.rules.layout._faces import HAN, face
from xzhj.rules.layout._roles import LEVELS

_ENDS = re.compile(r"[。；;！？：:，,、]$")
_ALONE, _RUN_IN, _LEAD = 40, 20, 26


def heading_end(text: str, level: int) -> int:
    """Where the heading of a numbered paragraph ends; 0 where the number begins an ordinary sentence."""
    lead = len(text) - len(text.lstrip(" \u3000"))
    bare = text.strip(" \u3000")
    match = LEVELS[level - 1].match(bare)
    if match is None:
        return 0
    if not _ENDS.search(bare):
        return len(text) if len(bare) <= _ALONE and "。" not in bare else 0
    stop = bare.find("。") + 1
    inside = bare[match.end() : stop - 1]
    if 0 < stop < len(bare) and len(inside) <= _RUN_IN and not re.search(r"[，；：]", inside):
        return lead + stop
    return 0


def lead_in(paragraph: Paragraph) -> int:
    """How many leading characters are set as a heading on purpose: 时间： in 黑体, a first sentence in 楷体."""
    end = 0
    for span in paragraph.spans:
        if HAN.search(span.text) and face(span.look) not in ("黑体", "楷体"):
            break
        end += len(span.text)
    head = paragraph.text[:end].rstrip(" \u3000")
    return end if head and len(head) <= _LEAD and head[-1] in "。：:、.．)）" and end < len(paragraph.text) else 0


def spans_between(paragraph: Paragraph, start: int, end: int) -> list[Span]:
    """The spans that have some of these characters."""
    found, at = [], 0
    for span in paragraph.spans:
        if at < end and at + len(span.text) > start and span.text[max(0, start - at) : end - at].strip():
            found.append(span)
        at += len(span.text)
    return found
