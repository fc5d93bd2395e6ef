"""问题清单 as a sheet part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xzhj.model import Finding
from xzhj.report.book import FORMULA, clean, row_height
from xzhj.report.copied.package import inside, quoted
from xzhj.report.copied.styles import Styles
from xzhj.report.copied.workbook import MAIN
from xzhj.report.listing import HEAD_LOOK, HEADS, PLACE, WIDTHS, line_cells

Links = Sequence[tuple[str, str] | None]


def list_sheet(found: Sequence[tuple[str, Finding]], head: str, links: Links, styles: Styles, reveal: bool) -> str:
    """The whole part: counts, heads, a line a finding, links to the cells; filtered, frozen, printed across A4."""
    rows = [row(1, [(head, {"bold": True})], styles, height=24), row(2, [(h, HEAD_LOOK) for h in HEADS], styles)]
    jumps = []
    for n, ((kind, finding), target) in enumerate(zip(found, links, strict=True), 1):
        cells = line_cells(n, kind, finding, reveal)
        if target:
            cells[PLACE] = (cells[PLACE][0], {"link": True})
            jumps.append(jump(f"{chr(65 + PLACE)}{n + 2}", *target))
        rows.append(row(n + 2, cells, styles))
    columns = "".join(f'<col min="{i}" max="{i}" width="{w}" customWidth="1"/>' for i, w in enumerate(WIDTHS, 1))
    last = chr(64 + len(HEADS))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        '<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>'
        f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols>'
        f'<sheetData>{"".join(rows)}</sheetData><autoFilter ref="A2:{last}{len(found) + 2}"/>'
        f'<mergeCells count="1"><mergeCell ref="A1:{last}1"/></mergeCells>'
        + (f"<hyperlinks>{''.join(jumps)}</hyperlinks>" if jumps else "")
        + '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>"
    )


def row(number: int, cells: Sequence[tuple[str | int, dict[str, Any]]], styles: Styles, height: float = 0) -> str:
    tall = height or row_height([str(v) for v, _ in cells], WIDTHS)
    made = "".join(cell(f"{chr(65 + i)}{number}", value, look, styles) for i, (value, look) in enumerate(cells))
    return f'<row r="{number}" ht="{tall}" customHeight="1">{made}</row>'


def cell(place: str, value: str | int, look: dict[str, Any], styles: Styles) -> str:
    if isinstance(value, int):
        return f'<c r="{place}" s="{styles.look(**look)}"><v>{value}</v></c>'
    text = clean(value)
    style = styles.look(**look, text=text.startswith(FORMULA))
    if not text:
        return f'<c r="{place}" s="{style}"/>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{inside(text)}</t></is></c>'


def jump(place: str, sheet: str, target: str) -> str:
    name = sheet.replace("'", "''")
    where = quoted(f"'{name}'!{target}")
    return f'<hyperlink ref="{place}" location={where} tooltip="点击到这一格"/>'
