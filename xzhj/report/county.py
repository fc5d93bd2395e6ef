"""A county at a glance: one line a township, in the terminal and as a workbook."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xzhj.model import Checked
from xzhj.report.lines import width_of, wrap
from xzhj.report.terminal import COLOURS, NARROW, Look, look_of
from xzhj.report.words import RANK, sort_out

HEADS = ("乡镇", "步骤", "错误", "警告", "未到时间", "下一步")
NUMBERS = frozenset({2, 3, 4})


@dataclass(frozen=True, slots=True)
class CountyLine:
    """One township's state. `broken` says in one line why its folder could not be checked ("" = it was)."""

    township: str
    step: str = ""
    error: int = 0
    warning: int = 0
    not_due: int = 0
    next: str = ""
    broken: str = ""

    @property
    def level(self) -> str:
        return "error" if self.broken or self.error else "warning" if self.warning else ""


def county_line(
    township: str, step: str, checked: Checked, titles: Mapping[str, str] | None = None, *, whole: bool = True
) -> CountyLine:
    """The line of one checked township, with what it should do first (`titles` gives each rule's). Not `whole`: rosters without the election's form."""
    first = first_thing(checked, titles or {})
    first = first if whole else f"没有换届信息表，只查了名册；{first}"
    return CountyLine(township, step, checked.count("error"), checked.count("warning"), checked.not_due, first)


def first_thing(checked: Checked, titles: Mapping[str, str]) -> str:
    parts = sort_out(checked)
    if checked.crashed:
        return f"规则 {'、'.join(checked.crashed)} 没有查成，请告诉维护人员"
    first = min((*parts.standing, *parts.internal), key=lambda f: RANK.get(f.level, 9), default=None)
    if first and first.level == "error":
        return f"改错误，先看 {first.code} {titles.get(first.code, '')}".rstrip()
    if first and first.level == "warning":
        return f"核对警告，先看 {first.code} {titles.get(first.code, '')}".rstrip()
    return f"补上没有查的 {len(parts.unchecked)} 项所缺的内容" if parts.unchecked else "可以往下办"


def show_county(rows: Sequence[CountyLine]) -> None:
    """Print the county's table."""
    sys.stdout.write(county_table(rows, look_of(sys.stdout)))
    sys.stdout.flush()


def county_table(rows: Sequence[CountyLine], look: Look | None = None) -> str:
    """The county's table as text: a line a township as given, then what it adds up to."""
    look = look or Look()
    lines = [*table(rows, look), *wrap(summed(rows), look.width, look.ambiguous)]
    return "\n".join(lines) + "\n"


def table(rows: Sequence[CountyLine], look: Look) -> Iterator[str]:
    cells = [cells_of(row) for row in rows]
    needs = [max(width_of(c[i], look.ambiguous) for c in [HEADS, *cells]) for i in range(5)]
    rest = look.width - sum(needs) - 10
    if look.width < NARROW or rest < 12:
        yield from stacked(rows, cells, look)
        return
    yield look.paint(aligned(HEADS, needs, rest, look)[0], "2")
    for row, cell in zip(rows, cells, strict=True):
        for line in aligned(cell, needs, rest, look):
            yield look.paint(line, COLOURS.get(row.level, "0"))


def cells_of(row: CountyLine) -> tuple[str, ...]:
    if row.broken:
        return row.township, row.step, "—", "—", "—", f"没有查成：{row.broken}"
    return row.township, row.step, str(row.error), str(row.warning), str(row.not_due), row.next


def aligned(cells: Sequence[str], widths: Sequence[int], rest: int, look: Look) -> list[str]:
    """The screen lines of one row; only 下一步 may take several."""
    head = []
    for i, (cell, width) in enumerate(zip(cells, widths, strict=False)):
        gap = " " * (width - width_of(cell, look.ambiguous))
        head.append(gap + cell if i in NUMBERS else cell + gap)
    first, *more = wrap(cells[5], rest, look.ambiguous)
    indent = " " * (sum(widths) + 10)
    return [("  ".join([*head, first])).rstrip(), *(indent + line for line in more)]


def stacked(rows: Sequence[CountyLine], cells: Sequence[Sequence[str]], look: Look) -> Iterator[str]:
    for row, cell in zip(rows, cells, strict=True):
        words = "，".join(f"{head} {text}" for head, text in zip(HEADS[1:5], cell[1:5], strict=True) if text)
        for text in (f"{row.township}：{words}", f"  {cell[5]}"):
            yield from (
                look.paint(line, COLOURS.get(row.level, "0")) for line in wrap(text, look.width, look.ambiguous)
            )


def summed(rows: Sequence[CountyLine]) -> str:
    """合计：25 个乡镇，错误 … 项（… 个乡镇），…"""
    faulty, broken = sum(1 for r in rows if r.error), sum(1 for r in rows if r.broken)
    words = [f"{len(rows)} 个乡镇"]
    words.append(f"错误 {sum(r.error for r in rows)} 项" + (f"（在 {faulty} 个乡镇）" if faulty else ""))
    words.append(f"警告 {sum(r.warning for r in rows)} 项")
    if later := sum(r.not_due for r in rows):
        words.append(f"未到时间 {later} 项")
    if broken:
        words.append(f"{broken} 个没有查成")
    return "合计：" + "，".join(words)


def county_workbook(rows: Sequence[CountyLine], today: date, title: str = "全县换届材料检查情况") -> bytes:
    """The county's table as a workbook: sortable, prints on one A4 page across."""
    from openpyxl import Workbook

    from xzhj.report.book import FILLS, Styles, finished, first_shown, layout, put

    book = Workbook()
    book.remove(book.active)
    styles = Styles(book)
    sheet = book.create_sheet("全县情况", 0)
    put(sheet, 1, 1, f"{title}（{today.isoformat()}）  {summed(rows)}", styles, bold=True)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADS))
    for column, head in enumerate(HEADS, 1):
        put(sheet, 2, column, head, styles, fill="D9D9D9", bold=True, centre=True)
    for n, row in enumerate(rows, 3):
        for column, text in enumerate(cells_of(row), 1):
            number = column - 1 in NUMBERS and not row.broken
            fill = FILLS.get(row.level, "") if column == 1 else ""
            put(sheet, n, column, int(text) if number else text, styles, fill=fill, centre=column - 1 in NUMBERS)
    layout(sheet, (18, 32, 8, 8, 10, 60), 2)
    sheet.row_dimensions[1].height = 26
    sheet.auto_filter.ref = f"A2:F{len(rows) + 2}"
    styles.done()
    first_shown(book, sheet)
    return finished(book, today)
