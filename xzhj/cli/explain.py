"""`xzhj explain`"""

from __future__ import annotations

from typing import Annotated

import typer

from xzhj.cli._options import Day, Packs


def explain(
    what: Annotated[
        list[str] | None, typer.Argument(metavar="编号或键", help="如 R401、quorum、party_congress.quorum")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="列出全部规则和规定")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="后面写两个年份，看两轮换届之间规定改了什么")] = False,
    day: Day = "",
    pack: Packs = None,
) -> None:
    """说明一条规则或一项规定：查什么、为什么、怎么改、依据和沿革。"""
    from xzhj.cli._explain import explain_all, explain_diff, explain_one
    from xzhj.cli._options import Refused

    if everything:
        text = explain_all()
    elif diff:
        text = explain_diff(what or [])
    elif what:
        text = "\n\n".join(explain_one(word, day, pack or []) for word in what)
    else:
        raise Refused("请写编号或键，如 xzhj explain R401；全部请用 xzhj explain --all")
    print(text)
