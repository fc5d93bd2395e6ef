"""Pictures, headers, footers and links of a paper, brought along with its pages."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from pathlib import PurePosixPath
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from xzhj.documents.merge_book import RELS, TYPES, Book, CannotBind, R, W, parsed, w
from xzhj.documents.zipped import serial

_CARRIED = ("image", "header", "footer", "hyperlink", "chart", "oleObject", "package", "diagramData")


def relate(book: Book, root: Any, parts: Mapping[str, bytes], *, foreign: bool) -> None:
    """Carry what the paper refers to, and point its references there."""
    rels = {str(r.get("Id")): r for r in parsed(parts["word/_rels/document.xml.rels"])}
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
            rels = parsed(inner)
            for rel in rels:
                if rel.get("TargetMode") != "External":
                    rel.set("Target", _copy(book, _part(str(rel.get("Target"))), parts, depth + 1))
            book.parts[f"word/_rels/x{book.count}_{path.name}.rels"] = serial(rels)
    return f"x{book.count}_{path.name}"


def _type(book: Book, name: str, new: str, parts: Mapping[str, bytes]) -> None:
    for entry in parsed(parts["[Content_Types].xml"]):
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


def part_from_last(book: Book, section: Any) -> None:
    """A paper's first section has heads and page numbers of its own or none: what it does not name it would take over
    from the paper before."""
    for part in ("header", "footer"):
        there = {r.get(w("type")) for r in section.findall(w(f"{part}Reference"))}
        for kind in ("first", "default", "even"):
            if kind not in there:
                made = etree.Element(w(f"{part}Reference"), {w("type"): kind, f"{{{R}}}id": _empty(book, part)})
                section.insert(0 if part == "header" else len(section.findall(w("headerReference"))), made)


def _empty(book: Book, part: str) -> str:
    """The relation of a head or foot with nothing in it, so low that it takes no room."""
    ident, name = f"rIdNo{part}", f"none_{part}.xml"
    if f"word/{name}" not in book.parts:
        tag = "hdr" if part == "header" else "ftr"
        line = '<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
        book.parts[f"word/{name}"] = serial(parsed(f'<w:{tag} xmlns:w="{W}">{line}</w:{tag}>'.encode()))
        kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{part}+xml"
        etree.SubElement(book.types, f"{{{TYPES}}}Override", {"PartName": f"/word/{name}", "ContentType": kind})
        etree.SubElement(book.rels, f"{{{RELS}}}Relationship", {"Id": ident, "Type": f"{R}/{part}", "Target": name})
    return ident


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
