"""Several papers in one file to print: each begins on an odd page with a page 1 of its own and keeps its layout.

Papers of ours share one set of styles; of others (a work report, a paper the clerk went on with in WPS) styles, lists,
pictures, headers and footers come along under new names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from xzhj.documents.zipped import serial, tree, unzipped, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_STYLE_USES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
_ORDER: Mapping[str, str] = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
        "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
        "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden "
        "color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout"
    ),
}
_CARRIED = ("image", "header", "footer", "hyperlink", "chart", "oleObject", "package", "diagramData")


class CannotBind(ValueError):
    """A paper that cannot be bound with others; the message is one Chinese line."""


def w(name: str) -> str:
    return f"{{{W}}}{name}"


@dataclass(slots=True)
class Book:
    """The file being bound: the first paper's parts, to which those of the others are added."""

    parts: dict[str, bytes]
    body: Any
    styles: Any
    numbering: Any
    rels: Any
    types: Any
    own_styles: bytes
    count: int = 0
    uses_numbers: bool = False
    names: set[str] = field(default_factory=set)


def merge(papers: Sequence[tuple[str, bytes]]) -> bytes:
    """Bind (name, .docx) in order. The same papers give the same bytes. Raises CannotBind, naming the paper."""
    frame = _read(*papers[0])
    if _is_foreign(frame):
        frame = _frame()
    book = Book(
        dict(frame), etree.Element(w("body")), _xml(frame["word/styles.xml"]), etree.Element(w("numbering"), nsmap={"w": W}),
        _xml(frame["word/_rels/document.xml.rels"]), _xml(frame["[Content_Types].xml"]), frame["word/styles.xml"],
    )  # fmt: skip
    root = _xml(frame["word/document.xml"])
    for child in list(root):
        root.remove(child)
    root.append(book.body)
    for rel in [r for r in book.rels if r.get("Id") == "rIdLetter"]:
        book.rels.remove(rel)
        _drop(book, "word/header1.xml")
    for index, (name, data) in enumerate(papers):
        _add(book, name, _read(name, data), last=index == len(papers) - 1)
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


def _xml(data: bytes) -> Any:
    try:
        return tree(data)
    except ValueError as error:
        raise CannotBind("有一份文书损坏，不能合订；请用 WPS 打开，另存一遍再试") from error


def _frame() -> dict[str, bytes]:
    """The parts of an empty paper of ours."""
    from xzhj.documents.typeset import typeset

    return _read("", typeset("空白"))


def _is_foreign(parts: Mapping[str, bytes]) -> bool:
    """Say whether a paper was not written by our typesetter, or was saved again by another program."""
    return b"rIdStyles" not in parts["word/_rels/document.xml.rels"]


def _add(book: Book, name: str, parts: Mapping[str, bytes], *, last: bool) -> None:
    root = _xml(parts["word/document.xml"])
    body = root.find(w("body"))
    if body is None or len(body) == 0:
        raise CannotBind(f"{name} 是空的，不能合订")
    if any(True for _ in root.iter(w("footnoteReference"), w("endnoteReference"), w("altChunk"))):
        raise CannotBind(f"{name} 有脚注或嵌入的文件，不能合订，请单独打印")
    book.count += 1
    foreign = _is_foreign(parts) or parts.get("word/styles.xml") != book.own_styles
    if foreign:
        _restyle(book, body, parts)
    _relate(book, root, parts, foreign=foreign)
    end = body.find(w("sectPr"))
    if end is None:
        end = etree.SubElement(body, w("sectPr"))
    first = next(iter(body.iter(w("sectPr"))))
    _begin(first)
    for child in list(body):
        if child is not end:
            book.body.append(child)
    if last:
        book.body.append(end)
    else:
        _close(book.body, end)


def _begin(section: Any) -> None:
    """The first section of a paper begins on an odd page, numbered from 1."""
    kind = section.find(w("type"))
    if kind is None:
        kind = etree.Element(w("type"))
        at = [
            i
            for i, c in enumerate(section)
            if c.tag in (w("headerReference"), w("footerReference"), w("footnotePr"), w("endnotePr"))
        ]
        section.insert(at[-1] + 1 if at else 0, kind)
    kind.set(w("val"), "oddPage")
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


