"""The parts of a .docx, opened with suspicion: limits, no entities, nothing outside the file is ever fetched."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from xzhj.model import Trouble
from xzhj.readers.files.limits import LIMITS, Refused, exceeded
from xzhj.readers.files.package import Package
from xzhj.readers.files.sniff import sniff, unknown
from xzhj.readers.papers.active import suspicious

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP[1:-1].encode()),
)
PAPER = replace(LIMITS, file=64 << 20, unzipped=256 << 20, ratio_from=8 << 20)
DEPTH = 400
_KINDS = ("styles", "numbering", "theme", "settings", "footnotes", "endnotes")
Element = ElementTree.Element


@dataclass(frozen=True, slots=True)
class Parts:
    """The parsed parts of one document; a part that is absent is None. `headers` and `footers` by relationship id."""

    document: Element
    styles: Element | None = None
    numbering: Element | None = None
    theme: Element | None = None
    settings: Element | None = None
    footnotes: Element | None = None
    endnotes: Element | None = None
    related: dict[str, Element] = field(default_factory=dict)
    trouble: tuple[Trouble, ...] = ()


def open_parts(path: Path) -> Parts:
    """Read the parts. Raises Refused: file.unknown (no Word document), file.broken, file.locked, file.limit."""
    if path.stat().st_size > PAPER.file:
        raise exceeded("file", path.stat().st_size, PAPER.file)
    head = path.read_bytes()
    kind = sniff(head, path.suffix.lower())
    if kind != "docx":
        what = unknown(kind).facts.get("what", "不认识的文件")
        raise Refused("file.unknown", format=kind, what=what, cure="用 WPS 另存为 .docx", extension=path.suffix)
    with Package(path, PAPER) as package:
        main = _main(package)
        links = _links(package, main)
        document = _parsed(package, main, needed=True)
        if document is None:
            raise Refused("file.broken", why="member", member=main)
        known = {kind: _parsed(package, _target(links, kind)) for kind in _KINDS}
        related = {
            i: e
            for i, (k, t, _) in links.items()
            if k in ("header", "footer") and (e := _parsed(package, t)) is not None
        }
        trouble = tuple(suspicious(package, [document, *related.values()], path))
        return Parts(document, **known, related=related, trouble=trouble)


def _main(package: Package) -> str:
    root = _parsed(package, "_rels/.rels")
    for link in root if root is not None else ():
        if link.get("Type", "").endswith("/officeDocument"):
            return link.get("Target", "").lstrip("/") or "word/document.xml"
    return "word/document.xml"


def _links(package: Package, main: str) -> dict[str, tuple[str, str, bool]]:
    """Relationship id → (kind, part name or address, outside the file)."""
    folder, name = posixpath.split(main)
    root = _parsed(package, f"{folder}/_rels/{name}.rels")
    found: dict[str, tuple[str, str, bool]] = {}
    for link in root if root is not None else ():
        outside = link.get("TargetMode") == "External"
        target = link.get("Target", "")
        if not outside:
            target = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
        found[link.get("Id", "")] = (link.get("Type", "").rpartition("/")[2], target, outside)
    return found


def _target(links: dict[str, tuple[str, str, bool]], kind: str) -> str:
    return next((t for k, t, outside in links.values() if k == kind and not outside), "")


def _parsed(package: Package, name: str, needed: bool = False) -> Element | None:
    data = package.read(name) if name else b""
    if not data:
        if needed:
            raise Refused("file.broken", why="member", member=name)
        return None
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<\0!\0D\0" in data or b"\0<\0!\0D" in data:
        raise Refused("file.limit", what="entities")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    try:
        return _tree(data) if needed else _shared(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        if needed:
            raise Refused("file.broken", why="xml", member=name) from error
        return None


@lru_cache(maxsize=16)
def _shared(data: bytes) -> Element:
    """Papers of one office have the same styles and theme: parsed once, never changed."""
    return _tree(data)


def _tree(data: bytes) -> Element:
    """Parse, counting how deep the elements lie: what no office program nests would exhaust the walk."""
    root = ElementTree.fromstring(data)
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > DEPTH:
            raise Refused("file.limit", what="depth", found=str(depth), limit=str(DEPTH))
        level = [child for node in level for child in node]
    return root
