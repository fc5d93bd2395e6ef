"""Personal data out of messages: ID and phone numbers are shown in part unless --reveal."""

from __future__ import annotations

import re

_ID = re.compile(r"(?<![0-9A-Za-z])(\d{6})(?:\d{8}|\d{6})(\d{2})([\dXx]{2}|\d)(?![0-9A-Za-z])")
_PHONE = re.compile(r"(?<![0-9A-Za-z])(1[3-9]\d)\d{4}(\d{4})(?![0-9A-Za-z])")


def mask(text: str) -> str:
    """Hide the birth part of ID numbers and the middle of mobile numbers."""
    text = _ID.sub(lambda m: f"{m[1]}{'*' * (len(m[0]) - 10)}{m[0][-4:]}", text)
    return _PHONE.sub(r"\1****\2", text)
