"""What was understood of a file: the kind, the heading, which column is what, how many people, what was passed over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from xzhj.model import FIELDS, KINDS, NOT_PEOPLE, Checked, Month, Reading, Roster, Understood, Unread
from xzhj.report.as_json import finding_of
from xzhj.report.files import write
from xzhj.report.mask import mask

SHOWN = 12


def show_tables(
    rosters: Sequence[Roster],
    understood: Sequence[Understood],
    readings: Sequence[Reading],
    checked: Checked,
    face: str,
    output: Path | None,
    *,
    reveal: bool = False,
    force: bool = False,
) -> None:
    """Print what was understood, or (`json`) all of it. Raises CannotWrite."""
    if face == "json" or (output and output.suffix.lower() == ".json"):
        text = tables_json(rosters, checked, reveal=reveal)
    else:
        text = "\n".join(lines(understood, readings)) + "\n"
    if output:
        write(output, text.encode(), force=force)
        print(f"已写到 {output}")
        return
    print(text, end="")
    if face != "json" and checked.findings:
        from xzhj.report.terminal import show_findings

        print()
        show_findings(checked, reveal=reveal)


def lines(understood: Sequence[Understood], readings: Sequence[Reading]) -> Iterator[str]:
    """The terminal face."""
    known = {(r.file, r.sheet): r for r in readings}
    for file, tables in groupby(understood, key=lambda u: u.file):
        yield file
        for table in tables:
            yield from table_lines(table, known.get((table.file, table.sheet)))


def table_lines(table: Understood, reading: Reading | None) -> Iterator[str]:
    size = (
        f"（{reading.rows}行×{reading.columns}列{'，' + reading.encoding if reading.encoding else ''}）"
        if reading
        else ""
    )
    yield f"  {'工作表 ' + table.sheet if table.sheet else '表'}{size}：{kind_words(table)}"
    if not table.header_rows[0]:
        return
    counted = table.people if table.kind != "ballots" else table.data_rows[1] - table.data_rows[0] + 1
    unit = "行" if table.kind in NOT_PEOPLE else "人"
    if table.people or table.data_rows[0]:
        yield f"    {span('表头', table.header_rows)}；{span('数据', table.data_rows)}，{counted}{unit}"
    else:
        yield f"    {span('表头', table.header_rows)}；下面还没有填"
    columns = "，".join(f"{letter} {FIELDS.get(name, name)}" for name, letter in table.columns.items())
    yield f"    列：{columns}"
    if table.unknown:
        yield "    没有用上的列：" + "、".join(f"{place} {words}" for place, words in table.unknown)
    if table.groups:
        yield "    分组行：" + "、".join(f"第{row}行 {name}" for row, name in table.groups[:SHOWN]) + more(table.groups)
    if table.ignored:
        yield (
            "    忽略：" + "、".join(f"第{row}行（{why}）" for row, why in table.ignored[:SHOWN]) + more(table.ignored)
        )
    for note in table.notes:
        yield f"    注意：{note}"


def kind_words(table: Understood) -> str:
    """党员名册（标题“柳溪镇党员名册”）; a sheet of the election's form or of the register of papers is called that."""
    if table.kind == "unknown" and table.why.startswith(("换届信息", "文号登记")):
        return table.why
    return f"{KINDS.get(table.kind, table.kind)}（{table.why}）"


def span(word: str, rows: tuple[int, int]) -> str:
    """表头第3–4行."""
    first, last = rows
    return f"{word}第{first}行" if first == last else f"{word}第{first}–{last}行"


def more(things: Sequence[Any]) -> str:
    return f" 等{len(things)}行" if len(things) > SHOWN else ""


def tables_json(rosters: Sequence[Roster], checked: Checked, *, reveal: bool = False) -> str:
    """`xzhj.table/1`: every table with every row; dates as ISO, a month alone as 1985-03, what could not be read under `unread`."""
    data = {
        "schema": "xzhj.table/1",
        "file": rosters[0].file if rosters else "",
        "tables": [table_of(r, reveal=reveal) for r in rosters],
        "findings": [finding_of(f, reveal=reveal) for f in checked.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def table_of(roster: Roster, *, reveal: bool) -> dict[str, Any]:
    names = list(roster.columns)
    columns = [roster.columns[n] for n in names]
    rows = [row_of(line, names, values, reveal) for line, *values in zip(roster.lines, *columns, strict=True)]
    return {
        "kind": roster.kind,
        "file": roster.file,
        "sheet": roster.sheet,
        "title": roster.title,
        "header_row": roster.header_row,
        "columns": dict(roster.letters),
        "rows": rows,
    }


def row_of(line: int, names: Sequence[str], values: Sequence[Any], reveal: bool) -> dict[str, Any]:
    row: dict[str, Any] = {"row": line}
    unread = {}
    for name, value in zip(names, values, strict=True):
        if isinstance(value, Unread):
            unread[name] = {"raw": value.raw if reveal else mask(value.raw), "why": value.why}
            row[name] = None
        else:
            row[name] = plain(value, reveal)
    return row | ({"unread": unread} if unread else {})


def plain(value: Any, reveal: bool) -> Any:
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return mask(value) if isinstance(value, str) and not reveal else value
