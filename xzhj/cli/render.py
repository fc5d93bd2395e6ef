"""`xzhj render`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xzhj.cli._options import Day, Elections, Force, Packs, Refused, Today


def render(
    slugs: Annotated[list[str] | None, typer.Argument(metavar="文书…", help="文书的代号或名称，如 request")] = None,
    everything: Annotated[bool, typer.Option("--all", help="写出所有材料齐全的文书")] = False,
    listed: Annotated[bool, typer.Option("--list", help="列出全部文书，各缺什么；加 --phase 大会 是用纸清单")] = False,
    phase: Annotated[
        str, typer.Option("--phase", metavar="阶段", help="只写一个阶段的：启动、代表、筹备、大会、会后")
    ] = "",
    unit: Annotated[str, typer.Option("--unit", metavar="选举单位", help="只写一个选举单位的")] = "",
    person: Annotated[str, typer.Option("--person", metavar="姓名", help="只写一个人的")] = "",
    draft: Annotated[bool, typer.Option("--draft", help="缺的内容印成红字【待填】，先出草稿")] = False,
    blank: Annotated[bool, typer.Option("--blank", help="会前印的空白稿：到会、选票、得票等现场的数都留空格")] = False,
    merge: Annotated[bool, typer.Option("--merge", help="再合订成一个文件，好一次打印")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="再转成 PDF（要装有 LibreOffice）")] = False,
    preview: Annotated[
        Path | None, typer.Option("--preview", metavar="文件夹", help="样张：每份文书配最难排的人名和人数，看版面")
    ] = None,
    fonts: Annotated[str, typer.Option("--fonts", metavar="windows|gb2312|founder", help="用哪一套字体")] = "windows",
    election: Elections = None,
    day: Day = "",
    today: Today = "",
    pack: Packs = None,
    output: Annotated[Path | None, typer.Option("--output", metavar="文件夹", help="写到哪里，不写就是 out")] = None,
    force: Force = False,
) -> None:
    """出文书：按换届信息和名册写成 .docx，缺什么说什么。--election 后面可写几个乡镇的文件夹。"""
    from xzhj.cli import _render
    from xzhj.cli._elections import elections
    from xzhj.cli._how import How

    _render.sensible(fonts, None if listed else output)
    folders, words = elections(election or [], slugs or [])
    how = How(
        words=tuple(words), everything=everything, phase=phase, unit=unit, person=person, marked=draft, blank=blank,
        merge=merge, pdf=pdf, fonts=fonts, force=force, day=day, today=today, packs=tuple(pack or ()),
    )  # fmt: skip
    if preview is not None:
        from xzhj.cli._preview import preview as made

        raise typer.Exit(made(preview, how))
    if listed:
        from xzhj.cli._listing import show

        if len(folders) > 1:
            raise Refused("--list 一次只能看一个乡镇的")
        show(folders[0] if folders else None, how, output)
        return
    raise typer.Exit(_render.render_all(folders, how, output))
