"""`xzhj audit`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xzhj.cli._options import Day, Election, FaceOption, Force, Output, Packs, Quiet, Reveal, Today


def audit(
    files: Annotated[list[Path], typer.Argument(metavar="文件…", help="文书：.docx .txt .md，或放文书的文件夹")],
    election: Election = None,
    day: Day = "",
    today: Today = "",
    pack: Packs = None,
    only: str = typer.Option("", "--only", metavar="编号", help="只查这些编号开头的规则，如 R7"),
    layout: Annotated[bool, typer.Option("--layout/--no-layout", help="是否查版式")] = True,
    face: FaceOption = "table",
    output: Output = None,
    quiet: Quiet = False,
    reveal: Reveal = False,
    force: Force = False,
) -> None:
    """审文书：空白、数字、日期、名单、引用的规定、版式，指出在哪一段。"""
    from xzhj import rules
    from xzhj.cli._audit import read_papers
    from xzhj.report.faces import show_checked

    case = read_papers(files, election=election, day=day, today=today, packs=pack)
    codes = [c.strip().upper() for c in only.replace("，", ",").split(",") if c.strip()]
    if not codes:
        codes = ["F", "R7", "R8"] if layout else ["F", "R7"]
    checked = rules.run(case, only=codes, each=("paper", "trouble"))
    show_checked(checked, case, face, output, quiet=quiet, reveal=reveal, force=force)
    raise typer.Exit(checked.status)
