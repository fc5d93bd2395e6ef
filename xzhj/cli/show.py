"""`xzhj show`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xzhj.cli._options import FaceOption, Force, Output, Reveal


def show(
    files: Annotated[list[Path], typer.Argument(metavar="文件…", help="名册：.xlsx .xls .ods .et .csv .lrmx 或文件夹")],
    kind: str = typer.Option("", "--as", metavar="类别", help="指明类别，如 members、党员名册"),
    face: FaceOption = "table",
    output: Output = None,
    reveal: Reveal = False,
    force: Force = False,
) -> None:
    """看读懂了什么：哪类名册、表头在第几行、哪一列是什么、多少人、忽略了哪些行。"""
    from datetime import date

    from xzhj import rules
    from xzhj.cli._case import kind_of
    from xzhj.cli._paths import there
    from xzhj.model import Case
    from xzhj.readers import look
    from xzhj.report.show import show_tables

    for path in files:
        there(path)
    seen = look(files, kind_of(kind))
    today = date.today()
    case = Case(today, today, rosters=seen.rosters, trouble=seen.trouble, readings=seen.readings)
    checked = rules.run(case, each=("trouble",))
    show_tables(seen.rosters, seen.understood, seen.readings, checked, face, output, reveal=reveal, force=force)
    raise typer.Exit(checked.status)
