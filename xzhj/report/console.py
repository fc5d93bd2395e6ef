"""A terminal that may be GBK, narrow, or no terminal at all."""

from __future__ import annotations

import codecs
import sys
from typing import TextIO

PLAIN_WIDTH = 120


def spell_out(error: UnicodeError) -> tuple[str, int]:
    """Replace what the console's code page lacks by its code point: 𠅤 → [U+20164]."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(f"[U+{ord(c):04X}]" for c in error.object[error.start : error.end]), error.end


codecs.register_error("xzhj", spell_out)


def safe_streams() -> None:
    """Make printing never fail for a character that the console cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="xzhj")


def is_gbk(stream: TextIO | None = None) -> bool:
    """Say whether the output is on a GBK code page, where box lines come out twice as wide."""
    name = getattr(stream or sys.stdout, "encoding", "") or ""
    try:
        return codecs.lookup(name).name in {"gbk", "gb2312", "gb18030"}
    except LookupError:
        return False


def warn(text: str) -> None:
    """One line to stderr."""
    print(text, file=sys.stderr)
