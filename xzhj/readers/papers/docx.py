"""A .docx → paragraphs with looks: body, tables, text boxes, headers and footers, footnotes; insertions in, deletions out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from xzhj.model import Paper, Paragraph, Span, Trouble
from xzhj.readers.papers.drawn import chosen
from xzhj.readers.papers.looks import Look, Styles, borders, layered, paragraph_look, run_look, theme_fonts, whole
from xzhj.readers.papers.numbering import Numbering
from xzhj.readers.papers.pages import even_and_odd, sections
from xzhj.readers.papers.parts import MC, Element, Parts, W, open_parts
from xzhj.readers.papers.runs import THROUGH, Met, runs, text_of

_GONE = frozenset(W + t for t in ("del", "moveFrom", "sectPr", "tblPr", "trPr", "tcPr", "pPr"))


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
    for name, notes in (("脚注", parts.footnotes), ("尾注", parts.endnotes)):
        for number, note in enumerate(_notes(notes), start=1):
            found += walk.aside(note, "footnote", f"{name}{number}")
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
        self.numbering = Numbering(parts.numbering, self.styles)
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
            elif child.tag in THROUGH:
                yield from self.blocks(child)
            elif child.tag == f"{MC}AlternateContent":
                yield from self.blocks(chosen(child))

    def aside(self, node: Element, part: str, place: str) -> Iterator[Paragraph]:
        for child, _ in _paragraphs(node):
            yield from self.paragraph(child, place, part)

    def paragraph(self, node: Element, place: str, part: str, table: str = "") -> Iterator[Paragraph]:
        """The paragraph, then what stands in its text boxes (at the same place)."""
        props = node.find(f"{W}pPr")
        direct = paragraph_look(props)
        style = direct.get("style") or self.styles.defaults.get("paragraph", "")
        own, run = self.styles.look(style)
        around = self.styles.look(table) if table else ({}, {})
        listed = {**own, **direct}
        number = listed.get("numId", "")
        level = self.numbering.level_of(number, style, listed.get("ilvl"))
        look = {**self.styles.base_paragraph, **around[0], **own}
        if number and number != "0":
            look.update(self.numbering.look(number, level))
        look.update(direct)
        look["style_name"] = self.styles.names.get(style, "")
        look["section"] = self.section
        base = layered(self.styles.base_run, around[1], run)
        met = Met(look)
        spans = self.spans(node, base, met)
        if number and number != "0" and _removed(props, spans):
            number = ""
        if number and number != "0" and (shown := self.numbering.next(number, level)):
            look["number"] = shown
            spans.insert(0, Span(shown, {**self._mark(props, base), "auto": True}))
        if props is not None and props.find(f"{W}sectPr") is not None:
            self.section += 1
        elif _removed(props, spans) and not met.boxes:
            return
        yield Paragraph("".join(s.text for s in spans), place, tuple(spans), look, part)
        for box, side in met.boxes:
            yield from self.box(box, side, place, part)

    def box(self, node: Element, side: str, place: str, part: str) -> Iterator[Paragraph]:
        """What stands in a text box, cell by cell where it holds a table."""
        for inner, cell in _paragraphs(node):
            for made in self.paragraph(inner, place, "box" if part == "body" else part):
                more: dict[str, Any] = {"rules": _ruled(cell)} if cell is not None else {}
                yield replace(
                    made, look={**made.look, **more, "side": side or made.look.get("side", ""), "boxed": True}
                )

    def _mark(self, props: Element | None, base: Look) -> Look:
        own = run_look(props.find(f"{W}rPr"), self.styles.themes) if props is not None else {}
        return {**base, **own}

    def spans(self, node: Element, base: Look, met: Met) -> list[Span]:
        """Runs of equal look, joined."""
        joined: list[tuple[list[str], Look]] = []
        for run in runs(node):
            direct = run_look(run.find(f"{W}rPr"), self.styles.themes)
            style = self.styles.look(direct["style"])[1] if "style" in direct else {}
            effective = {**(layered(base, style) if style else base), **direct}
            text = text_of(run, met)
            if not text or effective.get("vanish"):
                continue
            if joined and joined[-1][1] == effective:
                joined[-1][0].append(text)
            else:
                joined.append(([text], effective))
        return [Span("".join(t), effective) for t, effective in joined]

    def table(self, node: Element, number: int) -> Iterator[Paragraph]:
        """A paragraph a cell; a table inside a cell gives its text to the cell."""
        props = node.find(f"{W}tblPr/{W}tblStyle")
        style = props.get(f"{W}val", "") if props is not None else ""
        outer = {**self.styles.rules(style), **_borders(node.find(f"{W}tblPr/{W}tblBorders"))}
        wide = _wide(node)
        inset = _inset(node.find(f"{W}tblPr/{W}tblCellMar"))
        for r, row in enumerate(_within(node, f"{W}tr"), start=1):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue  # deleted under tracked changes, and still counted: it is still to be seen there
            column = _skipped(row)
            for c, cell in enumerate(_within(row, f"{W}tc"), start=1):
                span, merged = _spread(cell)
                own = _inset(cell.find(f"{W}tcPr/{W}tcMar"))
                place = {
                    "table": number,
                    "row": r,
                    "column": column,
                    "span": span,
                    "merged": merged,
                    "inset": own or inset,
                    "wide": wide,
                }
                yield self.cell(cell, f"表{number}第{r}行第{c}格", style, place, _ruled(cell, outer))
                column += span

    def cell(
        self, node: Element, place: str, style: str, where: dict[str, Any], rules: dict[str, dict[str, Any]]
    ) -> Paragraph:
        spans: list[Span] = []
        look: dict[str, Any] = {}
        for inner, _ in _paragraphs(node):
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


def _removed(props: Element | None, spans: list[Span]) -> bool:
    """A paragraph without words whose own mark was deleted or moved away under tracked changes."""
    mark = props.find(f"{W}rPr") if props is not None and not spans else None
    return mark is not None and any(mark.find(W + tag) is not None for tag in ("del", "moveFrom"))


def _paragraphs(node: Element, cell: Element | None = None) -> Iterator[tuple[Element, Element | None]]:
    """Every paragraph below `node` that is shown, each once, with the innermost cell it stands in."""
    for child in node:
        if child.tag == f"{W}p":
            yield child, cell
        elif child.tag == f"{MC}AlternateContent":
            yield from _paragraphs(chosen(child), cell)
        elif child.tag not in _GONE and not (child.tag == f"{W}tr" and child.find(f"{W}trPr/{W}del") is not None):
            yield from _paragraphs(child, child if child.tag == f"{W}tc" else cell)


def _wide(table: Element) -> int:
    """Twips from side to side where the table gives them, 0 where it fits itself to the page or to its words."""
    given = table.find(f"{W}tblPr/{W}tblW")
    if given is not None and given.get(f"{W}type", "dxa") == "pct":
        return 0
    own = whole(given.get(f"{W}w")) if given is not None and given.get(f"{W}type", "dxa") == "dxa" else 0
    return own or sum(whole(column.get(f"{W}w")) or 0 for column in table.findall(f"{W}tblGrid/{W}gridCol"))


def _inset(node: Element | None) -> int:
    """Twips from the edge of a cell to its words; 0 where it is not said."""
    for side in ("left", "start") if node is not None else ():
        found = node.find(W + side) if node is not None else None
        if found is not None:
            return whole(found.get(f"{W}w")) or 0
    return 0


def _level(text: Any) -> int:
    return int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 3 else 0


def _within(node: Element, tag: str) -> Iterator[Element]:
    """Rows or cells of this table alone, with those in content controls and insertions."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in THROUGH:
            yield from _within(child, tag)


def _skipped(row: Element) -> int:
    before = row.find(f"{W}trPr/{W}gridBefore")
    return _level(before.get(f"{W}val")) if before is not None else 0


def _spread(cell: Element) -> tuple[int, bool]:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    width = _level(span.get(f"{W}val")) if span is not None else 1
    return max(width, 1), merge is not None and merge.get(f"{W}val", "continue") != "restart"
