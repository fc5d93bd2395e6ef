"""A Word layout looked over before it is used: every fault with its place, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from xzhj.documents.draft import taken
from xzhj.documents.faults import TemplateFault, in_chinese
from xzhj.documents.sandbox import environment
from xzhj.documents.word.layout import opened, refused
from xzhj.documents.word.nesting import alone, nested
from xzhj.documents.word.spots import TAG, Spot, W, pieces, spots, written
from xzhj.documents.word.tags import Tag, readable, tags, wrong

_FULL = re.compile(r"｛[｛{％%#＃]|[｝}％%#＃]｝|\{[｛％]|％\}|\{[ \u3000]+[{%](?!\})|(?<!\{)[}%][ \u3000]+\}")
_HALF = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_SEEN = ("rFonts", "sz", "b", "i", "u", "color", "rStyle", "vertAlign")  # what sets one run off from the next
_FACES = (f"{W}ascii", f"{W}eastAsia", f"{W}hAnsi")


def faults(path: Path) -> Iterator[str]:
    """What is wrong with a layout, unknown names left out; nothing when it can be filled."""
    try:
        parts = opened(path)
        yield from refused(parts)
        for name, root in written(parts):
            yield from _part(spots(name, root))
    except TemplateFault as error:
        yield str(error)


def names(path: Path) -> dict[str, str]:
    """The names a layout takes from the case, each with the place of its first use; of what can be read. Raises TemplateFault."""
    info = path.stat()
    return dict(_names(path, info.st_mtime_ns, info.st_size))


@lru_cache(maxsize=256)
def _names(path: Path, _changed: int, _size: int) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for name, root in written(opened(path)):
        every = [(tag, read) for spot in spots(name, root) for tag in tags(spot) if (read := readable(tag))]
        own = {n.name for _, read in every for n in read.find_all(nodes.Name) if n.ctx != "load"}
        for tag, read in every:
            for one in sorted(set(taken(read)) - own):
                found.setdefault(one, tag.spot.place)
    return tuple(found.items())


def _parsed(places: Sequence[Spot]) -> nodes.Template:
    """All tags of a part read together, a paragraph a line."""
    lines = ("".join(tag.plain for tag in tags(spot)).replace("\n", " ") for spot in places)
    try:
        return environment(False).parse("\n".join(lines))
    except TemplateSyntaxError as error:
        raise TemplateFault(f"{places[error.lineno - 1].place}写法不对：{in_chinese(error.message or '')}") from error


def _part(places: Sequence[Spot]) -> Iterator[str]:
    found: list[Tag] = []
    before = 0
    for spot in places:
        here = list(_spot(spot))
        before += len(here)
        yield from (f"{spot.place}{what}{_near(spot)}" for what in here)
        found += tags(spot)
    yield from (what for tag in found for what in alone(tag, places))
    open_ = [] if before else list(nested(found))
    yield from open_
    if not before and not open_:
        try:
            _parsed(places)
        except TemplateFault as error:
            yield str(error)


def _near(spot: Spot) -> str:
    """The beginning of a paragraph of the body, so that nobody has to count."""
    text = " ".join(TAG.sub("…", spot.text).split())
    return f"（这一段是“{text[:12]}{'……' if len(text) > 12 else ''}”）" if text and spot.cell is None else ""


def _spot(spot: Spot) -> Iterator[str]:
    """What is wrong inside one paragraph."""
    wide = list(dict.fromkeys(_FULL.findall(spot.text)))
    yield from (f"的“{sign}”应当是半角的、中间没有空格的 {{{{ }}}} 或 {{% %}}" for sign in wide)
    if wide:
        return
    left = _HALF.search(TAG.sub("", spot.text))
    if left:
        yield f"的“{left[0]}”没有配对；一个写法的开头和收尾要在同一段里"
        return
    for tag in tags(spot):
        yield from wrong(tag)
    yield from _split(spot)


def _split(spot: Spot) -> Iterator[str]:
    """A value whose braces and name look different: what it prints can only look one way."""
    ends: list[tuple[int, Any]] = []
    at = 0
    for node, text in pieces(spot.node):
        at += len(text)
        ends.append((at, node))
    for match in TAG.finditer(spot.text):
        start = 0
        looks = []
        for end, node in ends:
            if start < match.end() and end > match.start():
                looks.append(_look(node.getparent()))
            start = end
        if match[0].startswith("{{") and len(set(looks)) > 1:
            yield f"“{match[0]}”被分成几截，字体字号不一样，填进去的只能是一种；请选中整个写法重新设一次字体字号"


def _look(run: Any) -> tuple[str, ...]:
    found = []
    look = run.find(f"{W}rPr")
    for name in _SEEN if look is not None else ():
        one = look.find(W + name)
        if one is None:
            continue
        given = {k: v for k, v in one.attrib.items() if name != "rFonts" or k in _FACES}
        if given or name != "rFonts":
            found.append(name + repr(sorted(given.items())))
    return tuple(found)
