"""`xzhj audit`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from xzhj.cli._options import FACES, Day, Election, Force, Output, Packs, Quiet, Reveal, Today, face_of

Face = Literal["table", "json", "html", "xlsx", "docx"]


def audit(
    files: Annotated[list[Path], typer.Argument(metavar="文件…", help="文书：.docx .txt .md，或放文书的文件夹")],
    election: Election = None,
    day: Day = "",
    today: Today = "",
    pack: Packs = None,
    only: str = typer.Option("", "--only", metavar="编号", help="只查这些编号开头的规则，如 R7"),
    layout: Annotated[bool, typer.Option("--layout/--no-layout", help="是否查版式")] = True,
    face: Annotated[
        Face, typer.Option("--format", metavar="table|json|html|docx", help="结果的样子；docx 是带批注的副本")
    ] = "table",
    output: Output = None,
    quiet: Quiet = False,
    reveal: Reveal = False,
    force: Force = False,
) -> None:
    """审文书：空白、数字、日期、名单、引用的规定、版式，指出在哪一段。"""
    from xzhj import rules
    from xzhj.cli._audit import codes_of, read_papers, show_papers

    shown = face_of(face, output, {**FACES, ".docx": "docx"})
    case = read_papers(files, election=election, day=day, today=today, packs=pack)
    checked = rules.run(case, only=codes_of(only, layout), each=("paper", "trouble", "case"))
    show_papers(checked, case, shown, output, quiet=quiet, reveal=reveal, force=force)
    raise typer.Exit(checked.status)
