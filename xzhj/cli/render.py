"""`xzhj render`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xzhj.cli._options import Day, Election, Force, Packs, Today


def render(
    slugs: Annotated[list[str] | None, typer.Argument(metavar="文书…", help="文书的代号或名称，如 request")] = None,
    everything: Annotated[bool, typer.Option("--all", help="写出所有材料齐全的文书")] = False,
    listed: Annotated[bool, typer.Option("--list", help="列出全部文书，各缺什么")] = False,
    phase: Annotated[
        str, typer.Option("--phase", metavar="阶段", help="只写一个阶段的：启动、代表、筹备、大会、会后")
    ] = "",
    unit: Annotated[str, typer.Option("--unit", metavar="选举单位", help="只写一个选举单位的")] = "",
    person: Annotated[str, typer.Option("--person", metavar="姓名", help="只写一个人的")] = "",
    draft: Annotated[bool, typer.Option("--draft", help="缺的内容印成红字【待填】，先出草稿")] = False,
    fonts: Annotated[str, typer.Option("--fonts", metavar="windows|gb2312|founder", help="用哪一套字体")] = "windows",
    election: Election = None,
    day: Day = "",
    today: Today = "",
    pack: Packs = None,
    output: Annotated[Path | None, typer.Option("--output", metavar="文件夹", help="写到哪里，不写就是 out")] = None,
    force: Force = False,
) -> None:
    """出文书：按换届信息和名册写成 .docx，缺什么说什么。"""
    from xzhj.cli import _render as desk
    from xzhj.cli._case import read_case

    if listed and not election and not desk.inside():
        desk.print_list(None)
        return
    case = read_case([election] if election else [], election=election, day=day, today=today, packs=pack)
    if listed:
        desk.print_list(case)
        return
    chosen = desk.chosen(slugs or [], everything, phase, case)
    folder = output or (Path(case.folder or ".") / "out")
    raise typer.Exit(
        desk.write_all(chosen, case, folder, unit=unit, person=person, marked=draft, fonts=fonts, force=force)
    )
