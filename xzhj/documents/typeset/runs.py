"""Runs of text: faces, sizes, ruled blanks, facts still to fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from xml.sax.saxutils import escape

from xzhj.documents.typeset.fonts import PROFILES, pieces

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INLINE = re.compile(r"(【待填：[^】]*】|↵|\t)")
_PHONE = re.compile(r"(?<=\d)-(?=\d{4})")
ESCAPED = "|\\#=:>&<^＿【〔↵附"
_ESCAPE = re.compile(r"\\([|\\#=:>&<^＿【〔↵附])")
_SHELTER = {0xE000 + i: char for i, char in enumerate(ESCAPED)}


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks: `face` a class (仿宋 …), `size` in half-points, `tight` = the tracking that makes 28 a line."""

    face: str = "仿宋"
    size: int = 32
    colour: str = ""
    tight: int = -5
    fonts: str = "windows"


@lru_cache(maxsize=1024)
def properties(look: Look, name: str) -> str:
    """The w:rPr of a look, in a face by its own name."""
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    tight = f'<w:spacing w:val="{look.tight}"/>' if look.tight else ""
    return (
        f'<w:rPr><w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}" w:hint="eastAsia"/>'
        f'{colour}{tight}<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/></w:rPr>'
    )


@lru_cache(maxsize=256)
def _reddened(look: Look) -> Look:
    return replace(look, colour="FF0000")


def mark(look: Look) -> str:
    """The w:rPr of a paragraph's own mark, so that an empty paragraph keeps its size."""
    return properties(look, PROFILES[look.fonts][look.face])


def plain(text: str, look: Look) -> str:
    """Text as runs, no inline signs read."""
    text = _ILLEGAL.sub("", text).translate(_SHELTER)
    name = PROFILES[look.fonts][look.face]
    return "".join(
        f'<w:r>{properties(look, face)}<w:t xml:space="preserve">{_joined(escape(piece))}</w:t></w:r>'
        for piece, face in pieces(text, name)
        if piece
    )


def _joined(text: str) -> str:
    """A telephone number is not parted at its hyphen."""
    return _PHONE.sub('</w:t><w:noBreakHyphen/><w:t xml:space="preserve">', text) if "-" in text else text


def runs(text: str, look: Look) -> str:
    """Text as runs. 【待填：…】 is red, ↵ a line break; a backslash makes the next sign ordinary.

    A ruled blank is its own ＿ signs: an underlined space vanishes at the end of a line, and cannot be told from text.
    """
    text = shelter(text)
    if not _INLINE.search(text):
        return plain(text, look)
    return "".join(_inline(part, look) for part in _INLINE.split(text) if part)


def shelter(text: str) -> str:
    """Put escaped signs out of reach of the inline signs, as private characters that `plain` turns back."""
    return _ESCAPE.sub(lambda m: chr(0xE000 + ESCAPED.index(m[1])), text) if "\\" in text else text


def _inline(part: str, look: Look) -> str:
    if part == "↵":
        return "<w:r><w:br/></w:r>"
    if part == "\t":
        return f"<w:r>{mark(look)}<w:tab/></w:r>"
    if part.startswith("【待填：") and part.endswith("】"):
        return plain(part, _reddened(look))
    return plain(part, look)
