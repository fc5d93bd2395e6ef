"""What a paper would run or fetch when it is opened: named, never run, never fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from xzhj.model import Source, Trouble
from xzhj.readers.files.package import Package

_FETCHED = frozenset(
    {
        "attachedTemplate",
        "image",
        "oleObject",
        "frame",
        "subDocument",
        "aFChunk",
        "package",
        "control",
        "video",
        "audio",
    }
)
_CODE = re.compile(r"^\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|INCLUDE)\s+(.{1,200})", re.I | re.S)
_MOST = 200  # relationship parts looked at: no office program writes so many
_EMBEDDED = re.compile(r"word/embeddings/.*\.(?:bin|exe|js|vbs|bat|cmd|ps1|hta|scr)$")


def suspicious(package: Package, trees: list[ElementTree.Element], path: Path) -> Iterator[Trouble]:
    """Trouble paper.macro, paper.external and paper.chunk, each once a paper."""
    at = (Source(str(path)),)
    if any("vbaproject" in name for name in package.members):
        yield Trouble("paper.macro", at, {"what": "宏"})
    outside = [*_linked(package), *(target for tree in trees for target in _fields(tree))]
    if outside:
        yield Trouble("paper.external", at, {"target": outside[0][:80], "count": str(len(outside))})
    embedded = [name for name in package.members if _EMBEDDED.fullmatch(name)]
    if embedded:
        yield Trouble("paper.object", at, {"target": embedded[0].rpartition("/")[2], "count": str(len(embedded))})
    chunks = sum(1 for tree in trees for node in tree.iter() if node.tag.endswith("}altChunk"))
    if chunks:
        yield Trouble("paper.chunk", at, {"count": str(chunks)})


def _linked(package: Package) -> Iterator[str]:
    """Addresses outside the file that are fetched on opening; a hyperlink waits to be clicked."""
    for name in [n for n in package.members if n.endswith(".rels")][:_MOST]:
        data = package.read(name)
        if b"External" not in data or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            continue
        try:
            root = ElementTree.fromstring(data)
        except (ElementTree.ParseError, ValueError, LookupError):
            continue
        for link in root:
            if link.get("TargetMode") == "External" and link.get("Type", "").rpartition("/")[2] in _FETCHED:
                yield link.get("Target", "")


def _fields(tree: ElementTree.Element) -> Iterator[str]:
    """Fields that fetch from elsewhere: DDE, INCLUDETEXT, INCLUDEPICTURE, LINK. One written in pieces is joined."""
    code = ""
    for node in tree.iter():
        name = node.tag.rpartition("}")[2]
        if name == "fldChar":
            if match := _CODE.match(code):
                yield " ".join(f"{match[1].upper()} {match[2]}".split())
            code = ""
        elif name == "instrText":
            code += node.text or ""
        elif name == "fldSimple":
            instr = next((v for k, v in node.attrib.items() if k.endswith("}instr")), "")
            if match := _CODE.match(instr):
                yield " ".join(f"{match[1].upper()} {match[2]}".split())
