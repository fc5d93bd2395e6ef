"""The workbooks of a township, open, for planting faults as clerks make them; and the list of what was planted where."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tools.sample_books import plain_sheet, save

MEMBERS, DELEGATES, CANDIDATES = "党员名册.xlsx", "代表名册.xlsx", "候选人名册.xlsx"
UNITS, ROLES, FACTS = "选举单位和名额.xlsx", "会务职务名单.xlsx", "换届信息.xlsx"
Place = tuple[str, str, str]  # file, sheet, cell or 第n行


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: what `check` should say, where first, and what was done."""

    code: str
    at: Place
    what: str


@dataclass(slots=True)
class Desk:
    """The township's workbooks, open; `plant` changes a cell and puts the change on the list."""

    folder: Path
    books: dict[str, Workbook]
    faults: list[Fault] = field(default_factory=list)
    loose: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path) -> Desk:
        return cls(folder, {p.name: load_workbook(p) for p in sorted(folder.glob("*.xlsx"))})

    def sheet(self, file: str, sheet: str = "") -> Worksheet:
        made = self.books[file]
        return made[sheet] if sheet else made.worksheets[0]

    def column(self, ws: Worksheet, header: str) -> int:
        for line in ws.iter_rows(min_row=1, max_row=2):
            for cell in line:
                if cell.value == header:
                    return int(cell.column)
        raise KeyError(header)

    def row(self, ws: Worksheet, who: str, header: str = "姓名") -> int:
        n = self.column(ws, header)
        found = [r for r in range(2, ws.max_row + 1) if ws.cell(r, n).value == who]
        if len(found) != 1:
            raise KeyError(f"{who}: {found}")
        return int(found[0])

    def set(self, file: str, who: str, header: str, value: Any, sheet: str = "", key: str = "姓名") -> Place:
        """Write one cell of somebody's row; its place."""
        ws = self.sheet(file, sheet)
        cell = ws.cell(self.row(ws, who, key), self.column(ws, header))
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
        return file, ws.title, str(cell.coordinate)

    def general(self, file: str, who: str, header: str) -> None:
        """Take the date format off a cell."""
        ws = self.sheet(file)
        ws.cell(self.row(ws, who), self.column(ws, header)).number_format = "General"

    def get(self, file: str, who: str, header: str, sheet: str = "") -> Any:
        ws = self.sheet(file, sheet)
        return ws.cell(self.row(ws, who), self.column(ws, header)).value

    def plant(self, code: str, what: str, file: str, who: str, header: str, value: Any, sheet: str = "") -> None:
        self.say(code, self.set(file, who, header, value, sheet), what)

    def fact(self, label: str, value: Any) -> Place:
        """Write one item of 换届信息, at the end where it is not there yet."""
        ws = self.sheet(FACTS)
        rows = [r for r in range(3, ws.max_row + 1) if ws.cell(r, 1).value == label]
        line = rows[0] if rows else ws.max_row + 1
        ws.cell(line, 1).value = label
        cell = ws.cell(line, 2)
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
        return FACTS, ws.title, str(cell.coordinate)

    def fact_at(self, label: str) -> Place:
        ws = self.sheet(FACTS)
        line = next(r for r in range(3, ws.max_row + 1) if ws.cell(r, 1).value == label)
        return FACTS, ws.title, f"B{line}"

    def table(self, name: str, headers: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """A table of 换届信息 on a sheet of its own, in place of one of that name."""
        if name in self.books[FACTS].sheetnames:
            del self.books[FACTS][name]
        plain_sheet(self.books[FACTS], name, "", headers, rows)

    def append(self, file: str, values: Sequence[Any], sheet: str = "") -> int:
        """A row under the list; its number."""
        ws = self.sheet(file, sheet)
        line = max(r for r in range(1, ws.max_row + 1) if isinstance(ws.cell(r, 1).value, int)) + 1
        for n, value in enumerate(values, start=1):
            ws.cell(line, n).value = value
        return line

    def extra(self, file: str, header: str, values: dict[str, Any], sheet: str = "") -> dict[str, Place]:
        """A further column at the right; the places of its cells by name."""
        ws = self.sheet(file, sheet)
        head = next(c.row for line in ws.iter_rows(min_row=1, max_row=2) for c in line if c.value == "姓名")
        n = ws.max_column + 1
        ws.cell(head, n).value = header
        places = {}
        for who, value in values.items():
            cell = ws.cell(self.row(ws, who), n)
            cell.value = value
            places[who] = (file, ws.title, str(cell.coordinate))
        return places

    def say(self, code: str, at: Place, what: str) -> None:
        self.faults.append(Fault(code, at, what))

    def save(self) -> None:
        for name, made in self.books.items():
            save(made, self.folder / name)
        for name, data in self.loose.items():
            (self.folder / name).write_bytes(data)

    def listed(self, town: str, checked: date) -> str:
        """毛病清单.yaml."""
        head = (
            f"# {town}名册、换届信息里有意留下的毛病，全部是虚构的。检查日期 {checked}：\n"
            f"#   xzhj check {town} --today {checked}\n"
            "# 每条：规则编号，文件，工作表，位置（有几处的是头一处），毛病是什么。\n"
            f"检查日期: {checked}\n毛病:\n"
        )
        lines = []
        for f in sorted(self.faults, key=lambda f: (f.code, f.at)):
            words = ", ".join(json.dumps(v, ensure_ascii=False) for v in f.at)
            lines.append(f"- 编号: {f.code}\n  位置: [{words}]\n  毛病: {json.dumps(f.what, ensure_ascii=False)}\n")
        return head + "".join(lines)
