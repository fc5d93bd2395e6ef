"""Writing: beside the target, then renamed into place; nothing of the clerk's is overwritten."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from xzhj.report.console import reason


class CannotWrite(OSError):
    """A file that could not be written; the message is one Chinese line that says what to do."""


class DiskFull(CannotWrite):
    """Nothing more can be written at all."""


def write(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write `data` to `path`. Raises CannotWrite: it exists and `force` is not given, is open in WPS, or cannot be made."""
    there = path.exists()
    if there and not force:
        raise CannotWrite(f"{path} 已经有了，没有覆盖；换个名字，或加 --force")
    if there and (lock := opened_by(path)):
        raise CannotWrite(
            f"写不了 {path}：正在 WPS 或 Word 中打开，请关闭后再试（确实没有打开的，删去旁边的 {lock.name} 再试）"
        )
    temp = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temp = tempfile.mkstemp(prefix=".xzhj-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temp, 0o666 & ~umask())
        os.replace(temp, path)
    except OSError as error:
        discard(temp)
        raise refusal(path, error, held=bool(temp)) from error


def refusal(path: Path, error: OSError, *, held: bool = False) -> CannotWrite:
    """Why a file cannot be made, and what to do; `held` where only the last step, into its place, failed."""
    if held and isinstance(error, PermissionError):
        return CannotWrite(f"写不了 {path}：文件可能正在 WPS 或 Excel 中打开，请关闭后再试")
    match error.errno:
        case errno.ENOSPC:
            return DiskFull(f"写不了 {path}：磁盘满了，请腾出地方再试，或用 --output 写到别的盘")
        case errno.EEXIST | errno.ENOTDIR:
            file = next((p for p in (path, *path.parents) if p.exists() and not p.is_dir()), path.parent)
            return CannotWrite(f"写不了 {path}：{file} 是一个文件，不是文件夹；请改名，或用 --output 写到别的文件夹")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return CannotWrite(f"写不了 {path}：文件夹是只读的，请用 --output 写到别的文件夹")
        case errno.ENAMETOOLONG | errno.ENOENT:
            return CannotWrite(f"写不了 {path}：路径太长或者有不能用的符号，请把文件夹移到浅一些的地方，如桌面")
        case _:
            return CannotWrite(f"写不了 {path}：{reason(error)}")


def ready(folder: Path) -> None:
    """Say before anything is made whether a folder can be written into. Raises CannotWrite; leaves nothing behind."""
    there = next(p for p in (folder, *folder.parents, Path()) if p.exists())
    try:
        if not there.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "", str(there))
        handle, temp = tempfile.mkstemp(prefix=".xzhj-", dir=there)
        os.close(handle)
        discard(temp)
    except OSError as error:
        raise refusal(folder, error) from error


def opened_by(path: Path) -> Path | None:
    """The mark that WPS, Word or LibreOffice lays beside a file as long as it has it open."""
    name = path.name  # Word puts its mark in the place of the first letters of a long name
    word = f"~${name[2:] if len(path.stem) > 7 else name[1:] if len(path.stem) == 7 else name}"
    marks = (f".~{name}", f"~${name}", word, f".~lock.{name}#")
    return next((mark for mark in map(path.with_name, marks) if mark.exists()), None)


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
