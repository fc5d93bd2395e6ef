"""A terminal that may be GBK, narrow, or no terminal at all."""

from __future__ import annotations

import codecs
import errno
import sys
from typing import TextIO

PLAIN_WIDTH = 120
REASONS = {
    errno.ENOENT: "找不到这个文件或文件夹",
    errno.EACCES: "没有权限，或者文件正在别的程序中打开",
    errno.EPERM: "没有权限",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "不是文件夹",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "名字太长",
    errno.EINVAL: "名字里有不能用的字符",
    errno.EIO: "磁盘读写出错",
}


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


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese."""
    return REASONS.get(error.errno or 0, f"系统不允许（{error.strerror or error}）")


def page_out(data: bytes) -> None:
    """A web page to the output as it is: it says itself that it is UTF-8, whatever the console writes."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def text_out(data: bytes) -> None:
    """UTF-8 text in the console's own encoding."""
    print(data.decode("utf-8"), end="")


def warn(text: str) -> None:
    """One line to stderr."""
    print(text, file=sys.stderr)
