"""A copy of a clerk's table with its people in another order: whole rows move, everything else stays where it was."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SERIALS = frozenset({"序号", "编号", "顺序", "序"})
MOMENT = (1980, 1, 1, 0, 0, 0)


class CannotMove(ValueError):
    """Rows that cannot be moved whole; the message is one Chinese line that says what to do."""


@dataclass(slots=True)
class Plan:
    """What moves in one sheet, rows and columns counted from zero: `moves` says which row's content comes to a row, `names`
    what stands in the name column now, so that a copy is never made of a table that was read otherwise.
    """

    column: int
    header: int
    moves: dict[int, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def add(self, rows: Sequence[int], names: Sequence[str], order: Sequence[int]) -> None:
        """Row i of `rows` gets what stood in row `order[i]` of them."""
        self.names |= zip(rows, names, strict=True)
        self.moves |= {row: rows[at] for row, at in zip(rows, order, strict=True) if row != rows[at]}

    def hold_against(self, name_in: Callable[[int], object]) -> None:
        """Raises CannotMove when a row's name is not the one that was read there."""
        for row, name in self.names.items():
            found = str(name_in(row)).strip()
            if found != name.strip() and not found.startswith("="):
                raise CannotMove(f"第{row + 1}行的姓名与读到的对不上，没有另存；请用 WPS 打开原表、另存一份再排")


def workbook_copy(data: bytes, plans: Mapping[str, Plan], *, macros: bool = False) -> bytes:
    """The workbook with rows moved, by sheet. Serial numbers that run on stay in place. Raises CannotMove."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), keep_vba=macros, rich_text=True)
    for name, plan in plans.items():
        _move(book[name], plan)
    moment = book.properties.modified  # saving sets it to now
    buffer = io.BytesIO()
    book.save(buffer)
    return _settled(buffer.getvalue(), moment)


def pictures(data: bytes) -> bool:
    """Say whether a workbook has pictures or charts, which a copy does not get."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return any(name.startswith(("xl/media/", "xl/charts/", "xl/drawings/drawing")) for name in book.namelist())


def _move(sheet: Worksheet, plan: Plan) -> None:
    plan.hold_against(lambda row: sheet.cell(row + 1, plan.column + 1).value)
    rows = {row + 1 for row in plan.moves}
    spans = _own_merges(sheet, rows)
    stay = _serial_columns(sheet, sorted(rows), plan.header)
    kept = {row: _lifted(sheet, row) for row in rows}
    heights = {row: (sheet.row_dimensions[row].height, sheet.row_dimensions[row].hidden) for row in rows}
    for to, source in ((a + 1, b + 1) for a, b in plan.moves.items()):
        for column, content in enumerate(kept[source], 1):
            if column not in stay:
                _put(sheet, to, column, source, content)
        sheet.row_dimensions[to].height, sheet.row_dimensions[to].hidden = heights[source]
        for first, last in spans.get(source, ()):
            sheet.merge_cells(start_row=to, end_row=to, start_column=first, end_column=last)


def _own_merges(sheet: Worksheet, rows: set[int]) -> dict[int, list[tuple[int, int]]]:
    """Merged cells of the rows to be moved, taken apart. Raises CannotMove for one that spans rows."""
    found: dict[int, list[tuple[int, int]]] = {}
    for area in list(sheet.merged_cells.ranges):
        if not rows.intersection(range(area.min_row, area.max_row + 1)):
            continue
        if area.min_row != area.max_row:
            raise CannotMove(
                f"{sheet.title} 的 {area.coord} 是跨行的合并单元格，移动整行会打乱；请先取消合并、逐行填上内容再排"
            )
        found.setdefault(area.min_row, []).append((area.min_col, area.max_col))
        sheet.unmerge_cells(area.coord)
    return found


def _serial_columns(sheet: Worksheet, rows: Sequence[int], header: int) -> set[int]:
    columns = range(1, sheet.max_column + 1)
    return {
        column
        for column in columns
        if _is_serial(sheet.cell(header + 1, column).value, [sheet.cell(row, column).value for row in rows])
    }


def _is_serial(head: object, values: Sequence[object]) -> bool:
    """Numbers that rise down the sheet number its places, not its people; so do formulas."""
    if "".join(str(head or "").split()) not in SERIALS:
        return False
    texts = [str(v).strip() for v in values]
    if all(text.startswith("=") for text in texts):
        return True
    numbers = [int(text) for text in texts if text.isdecimal()]
    return len(numbers) == len(texts) and all(a < b for a, b in pairwise(numbers))


def _lifted(sheet: Worksheet, row: int) -> list[tuple[Any, Any, Any, Any]]:
    cells = (sheet.cell(row, column) for column in range(1, sheet.max_column + 1))
    return [(cell.value, copy(cell._style), copy(cell.comment), copy(cell.hyperlink)) for cell in cells]


def _put(sheet: Worksheet, row: int, column: int, source: int, content: tuple[Any, Any, Any, Any]) -> None:
    value, style, comment, link = content
    cell = sheet.cell(row, column)
    cell.comment = None
    cell.hyperlink = None
    cell.value = _following(value, sheet, column, source, row)
    cell._style = style
    if comment is not None:
        cell.comment = comment
    if link is not None:
        link.ref = cell.coordinate
        cell.hyperlink = link
        cell._style = style


def _following(value: Any, sheet: Worksheet, column: int, source: int, row: int) -> Any:
    """A formula that speaks of its own row goes on to do so where it is put."""
    from openpyxl.formula.translate import Translator
    from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

    if isinstance(value, ArrayFormula | DataTableFormula):
        raise CannotMove(f"{sheet.title} 第{source}行有数组公式，移动整行会算错；请先把它改成数值再排")
    if not (isinstance(value, str) and value.startswith("=")):
        return value

    start = sheet.cell(source, column).coordinate
    return Translator(value, origin=start).translate_formula(sheet.cell(row, column).coordinate)


def _settled(data: bytes, moment: Any) -> bytes:
    """The same zip without the hour at which it was made, so that the same input gives the same bytes."""
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "docProps/core.xml":
                content = _stamped(content, stamp)
            plain = zipfile.ZipInfo(info.filename, MOMENT)
            plain.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(plain, content)
    return buffer.getvalue()


def _stamped(core: bytes, stamp: bytes) -> bytes:
    head, mark, rest = core.partition(b"<dcterms:modified")
    opening, _, tail = rest.partition(b">")
    return head + mark + opening + b">" + stamp + tail[tail.index(b"</") :] if mark else core


def text_copy(text: str, delimiter: str, plan: Plan) -> bytes:
    """A text table with rows moved, for Excel (UTF-8 with its mark); running numbers stay. Raises CannotMove."""
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    plan.hold_against(lambda row: _cell(rows[row] if row < len(rows) else [], plan.column))
    columns = range(len(rows[plan.header]))
    moved = sorted(plan.moves)
    stay = [i for i in columns if _is_serial(rows[plan.header][i], [_cell(rows[row], i) for row in moved])]
    result = list(rows)
    for to, source in plan.moves.items():
        result[to] = list(rows[source])
        for column in stay:
            if column < min(len(result[to]), len(rows[to])):
                result[to][column] = rows[to][column]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerows(result)
    return buffer.getvalue().encode("utf-8-sig")


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def same_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
