"""Names as papers print them."""

from __future__ import annotations

import re

_BLANKS = re.compile(r"\s+")


def pad(name: str) -> str:
    """A two-character name with a full-width space between, so that it is as wide as three: 王芳 → 王　芳."""
    plain = _BLANKS.sub("", name)
    return f"{plain[0]}\u3000{plain[1]}" if len(plain) == 2 else plain


def marked(name: str, gender: str | None = "", ethnicity: str | None = "") -> str:
    """The padded name; women and minorities are marked: 王　芳（女，回族）. Men and 汉族 are not."""
    notes = ["女"] if gender == "女" else []
    if ethnicity and ethnicity.removesuffix("族") != "汉":
        notes.append(ethnicity)
    return f"{pad(name)}（{'，'.join(notes)}）" if notes else pad(name)
