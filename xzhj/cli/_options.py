"""Options that mean the same in every command, and how their values are read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

Face = Literal["table", "json", "html", "xlsx"]

Paths = Annotated[list[Path] | None, typer.Argument(metavar="文件…", help="名册、换届文件夹；不写就查当前文件夹")]
Election = Annotated[Path | None, typer.Option("--election", metavar="文件夹", help="换届文件夹（有换届信息表的）")]
Elections = Annotated[
    list[Path] | None, typer.Option("--election", metavar="文件夹", help="换届文件夹（有换届信息表的），可以写几个")
]
Day = Annotated[str, typer.Option("--day", metavar="日期", help="选举日，决定用哪一版规定，如 2026-06-18")]
Today = Annotated[str, typer.Option("--today", metavar="日期", help="检查日，不写就是今天")]
Packs = Annotated[list[Path] | None, typer.Option("--pack", metavar="文件", help="省、市、县的规定文件，可写多次")]
FaceOption = Annotated[Face, typer.Option("--format", metavar="table|json|html|xlsx", help="结果的样子")]
Output = Annotated[Path | None, typer.Option("--output", metavar="文件", help="结果写到哪个文件")]
Quiet = Annotated[bool, typer.Option("--quiet", help="只显示合计")]
Reveal = Annotated[bool, typer.Option("--reveal", help="身份证号、电话不打码")]
Force = Annotated[bool, typer.Option("--force", help="文件已经有了也覆盖")]


FACES = {".html": "html", ".htm": "html", ".xlsx": "xlsx", ".json": "json"}


class Refused(Exception):
    """The command cannot run; the message is one Chinese line that says what to do."""


def face_of(face: str, output: Path | None, ends: Mapping[str, str]) -> str:
    """The face asked for: --format, else the suffix of --output. Raises Refused where the two leave nothing to write."""
    if output is None or face != "table":
        return face
    if output.is_dir() or output.suffix.lower() not in ends:
        raise Refused(
            f"--output 后面要写文件名，以 {'、'.join(dict.fromkeys(ends.values()))} 结尾（如 结果.{next(iter(ends.values()))}）；{output} 不是"
        )
    return ends[output.suffix.lower()]


def day_of(text: str, default: date | None = None) -> date | None:
    """Read 2026-06-18, 2026.6.18 or 2026年6月18日. Raises Refused."""
    if not text:
        return default
    parts = text.replace("年", "-").replace("月", "-").replace("日", "").replace(".", "-").replace("/", "-").split("-")
    try:
        return date(*map(int, parts))
    except (ValueError, TypeError) as error:
        raise Refused(f"日期 {text} 不对，请写成 2026-06-18") from error
