"""A Word layout looked over before it is used: every fault with its place, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from xzhj.documents.draft import taken
from xzhj.documents.faults import TemplateFault, in_chinese
from xzhj.documents.sandbox import environment
from xzhj.documents.word.layout import opened, refused
from xzhj.documents.word.spots import TAG, Spot, W, pieces, spots, written
from xzhj.documents.word.tags import BETWEEN, OPENS, UNITS, Tag, readable, tags, wrong

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
    yield from (what for tag in found for what in _alone(tag, places))
    nested = [] if before else list(_nested(found))
    yield from nested
    if not before and not nested:
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


def _nested(found: Iterable[Tag]) -> Iterator[str]:
    """Blocks that do not close, close across each other, or begin and end in places that cannot be parted."""
    open_: list[Tag] = []
    for tag in found:
        if tag.opens:
            open_.append(tag)
        elif tag.word in (*BETWEEN, *OPENS.values()):
            if not open_ or (tag.word in OPENS.values() and OPENS[open_[-1].word] != tag.word):
                yield f"{tag.spot.place}的“{tag.typed}”前面没有对应的开头"
                continue
            yield from _apart(open_[-1], tag)
            if tag.word not in BETWEEN:
                open_.pop()
    for tag in open_:
        yield f"{tag.spot.place}的“{tag.typed}”没有用 {{%{tag.unit} {OPENS[tag.word]} %}} 收尾"


def _alone(tag: Tag, places: Sequence[Spot]) -> Iterator[str]:
    """A {%tr %} goes with its whole row, so nothing else may stand there; likewise {%tc %} and {%p %}."""
    if not tag.unit:
        return
    spot = tag.spot
    if tag.unit != "p" and spot.row is None:
        yield f"{spot.place}的“{tag.typed}”要写在表格里"
        return
    own = {"tr": spot.row, "tc": spot.cell, "p": spot.node}[tag.unit]
    here = "".join(s.text for s in places if own in (s.row, s.cell, s.node)).strip()
    if here != tag.typed:
        yield f"{spot.place}的“{tag.typed}”要自己占一{UNITS[tag.unit]}，同一{UNITS[tag.unit]}里别的字排出来会没有"


def _apart(start: Tag, end: Tag) -> Iterator[str]:
    a, b = start.spot, end.spot
    if start.unit != end.unit:
        yield f"{b.place}的“{end.typed}”和{a.place}的“{start.typed}”写法要一样，都加 {start.unit or end.unit} 或都不加"
    elif not {"": a.home is b.home, "p": a.home is b.home, "tc": a.row is b.row, "tr": a.table is b.table}[start.unit]:
        way = (
            "每行一次请用 {%tr for … %} 和 {%tr endfor %}，各占一行" if a.cell is not None or b.cell is not None else ""
        )
        yield f"{b.place}的“{end.typed}”和{a.place}的“{start.typed}”不在一处，中间的内容分不开" + (way and f"；{way}")
