"""What `xzhj order` was given: names typed, a text of names, or a column of a table → lists with places."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xzhj.cli._options import Refused
from xzhj.cli._paths import there

if TYPE_CHECKING:
    from xzhj.model import Trouble
    from xzhj.readers.grid import Grid

TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv"})
TEXTS = frozenset({".txt", ".text", ""})
HEADERS = frozenset({"姓名", "名字", "候选人", "候选人姓名", "代表姓名", "党员姓名", "人员姓名"})
_COUNT = re.compile(r"共?\d+[人名]")
_FOOT = re.compile(
    r"本页|累计|合计|总计|小计|共计|注[:：]|备注|说明|填表|制表|填报|审核|负责人|联系|单位[:：（(]|日期|年\s*月"
)
_PATH = re.compile(r"[\\/]|\.[A-Za-z]{1,5}$")


@dataclass(slots=True)
class NameList:
    """One list to be sorted: names as given, where each stands, and for a table the rows (from zero) they stand in."""

    heading: str = ""
    names: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    sheet: str = ""
    rows: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Given:
    """All lists, and what they came from: `source` any file, `file` a table, with each sheet's name column and header row
    (from zero).
    """

    lists: list[NameList] = field(default_factory=list)
    source: Path | None = None
    file: Path | None = None
    columns: dict[str, tuple[int, int]] = field(default_factory=dict)
    several: str = ""  # says where a row holds several people, so that rows cannot move
    notices: list[str] = field(default_factory=list)


def gather(items: list[str], column: str) -> Given:
    """Read whatever was given. Raises Refused when there is nothing that can be sorted."""
    if items == ["-"] or (not items and not sys.stdin.isatty()):
        found = Given(_listed(_stdin(), "标准输入"))
    elif not items:
        raise Refused("没有姓名：写上姓名，或者名单文件，如 xzhj order 名单.txt")
    elif paths := [Path(item) for item in items if _is_file(item)]:
        if len(items) > 1:
            raise Refused("一次排一个文件；姓名和文件不要混着写")
        found = _file(paths[0], column)
    else:
        found = Given([NameList("", items, [f"第{i}个" for i in range(1, len(items) + 1)])])
        if len(items) == 1 and len(re.split(r"[\s、，,；;]+", items[0].strip())) > 1:
            found = Given(_listed(items[0], "姓名"))
    if not any(part.names for part in found.lists):
        raise Refused("没有读到姓名")
    return found


def _is_file(item: str) -> bool:
    if Path(item).exists():
        return True
    if _PATH.search(item):
        there(Path(item))
    return False


def _stdin() -> str:
    from xzhj.readers.files import decode

    return decode(sys.stdin.buffer.read()).text


def _file(path: Path, column: str) -> Given:
    suffix = path.suffix.lower()
    if path.is_dir():
        raise Refused(f"{path} 是文件夹；请指明名单文件")
    if suffix in TEXTS and not column:
        text = read_text(path)
        if not _is_table(text):
            return Given(_listed(text, path.name), source=path)
    elif suffix not in TABLES | TEXTS:
        raise Refused(f"{path} 不是名单：能读 .txt .xlsx .xls .csv；别的请把名单复制到 .txt 里")
    return _table(path, column)


def read_text(path: Path) -> str:
    """A text in whatever encoding. Raises Refused."""
    from xzhj.readers import files

    try:
        return files.decode(files.read_bytes(path)).text
    except files.Refused as error:
        raise Refused(
            f"{path} 读不了：{'编码认不出来，请另存为 UTF-8 文本' if error.kind == 'file.encoding' else '打不开或太大'}"
        ) from error


def _is_table(text: str) -> bool:
    lines = (re.split(r"[\t,，]", line) for line in text.splitlines()[:10])
    return any(len(cells) > 1 and {head(c) for c in cells} & HEADERS for cells in lines)


def _listed(text: str, name: str) -> list[NameList]:
    from xzhj.names import read_list

    return [NameList(p.heading, p.names, [f"{name} 第{n}行" for n in p.lines]) for p in read_list(text)]


def plain(cell: object) -> str:
    return re.sub(r"\s+", "", str(cell))


def head(cell: object) -> str:
    """A header without blanks and without its remark: 姓 名（性别、民族） → 姓名."""
    return re.sub(r"[（(].*", "", plain(cell)) if isinstance(cell, str) else ""


def _table(path: Path, column: str) -> Given:
    from xzhj.readers.files import grids

    sheets, trouble = grids(path)
    if not sheets:
        raise Refused(f"{path} 读不了：{_why(trouble)}")
    wanted = frozenset({plain(column), head(column)}) if column else HEADERS
    found = Given(source=path, file=path)
    for grid in sheets:
        at = None if grid.hidden else _header(grid, wanted)
        if at is None:
            continue
        columns, row = at
        if len(columns) == 1:
            found.columns[grid.sheet] = columns[0], row
            found.lists += _blocks(grid, columns[0], row, found.notices)
        else:
            found.several = f"{grid.sheet or path.name} 一行有{len(columns)}个姓名"
            found.lists.append(_side_by_side(grid, columns, row))
    if not found.columns and not found.several:
        raise Refused(f"{path} 里没有“{column or '姓名'}”这一列；用 --column 写明列名")
    return found


def _why(trouble: list[Trouble]) -> str:
    reasons = {
        "file.locked": "文件有打开密码，请去掉密码",
        "file.limit": "文件太大",
        "file.encoding": "编码认不出来，请另存为 UTF-8",
        "file.broken": "文件打不开或已损坏，请用 WPS 打开后另存一份",
        "file.unknown": "不是认得的表格，请另存为 .xlsx",
    }
    return next((reasons[t.kind] for t in trouble if t.kind in reasons), "没有可读的表")


def _header(grid: Grid, wanted: frozenset[str]) -> tuple[list[int], int] | None:
    """The name columns and the row of their header, all from zero."""
    for row, cells in enumerate(grid.rows[:50]):
        if columns := [i for i, cell in enumerate(cells) if plain(cell) in wanted or head(cell) in wanted - {""}]:
            return columns, row
    return None


def _blocks(grid: Grid, column: int, header: int, notices: list[str]) -> list[NameList]:
    """Rows with names, parted where a row with a heading of its own stands between; page breaks part nothing."""
    found = [NameList(grid.sheet, sheet=grid.sheet)]
    repeated = {tuple(map(plain, cells)) for cells in grid.rows[: header + 1]}
    for row in range(header + 1, len(grid.rows)):
        cells = grid.rows[row]
        if _is_person(_at(cells, column), cells, grid.rows[header][column]):
            _take(found[-1], grid, row, column)
            continue
        label = next((plain(c) for c in cells if plain(c)), "")
        if label and not _FOOT.match(label) and tuple(map(plain, cells)) not in repeated:
            found.append(NameList(label, sheet=grid.sheet))
    found = [part for part in found if part.names]
    for _, after in pairwise(found):
        notices.append(f"{grid.sheet or grid.file} 第{after.rows[0]}行“{after.heading}”前后分开排")
    return found


def _take(part: NameList, grid: Grid, row: int, column: int) -> None:
    part.names.append(grid.rows[row][column])
    part.rows.append(row)
    part.places.append(" ".join(filter(None, (grid.file, grid.sheet, grid.place(row, column)))))


def _side_by_side(grid: Grid, columns: list[int], header: int) -> NameList:
    """Several people on a row. They are read across when their serial numbers run across, else down."""
    part = NameList(grid.sheet, sheet=grid.sheet)
    rows = range(header + 1, len(grid.rows))
    first = next((grid.rows[r] for r in rows if all(plain(_at(grid.rows[r], c)) for c in columns)), [])
    serials = [str(_at(first, c - 1)).strip().removesuffix(".0") for c in columns if c]
    down = len(serials) > 1 and all(s.isdecimal() for s in serials) and int(serials[1]) != int(serials[0]) + 1
    cells = [(r, c) for c in columns for r in rows] if down else [(r, c) for r in rows for c in columns]
    for row, column in cells:
        if _is_person(_at(grid.rows[row], column), grid.rows[row], grid.rows[header][column]):
            _take(part, grid, row, column)
    return part


def _at(cells: list[Any], column: int) -> Any:
    return cells[column] if column < len(cells) else ""


def _is_person(name: object, cells: list[Any], header: object) -> bool:
    if not isinstance(name, str) or not plain(name) or plain(name) == plain(header) or _COUNT.match(plain(name)):
        return False
    first = next(plain(c) for c in cells if plain(c))
    return not _FOOT.match(first) and not _FOOT.match(plain(name)) and ":" not in name and "：" not in name
