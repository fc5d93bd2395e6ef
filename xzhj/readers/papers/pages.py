"""Page by section: paper, margins, grid, header and footer distances, where the page number stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from xzhj.model import Paragraph
from xzhj.readers.papers.drawn import chosen, shown_paragraphs
from xzhj.readers.papers.looks import on, whole
from xzhj.readers.papers.parts import MC, Element, Parts, R, W

Furniture = Mapping[str, tuple[Paragraph, ...]]


def even_and_odd(settings: Element | None) -> bool:
    """Whether even pages have headers and footers of their own."""
    node = settings.find(f"{W}evenAndOddHeaders") if settings is not None else None
    return node is not None and on(node)


def sections(parts: Parts, furniture: Furniture) -> tuple[Any, ...]:
    """A mapping a section, in order; lengths in twips. A section without its own header or footer has the one before's."""
    found: list[dict[str, Any]] = []
    for node in _current(parts.document):
        found.append(_section(node, parts, furniture, found[-1] if found else {}))
    return tuple(found)


def _current(node: Element) -> Iterator[Element]:
    """The sections as they are, not as they were before a tracked change."""
    for child in node:
        if child.tag == f"{W}sectPr":
            yield child
        elif child.tag not in (f"{W}r", f"{W}pPrChange"):
            yield from _current(child)


def _section(node: Element, parts: Parts, furniture: Furniture, before: dict[str, Any]) -> dict[str, Any]:
    size, margins, grid = node.find(f"{W}pgSz"), node.find(f"{W}pgMar"), node.find(f"{W}docGrid")
    kind = node.find(f"{W}type")
    columns = node.find(f"{W}cols")
    numbers = node.find(f"{W}pgNumType")
    title = node.find(f"{W}titlePg")
    return {
        "width": _of(size, "w"), "height": _of(size, "h"), "orient": size.get(f"{W}orient", "portrait") if size is not None else "portrait",
        **{side: _of(margins, side) for side in ("top", "bottom", "left", "right", "header", "footer", "gutter")},
        "grid": grid.get(f"{W}type", "") if grid is not None else "", "line_pitch": _of(grid, "linePitch"), "char_space": _of(grid, "charSpace"),
        "type": kind.get(f"{W}val", "nextPage") if kind is not None else "nextPage", "columns": _of(columns, "num") or 1,
        "number_format": numbers.get(f"{W}fmt", "decimal") if numbers is not None else "decimal", "number_start": _of(numbers, "start"),
        "title_page": title is not None and on(title),
        "headers": {**before.get("headers", {}), **_furniture(node, "header", parts, furniture)},
        "footers": {**before.get("footers", {}), **_furniture(node, "footer", parts, furniture)},
    }  # fmt: skip


def _of(node: Element | None, name: str) -> int | None:
    return whole(node.get(f"{W}{name}")) if node is not None else None


def _furniture(node: Element, kind: str, parts: Parts, furniture: Furniture) -> dict[str, Any]:
    """default, first, even → `text` with 〈PAGE〉 for the field, `number` whether it has one, `paragraphs` as read."""
    found: dict[str, Any] = {}
    for link in node.findall(f"{W}{kind}Reference"):
        name = link.get(f"{R}id", "")
        element = parts.related.get(name)
        if element is not None:
            lines = [_with_fields(p) for p in shown_paragraphs(element)]
            numbered = next((i for i, line in enumerate(lines) if "〈PAGE〉" in line), -1)
            text = "\n".join(lines).strip()
            read = furniture.get(name, ())
            found[link.get(f"{W}type", "default")] = {
                "text": text,
                "number": numbered >= 0,
                "line": numbered,
                "paragraphs": read,
            }
    return found


def _with_fields(node: Element) -> str:
    """The words of a paragraph, once; a field for the page as 〈PAGE〉, however many pieces its code is written in."""
    text, codes = "", [""]
    for child in _shown(node):
        tag = child.tag.removeprefix(W)
        if tag == "t":
            text += child.text or ""
        elif tag == "instrText":
            codes[-1] += child.text or ""
        elif tag == "fldSimple":
            text += _field(child.get(f"{W}instr") or "")
        elif tag == "pgNum":
            text += "〈PAGE〉"
        elif tag == "fldChar" and child.get(f"{W}fldCharType") == "begin":
            codes.append("")
        elif tag == "fldChar":
            text += _field(codes[-1])
            codes = codes[:-1] if child.get(f"{W}fldCharType") == "end" and len(codes) > 1 else [*codes[:-1], ""]
    return text + _field(codes[-1])


def _shown(node: Element) -> Iterator[Element]:
    for child in node:
        yield child
        if child.tag == f"{MC}AlternateContent":
            yield from _shown(chosen(child))
        elif child.tag not in (f"{W}del", f"{W}moveFrom", f"{W}txbxContent"):
            yield from _shown(child)


def _field(code: str) -> str:
    found = re.findall(r"\b(PAGE|NUMPAGES|SECTIONPAGES)\b", code.upper())
    return "".join(f"〈{word}〉" for word in found)
