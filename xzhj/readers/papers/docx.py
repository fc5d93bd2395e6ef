"""A .docx → paragraphs with looks: body, tables, text boxes, headers and footers, footnotes; insertions in, deletions out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from xzhj.model import Paper, Paragraph, Span, Trouble
from xzhj.readers.papers.looks import Look, Styles, borders, layered, paragraph_look, run_look, theme_fonts
from xzhj.readers.papers.numbering import Numbering
from xzhj.readers.papers.pages import even_and_odd, sections
from xzhj.readers.papers.parts import MC, Element, Parts, W, open_parts

_THROUGH = frozenset(
    W + t
    for t in (
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "customXml",
        "sdt",
        "sdtContent",
        "fldSimple",
        "dir",
        "bdo",
        "ruby",
        "rubyBase",
    )
)
_TEXT = {W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "", W + "ptab": "\t"}
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"


def read_docx(path: Path) -> tuple[Paper, list[Trouble]]:
    """Read a Word document. Raises Refused."""
    parts = open_parts(path)
    walk = _Walk(parts)
    body = parts.document.find(f"{W}body")
    found = list(walk.blocks(body if body is not None else parts.document))
    furniture: dict[str, tuple[Paragraph, ...]] = {}
    for link, element in parts.related.items():
        part = "header" if element.tag == f"{W}hdr" else "footer"
        furniture[link] = tuple(walk.aside(element, part, "页眉" if part == "header" else "页脚"))
        found += furniture[link]
    for number, note in enumerate(_notes(parts.footnotes), start=1):
        found += walk.aside(note, "footnote", f"脚注{number}")
    layout = {"format": "docx", "sections": sections(parts, furniture), "even_odd": even_and_odd(parts.settings)}
    return Paper(str(path), tuple(found), layout=layout), list(parts.trouble)


def _notes(root: Element | None) -> Iterator[Element]:
    for note in root if root is not None else ():
        if note.get(f"{W}type", "normal") == "normal":
            yield note


class _Walk:
    """One pass over a document; it counts paragraphs and tables as it goes."""

    def __init__(self, parts: Parts) -> None:
        themes = theme_fonts(parts.theme)
        self.styles = Styles(parts.styles, themes)
        self.numbering = Numbering(parts.numbering)
        self.paragraphs = self.tables = self.section = 0

    def blocks(self, node: Element) -> Iterator[Paragraph]:
        """Paragraphs and tables of the body, with what content controls hold."""
        for child in node:
            if child.tag == f"{W}p":
                self.paragraphs += 1
                yield from self.paragraph(child, f"第{self.paragraphs}段", "body")
            elif child.tag == f"{W}tbl":
                self.tables += 1
                yield from self.table(child, self.tables)
            elif child.tag in _THROUGH:
                yield from self.blocks(child)
            elif child.tag == f"{MC}AlternateContent":
                yield from self.blocks(_chosen(child))

    def aside(self, node: Element, part: str, place: str) -> Iterator[Paragraph]:
        for child in node.iter(f"{W}p"):
            yield from self.paragraph(child, place, part)

    def paragraph(self, node: Element, place: str, part: str, table: str = "") -> Iterator[Paragraph]:
        """The paragraph, then what stands in its text boxes (at the same place)."""
        props = node.find(f"{W}pPr")
        direct = paragraph_look(props)
        style = direct.get("style") or self.styles.defaults.get("paragraph", "")
        own, run = self.styles.look(style)
        around = self.styles.look(table) if table else ({}, {})
        listed = {**own, **direct}
        number, level = listed.get("numId", ""), _level(listed.get("ilvl"))
        look = {**self.styles.base_paragraph, **around[0], **own}
        if number and number != "0":
            look.update(self.numbering.look(number, level))
        look.update(direct)
        look["style_name"] = self.styles.names.get(style, "")
        look["section"] = self.section
        base = layered(self.styles.base_run, around[1], run)
        spans, boxes = self.spans(node, base, look)
        if number and number != "0" and (shown := self.numbering.next(number, level)):
            look["number"] = shown
            spans.insert(0, Span(shown, {**self._mark(props, base), "auto": True}))
        if props is not None and props.find(f"{W}sectPr") is not None:
            self.section += 1
        yield Paragraph("".join(s.text for s in spans), place, tuple(spans), look, part)
        for box in boxes:
            ruled = {inner: _ruled(cell) for cell in box.iter(f"{W}tc") for inner in cell.iter(f"{W}p")}
            for inner in box.iter(f"{W}p"):
                for made in self.paragraph(inner, place, "box" if part == "body" else part):
                    yield replace(made, look={**made.look, "rules": ruled[inner]}) if inner in ruled else made

    def _mark(self, props: Element | None, base: Look) -> Look:
        own = run_look(props.find(f"{W}rPr"), self.styles.themes) if props is not None else {}
        return {**base, **own}

    def spans(self, node: Element, base: Look, look: Look) -> tuple[list[Span], list[Element]]:
        """Runs of equal look, joined; and the text boxes met on the way."""
        joined: list[tuple[list[str], Look]] = []
        boxes: list[Element] = []
        for run in _runs(node):
            props = run.find(f"{W}rPr")
            direct = run_look(props, self.styles.themes)
            style = self.styles.look(direct["style"])[1] if "style" in direct else {}
            effective = {**(layered(base, style) if style else base), **direct}
            text = _text(run, look, boxes)
            if not text or effective.get("vanish"):
                continue
            if joined and joined[-1][1] == effective:
                joined[-1][0].append(text)
            else:
                joined.append(([text], effective))
        return [Span("".join(t), effective) for t, effective in joined], boxes

    def table(self, node: Element, number: int) -> Iterator[Paragraph]:
        """A paragraph a cell; a table inside a cell gives its text to the cell."""
        props = node.find(f"{W}tblPr/{W}tblStyle")
        style = props.get(f"{W}val", "") if props is not None else ""
        outer = _borders(node.find(f"{W}tblPr/{W}tblBorders"))
        for r, row in enumerate(_within(node, f"{W}tr"), start=1):
            column = _skipped(row)
            for c, cell in enumerate(_within(row, f"{W}tc"), start=1):
                span, merged = _spread(cell)
                place = {"table": number, "row": r, "column": column, "span": span, "merged": merged}
                yield self.cell(cell, f"表{number}第{r}行第{c}格", style, place, _ruled(cell, outer))
                column += span

    def cell(
        self, node: Element, place: str, style: str, where: dict[str, Any], rules: dict[str, dict[str, Any]]
    ) -> Paragraph:
        spans: list[Span] = []
        look: dict[str, Any] = {}
        for inner in node.iter(f"{W}p"):
            for made in self.paragraph(inner, place, "table", style):
                if look:
                    spans.append(Span("\n"))
                look = look or dict(made.look)
                spans += made.spans
        text = "".join(s.text for s in spans)
        return Paragraph(text, place, tuple(spans), {**look, **where, "rules": rules}, "table")


def _borders(node: Element | None) -> dict[str, dict[str, Any]]:
    return borders(node) if node is not None else {}


def _ruled(cell: Element, table: dict[str, dict[str, Any]] | None = None) -> dict[str, dict[str, Any]]:
    """The lines of a cell: those of its table, then its own."""
    return {**(table or {}), **_borders(cell.find(f"{W}tcPr/{W}tcBorders"))}


def _level(text: Any) -> int:
    return int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 3 else 0


def _chosen(node: Element) -> Element:
    """What a modern program shows of two alternatives."""
    choice = node.find(f"{MC}Choice")
    found = choice if choice is not None else node.find(f"{MC}Fallback")
    return found if found is not None else node


def _runs(node: Element) -> Iterator[Element]:
    for child in node:
        if child.tag == f"{W}r":
            yield child
        elif child.tag in _THROUGH:
            yield from _runs(child)
        elif child.tag == f"{MC}AlternateContent":
            yield from _runs(_chosen(child))


def _text(run: Element, look: Look, boxes: list[Element]) -> str:
    text = ""
    for node in run:
        if node.tag == f"{W}t":
            text += node.text or ""
        elif node.tag == f"{W}br":
            if node.get(f"{W}type") in ("page", "column"):
                look["page_break"] = True
            else:
                text += "\n"
        elif node.tag in _TEXT:
            text += _TEXT[node.tag]
        elif node.tag == f"{W}sym":
            text += _symbol(node)
        elif node.tag == f"{W}ruby":
            text += "".join(
                _text(r, look, boxes) for base in node.findall(f"{W}rubyBase") for r in base.findall(f"{W}r")
            )
        elif node.tag in (f"{W}pict", f"{W}drawing", f"{W}object", f"{MC}AlternateContent"):
            shown = _chosen(node) if node.tag.startswith(MC) else node
            look["drawing"] = True
            boxes += shown.iter(f"{W}txbxContent")
        elif node.tag == f"{W}lastRenderedPageBreak":
            look.setdefault("rendered_break", True)
    return text


def _symbol(node: Element) -> str:
    try:
        code = int(node.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    wing = {0xF0FC: "√", 0xF0FB: "×", 0xF0A8: "□", 0xF06F: "□", 0xF0FE: "☑", 0xF052: "☑", 0xF0A3: "□", 0xF02A: "□"}
    return (
        wing.get(code) or wing.get(code | 0xF000) or (chr(code) if code < 0xE000 or 0xF900 <= code < 0x110000 else "□")
    )


def _within(node: Element, tag: str) -> Iterator[Element]:
    """Rows or cells of this table alone, with those in content controls and insertions."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _within(child, tag)


def _skipped(row: Element) -> int:
    before = row.find(f"{W}trPr/{W}gridBefore")
    return _level(before.get(f"{W}val")) if before is not None else 0


def _spread(cell: Element) -> tuple[int, bool]:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    width = _level(span.get(f"{W}val")) if span is not None else 1
    return max(width, 1), merge is not None and merge.get(f"{W}val", "continue") != "restart"
