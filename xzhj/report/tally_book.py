"""The tally sheets of a count as a workbook and as csv: result, groups, doubtful ballots, correction sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

from xzhj.model import OUTCOMES, Checked, Result
from xzhj.report.book import Styles, finished, layout, put, title_for
from xzhj.report.files import cell_text
from xzhj.report.tally import DOUBTS, facts, heading, status
from xzhj.report.words import LEVEL_NAMES, basis, where

Rows = list[list[str | int]]


def result_rows(result: Result) -> Rows:
    """A row a candidate in ballot order, then those written in."""
    rows: Rows = [
        [i, c.name, c.votes_for, c.against, c.abstain, status(result, c.name)]
        for i, c in enumerate(result.candidates, 1)
    ]
    start = len(rows) + 1
    rows += [
        [start + i, w.name, w.votes_for, "", "", f"另选 {status(result, w.name)}".strip()]
        for i, w in enumerate(result.write_ins)
    ]
    return rows


def results_csv(results: Sequence[Result]) -> bytes:
    """All contests one below the other, for Excel (utf-8 with a mark)."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    for result in results:
        sheet.writerow([heading(result), OUTCOMES[result.outcome]])
        for name, words in facts(result):
            sheet.writerow([name, words])
        sheet.writerow(["序号", "姓名", "赞成", "不赞成", "弃权", "结果"])
        for row in result_rows(result):
            sheet.writerow([cell_text(v) if isinstance(v, str) else v for v in row])
        sheet.writerow(["下一步", result.next])
        sheet.writerow([])
    return out.getvalue().encode("utf-8-sig")


def results_book(results: Sequence[Result], checked: Checked) -> bytes:
    """A workbook: a sheet a contest with room to sign, then groups, doubtful ballots, corrections, findings."""
    book = Workbook()
    book.remove(book.active)
    styles = Styles(book)
    for result in results:
        result_sheet(book, styles, result)
    groups = [(r, g) for r in results if len(r.groups) > 1 for g in r.groups]
    if groups:
        rows: Rows = [[heading(r), g.name or "—", n, *votes] for r, g in groups for n, votes in g.votes.items()]
        table(book, styles, "分组", ("选举", "组别", "姓名", "赞成", "不赞成", "弃权"), rows, (24, 14, 16, 9, 9, 9))
    doubts: Rows = [
        [heading(r), d.group, d.serial, DOUBTS.get(d.kind, d.kind), d.read, str(d.at), ""]
        for r in results
        for d in r.doubts
    ]
    if doubts:
        table(
            book,
            styles,
            "疑难票",
            ("选举", "组别", "票号", "情况", "票上所画", "位置", "监票人认定"),
            doubts,
            (18, 10, 10, 24, 50, 20, 16),
        )
    wrong: Rows = [
        [*line.split("\t"), "", ""]
        for r in results
        for t in r.trouble
        if t.kind == "entries_differ"
        for line in t.facts["rows"].split("\n")
    ]
    if wrong:
        table(
            book,
            styles,
            "录入改正单",
            ("票号", "第一次录入", "第二次录入", "核对原票", "两人签字"),
            wrong,
            (10, 40, 40, 24, 18),
        )
    found = [[f.code, LEVEL_NAMES[f.level], f.text, where(f.at), basis(f)] for f in checked.findings]
    if found:
        table(book, styles, "问题", ("编号", "级别", "问题", "位置", "依据"), found, (8, 8, 70, 24, 40))
    styles.done()
    return finished(book, checked.day)


def result_sheet(book: Any, styles: Styles, result: Result) -> None:
    sheet = book.create_sheet(title_for(book, result.contest))
    put(sheet, 1, 1, f"{heading(result)}计票结果", styles, bold=True)
    row = 2
    for name, words in (*facts(result), ("结论", OUTCOMES[result.outcome]), ("下一步", result.next)):
        put(sheet, row, 1, name, styles)
        put(sheet, row, 2, words, styles)
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=6)
        row += 1
    head = row
    for j, word in enumerate(("序号", "姓名", "赞成", "不赞成", "弃权", "结果"), 1):
        put(sheet, row, j, word, styles, bold=True, centre=True, fill="DDEBF7")
    for cells in result_rows(result):
        row += 1
        for j, value in enumerate(cells, 1):
            put(sheet, row, j, value, styles)
    put(sheet, row + 2, 1, "总监票人（签字）：", styles)
    put(sheet, row + 2, 4, "计票人（签字）：", styles)
    layout(sheet, (12, 18, 12, 14, 12, 22), head, landscape=False)


def table(
    book: Any,
    styles: Styles,
    name: str,
    words: Sequence[str],
    rows: Iterable[Sequence[str | int]],
    widths: Sequence[int],
) -> None:
    sheet = book.create_sheet(title_for(book, name))
    for j, word in enumerate(words, 1):
        put(sheet, 1, j, word, styles, bold=True, centre=True, fill="DDEBF7")
    for i, cells in enumerate(rows, 2):
        for j, value in enumerate(cells, 1):
            put(sheet, i, j, value, styles)
    layout(sheet, widths, 1)
