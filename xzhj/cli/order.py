"""`xzhj order`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from xzhj.cli._options import Force, Refused
from xzhj.cli._paths import there

if TYPE_CHECKING:
    from xzhj.cli._order_input import Given
    from xzhj.report.order import Ordered

BY = {"姓氏": "surname", "姓氏笔画": "surname", "姓名": "fullname", "姓名笔画": "fullname"}


def order(
    items: Annotated[
        list[str] | None,
        typer.Argument(metavar="文件|姓名…", help="名单 .txt、名册 .xlsx .xls .csv，或直接写姓名；- 为标准输入"),
    ] = None,
    by: Annotated[
        str, typer.Option("--by", metavar="姓氏|姓名", help="姓氏笔画（党内名单）或姓名笔画（人大名单）")
    ] = "姓氏",
    column: Annotated[str, typer.Option("--column", metavar="列名", help="名册里哪一列是姓名")] = "",
    checking: Annotated[bool, typer.Option("--check", help="只查现在的顺序对不对")] = False,
    reasons: Annotated[bool, typer.Option("--explain", help="说明相邻两人为什么这样排")] = False,
    overrides: Annotated[
        Path | None, typer.Option("--overrides", metavar="文件", help="笔画表没有的字：每行 字、制表符、笔顺码")
    ] = None,
    face: Annotated[
        Literal["table", "json"], typer.Option("--format", metavar="table|json", help="结果的样子")
    ] = "table",
    output: Annotated[
        Path | None, typer.Option("--output", metavar="文件", help="排好的另存一份；名册整行移动")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="只显示结果，不提示")] = False,
    force: Force = False,
) -> None:
    """按姓氏笔画排姓名，或查一份名单的顺序对不对、为什么。"""
    from xzhj.cli._order_input import gather

    if by not in BY:
        raise Refused(f"--by 只有 姓氏、姓名 两种：{by}")
    mode = BY[by]
    extra = _overrides(overrides)
    given = gather(items or [], column)
    lists = [_ordered(part.names, part.heading, part.places, mode, extra, checking, reasons) for part in given.lists]
    if output:
        _save(output, given, lists, mode, extra, face, force=force, quiet=quiet, checking=checking)
    if not quiet:
        _notices(given)
    if not output or checking:
        _show(lists, mode, face, checking=checking, reasons=reasons, quiet=quiet)
    raise typer.Exit(1 if checking and any(part.violations for part in lists) else 0)


def _overrides(path: Path | None) -> dict[str, str]:
    from xzhj.cli._order_input import read_text
    from xzhj.names import BadOverride, parse_overrides

    if path is None:
        return {}
    there(path)
    try:
        return parse_overrides(read_text(path))
    except BadOverride as error:
        raise Refused(f"{path} {error}") from error


def _ordered(
    names: list[str], heading: str, places: list[str], mode: str, extra: dict[str, str], checking: bool, reasons: bool
) -> Ordered:
    """One list sorted, or as it stands with what is wrong in it. Raises Refused for an unknown character."""
    from itertools import pairwise

    from xzhj.names import UnknownCharacter, check_order, explain, sort_names
    from xzhj.report.order import Ordered

    try:
        shown = names if checking else sort_names(names, mode, extra)
        wrong = check_order(names, mode, extra) if checking else []
        why = [explain(a, b, mode, extra) for a, b in pairwise(shown)] if reasons else []
    except UnknownCharacter as error:
        place = places[[n.strip() for n in names].index(error.name)]
        raise Refused(f"{place} {error}（--overrides 文件）") from error
    return Ordered(heading, shown, wrong, why, places if checking else ())


def _notices(given: Given) -> None:
    from xzhj.names import repeated
    from xzhj.report.console import warn

    for text in given.notices:
        warn(f"注意：{text}")
    for part in given.lists:
        if same := repeated(part.names):
            warn(f"注意：{'、'.join(same)} 有同名的，保持原来的先后，请核对是不是一个人")


def _show(lists: list[Ordered], mode: str, face: str, *, checking: bool, reasons: bool, quiet: bool) -> None:
    from xzhj.report.order import check_text, names_text, order_json, reasons_text

    if face == "json":
        text = order_json(lists, mode)
    elif checking:
        text = (reasons_text(lists) if reasons else "") + check_text(lists, mode, quiet=quiet)
    else:
        text = reasons_text(lists) if reasons else names_text(lists)
    print(text, end="")


def _save(
    path: Path, given: Given, lists: list[Ordered], mode: str, extra: dict[str, str], face: str,
    *, force: bool, quiet: bool, checking: bool,
) -> None:  # fmt: skip
    """A sorted copy of the table, or the names as text or JSON. Raises Refused, CannotWrite."""
    from xzhj.report.console import warn
    from xzhj.report.files import write
    from xzhj.report.order import names_text, order_json
    from xzhj.report.sorted_copy import same_file

    if given.source and same_file(given.source, path):
        raise Refused(f"{path} 就是原来的文件；--output 请换个名字，原件不动")
    suffix = path.suffix.lower()
    if checking:
        raise Refused("--check 只查不改；要另存排好的名单，去掉 --check")
    if face == "json" or suffix == ".json":
        data = order_json(lists, mode).encode()
    elif given.file and suffix not in {"", ".txt"}:
        data = _table_copy(given, suffix, mode, extra)
    elif suffix in {"", ".txt"}:
        data = names_text(lists).encode()
    elif suffix == ".csv":
        data = names_text(lists).encode("utf-8-sig")
    else:
        raise Refused(f"写不成 {suffix}：名单请写成 .txt 或 .csv")
    write(path, data, force=force)
    if not quiet:
        warn(f"已写到 {path}")


def _table_copy(given: Given, suffix: str, mode: str, extra: dict[str, str]) -> bytes:
    from xzhj.names import positions
    from xzhj.readers.files import read_bytes, sniff
    from xzhj.report.sorted_copy import CannotMove, Plan, pictures, text_copy, workbook_copy

    if given.several:
        raise Refused(f"{given.several}，不能整行移动；请先改成一行一人，或把 --output 写成 .txt")
    source = given.file or Path()
    plans = {sheet: Plan(column, header) for sheet, (column, header) in given.columns.items()}
    for part in given.lists:
        plans[part.sheet].add(part.rows, part.names, positions(part.names, mode, extra))
    data = read_bytes(source)
    kind = sniff(data, source.suffix.lower())
    try:
        if kind == "xlsx" and suffix in {".xlsx", ".xlsm"} and source.suffix.lower() in {".xlsx", ".xlsm"}:
            if pictures(data):
                given.notices.append("原表里的图片、图表不会带到新文件里")
            return workbook_copy(data, plans, macros=suffix == ".xlsm")
        if kind == "csv" and suffix in {".csv", ".tsv"}:
            from xzhj.cli._order_input import read_text
            from xzhj.readers.files.text_table import delimiter

            text = read_text(source)
            return text_copy(text, delimiter(text) or ",", *plans.values())
    except CannotMove as error:
        raise Refused(str(error)) from error
    raise Refused(f"{source.suffix} 排好后写不成 {suffix}：请先用 WPS 把原表另存为 .xlsx，再排")
