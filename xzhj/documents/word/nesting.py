"""Whether what is opened in a Word layout is closed, in a place where the layout can be parted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from xzhj.documents.word.spots import Spot
from xzhj.documents.word.tags import BETWEEN, OPENS, UNITS, Tag


def nested(found: Iterable[Tag]) -> Iterator[str]:
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


def _apart(start: Tag, end: Tag) -> Iterator[str]:
    a, b = start.spot, end.spot
    if start.unit != end.unit:
        yield f"{b.place}的“{end.typed}”和{a.place}的“{start.typed}”写法要一样，都加 {start.unit or end.unit} 或都不加"
    elif not {"": a.home is b.home, "p": a.home is b.home, "tc": a.row is b.row, "tr": a.table is b.table}[start.unit]:
        way = (
            "每行一次请用 {%tr for … %} 和 {%tr endfor %}，各占一行" if a.cell is not None or b.cell is not None else ""
        )
        yield f"{b.place}的“{end.typed}”和{a.place}的“{start.typed}”不在一处，中间的内容分不开" + (way and f"；{way}")


def alone(tag: Tag, places: Sequence[Spot]) -> Iterator[str]:
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
