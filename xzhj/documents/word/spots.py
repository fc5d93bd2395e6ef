"""The text of a Word layout, paragraph by paragraph, each with its place as a clerk counts: 第3段, 表1第2行第3格, 页眉."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from xzhj.documents.faults import TemplateFault
from xzhj.documents.zipped import tree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
ASIDE: Mapping[str, str] = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
_PART = re.compile(r"word/(document|header|footer|footnotes|endnotes)\d*\.xml")
_THROUGH = {W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "ins")}
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Spot:
    """One paragraph: its place, its text, and the elements it stands in (`node` itself; `home` what holds it; the
    cell, row and table nearest to it)."""

    place: str
    text: str
    node: Any
    home: Any
    cell: Any = None
    row: Any = None
    table: Any = None


def written(parts: Mapping[str, bytes]) -> Iterator[tuple[str, Any]]:
    """The parts that hold text, the document first. Raises TemplateFault."""
    for name in sorted(parts, key=lambda n: (n != "word/document.xml", n)):
        if _PART.fullmatch(name):
            try:
                yield name, tree(parts[name])
            except ValueError as error:
                raise TemplateFault("文件损坏；请用 WPS 打开，另存为 .docx 再试") from error


def spots(name: str, root: Any) -> list[Spot]:
    """Every paragraph of a part in order."""
    kind = _PART.fullmatch(name)
    aside = ASIDE.get(kind[1], "") if kind else ""
    return list(_Walk(aside).blocks(root if aside else root.find(f"{W}body")))


class _Walk:
    """One pass over a part; it counts paragraphs and tables as it goes."""

    def __init__(self, aside: str) -> None:
        self.aside = aside
        self.paragraphs = self.tables = 0

    def blocks(self, node: Any) -> Iterator[Spot]:
        for child in () if node is None else node:
            if child.tag == f"{W}p":
                self.paragraphs += 1
                yield from _paragraph(child, self.aside or f"第{self.paragraphs}段")
            elif child.tag == f"{W}tbl":
                self.tables += 1
                yield from self.table(child, f"{self.aside}表{self.tables}")
            elif child.tag in _THROUGH or self.aside:
                yield from self.blocks(child)

    def table(self, node: Any, place: str) -> Iterator[Spot]:
        for r, row in enumerate(_within(node, f"{W}tr"), 1):
            for c, cell in enumerate(_within(row, f"{W}tc"), 1):
                for inner in cell.iter(f"{W}p"):
                    near = (next(inner.iterancestors(W + name)) for name in ("tc", "tr", "tbl"))
                    yield from _paragraph(inner, f"{place}第{r}行第{c}格", *near)


def _within(node: Any, tag: str) -> Iterator[Any]:
    """Children of one kind, those inside content controls too, not those of inner tables."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _within(child, tag)


def _paragraph(node: Any, place: str, cell: Any = None, row: Any = None, table: Any = None) -> Iterator[Spot]:
    if any(up.tag in (f"{W}txbxContent", f"{MC}Fallback") for up in _until(node, cell)):
        return  # said with the paragraph its box hangs on
    yield Spot(place, "".join(sign for _, sign in pieces(node)), node, node.getparent(), cell, row, table)
    for box in node.iter(f"{W}txbxContent"):
        if not any(up.tag == f"{MC}Fallback" for up in box.iterancestors()):
            for inner in box.iter(f"{W}p"):
                yield Spot(f"{place}的文本框", "".join(s for _, s in pieces(inner)), inner, inner.getparent())


def _until(node: Any, end: Any) -> Iterator[Any]:
    for up in node.iterancestors():
        if up is end:
            return
        yield up


def pieces(node: Any) -> Iterator[tuple[Any, str]]:
    """What a paragraph shows: each element with its text; text boxes hanging on it left out."""
    for child in node:
        if child.tag in (f"{W}txbxContent", f"{MC}Fallback", f"{W}pPr", f"{W}rPr", f"{W}instrText"):
            continue
        if child.tag == f"{W}t":
            yield child, child.text or ""
        elif child.tag in _SIGNS:
            yield child, _SIGNS[child.tag]
        elif isinstance(child.tag, str):
            yield from pieces(child)
