"""Typefaces by class: the standard names classes (仿宋体字), so any face of a class will do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from xzhj.model import Paragraph, Span

Look = Mapping[str, Any]
_CLASSES = (
    ("小标宋", re.compile(r"标宋|biaosong|华文中宋|zhongsong|fzxbs|fzdbs", re.I)),
    ("仿宋", re.compile(r"仿宋|fang\s*song|^fzfs", re.I)),
    ("楷体", re.compile(r"楷|kai(?:ti|u|\b|$|sc|gb)|^fzkt|fandolkai|wenkai", re.I)),
    ("黑体", re.compile(r"^(?!.*雅黑)(?:.*黑|.*hei(?:ti|sc|gb|\b|$)|fzht|.*sans (?:cjk|sc))", re.I)),
    ("宋体", re.compile(r"宋|sim\s*sun|(?<!fang)song(?:ti|sc|\b|$)|^fzss|serif (?:cjk|sc)|明体", re.I)),
)
_NARROW = re.compile(r"_?GB\s?2312|^方正\S+简体$|GB1-0$|^fandol", re.I)
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
WESTERN = re.compile(r"[0-9A-Za-z]")
_SIZES = {
    84: "初号", 72: "小初", 52: "一号", 48: "小一", 44: "二号", 36: "小二", 32: "三号", 30: "小三", 28: "四号", 24: "小四", 21: "五号",
    18: "小五", 15: "六号",
}  # fmt: skip
_DEFAULT_SIZE = 20  # half-points: what Word takes where no style says anything


@lru_cache(maxsize=512)
def family(name: str) -> str:
    """The class of a typeface by its name in Chinese or English (仿宋_GB2312 → 仿宋); an unknown one is its own class."""
    return next((kind for kind, pattern in _CLASSES if pattern.search(name)), name)


@lru_cache(maxsize=512)
def narrow(name: str) -> bool:
    """Whether a face has the 6763 characters of GB 2312 only."""
    return bool(_NARROW.search(name)) and family(name) in ("仿宋", "楷体", "黑体", "宋体", "小标宋")


def face(look: Look) -> str:
    """The class in which Chinese is set."""
    return family(look.get("eastAsia") or "")


def size(look: Look) -> int:
    """Half-points."""
    return look.get("size") or _DEFAULT_SIZE


def size_name(half: int) -> str:
    """三号, or points where the size has no name (15磅)."""
    return _SIZES.get(half) or f"{half / 2:g}磅"


def spans(paragraph: Paragraph) -> Iterator[Span]:
    """Spans with Chinese, a rare character's stand-in face left out."""
    for span in paragraph.spans:
        han = HAN.findall(span.text)
        if han and not (len(han) <= 3 and all(rare(char) for char in han)):
            yield span


@lru_cache(maxsize=8192)
def rare(char: str) -> bool:
    """Whether a character is outside GB 2312."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def red(look: Look) -> bool:
    """FF0000 and the reds printers use (C00000, E60012 …)."""
    colour = look.get("color") or ""
    if not re.fullmatch(r"[0-9A-F]{6}", colour):
        return False
    r, g, b = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    return r >= 0xA0 and g <= 0x50 and b <= 0x50


def black(look: Look) -> bool:
    """Automatic, black, or as near to it as 黑色，文字1，淡色15%."""
    colour = look.get("color") or "auto"
    if not re.fullmatch(r"[0-9A-F]{6}", colour):
        return True
    return max(int(colour[i : i + 2], 16) for i in (0, 2, 4)) <= 0x26
