"""A layout without what names people, programs and times."""

from __future__ import annotations

import re
from typing import Any

from xzhj.documents.word.spots import W
from xzhj.documents.zipped import serial, tree

_DROPPED = re.compile(r"docProps/(app|custom|thumbnail)\.\w+|word/(people|webSettings|stylesWithEffects)\.xml")
_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>zh-CN</dc:language></cp:coreProperties>'
)


def bare(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Without the parts that name people and programs, and what refers to them."""
    kept = {name: data for name, data in parts.items() if not _DROPPED.fullmatch(name)}
    kept.pop("word/_rels/settings.xml.rels", None)  # leads to a template on somebody's disk
    for name in [n for n in kept if n in ("word/settings.xml", "word/styles.xml", "word/numbering.xml")]:
        kept[name] = serial(nameless(tree(kept[name])))
    for name in [n for n in kept if n.endswith(".rels")]:
        root = tree(kept[name])
        for rel in [r for r in root if _DROPPED.fullmatch(_target(name, str(r.get("Target"))))]:
            root.remove(rel)
        kept[name] = serial(root)
    types = tree(kept["[Content_Types].xml"])
    for entry in [e for e in types if _DROPPED.fullmatch(str(e.get("PartName") or "").lstrip("/"))]:
        types.remove(entry)
    return {
        **kept,
        "[Content_Types].xml": serial(types),
        **({"docProps/core.xml": _CORE} if "docProps/core.xml" in kept else {}),
    }


def nameless(root: Any) -> Any:
    """Without the marks by which Word tells who typed what in which sitting, and its spelling marks."""
    for one in root.iter():
        for key in [k for k in one.attrib if k.startswith(f"{W}rsid")]:
            del one.attrib[key]
    for one in list(
        root.iter(f"{W}proofErr", f"{W}rsids", f"{W}rsid", f"{W}attachedTemplate", f"{W}lastRenderedPageBreak")
    ):
        one.getparent().remove(one)
    return root


def _target(rels: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") or rels == "_rels/.rels" else f"word/{target}"
