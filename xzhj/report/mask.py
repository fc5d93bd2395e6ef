"""Personal data out of messages: ID and phone numbers, malformed ones too, are shown in part unless --reveal."""

from __future__ import annotations

import re

_LONG = re.compile(r"(?<![0-9A-Za-z.])(?!10{9,}(?!\d))\d{10,19}[0-9Xx](?![0-9A-Za-z])")
_SHOWN_ID, _SHOWN_PHONE = 6, 3


def mask(text: str) -> str:
    """Hide the middle of every run of eleven or more digits: 990101********0010, 199****0012."""
    return _LONG.sub(lambda m: _hidden(m[0]), text)


def _hidden(number: str) -> str:
    first = _SHOWN_ID if len(number) > 13 else _SHOWN_PHONE
    return number[:first] + "*" * (len(number) - first - 4) + number[-4:]
