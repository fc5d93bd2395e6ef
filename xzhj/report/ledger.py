"""out/文书登记.xlsx: the numbered papers written here that the register lacks, to be copied into 文号登记."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from xzhj.model import Filed
from xzhj.report._sheet import heads, notes, put, settled, title
from xzhj.report.papers import Made, keep, kept

NAME = "文书登记.xlsx"
HEADS = ("文号", "标题", "日期", "状态", "来文单位", "文书")
_WIDTHS = (22, 60, 16, 10, 22, 22)
DRAFTED = "拟制"
_NOTES = (
    "这里是本程序写出的、还没有登记的文书。",
    "把要登记的行复制到换届信息里的“文号登记”表（或单独的“文号登记.xlsx”）。",
    "印发后把“状态”改成“已印发”；收到的来文写“已收到”。登记成这两种状态的，程序不再重写，只审不改。",
)
Row = tuple[str, str, str, str, str, str]


def rows_of(folder: Path, register: Sequence[Filed]) -> list[Row]:
    """The numbered papers lying in `folder` that are not registered by number or (one of a kind) by title."""
    known = {f.number for f in register if f.number} | {f.title for f in register if f.title}
    found = [
        (str(p["number"]), str(p.get("title", "")), str(p.get("day", "")), DRAFTED, "", str(p.get("slug", "")))
        for _, p in kept(folder)
        if p.get("number")
    ]
    return sorted(row for row in found if row[0] not in known and row[1] not in known)


def twice(folder: Path) -> list[str]:
    """Numbers that papers of different titles carry."""
    titles = {(str(p["number"]), str(p.get("title", ""))) for _, p in kept(folder) if p.get("number")}
    counted = Counter(number for number, _ in titles)
    return sorted(number for number, times in counted.items() if times > 1)


def write_ledger(folder: Path, register: Sequence[Filed]) -> Path | None:
    """Write the list where there is something to register; the clerk's own edits are left. Raises CannotWrite."""
    rows = rows_of(folder, register)
    if not rows and not (folder / NAME).exists():
        return None
    made = Made(NAME, book(rows), lines=tuple(" ".join(row) for row in rows))
    return keep(folder, made).path


def book(rows: Sequence[Row]) -> bytes:
    made = Workbook()
    sheet = made.active
    sheet.title = "文号登记"
    title(sheet, "文书登记（待登记）", len(HEADS))
    heads(sheet, 2, HEADS, _WIDTHS)
    for number, row in enumerate(rows, 3):
        for column, value in enumerate(row, 1):
            put(sheet, number, column, value)
    notes(made, _NOTES)
    return settled(made)
