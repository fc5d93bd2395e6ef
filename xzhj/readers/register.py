"""The register of papers (文号登记: 文号 标题 日期 状态) → Filed, from a sheet of its own or from 换届信息."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from xzhj.catalogue.items import items, plain
from xzhj.model import Fact, Facts, Filed, Source, Trouble
from xzhj.readers.facts.entries import Cell, Entry, gather
from xzhj.readers.facts.values import is_blank, text_of
from xzhj.readers.grid import Grid

HEADS: Mapping[str, tuple[str, ...]] = {
    "number": ("文号", "发文字号", "字号", "文件字号", "来文字号", "编号", "发文号", "number"),
    "title": ("标题", "文件标题", "文件名称", "文书标题", "题名", "公文标题", "来文标题", "名称", "title"),
    "day": ("日期", "成文日期", "发文日期", "印发日期", "收文日期", "登记日期", "时间", "发文时间", "day", "date"),
    "status": ("状态", "办理状态", "文件状态", "收发", "收/发", "办理情况", "status"),
    "sender": ("来文单位", "发文单位", "发文机关", "来文机关", "制发机关", "单位", "sender"),
    "slug": ("文书", "文书代号", "slug"),
    "remark": ("备注", "说明", "remark"),
}
_FIELDS = {plain(word): field for field, words in HEADS.items() for word in words}
STATUSES: Mapping[str, str] = {
    **dict.fromkeys(("已印发", "印发", "已发", "发文", "已发出", "已下发", "已上报", "上报", "发"), "已印发"),
    **dict.fromkeys(("已收到", "收到", "已收", "收文", "来文", "收"), "已收到"),
    **dict.fromkeys(("拟制", "草稿", "拟稿", "起草", "在办", "草案", "未印发", "待发"), "拟制"),
}
# what a title says → the paper's slug; the first that fits
_TITLES: tuple[tuple[str, str], ...] = (
    (r"(延期|提前|推迟).*换届.*请示", "term-change-request"),
    (r"(延期|提前|推迟).*换届.*批复", "term-change-reply"),
    (r"不计入应到.*请示", "excluded-members-request"),
    (r"(年会|年度会议).*请示", "annual-request"),
    (r"(年会|年度会议).*批复", "annual-reply"),
    (r"补选.*请示", "byelection-request"),
    (r"(调整|变更).*候选人.*请示", "candidate-change-request"),
    (r"(召开.*党员大会|代表候选人.*预备人选|选举出席.{0,12}镇.*代表).*批复", "unit-reply"),
    (r"(召开.*党员大会|选举出席.{0,12}[乡镇].*代表).*请示", "unit-request"),
    (r"选举出席.{0,16}[县市区旗].{0,30}(结果|情况).*报告", "county-delegates-report"),
    (r"(同意|出席).{0,16}[县市区旗].{0,30}代表.*结果.*批复", "county-delegates-reply"),
    (r"选举出席.{0,30}代表.*(结果|情况).*报告", "unit-report"),
    (r"(候选人|人选).*请示", "candidates-request"),
    (r"(候选人|人选).*批复", "candidates-reply"),
    (r"审批.*书记.*请示", "approval-request"),
    (r"选举结果.*批复", "result-reply"),
    (r"选举结果.*报告", "result-report"),
    (r"召开.*(代表大会|党代会).*请示", "request"),
    (r"召开.*(代表大会|党代会).*批复", "reply"),
    (r"召开.*(代表大会|党代会).*决定", "convene-decision"),
    (r"(代表选举|选举.*代表).*通知", "delegate-election-notice"),
    (r"资格审查.*(小组).*通知", "credential-group-notice"),
    (r"换届.*领导小组.*通知", "leading-group-notice"),
    (r"(大会|党代会).*有关事项.*请示", "third-request"),
    (r"(大会|党代会).*有关事项.*批复", "third-reply"),
    (r"资格审查.*报告", "credential-report"),
    (r"公示.*报告", "public-notice-report"),
    (r"召开.*(代表大会|党代会).*通知", "meeting-notice"),
    (r"分工.*通知", "division-notice"),
    (r"换届.*(提醒|届满)", "term-reminder"),
    (r"换届.*工作方案", "work-plan"),
    (r"换届.*(通知|意见|方案)", "county-notice"),
)


def slug_of(title: str) -> str:
    """The paper a title names ("" = not recognised): 关于召开…代表大会的请示 → request."""
    text = re.sub(r"\s+", "", title)
    return next((slug for pattern, slug in _TITLES if re.search(pattern, text)), "")


def fields_in(row: Iterable[Any]) -> dict[str, int]:
    """Which column of a heading row is which; the first of a kind counts."""
    found: dict[str, int] = {}
    for column, value in enumerate(row):
        field = _FIELDS.get(plain(text_of(value)))
        if field:
            found.setdefault(field, column)
    return found


def heading_of(grid: Grid) -> int | None:
    """The heading row of a register within the first ten rows: a number, a title, and a day or a status."""
    for number, row in enumerate(grid.rows[:10]):
        found = fields_in(row)
        if "number" in found and "title" in found and ("day" in found or "status" in found):
            return number
    return None


def read_grid(grid: Grid) -> tuple[tuple[Filed, ...], list[Trouble]]:
    """The papers a sheet registers, and dates that cannot be read."""
    head = heading_of(grid)
    if head is None:
        return (), []
    columns = fields_in(grid.rows[head])
    item = items()["register"]
    rows = []
    for number in range(head + 1, len(grid.rows)):
        row = grid.rows[number]
        cells = {f: Cell(row[c], grid.at(number, c)) for f, c in columns.items() if c < len(row)}
        if any(f in cells and not is_blank(cells[f].raw) for f in ("title", "number")):
            rows.append({f: cell for f, cell in cells.items() if f in item.columns})
    if not rows:
        return (), []
    facts, trouble = gather([Entry(item, "", item.zh, grid.at(head, 0), tuple(rows))])
    return read_facts(facts), trouble


def read_facts(facts: Facts) -> tuple[Filed, ...]:
    """The papers the item 文号登记 lists."""
    fact = facts.fact("register")
    return tuple(_filed(row, at) for row, at in zip(fact.value, fact.at, strict=True)) if fact else ()


def _filed(row: Mapping[str, Any], at: Source) -> Filed:
    title, status = row.get("title", ""), row.get("status", "")
    return Filed(
        title=title,
        number=row.get("number", ""),
        day=row.get("day"),
        status=STATUSES.get(plain(status), status),
        slug=row.get("slug", "") or slug_of(title),
        sender=row.get("sender", ""),
        at=(at,),
    )


_TOWN = re.compile(r"(?:中国共产党|中共)(?!各|全)[^\s，、（）《》]{1,6}?(?:乡(?!镇)|(?<!乡)镇)(?=第|党|委员会|纪)")


def own(filed: Iterable[Filed], facts: Facts) -> tuple[Filed, ...]:
    """Of a county's register the papers about this township: its name in the title, or no township's."""
    town = str(facts.get("township") or "")
    others = {str(n) for item in ("townships", "township_list") for n in facts.get(item) or ()} - {town}
    return tuple(f for f in filed if not town or town in f.title or not _others(f.title, others))


def _others(title: str, names: set[str]) -> bool:
    return any(name in title for name in names) or bool(_TOWN.search(re.sub(r"\s+", "", title)))


def with_register(facts: Facts, register: tuple[Filed, ...]) -> Facts:
    """Facts with the numbers and days of papers that only the register gives (request_number, reply_date …).

    Of several papers of one kind (an answer to each unit) the latest speaks.
    """
    if not register:
        return facts
    given = {name: facts.stages(name) for name in facts}
    latest = {filed.slug: filed for filed in sorted(register, key=lambda f: f.day or date.min) if filed.slug}
    for item in items().values():
        filed = latest.get(item.paper) if item.paper and item.name not in given else None
        value = (filed.number if item.name.endswith("_number") else filed.day) if filed else None
        if filed and value:
            given[item.name] = (Fact(value, filed.at),)
    return Facts(given)
