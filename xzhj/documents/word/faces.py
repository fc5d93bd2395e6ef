"""The Chinese face each run of a Word layout is shown in: its own, its style's, its paragraph's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xzhj.documents.word.spots import W
from xzhj.documents.zipped import tree


def styles(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The Chinese face of every style, "" for what has no style: its own, its base's, the document's."""
    if "word/styles.xml" not in parts:
        return {}
    root = tree(parts["word/styles.xml"])
    plain = _own(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    given = {str(s.get(f"{W}styleId")): s for s in root.iter(f"{W}style")}

    def face(name: str, depth: int = 0) -> str:
        style = given.get(name)
        if style is None or depth > 10:
            return plain
        base = style.find(f"{W}basedOn")
        return _own(style.find(f"{W}rPr")) or (face(str(base.get(f"{W}val")), depth + 1) if base is not None else plain)

    usual = next((n for n, s in given.items() if s.get(f"{W}default") == "1" and s.get(f"{W}type") == "paragraph"), "")
    return {**{name: face(name) for name in given}, "": face(usual)}


def _own(look: Any) -> str:
    found = look.find(f"{W}rFonts") if look is not None else None
    return str(found.get(f"{W}eastAsia") or "") if found is not None else ""


def face_of(run: Any, paragraph: Any, faces: Mapping[str, str]) -> str:
    """The Chinese face a run is shown in; "" where a theme decides."""
    look, props = run.find(f"{W}rPr"), paragraph.find(f"{W}pPr")
    style = look.find(f"{W}rStyle") if look is not None else None
    around = props.find(f"{W}pStyle") if props is not None else None
    own = faces.get(str(style.get(f"{W}val")), "") if style is not None else ""
    return _own(look) or own or faces.get(str(around.get(f"{W}val")) if around is not None else "", "")