def _restyle(book: Book, body: Any, parts: Mapping[str, bytes]) -> None:
    """Bring a foreign paper's styles and lists along under names of their own."""
    tag = f"x{book.count}"
    given = _xml(parts["word/styles.xml"]) if "word/styles.xml" in parts else etree.Element(w("styles"))
    defaults: dict[str, str] = {}
    for style in given.findall(w("style")):
        if style.get(w("default")) in ("1", "true", "on"):
            defaults[str(style.get(w("type")))] = tag + str(style.get(w("styleId")))
            style.attrib.pop(w("default"))
            _inherit(style, given)
        style.set(w("styleId"), tag + str(style.get(w("styleId"))))
        title = style.find(w("name"))
        if title is not None:
            title.set(w("val"), f"{title.get(w('val'))} {tag}")
        _rename(style, tag)
        book.styles.append(style)
    shift = 1000 * book.count
    if "word/numbering.xml" in parts:
        _lists(book, _xml(parts["word/numbering.xml"]), tag, shift)
    _rename(body, tag)
    _point(body, defaults)
    for number in body.iter(w("numId")):
        _shift(number, shift)
    for number in (n for s in book.styles if str(s.get(w("styleId"), "")).startswith(tag) for n in s.iter(w("numId"))):
        _shift(number, shift)


def _shift(number: Any, shift: int) -> None:
    value = str(number.get(w("val"), "0"))
    if value.isdecimal() and value != "0":
        number.set(w("val"), str(int(value) + shift))


def _rename(root: Any, tag: str) -> None:
    for use in root.iter(*map(w, _STYLE_USES)):
        use.set(w("val"), tag + str(use.get(w("val"))))


def _inherit(style: Any, given: Any) -> None:
    """Write the foreign document defaults into its Normal style, where that says nothing itself."""
    for kind, where in (("rPr", "rPrDefault"), ("pPr", "pPrDefault")):
        base = given.find(f"{w('docDefaults')}/{w(where)}/{w(kind)}")
        if base is None or style.get(w("type")) != "paragraph":
            continue
        own = style.find(w(kind))
        merged = deepcopy(base)
        for prop in () if own is None else own:
            same = merged.find(prop.tag)
            if same is not None:
                merged.replace(same, prop)
            else:
                merged.append(prop)
        merged[:] = sorted(merged, key=lambda e: _place(kind, e))
        if own is not None:
            style.replace(own, merged)
        else:
            style.append(merged)
    style[:] = sorted(style, key=lambda e: {"pPr": 1, "rPr": 2, "tblPr": 3}.get(etree.QName(e).localname, 0))


def _place(kind: str, prop: Any) -> int:
    """Where the schema wants a property of a style."""
    order = _ORDER[kind].split()
    name = etree.QName(prop).localname
    return order.index(name) if name in order else len(order)


def _point(body: Any, defaults: Mapping[str, str]) -> None:
    """Name the default style where a paragraph or table relied on it."""
    for kind, item, look, use in (("paragraph", "p", "pPr", "pStyle"), ("table", "tbl", "tblPr", "tblStyle")):
        if kind not in defaults:
            continue
        for one in body.iter(w(item)):
            props = one.find(w(look))
            if props is None:
                props = etree.Element(w(look))
                one.insert(0, props)
            if props.find(w(use)) is None:
                mark = etree.Element(w(use))
                mark.set(w("val"), defaults[kind])
                props.insert(0, mark)


def _lists(book: Book, given: Any, tag: str, shift: int) -> None:
    book.uses_numbers = True
    _rename(given, tag)
    for one in given.findall(w("abstractNum")):
        one.set(w("abstractNumId"), str(int(one.get(w("abstractNumId"), "0")) + shift))
        last = book.numbering.findall(w("abstractNum"))
        book.numbering.insert(list(book.numbering).index(last[-1]) + 1 if last else 0, one)
    for one in given.findall(w("num")):
        one.set(w("numId"), str(int(one.get(w("numId"), "0")) + shift))
        target = one.find(w("abstractNumId"))
        if target is not None:
            _shift_any(target, shift)
        book.numbering.append(one)


def _shift_any(element: Any, shift: int) -> None:
    element.set(w("val"), str(int(element.get(w("val"), "0")) + shift))


