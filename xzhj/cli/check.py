"""`xzhj check`"""

from __future__ import annotations

from pathlib import Path

import typer

from xzhj.cli._options import (
    FACES,
    Day,
    Election,
    FaceOption,
    Force,
    Output,
    Packs,
    Paths,
    Quiet,
    Refused,
    Reveal,
    Today,
    face_of,
)
from xzhj.report.console import warn


def check(
    paths: Paths = None,
    election: Election = None,
    day: Day = "",
    today: Today = "",
    pack: Packs = None,
    kind: str = typer.Option("", "--as", metavar="类别", help="指明名册的类别，如 members、delegates、candidates"),
    only: str = typer.Option("", "--only", metavar="编号", help="只查这些编号开头的规则，如 R1,R401"),
    face: FaceOption = "table",
    output: Output = None,
    quiet: Quiet = False,
    reveal: Reveal = False,
    force: Force = False,
) -> None:
    """检查名册和换届文件夹：哪一格、哪一条、为什么、怎么改。"""
    from xzhj.cli._check import check_one
    from xzhj.cli._townships import only_election, passed_over, townships

    folders = townships(paths or [Path()])
    if folders:
        from xzhj.cli._county import check_county

        if loose := passed_over(paths or [], folders):
            warn(f"几个乡镇一起查，只看乡镇的文件夹；没有看：{'、'.join(map(str, loose))}")
        if face_of(face, output, {".xlsx": "xlsx"}) not in ("table", "xlsx"):
            raise Refused("几个乡镇一起查，结果只能显示或写成 .xlsx；网页请一个乡镇一个乡镇地出")
        raise typer.Exit(check_county(folders, day=day, today=today, packs=pack, output=output, force=force))
    shown = face_of(face, output, FACES)
    raise typer.Exit(
        check_one(
            only_election(paths or [Path()]) or paths, election=election, day=day, today=today, packs=pack, kind=kind, only=only, face=shown,
            output=output, quiet=quiet, reveal=reveal, force=force,
        )
    )  # fmt: skip
