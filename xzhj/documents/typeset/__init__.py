"""Turn a paper's plain text into a Word file, laid out by GB/T 9704—2012."""

from __future__ import annotations

from xzhj.documents.text import Sheet, parse
from xzhj.documents.typeset.compose import document
from xzhj.documents.typeset.fonts import PROFILES
from xzhj.documents.typeset.package import pack


def typeset(text: str, profile: str = "", fonts: str = "windows") -> bytes:
    """The .docx of a paper, the same bytes for the same text.

    `profile` overrides the front matter's; `fonts` is gb2312, windows or founder.
    Raises ValueError (in Chinese) for text that is no paper, or an unknown font set.
    """
    return set_sheet(parse(text, profile), fonts)


def set_sheet(sheet: Sheet, fonts: str = "windows") -> bytes:
    """The same of a paper already parsed. Raises ValueError for an unknown font set, profile or block."""
    if fonts not in PROFILES:
        raise ValueError(f"没有“{fonts}”这套字体，可选：{'、'.join(PROFILES)}")
    return pack(*document(sheet, fonts))