def _relate(book: Book, root: Any, parts: Mapping[str, bytes], *, foreign: bool) -> None:
    """Carry what the paper refers to, and point its references there."""
    rels = {str(r.get("Id")): r for r in _xml(parts["word/_rels/document.xml.rels"])}
    known = {str(r.get("Id")) for r in book.rels}
    used: dict[str, str] = {}
    for element in root.iter():
        for key, value in list(element.attrib.items()):
            if not str(key).startswith(f"{{{R}}}") or value not in rels:
                continue
            if not foreign and value in known and value != "rIdLetter":
                continue
            used[value] = used.get(value) or _carry(book, str(value), rels[value], parts)
            element.set(key, used[value])
    if foreign and _even_alike(parts):
        _even_pages(root)


def _carry(book: Book, ident: str, rel: Any, parts: Mapping[str, bytes]) -> str:
    kind = str(rel.get("Type")).rpartition("/")[2]
    if kind not in _CARRIED:
        raise CannotBind("有一份文书里嵌入了不认得的内容，不能合订，请单独打印")
    new = f"x{book.count}{ident}"
    target = str(rel.get("Target"))
    if rel.get("TargetMode") != "External":
        target = _copy(book, _part(target), parts)
    made = etree.SubElement(
        book.rels, f"{{{RELS}}}Relationship", {"Id": new, "Type": str(rel.get("Type")), "Target": target}
    )
    if rel.get("TargetMode") == "External":
        made.set("TargetMode", "External")
    return new


def _part(target: str) -> str:
    """A relation's target as the name of a part."""
    return target.lstrip("/") if target.startswith("/") else f"word/{target}".replace("word/../", "")


def _copy(book: Book, name: str, parts: Mapping[str, bytes], depth: int = 0) -> str:
    """Copy a part, and what it refers to, under a name of its own; gives the target relative to word/."""
    path = PurePosixPath(name)
    if name not in parts or depth > 3:
        raise CannotBind("有一份文书损坏（缺图片或页眉页脚），不能合订；请用 WPS 打开，另存一遍再试")
    new = f"word/x{book.count}_{path.name}"
    if new not in book.parts:
        book.parts[new] = parts[name]
        _type(book, name, new, parts)
        inner = parts.get(f"{path.parent}/_rels/{path.name}.rels")
        if inner is not None:
            rels = _xml(inner)
            for rel in rels:
                if rel.get("TargetMode") != "External":
                    rel.set("Target", _copy(book, _part(str(rel.get("Target"))), parts, depth + 1))
            book.parts[f"word/_rels/x{book.count}_{path.name}.rels"] = serial(rels)
    return f"x{book.count}_{path.name}"


def _type(book: Book, name: str, new: str, parts: Mapping[str, bytes]) -> None:
    for entry in _xml(parts["[Content_Types].xml"]):
        if entry.get("PartName") == f"/{name}":
            etree.SubElement(
                book.types,
                f"{{{TYPES}}}Override",
                {"PartName": f"/{new}", "ContentType": str(entry.get("ContentType"))},
            )
            return
        suffix = str(entry.get("Extension") or "").lower()
        if suffix and name.lower().endswith(f".{suffix}") and not any(e.get("Extension") == suffix for e in book.types):
            made = etree.Element(
                f"{{{TYPES}}}Default", {"Extension": suffix, "ContentType": str(entry.get("ContentType"))}
            )
            book.types.insert(0, made)


def _drop(book: Book, name: str) -> None:
    book.parts.pop(name, None)
    for entry in [e for e in book.types if e.get("PartName") == f"/{name}"]:
        book.types.remove(entry)


def _even_alike(parts: Mapping[str, bytes]) -> bool:
    return b"evenAndOddHeaders" not in parts.get("word/settings.xml", b"")


def _even_pages(root: Any) -> None:
    """Even pages look like odd ones in a paper that does not part them; our file does."""
    for section in root.iter(w("sectPr")):
        for kind in ("headerReference", "footerReference"):
            both = {r.get(w("type")): r for r in section.findall(w(kind))}
            if "default" in both:
                if "even" in both:
                    section.remove(both["even"])
                again = deepcopy(both["default"])
                again.set(w("type"), "even")
                both["default"].addprevious(again)


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
