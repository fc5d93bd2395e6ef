"""Files as clerks keep them → sheets as read. The format is found by the bytes, the name is only a hint."""

from __future__ import annotations

import hashlib
from pathlib import Path

from xzhj.model import Source, Trouble
from xzhj.readers.files.encoding import Decoded, decode
from xzhj.readers.files.limits import LIMITS, Limits, Refused, exceeded
from xzhj.readers.files.sniff import is_lock_file, sniff, unknown
from xzhj.readers.grid import Grid

__all__ = ["LIMITS", "Decoded", "Limits", "Refused", "decode", "digest", "grids", "is_lock_file", "read_bytes", "sniff"]


def digest(data: bytes) -> str:
    """The first 16 hexadecimal digits of SHA-256."""
    return hashlib.sha256(data).hexdigest()[:16]


def read_bytes(path: Path, limits: Limits = LIMITS) -> bytes:
    """A file's bytes. Raises Refused: file.broken (missing, a folder, no permission), file.limit."""
    try:
        size = path.stat().st_size
        if size > limits.file:
            raise exceeded("file", size, limits.file)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused("file.broken", why="missing") from error
    except IsADirectoryError as error:
        raise Refused("file.broken", why="folder") from error
    except PermissionError as error:
        raise Refused("file.broken", why="folder" if path.is_dir() else "permission") from error
    except OSError as error:
        raise Refused("file.broken", why="unreadable") from error


def grids(path: Path, *, display: str | None = None, limits: Limits = LIMITS) -> tuple[list[Grid], list[Trouble]]:
    """Read every sheet or table of a file; `display` is what messages call it (default: its name).

    Never raises for what a file holds: no grid and one Trouble (file.unknown, file.broken, file.locked, file.limit,
    file.encoding) is a file that could not be read. Hidden sheets come with `hidden` set, and a Trouble each.
    """
    name = display or path.name
    try:
        data = read_bytes(path, limits)
        kind = sniff(data, path.suffix.lower())
        return _read(kind, path, data, name, limits)
    except Refused as refused:
        place = f"第{refused.line}行" if refused.line else ""
        return [], [
            Trouble(
                refused.kind,
                (Source(name, "", place),),
                {**refused.facts, **({"line": str(refused.line)} if refused.line else {})},
            )
        ]


def _read(kind: str, path: Path, data: bytes, name: str, limits: Limits) -> tuple[list[Grid], list[Trouble]]:
    mark = digest(data)
    if kind == "xlsx":
        del data
        from xzhj.readers.files import xlsx

        return xlsx.read(path, name, mark, limits)
    if kind == "ods":
        from xzhj.readers.files import ods

        return ods.read(path, name, mark, limits)
    if kind == "xls":
        from xzhj.readers.files import xls

        return xls.read(data, name, mark, limits)
    if kind == "xml2003":
        from xzhj.readers.files import xml2003

        return xml2003.read(data, name, mark, limits)
    return _text(kind, data, name, mark, path.suffix.lower(), limits), []


def _text(kind: str, data: bytes, name: str, mark: str, suffix: str, limits: Limits) -> list[Grid]:
    if kind == "csv":
        from xzhj.readers.files import text_table

        return [text_table.read(data, name, mark, limits)]
    if kind == "html":
        from xzhj.readers.files import html

        return html.read(data, name, mark, limits)
    if kind == "lrmx":
        from xzhj.readers.files import lrmx

        return [lrmx.read(data, name, mark, limits)]
    raise unknown(kind, suffix)
