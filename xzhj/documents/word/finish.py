"""A filled layout made a paper of ours: Chinese faces where Chinese stands, nothing that says who made it or when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from xzhj.documents.schema import in_order
from xzhj.documents.typeset import fonts
from xzhj.documents.word.bare import bare, nameless
from xzhj.documents.word.faces import face_of, styles
from xzhj.documents.word.spots import W, written
from xzhj.documents.zipped import serial, unzipped, zipped

_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_EITHER = re.compile("[“”‘’—…·]")  # Chinese or Latin, as the run's hint says
_CUT = re.compile("(【待填：[^】]*】)")
_LATIN_NAMES = frozenset({"FangSong", "KaiTi", "SimHei", "SimSun", "NSimSun", "STFangsong", "STKaiti", "STZhongsong"})
_FONTS = ("ascii", "hAnsi", "eastAsia", "cs")
# what may stand before w:rFonts, before w:color, in a run's look
_BEFORE_COLOUR = {W + n for n in ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden")}  # fmt: skip


def finished(data: bytes) -> bytes:
    """Give the runs their faces and take away what names people, programs and times."""
    parts = unzipped(data)
    faces = styles(parts)
    for name, root in written(parts):
        for paragraph in root.iter(f"{W}p"):
            for run in list(paragraph.iter(f"{W}r")):
                _run(run, face_of(run, paragraph, faces))
        in_order(root, W)
        parts[name] = serial(nameless(root))
    return zipped(dict(sorted(bare(parts).items(), key=lambda item: (item[0] != "[Content_Types].xml", item[0]))))


def _run(run: Any, face: str) -> None:
    """One run: a Chinese face named for Latin only is meant for Chinese too; to-be-filled in red; rare characters readable."""
    texts = [t for t in run.iter(f"{W}t") if _CHINESE.search(t.text or "") or _EITHER.search(t.text or "")]
    if not texts:
        return
    look = run.find(f"{W}rPr")
    face = _meant(look, face)
    if any(_EITHER.search(t.text or "") for t in texts):
        _fonts_of(run).set(f"{W}hint", "eastAsia")
    for text in texts:
        cut = [(part, _CUT.fullmatch(part) is not None) for part in _CUT.split(text.text or "") if part]
        made = [(piece, found, red) for part, red in cut for piece, found in _pieces(part, face)]
        if len(made) > 1 or any(found != face or red for _, found, red in made):
            _parted(run, text, made, face)


def _meant(look: Any, face: str) -> str:
    found = look.find(f"{W}rFonts") if look is not None else None
    if found is None or found.get(f"{W}eastAsia") or found.get(f"{W}eastAsiaTheme"):
        return face
    latin = str(found.get(f"{W}ascii") or "")
    if _CHINESE.search(latin) or latin in _LATIN_NAMES:
        found.set(f"{W}eastAsia", latin)
        return latin
    return face


def _pieces(text: str, face: str) -> Iterator[tuple[str, str]]:
    return fonts.pieces(text, face) if face else iter([(text, face)])


def _fonts_of(run: Any) -> Any:
    look = run.find(f"{W}rPr")
    if look is None:
        look = etree.Element(f"{W}rPr")
        run.insert(0, look)
    found = look.find(f"{W}rFonts")
    if found is None:
        found = etree.Element(f"{W}rFonts")
        look.insert(1 if len(look) and look[0].tag == f"{W}rStyle" else 0, found)
    return found


def _parted(run: Any, text: Any, made: list[tuple[str, str, bool]], face: str) -> None:
    """Cut a run at one of its texts: what stands before and after stays as it was."""
    children = [c for c in run if c.tag != f"{W}rPr"]
    place = children.index(text) if text in children else None
    if place is None:
        return
    after = [_like(run, children[place + 1 :])] if children[place + 1 :] else []
    new = []
    for piece, found, red in made:
        one = etree.Element(f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        one.text = piece
        cut = _like(run, [one])
        if found != face:
            for name in _FONTS:
                _fonts_of(cut).set(W + name, found)
        if red:
            _redden(cut)
        new.append(cut)
    run.remove(text)
    for one in reversed([*new, *after]):
        run.addnext(one)
    if len([c for c in run if c.tag != f"{W}rPr"]) == 0:
        run.getparent().remove(run)


def _like(run: Any, children: list[Any]) -> Any:
    made = etree.Element(f"{W}r", nsmap=run.nsmap)
    look = run.find(f"{W}rPr")
    if look is not None:
        made.append(deepcopy(look))
    made.extend(children)
    return made


def _redden(run: Any) -> None:
    look = _fonts_of(run).getparent()
    for old in look.findall(f"{W}color"):
        look.remove(old)
    at = sum(c.tag in _BEFORE_COLOUR for c in look)
    look.insert(at, etree.Element(f"{W}color", {f"{W}val": "FF0000"}))
