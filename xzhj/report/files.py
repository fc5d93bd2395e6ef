"""Writing: beside the target, then renamed into place; nothing of the clerk's is overwritten."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from xzhj.report.console import reason


class CannotWrite(OSError):
    """A file that could not be written; the message is one Chinese line that says what to do."""


def write(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write `data` to `path`. Raises CannotWrite: it exists and `force` is not given, is open in WPS, or cannot be made."""
    if path.exists() and not force:
        raise CannotWrite(f"{path} 已经有了，没有覆盖；换个名字，或加 --force")
    temp = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temp = tempfile.mkstemp(prefix=".xzhj-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temp, 0o666 & ~umask())
        os.replace(temp, path)
    except PermissionError as error:
        discard(temp)
        raise CannotWrite(f"写不了 {path}：文件可能正在 WPS 或 Excel 中打开，请关闭后再试") from error
    except OSError as error:
        discard(temp)
        raise CannotWrite(f"写不了 {path}：{reason(error)}") from error


def umask() -> int:
    """The permissions that the user's own new files would lack."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def discard(temp: str) -> None:
    if temp and os.path.exists(temp):
        os.unlink(temp)


def cell_text(value: str) -> str:
    """Text that no spreadsheet takes for a formula: a leading = + - @ gets an apostrophe."""
    return f"'{value}" if value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value
