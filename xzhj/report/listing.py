"""The lines of 问题清单: what stands in each cell and how it looks, whoever writes the workbook."""

from __future__ import annotations

from typing import Any

from xzhj.model import Finding, Source
from xzhj.report.book import FILLS
from xzhj.report.mask import mask
from xzhj.report.words import LEVEL_NAMES, WHOLE, basis, file_of, place_list

LIST = "问题清单"
HEADS = ("序号", "级别", "编号", "问题", "文件", "工作表", "位置", "依据", "处理情况")
WIDTHS = (6, 8, 8, 58, 22, 14, 16, 34, 16)
KINDS = {**LEVEL_NAMES, "unchecked": "未查", "waived": "已准许"}
PLACES = 40  # places of one finding that a cell of the list names
PLACE = HEADS.index("位置")
HEAD_LOOK: dict[str, Any] = {"fill": "D9D9D9", "bold": True, "centre": True}
Cell = tuple[str | int, dict[str, Any]]


def line_cells(n: int, kind: str, finding: Finding, reveal: bool) -> list[Cell]:
    """One finding: values and looks from 序号 to 处理情况."""
    at = finding.at[0] if finding.at else Source("")
    places = place_list(finding.at, at.file, at.sheet)
    where = "、".join(places[:PLACES]) + (f" 共{len(finding.at)}处" if len(finding.at) > len(places[:PLACES]) else "")
    words = (KINDS[kind], finding.code, finding.text, file_of(finding) or WHOLE, at.sheet, where, basis(finding))
    cells: list[Cell] = [(n, {"centre": True})]
    for column, text in enumerate(words, 2):
        look: dict[str, Any] = {"fill": FILLS[kind], "centre": True} if column == 2 else {"centre": column == 3}
        cells.append((text if reveal else mask(text), look))
    return [*cells, (f"已准许：{finding.waived}" if finding.waived else "", {})]
