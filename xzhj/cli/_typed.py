"""The words of the command line as a clerk types them: full-width dashes and letters in options are put right, and said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from xzhj.report.console import warn

_HELP = {"-h", "-?", "/?", "/h", "-help"}
_OPTION = re.compile(r"[-－—–−﹣‐―─]+[ \u3000]*([A-Za-zＡ-Ｚａ-ｚ][-－A-Za-zＡ-Ｚａ-ｚ]+)(?:[=＝](.*))?", re.DOTALL)


def mended(words: Sequence[str]) -> list[str]:
    """The words with options in plain ASCII: －－day → --day, -day → --day, -h → --help."""
    return [mend(word) for word in words]


def mend(word: str) -> str:
    if word.lower() in _HELP:
        return "--help"
    found = _OPTION.fullmatch(word)
    if not found:
        return word
    name = "--" + unicodedata.normalize("NFKC", found[1]).lower()
    plain = name if found[2] is None else f"{name}={found[2]}"
    if plain != word:
        warn(f"“{word}”按 {plain} 办了；选项前面是两个半角的减号。")
    return plain
