"""换届信息.xlsx and election.yaml, empty: every item of the catalogue with how to fill it in and on what ground."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl import Workbook

from xzhj.catalogue.items import Item, items, shown
from xzhj.catalogue.steps import steps
from xzhj.model import STAGES, column_letters
from xzhj.report import _sheet as ui

WIDTHS = (34.0, 40.0, 62.0, 34.0)
ASKED_STAGES = ("requested", "approved")  # the others may be added by hand
SHEETS = (
    "timetable", "sessions", "attendance", "ballot_counts", "hand_votes", "leading_group", "credential_group", "duty_rows",
    "exemptions", "aliases",
)  # fmt: skip
APART = frozenset({"register"})  # a file of its own
ROWS = 200
LINES = (
    "一、只填“内容”一栏；项目的名称不要改。还没有定的空着，定了再填；不适用的不填。",
    "二、“内容”是浅黄色的，是到写明的步骤之前应当填好的；其余选填。",
    "三、同一件事各阶段不同的，分行填：（拟报）照请示，（批复）照批复；大会通过的、最后结果与批复不同的，加一行，项目后写（通过）或（结果）。",
    "四、日期填到日，如 2026-05-20；数字只填数，不带单位；几项内容的一行一项（Alt＋回车换行），人名用顿号隔开。",
    "五、党员名册等是另外的表，放在同一文件夹里就行，分成几个文件也行，不用改文件名。",
    "六、县里统一的内容写在 county.yaml 里，这里不要再填。",
    "七、名册里支部、单位的写法与正式名称不同的，在“名称对应”表里写明；经批准不改的问题，在“准许事项”表里写明。",
    "八、填好一部分就可以检查：在这个文件夹里运行 xzhj check。",
)
Given = frozenset[tuple[str, str]]


def asked(given: Given = frozenset()) -> Iterator[tuple[Item, str]]:
    """The lines of the form: each item, a line a stage where it has stages; what the county gives is left out."""
    for item in items().values():
        for stage in ASKED_STAGES if item.staged else ("",):
            if item.type != "table" and (item.name, stage) not in given:
                yield item, stage


def hint(item: Item) -> str:
    """How to fill an item in, and by which step."""
    parts = [item.note] if item.note else []
    if item.type == "choice":
        parts.append(f"选：{'、'.join(shown(item))}")
    if item.unit:
        parts.append(f"单位：{item.unit}")
    if item.type == "date":
        parts.append("填到日")
    if item.step:
        parts.append(f"{item.step}（{steps()[item.step].title}）前填好")
    return "；".join(parts)


def workbook(values: Mapping[str, str], given: Given = frozenset()) -> bytes:
    """换届信息.xlsx with `values` (item → text) already in it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "换届信息"
    ui.title(sheet, f"{values.get('township', '')}换届信息", len(WIDTHS))
    ui.heads(sheet, 2, ("项目", "内容", "填写说明", "依据"), WIDTHS)
    row, group = 2, ""
    for item, stage in asked(given):
        row += 1
        if item.group != group:
            group = item.group
            for column, text in enumerate((group, "", "", ""), 1):
                ui.put(sheet, row, column, text, bold=True, fill=ui.HEAD).value = text or None
            row += 1
        _line(sheet, row, item, stage, values.get(item.name, ""))
    for name in SHEETS:
        if (name, "") not in given:
            _table(book, items()[name])
    ui.notes(book, LINES)
    return ui.settled(book)


def _line(sheet: Any, row: int, item: Item, stage: str, value: str) -> None:
    ui.put(sheet, row, 1, item.label(stage))
    cell = ui.put(sheet, row, 2, value, fill=ui.ASKED if item.step else None)
    ui.put(sheet, row, 3, hint(item))
    basis = f"《{item.basis}》" if item.basis else ""
    ui.put(sheet, row, 4, basis)
    ui.fit(sheet, row, (item.label(stage), value, hint(item), basis), WIDTHS)
    if not value:
        cell.value = None
    _cell_kind(sheet, cell, item.type, shown(item))


def _cell_kind(sheet: Any, cell: Any, kind: str, words: list[str]) -> None:
    where = cell.coordinate
    if kind == "date":
        cell.number_format = ui.DATE
        ui.dates(sheet, where)
    elif kind == "int":
        ui.wholes(sheet, where)
    elif kind == "choice":
        ui.choices(sheet, where, words)
    elif kind == "bool":
        ui.choices(sheet, where, ("是", "否"))
    else:
        cell.number_format = ui.TEXT


def _table(book: Workbook, item: Item) -> None:
    """A sheet for an item that is a table; that of the steps comes with the steps in it."""
    sheet = book.create_sheet(item.zh)
    widths = [
        36.0 if field in ("title", "reason", "item", "duty", "post", "right", "wrong") else 16.0
        for field in item.columns
    ]
    ui.title(sheet, f"{item.zh}（{item.note}）" if item.note else item.zh, len(widths))
    ui.heads(sheet, 2, tuple(item.columns.values()), widths)
    for number, field in enumerate(item.columns, 1):
        letter = column_letters(number - 1)
        where = f"{letter}3:{letter}{ROWS}"
        if item.kinds.get(field) == "date":
            ui.dates(sheet, where)
            ui.column_kind(sheet, letter, ui.DATE)
        elif item.kinds.get(field) == "int":
            ui.wholes(sheet, where)
    if item.name == "timetable":
        for row, step in enumerate(steps().values(), 3):
            ui.put(sheet, row, 1, step.step)
            ui.put(sheet, row, 2, step.title)


def keyed(values: Mapping[str, str], given: Given = frozenset(), *, county: bool = False) -> bytes:
    """election.yaml (or county.yaml) with every item under its Chinese label, empty but for `values`."""
    lines = [
        f"# {values.get('county' if county else 'township', '')}换届信息"
        f"{'（全县统一的内容，各乡镇不要再填）' if county else ''}",
        "# 冒号用半角，后面空一格；不要用 Tab 键。没有定的空着。几项的写成下面这样：",
        "#   大会议程:",
        "#     - 听取和审查党委工作报告",
        "#     - 选举",
    ]
    group = ""
    for item in items().values():
        wanted = [s for s in (ASKED_STAGES if item.staged else ("",)) if (item.name, s) not in given]
        if not wanted or (county and item.level != "county"):
            continue
        if item.group != group:
            group = item.group
            lines += ["", f"# —— {group} ——"]
        lines += _keyed_lines(item, values.get(item.name, ""))
    return ("\n".join(lines) + "\n").encode()


def _keyed_lines(item: Item, value: str) -> Iterator[str]:
    said = hint(item) + (f"；依据：《{item.basis}》" if item.basis else "")
    if said:
        yield f"# {said}"
    if item.type in ("table", "record"):
        row = ", ".join(f"{zh}: " for zh in item.columns.values())
        yield f"# {item.zh}:"
        yield f"#   {'- ' if item.type == 'table' else ''}{{{row.strip()}}}"
        return
    yield f"{item.zh}: {_quoted(value)}".rstrip()
    if item.staged:
        yield from (f"  {STAGES[stage]}:" for stage in ASKED_STAGES)


def _quoted(value: str) -> str:
    """A value as YAML, in quotes where it could be taken for something else."""
    if not value or not set(value) & set(":#'\"[]{},&*!|>%@`-?"):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
