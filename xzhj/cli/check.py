"""`xzhj check`"""

from __future__ import annotations

import typer

from xzhj.cli._options import Day, Election, FaceOption, Force, Output, Packs, Paths, Quiet, Reveal, Today


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
    from xzhj import rules
    from xzhj.cli._case import read_case
    from xzhj.report.faces import show_checked

    case = read_case(paths, election=election, day=day, today=today, packs=pack, kind=kind)
    codes = [c.strip().upper() for c in only.replace("，", ",").split(",") if c.strip()]
    checked = rules.run(case, only=codes, each=("case", "roster", "contest", "result", "trouble"))
    show_checked(checked, case, face, output, quiet=quiet, reveal=reveal, force=force)
    raise typer.Exit(checked.status)
