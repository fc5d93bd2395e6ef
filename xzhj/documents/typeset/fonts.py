"""Typefaces: which name stands for which class, and which face holds a character the first one lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby

# class → name; the standard names classes only, so a county chooses the set its machines have
PROFILES: Mapping[str, Mapping[str, str]] = {
    "gb2312": {
        "仿宋": "仿宋_GB2312",
        "楷体": "楷体_GB2312",
        "黑体": "黑体",
        "宋体": "宋体",
        "小标宋": "方正小标宋简体",
    },
    "windows": {"仿宋": "仿宋", "楷体": "楷体", "黑体": "黑体", "宋体": "宋体", "小标宋": "方正小标宋简体"},
    "founder": {
        "仿宋": "方正仿宋_GBK",
        "楷体": "方正楷体_GBK",
        "黑体": "方正黑体_GBK",
        "宋体": "方正书宋_GBK",
        "小标宋": "方正小标宋_GBK",
    },
}
_NARROW = frozenset({"仿宋_GB2312", "楷体_GB2312", "方正小标宋简体"})  # hold the 6763 characters of GB 2312 only
_WIDER = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "华文中宋"}
STAND_INS: Mapping[str, str] = {
    "仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "华文中宋", "方正小标宋_GBK": "华文中宋", "方正仿宋_GBK": "仿宋",
    "方正楷体_GBK": "楷体", "方正黑体_GBK": "黑体", "方正书宋_GBK": "宋体", "仿宋": "FangSong", "楷体": "KaiTi", "黑体": "SimHei", "宋体": "SimSun",
}  # fmt: skip
_WIDE, _WIDEST = "宋体", "宋体-ExtB"


def _ideograph(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def _within(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=8192)
def _face(char: str, face: str) -> str:
    if not _ideograph(char):
        return face
    if face in _NARROW and not _within(char, "gb2312"):
        face = _WIDER[face]
    if char >= "\U00020000":
        return _WIDEST
    return face if _within(char, "gbk") else _WIDE  # 䶮 and its like: no face but 宋体 has them


def pieces(text: str, face: str) -> Iterator[tuple[str, str]]:
    """Cut `text` where another face is needed: (piece, face)."""
    if _within(text, "gb2312" if face in _NARROW else "gbk"):
        yield text, face
        return
    for found, chars in groupby(text, lambda char: _face(char, face)):
        yield "".join(chars), found
