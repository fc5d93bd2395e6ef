"""Empty workbooks for counting: 逐票录入, 计票汇总表 for townships that count with 正, and one for all electing units."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from xzhj.model import Contest, column_letters
from xzhj.report._sheet import fit, heads, put, title
from xzhj.report.book import finished

HEAD = 4
RED, YELLOW, GREY = (PatternFill("solid", bgColor=c) for c in ("FF9999", "FFF2A8", "E4E4E4"))
ORDINALS = "一二三四五六七八九十"
KEYS = (("1", "赞成"), ("2", "不赞成"), ("3", "弃权"))
WHOLE = (("1", "全赞成"), ("3", "全弃权"), ("9", "废票"))
STAMP = date(2020, 1, 1)


def entry_book(contest: Contest, *, groups: int, rows: int, writes: int) -> bytes:
    """The entry workbook: a sheet a counting group, a row a ballot."""
    book = Workbook()
    book.remove(book.active)
    notes(book, contest)
    for i in range(groups):
        group_sheet(book.create_sheet(f"第{ORDINALS[i]}组"), contest, rows, writes, ORDINALS[i])
    summary_sheet(book.create_sheet("计票汇总表"), contest, groups)
    book.active = 1
    return finished(book, STAMP)


def group_sheet(sheet: Any, contest: Contest, rows: int, writes: int, group: str) -> None:
    names = list(contest.candidates)
    words = ["票号", "整票", *names, *(f"另选人{i + 1}" for i in range(writes)), "录毕", "备注"]
    title(sheet, f"{contest.name}选票录入（第{group}组）", len(words))
    first, last = column_letters(2), column_letters(1 + len(names))
    others = column_letters(2 + len(names)), column_letters(1 + len(names) + writes)
    done = column_letters(2 + len(names) + writes)
    end = HEAD + rows
    put(sheet, 2, 1, "收回选票")
    put(sheet, 2, 3, "已录")
    sheet.cell(2, 4, f'=COUNTIF({done}{HEAD + 1}:{done}{end},"<>")')
    put(
        sheet,
        3,
        1,
        "1 赞成  2 不赞成  3 弃权；整票：1 全赞成  3 全弃权  9 废票；录完一张在“录毕”填 1。选多了整行变红，没录完的变黄。",
    )
    heads(sheet, HEAD, words, [8, 6, *([9] * len(names)), *([11] * writes), 6, 14])
    for i in range(rows):
        sheet.cell(HEAD + 1 + i, 1, i + 1)
    allow(sheet, f"{first}{HEAD + 1}:{last}{end}", [k for k, _ in KEYS])
    allow(sheet, f"B{HEAD + 1}:B{end}", [k for k, _ in WHOLE])
    allow(sheet, f"{done}{HEAD + 1}:{done}{end}", ["1"])
    where = f"A{HEAD + 1}:{done}{end}"
    row = HEAD + 1
    chosen = f"COUNTIF(${first}{row}:${last}{row},1)+IF($B{row}=1,COUNTBLANK(${first}{row}:${last}{row}),0)"
    wrote = f"+COUNTA(${others[0]}{row}:${others[1]}{row})" if writes else ""
    begun = f"COUNTA($B{row}:${others[1] if writes else last}{row})>0"
    if contest.seats_given is not None:
        sheet.conditional_formatting.add(
            where, FormulaRule([f"{chosen}{wrote}>{contest.seats_given}"], fill=RED, stopIfTrue=True)
        )
    sheet.conditional_formatting.add(
        where, FormulaRule([f'AND({begun},${done}{row}="")'], fill=YELLOW, stopIfTrue=True)
    )
    sheet.conditional_formatting.add(where, FormulaRule([f'${done}{row}<>""'], fill=GREY))


def allow(sheet: Any, where: str, keys: Sequence[str]) -> None:
    """Only these keys may be typed."""
    rule = DataValidation(type="list", formula1=f'"{",".join(keys)}"', allow_blank=True, showDropDown=True)
    rule.errorTitle, rule.error = "只能填规定的数字", f"这里只能填 {'、'.join(keys)}"
    rule.showErrorMessage = True
    sheet.add_data_validation(rule)
    rule.add(where)


def notes(book: Any, contest: Contest) -> None:
    sheet = book.create_sheet("说明")
    lines = [
        "一张票一行，按拿到的先后录，不写投票人，不按代表团分组：把票打乱后随机分堆，每个计票组一张表。",
        "候选人下面填 1（赞成）、2（不赞成）、3（弃权）；空着不等于弃权，录毕的行不能有空格。",
        "整张相同的在“整票”填 1（全赞成）、3（全弃权）；监票人认定作废的填 9。",
        "另选他人把姓名填在“另选人”栏；没有不赞成候选人的，另选不计票。",
        "每录完一张在“录毕”填 1；只有填了录毕的行才计票。录毕的行数必须等于收回的选票数。",
        "两个人各录一份，用 xzhj tally 甲.xlsx --against 乙.xlsx 逐票比对。",
        "用“正”字计票的，只填“计票汇总表”；但只有合计数时，选多了的票无法复核。",
    ]
    title(sheet, f"{contest.name}计票说明", 1)
    for i, text in enumerate(lines, 2):
        put(sheet, i, 1, f"{i - 1}. {text}")
        fit(sheet, i, [text], [90])
    sheet.column_dimensions["A"].width = 92


def summary_sheet(sheet: Any, contest: Contest, groups: int) -> None:
    """Group × candidate for those who count with 正."""
    words = ["组别", "候选人", "赞成", "不赞成", "弃权", "小计"]
    title(sheet, f"{contest.name}计票汇总表（用“正”字计票的填；选多了的票从合计数中无法复核）", len(words))
    for column, word in enumerate(("收回选票", "有效票", "无效票")):
        put(sheet, 2, 1 + 2 * column, word)
    heads(sheet, HEAD, words, [12, 16, 10, 10, 10, 10])
    row = HEAD + 1
    for group in [*(f"第{ORDINALS[i]}组" for i in range(groups)), "合计"]:
        for name in contest.candidates:
            put(sheet, row, 1, group)
            put(sheet, row, 2, name)
            row += 1


def units_book(contests: Sequence[Contest]) -> bytes:
    """One workbook for the results of every electing unit."""
    book = Workbook()
    sheet = book.active
    sheet.title = "各选举单位选举结果"
    words = [
        "选举单位",
        "应选名额",
        "应到",
        "实到",
        "发出选票",
        "收回选票",
        "有效票",
        "无效票",
        "候选人",
        "赞成",
        "不赞成",
        "弃权",
    ]
    title(sheet, "各选举单位选举代表结果（一名候选人一行；另选的人写作“另选人：姓名”，只填赞成）", len(words))
    heads(sheet, 2, words, [22, 10, 8, 8, 10, 10, 9, 9, 16, 8, 8, 8])
    row = 3
    for contest in contests:
        for i, name in enumerate(contest.candidates):
            put(sheet, row, 1, contest.unit or contest.name)
            if i == 0 and contest.seats_given is not None:
                sheet.cell(row, 2, contest.seats_given)
            if i == 0 and "expected" in contest.counts:
                sheet.cell(row, 3, contest.counts["expected"])
            put(sheet, row, 9, name)
            row += 1
    return finished(book, STAMP)
