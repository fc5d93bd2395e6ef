"""Several papers in one file to print: each begins on an odd page with a page 1 of its own and keeps its layout.

Papers of ours share one set of styles; of others (a work report, a paper the clerk went on with in WPS) styles, lists,
pictures, headers and footers come along under new names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from xzhj.documents.merge_book import RELS, TYPES, Book, CannotBind, R, W, parsed, w
from xzhj.documents.merge_parts import part_from_last, relate
from xzhj.documents.merge_styles import restyle
from xzhj.documents.zipped import serial, unzipped, zipped


def merge(papers: Sequence[tuple[str, bytes]], refused: list[CannotBind] | None = None) -> bytes:
    """Bind (name, .docx) in order; b"" where none can be bound. The same papers give the same bytes.

    A paper that cannot be bound is left out and said in `refused`; without that list, raises CannotBind, naming the paper.
    """
    frame = _frame(papers)
    book = Book(
        dict(frame), etree.Element(w("body")), parsed(frame["word/styles.xml"]), etree.Element(w("numbering"), nsmap={"w": W}),
        parsed(frame["word/_rels/document.xml.rels"]), parsed(frame["[Content_Types].xml"]), frame["word/styles.xml"],
    )  # fmt: skip
    root = parsed(frame["word/document.xml"])
    for child in list(root):
        root.remove(child)
    root.append(book.body)
    for rel in [r for r in book.rels if r.get("Id") == "rIdLetter"]:
        book.rels.remove(rel)
        _drop(book, "word/header1.xml")
    end = None
    for name, data in papers:
        try:
            end = _add(book, name, _read(name, data), end)
        except CannotBind as error:
            if refused is None:
                raise
            refused.append(error)
    if end is None:
        return b""
    book.body.append(end)
    _number_drawings(root)
    return _pack(book, root)


def _read(name: str, data: bytes) -> dict[str, bytes]:
    """The parts of a .docx. Raises CannotBind."""
    try:
        parts = unzipped(data)
    except ValueError as error:
        way = "单独打印" if str(error) == "太大" else "用 WPS 打开，另存为 .docx 再试"
        raise CannotBind(f"{name} {error}，不能合订；请{way}") from error
    return parts


def _frame(papers: Sequence[tuple[str, bytes]]) -> dict[str, bytes]:
    """What all are bound in: the first paper where it is ours, with its fonts; else an empty paper of ours."""
    from xzhj.documents.typeset import typeset

    for name, data in papers[:1]:
        try:
            parts = _read(name, data)
        except CannotBind:
            break
        if not _is_foreign(parts):
            return parts
    return _read("", typeset("空白"))


def _is_foreign(parts: Mapping[str, bytes]) -> bool:
    """Say whether a paper was not written by our typesetter, or was saved again by another program."""
    return b"rIdStyles" not in parts["word/_rels/document.xml.rels"]


def _add(book: Book, name: str, parts: Mapping[str, bytes], before: Any) -> Any:
    """Add a paper after the section `before` that the last one ended in; gives its own last section. Raises CannotBind."""
    root = parsed(parts["word/document.xml"])
    body = root.find(w("body"))
    if body is None or len(body) == 0:
        raise CannotBind(f"{name} 是空的，不能合订")
    if any(True for _ in root.iter(w("footnoteReference"), w("endnoteReference"), w("altChunk"))):
        raise CannotBind(f"{name} 有脚注或嵌入的文件，不能合订，请单独打印")
    book.count += 1
    foreign = _is_foreign(parts) or parts.get("word/styles.xml") != book.own_styles
    if foreign:
        restyle(book, body, parts)
    relate(book, root, parts, foreign=foreign)
    end = body.find(w("sectPr"))
    if end is None:
        end = etree.SubElement(body, w("sectPr"))
    first = next(iter(body.iter(w("sectPr"))))
    _begin(first, odd=before is not None)
    part_from_last(book, first)
    if before is not None:
        _close(book.body, before)
    for child in list(body):
        if child is not end:
            book.body.append(deepcopy(child))  # a copy keeps its namespaces: moving a large table itself takes seconds
    return end


def _begin(section: Any, *, odd: bool) -> None:
    """The first section of a paper begins on an odd page, numbered from 1. The first paper does so by itself:
    an odd page asked for would make LibreOffice repeat a letter's head on its further pages."""
    kind = section.find(w("type"))
    if kind is None:
        kind = etree.Element(w("type"))
        at = [
            i
            for i, c in enumerate(section)
            if c.tag in (w("headerReference"), w("footerReference"), w("footnotePr"), w("endnotePr"))
        ]
        section.insert(at[-1] + 1 if at else 0, kind)
    kind.set(w("val"), "oddPage" if odd else "nextPage")
    numbers = section.find(w("pgNumType"))
    if numbers is None:
        numbers = etree.Element(w("pgNumType"))
        at = [
            i for i, c in enumerate(section)
            if c.tag in {w(n) for n in ("pgMar", "paperSrc", "pgBorders", "lnNumType", "pgSz", "type")}
        ]  # fmt: skip
        section.insert(at[-1] + 1, numbers)
    numbers.set(w("start"), "1")


def _close(body: Any, end: Any) -> None:
    """End a paper's last section in its last paragraph, or in a small one after a table or a section already ended there."""
    last: Any = body[-1] if len(body) else None
    plain = last is not None and last.tag == w("p") and last.find(f"{w('pPr')}/{w('sectPr')}") is None
    if not plain:
        last = etree.SubElement(body, w("p"))
        look = etree.SubElement(last, w("pPr"))
        etree.SubElement(
            look, w("spacing"), {w("before"): "0", w("after"): "0", w("line"): "20", w("lineRule"): "exact"}
        )
    look = last.find(w("pPr"))
    if look is None:
        look = etree.Element(w("pPr"))
        last.insert(0, look)
    change = look.find(w("pPrChange"))
    look.insert(list(look).index(change) if change is not None else len(look), end)


def _drop(book: Book, name: str) -> None:
    book.parts.pop(name, None)
    for entry in [e for e in book.types if e.get("PartName") == f"/{name}"]:
        book.types.remove(entry)


def _number_drawings(root: Any) -> None:
    """Give every drawing a number of its own."""
    for number, drawing in enumerate(
        root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"), 1
    ):
        drawing.set("id", str(number))


def _pack(book: Book, root: Any) -> bytes:
    if book.uses_numbers:
        book.parts["word/numbering.xml"] = serial(book.numbering)
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
        etree.SubElement(book.types, f"{{{TYPES}}}Override", {"PartName": "/word/numbering.xml", "ContentType": kind})
        etree.SubElement(
            book.rels,
            f"{{{RELS}}}Relationship",
            {"Id": "rIdNumbers", "Type": f"{R}/numbering", "Target": "numbering.xml"},
        )
    made = {
        "[Content_Types].xml": serial(book.types), "word/document.xml": serial(root), "word/styles.xml": serial(book.styles),
        "word/_rels/document.xml.rels": serial(book.rels),
    }  # fmt: skip
    return zipped({**book.parts, **made})
