"""Text out of bytes by a ladder of proofs, not by a detector's guess.

Byte order mark; UTF-16 without one (every second byte is NUL); strict UTF-8; strict GB18030. One rule more: short GBK
text may by chance be valid UTF-8, but then all its characters lie in U+0080–U+07FF, where no Chinese lies.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from xzhj.readers.files.limits import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_BEYOND = re.compile(r"[^\x00-\u07ff]")
_HIGH = re.compile(r"[^\x00-\x7f]")
_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """`encoding` as a clerk's tools name it (UTF-8, UTF-16, GB18030), `why` in a few Chinese words."""

    text: str
    encoding: str
    why: str


def _lost(data: bytes, codec: str, name: str) -> tuple[str | None, Refused | None]:
    try:
        return data.decode(codec), None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(codec, "replace")
        line = before.count("\n") + 1
        sample = data[error.start : error.start + 8].hex(" ")
        return None, Refused("file.encoding", line=line, tried=name, bytes=sample, offset=str(error.start))


def _marked(data: bytes) -> Decoded | None:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            text, trouble = _lost(data[len(mark) :], codec, name)
            if trouble:
                raise trouble
            return Decoded(text or "", name, "文件头有标记")
    return None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 that says so only by its NULs: ASCII digits and line ends have a zero byte on one side."""
    head = data[:4096]
    if len(data) % 2 or head.count(0) < 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if min(even, odd) * 8 > max(even, odd):
        return None
    codec = "utf-16-le" if odd > even else "utf-16-be"
    text, _ = _lost(data, codec, "UTF-16")
    return Decoded(text, "UTF-16", "隔字节为零") if text is not None and "\x00" not in text[:2048] else None


def _chinese(text: str) -> bool:
    """Most characters beyond ASCII are Chinese ones or their punctuation."""
    high = len(_HIGH.findall(text))
    return high > 0 and len(_CHINESE.findall(text)) * 10 >= high * 8


def decode(data: bytes) -> Decoded:
    """Turn a file's bytes into text. Raises Refused("file.encoding") with the line where the best reading lost its way."""
    found = _marked(data) or _wide(data)
    if found:
        return found
    if data.isascii():
        return Decoded(data.decode("ascii"), "UTF-8", "全是英文字符")
    text, lost = _lost(data, "utf-8", "UTF-8")
    if text is not None and _BEYOND.search(text):
        return Decoded(text, "UTF-8", "逐字节符合")
    chinese, lost_too = _lost(data, "gb18030", "GB18030")
    if text is not None:
        if chinese is not None and _chinese(chinese):
            return Decoded(chinese, "GB18030", "按 UTF-8 读没有一个汉字")
        return Decoded(text, "UTF-8", "逐字节符合")
    if chinese is not None:
        return Decoded(chinese, "GB18030", "不是 UTF-8，逐字节符合 GB18030")
    raise _further(lost, lost_too)


def _further(one: Refused | None, two: Refused | None) -> Refused:
    """The reading that went further is the likelier one: its losing line is the one to show."""
    given = [r for r in (one, two) if r is not None]
    return max(given, key=lambda r: int(r.facts["offset"]))
