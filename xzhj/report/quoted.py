"""Where in a paragraph the words stand that a finding quotes in 【】."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKED = re.compile(r"【(.+?)】", re.DOTALL)


def quoted_at(text: str, said: str) -> Iterator[tuple[int, int]]:
    """From and to; of several such places the one with the same words around it."""
    for match in _MARKED.finditer(said):
        before, after = _packed(said[: match.start()]), _packed(said[match.end() :])
        starts = [m.start() for m in re.finditer(re.escape(match[1]), text)]
        if starts:
            end = len(match[1])
            alike = [_alike(text[:i], before) + _alike(text[i + end :][::-1], after[::-1]) for i in starts]
            best = starts[alike.index(max(alike))]
            yield best, best + end


def _alike(text: str, said: str) -> int:
    """How many characters of the text next to the words are those of the quotation."""
    one, two = _packed(text)[::-1], said[::-1]
    return next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _packed(text: str) -> str:
    return re.sub(r"\s", "", text)
