"""Making a value ordinary text: none of its characters is then a sign of the plain-text language."""

from __future__ import annotations

import re

from markupsafe import Markup

_START = re.compile(r"^(?=[#>〔]|===|:::|附件：)")
_SIGN = re.compile(r"(?=[\\|＿↵]|【待填：|&(?:amp|lt|gt|#34|#39);)")


def ordinary(text: str) -> Markup:
    """One line: line ends become line breaks inside the paragraph."""
    flat = text.strip("\r\n").replace("\r\n", "\n")
    return Markup(_START.sub(r"\\", _SIGN.sub(r"\\", flat)).replace("\n", "↵"))


def paragraphs(text: str) -> Markup:
    """Every line of a long text a paragraph of its own."""
    return Markup("\n").join(ordinary(line.strip(" \t\u3000")) for line in str(text).splitlines() if line.strip())
