"""Citizen identity numbers: GB 11643, 18 characters, and the 15-digit numbers before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_NEW = re.compile(r"[1-9][0-9]{16}[0-9X]", re.ASCII)
_OLD = re.compile(r"[1-9][0-9]{14}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Identity:
    """What an ID number says: birth (None when its digits are no day), gender 男|女, whether the check character fits.

    `old` numbers have 15 digits and no check character; their `valid` speaks of the birth day only.
    """

    born: date | None
    gender: str
    valid: bool
    old: bool = False


def check_character(first17: str) -> str:
    """The 18th character that belongs to the first 17 digits. Raises ValueError when they are not 17 digits."""
    if len(first17) != 17 or not (first17.isascii() and first17.isdecimal()):
        raise ValueError(f"不是17位数字：{first17!r}")
    return _CHECKS[sum(int(d) * w for d, w in zip(first17, _WEIGHTS, strict=True)) % 11]


def read_identity(text: object) -> Identity | None:
    """Read an ID number; None when it has neither the form of 18 nor of 15 characters."""
    if not isinstance(text, str):
        return None
    text = text.strip().upper()
    if _NEW.fullmatch(text):
        born = _day(text[6:10], text[10:12], text[12:14])
        fits = check_character(text[:17]) == text[17]
        return Identity(born, _gender(text[16]), fits and born is not None)
    if _OLD.fullmatch(text):
        born = _day("19" + text[6:8], text[8:10], text[10:12])
        return Identity(born, _gender(text[14]), born is not None, old=True)
    return None


def to_18(text: str) -> str:
    """The 18-character form of a 15-digit number. Raises ValueError for anything else."""
    if not _OLD.fullmatch(text):
        raise ValueError(f"不是15位号码：{text!r}")
    first17 = f"{text[:6]}19{text[6:]}"
    return first17 + check_character(first17)


def mask(text: str) -> str:
    """Hide the middle of an ID or phone number, keeping the first three and the last two characters."""
    return text if len(text) < 6 else f"{text[:3]}{'*' * (len(text) - 5)}{text[-2:]}"


def _gender(digit: str) -> str:
    return "男" if int(digit) % 2 else "女"


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
