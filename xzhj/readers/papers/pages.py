"""Page by section: paper, margins, grid, header and footer distances, where the page number stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xzhj.model import Paragraph
from xzhj.readers.papers.looks import on, whole
from xzhj.readers.papers.parts import Element, Parts, R, W

Furniture = Mapping[str, tuple[Paragraph, ...]]


def even_and_odd(settings: Element | None) -> bool:
    """Whether even pages have headers and footers of their own."""
    node = settings.find(f"{W}evenAndOddHeaders") if settings is not None else None
    return node is not None and on(node)


def sections(parts: Parts, furniture: Furniture) -> tuple[Any, ...]:
    """A mapping a section, in order; lengths in twips. A section without its own header or footer has the one before's."""
    found: list[dict[str, Any]] = []
    for node in parts.document.iter(f"{W}sectPr"):
        found.append(_section(node, parts, furniture, found[-1] if found else {}))
    return tuple(found)


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
            lines = [_with_fields(p) for p in element.iter(f"{W}p")]
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


def _with_fields(paragraph: Element) -> str:
    text = ""
    for node in paragraph.iter():
        if node.tag == f"{W}t":
            text += node.text or ""
        elif node.tag == f"{W}instrText" or node.tag == f"{W}fldSimple":
            code = (node.text if node.tag.endswith("instrText") else node.get(f"{W}instr")) or ""
            word = code.split()[0].upper() if code.split() else ""
            text += f"〈{word}〉" if word in ("PAGE", "NUMPAGES", "SECTIONPAGES") else ""
    return text
