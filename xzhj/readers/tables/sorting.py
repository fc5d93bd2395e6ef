"""Each row below a heading: a person (or unit), a group, a total, or something to leave out, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xzhj.readers.grid import Grid
from xzhj.readers.tables.headers import field_of, plain
from xzhj.readers.tables.layout import ENOUGH, Block, Heading, is_heading, known
from xzhj.readers.tables.synonyms import ANY
from xzhj.text.dates import read_date
from xzhj.text.names import read_name
from xzhj.text.widths import squeeze

TOTAL = re.compile(
    r"^(?:[^\d:：]{0,8})?(?:合计|小计|总计(?!票)|共计|累计|总人数)|^(?:本\S{0,4}|以上|全\S{0,3}|总)?共(?:计|有)?\d+\s*[人名条行项]|^(?:应到|实到|应参会|应出席)|^全(?:镇|乡|县|区|街道|村|社区)$"
)
NOTE = re.compile(
    r"^(?:总?监票人|总?计票人|主持人|记录人|负责人|书记)(?:签[字名章])?\s*[:：]|"
    r"^[(（]?(?:注|说明|备注|填表|填报|制表|制作|审核|复核|核对|负责|单位负责|主要负责|支部书记签|经办|联系人|联系电话|"
    r"盖章|签字|日期|报送|报表|统计|党委书记签|书记签|附|一式|备查|以上|领导签)[^\u4e00-\u9fff]|"
    r"^(?:总?监票人|总?计票人|主持人|记录人|负责人|书记)(?:签[字名章])?\s*[:：]|"
    r"^[(（]?(?:注|说明|备注|填表|填报|制表|审核|复核|经办|联系人|盖章|附件|单位\s*[(（]盖章|主要负责人|负责人)|年\s*月\s*日|[:：]\s*$"
)
ORG = re.compile(
    r"(?:支部|总支|党委|党组|委员会|代表团|代表组|村|社区|街道|镇|乡|居委会|学校|小学|中学|幼儿园|医院|卫生院|站|所|办公室|办|局|公司|组|团|中心|"
    r"政府|人大|纪委|妇联|团委|工会|武装部|司法所|协会|厂|农场|林场|党校|村委|居委|机关|单位|企业|合作社|银行|信用社|分局|派出所|部|选区|党员|人员|干部|成员|主席团|秘书长|监票人|计票人|工作人员|人物|模范|军警|武警)$"
)
_COUNT = re.compile(r"\s*[(（:：]?\s*(?:共计?|计)?\s*(\d+)\s*[人名]\s*[)）]?\s*$")
_HEADS = re.compile(r"[(（]?(?:共计?|计)?\d+\s*[人名][)）]?")  # how many, in a cell of its own beside the group's name
_TITLE = re.compile(r"(?:名册|名单|花名册|登记表|一览表|汇总表|情况表|统计表)(?:[(（].*)?$")
_ORDINAL = re.compile(r"^\s*(?:[一二三四五六七八九十]+\s*、|[(（][一二三四五六七八九十\d]+[)）]|\d+\s*[.、．])\s*")
_LABEL = re.compile(r"^(?:所在|所属|选举)?(?:单位|支部|党支部|选举单位|代表团|组别|党组织)(?:名称)?\s*[:：]\s*")
_VACANT = re.compile(r"[(（]?(?:空缺|缺额|空编|暂缺|待定|待配|缺)(?:\d*|[一二三四五六]?)[人名个]?[)）]?")
_SAMPLE = re.compile(r"[(（]?(?:例|示例|样例|范例|举例|填写示例|填表示例)[)）]?[:：]?\d*")
_HINT = re.compile(r"必填|选填|下拉|格式|填写|填到|例如|如[:：]|YYYY|yyyy|与身份证一致|自动(?:计算|生成)")
_STATISTICS = frozenset(
    [
        "总数",
        "总人数",
        "人数",
        "合计",
        "男",
        "女",
        "男性",
        "女性",
        "少数民族",
        "占比",
        "比例",
        "百分比",
        "项目",
        "构成",
        "大专以上",
        "大专及以上",
        "统计",
    ]
)
_NOBODY = frozenset(["空缺", "缺额", "空编", "暂缺", "待定", "待配"]) | _STATISTICS
_SUMS = frozenset("合小总共累本以全应实")  # a name that begins so is looked at more closely
_NAME = re.compile(r"[^合小总共累本以全应实\W\d_A-Za-z][^\W\d_A-Za-z]{1,3}")
_PERSONAL = (
    "id_number",
    "born",
    "gender",
    "joined",
    "ethnicity",
    "education",
    "phone",
    "confirmed",
    "category",
    "work_start",
    "post",
)

_BODILY = ("id_number", "born", "gender", "joined", "phone")  # nobody has these of a post that is vacant


@dataclass(frozen=True, slots=True)
class Group:
    """A row that names the unit, delegation or role of the people below; `stated` is the head count beside it, if any."""

    row: int
    column: int
    name: str
    stated: int | None


@dataclass(slots=True)
class Sorted:
    """The rows of one block, zero-based. `end` is where the next table begins."""

    people: list[int] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    totals: list[tuple[int, int]] = field(default_factory=list)
    ignored: dict[int, str] = field(default_factory=dict)
    end: int = 0


def sort_rows(grid: Grid, heading: Heading, block: Block, repeats: Sequence[list[Any]]) -> Sorted:
    """Sort the rows below `heading`. Ordinary rows are told apart by whole columns; only the others are looked at."""
    rows, start = grid.rows, heading.bottom + 1
    body = rows[start:]
    doubtful = _doubtful(grid, start, block, heading.people)
    doubtful.update(r - start for r in grid.hidden_rows if r >= start)
    inner = _continued(grid, block, start)
    doubtful.update(r - start for r in inner)
    out = Sorted(end=len(rows))
    odd: list[int] = []
    for i in sorted(doubtful):
        r = start + i
        verdict = "续" if r in inner else _verdict(grid, r, heading, block, repeats)
        if verdict == "新表":
            out.end = r
            break
        if verdict == "人":
            odd.append(i)
        else:
            _put(out, grid, r, block, verdict)
    last = out.end - start
    dropped = {i for i in doubtful if i < last}.difference(odd)
    out.people = (
        [start + i for i in range(min(last, len(body))) if i not in dropped]
        if dropped
        else list(range(start, start + last))
    )
    _settle_groups(out)
    return out


def _doubtful(grid: Grid, start: int, block: Block, people: bool) -> set[int]:
    keys = grid.column(block.key)[start:]
    distinct = [v for v in set(keys) if isinstance(v, str)]
    plainly = set(filter(_NAME.fullmatch, distinct)) - ANY.keys() - _NOBODY if people else set()
    plainly |= (
        {v for v in distinct if v not in plainly and _plain_key(v, people)} if len(plainly) < len(distinct) else set()
    )
    doubtful = {i for i, v in enumerate(keys) if v not in plainly}
    doubtful.update(range(min(2, len(keys))))  # the first may only teach how to fill the others in
    witnesses = _witnesses(block, people)
    if witnesses:
        columns = [grid.column(c)[start:] for c in witnesses[:3]]
        blank = [i for i, v in enumerate(columns[0]) if v == ""]
        doubtful.update(i for i in blank if all(c[i] == "" for c in columns[1:]))
    for c in range(block.first, block.key):
        column = grid.column(c)[start:]
        signed = {v for v in set(column) if isinstance(v, str) and v and (NOTE.search(v) or TOTAL.search(squeeze(v)))}
        if signed:
            doubtful.update(i for i, v in enumerate(column) if v in signed)
    return doubtful


def _plain_key(value: str, people: bool) -> bool:
    if people:
        return (
            2 <= len(value) <= 4
            and value.isalpha()
            and value not in ANY
            and value not in _NOBODY
            and value[0] not in _SUMS
        )
    return (
        1 < len(value) <= 30
        and not TOTAL.search(squeeze(value))
        and not NOTE.search(value)
        and field_of(value, False) is None
    )


def _witnesses(block: Block, people: bool) -> list[int]:
    if people:
        return [block.fields[f] for f in _PERSONAL if f in block.fields and block.fields[f] != block.key]
    return [c for f, c in block.fields.items() if c != block.key and f not in ("serial", "remark")]


def _continued(grid: Grid, block: Block, start: int) -> frozenset[int]:
    """Rows that a name merged over several rows reaches down to: the same person's further lines."""
    return frozenset(
        r
        for r1, c1, r2, c2 in grid.merged
        if c1 <= block.key <= c2 and r1 >= start and c1 == c2
        for r in range(r1 + 1, r2 + 1)
    )


def _verdict(grid: Grid, r: int, heading: Heading, block: Block, repeats: Sequence[list[Any]]) -> str:
    row = grid.rows[r]
    if r in grid.hidden_rows:
        return "隐藏的行"
    mine = [row[c] for c in range(block.first, min(block.last + 1, len(row))) if row[c] != ""]
    filled = [v for v in row if v != ""]
    if not filled:
        return "空行"
    if not mine:
        return "另一栏的行"
    if r == heading.bottom + 1 and _column_numbers(filled):
        return "列号"
    if r <= heading.bottom + 2 and (why := _teaching(filled)):
        return why
    if heading.people and _statistics(grid.rows, r, filled):
        return "新表"
    if title := _title_inside(grid, r, heading, filled, repeats):
        return title
    if any(_same(row, heading_row) for heading_row in repeats):
        return "重复表头"
    if is_heading(row) and len(known(row)) >= ENOUGH:
        return "重复表头" if _mostly(row, repeats) else "新表"
    if is_heading(row, strict=False) and not _mostly(row, repeats):
        return "新表"
    first = next(v for v in mine)
    label = squeeze(first) if isinstance(first, str) else ""
    key = row[block.key]
    if TOTAL.search(label) or (isinstance(key, str) and TOTAL.search(squeeze(key))):
        return "合计"
    if NOTE.search(label) or (isinstance(key, str) and NOTE.search(squeeze(key))):
        return "填表人、说明"
    return _nameless(row, block, mine) if key == "" or not heading.people else _named(row, block, key, mine)


def _column_numbers(filled: Sequence[Any]) -> bool:
    """A row under the heading that only counts the columns: 1 2 3, (1) (2) (3), 甲 乙 1 2."""
    bare = [squeeze(str(v)).strip("()[].") for v in filled]
    numbers = [int(v) for v in bare if v.isascii() and v.isdecimal() and len(v) < 3]
    counted = len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return counted and all(v in "甲乙丙丁戊" or (v.isascii() and v.isdecimal()) for v in bare)


def _title_inside(grid: Grid, r: int, heading: Heading, filled: Sequence[Any], repeats: Sequence[list[Any]]) -> str:
    """A title above the same heading: 计票人名单 below 监票人名单 begins a list, the same title again only a page."""
    first = filled[0]
    if not isinstance(first, str) or len(set(filled)) != 1 or not _TITLE.search(text := squeeze(first)):
        return ""
    if len(text) > 30 or r + 1 >= len(grid.rows) or not any(_same(grid.rows[r + 1], other) for other in repeats):
        return ""
    above = {squeeze(v) for row in grid.rows[: heading.top] for v in row if isinstance(v, str) and v}
    return "标题" if text in above or not above else "新表"


def _teaching(filled: Sequence[Any]) -> str:
    """Why a row right under the heading is there only to teach: an example, or how to fill the columns in."""
    if isinstance(filled[0], str) and _SAMPLE.fullmatch(squeeze(filled[0])):
        return "示例"
    hints = sum(isinstance(v, str) and bool(_HINT.search(v)) for v in filled)
    return "填写提示" if hints > 1 and hints * 2 >= len(filled) else ""


def _statistics(rows: Sequence[list[Any]], r: int, filled: Sequence[Any]) -> bool:
    """A heading of counts below the list, with nothing but counts and shares under it: 项目 总数 男 女."""
    words = [squeeze(v) for v in filled if isinstance(v, str)]
    if len(words) < len(filled) or sum(w in _STATISTICS for w in words) < 3:
        return False
    below = [v for v in rows[r + 1] if v != ""] if r + 1 < len(rows) else []
    return sum(not isinstance(v, str) or v.rstrip("%人").replace(".", "").isdecimal() for v in below) > 1


def _same(row: list[Any], other: list[Any]) -> bool:
    cells = [(a, b) for a, b in zip(row, other, strict=False) if a != "" or b != ""]
    return sum(a == b for a, b in cells) * 5 >= len(cells) * 4 and any(a == b != "" for a, b in cells)


def _mostly(row: list[Any], repeats: Sequence[list[Any]]) -> bool:
    here = known(row)
    return any(len(here & known(other)) * 5 >= len(here | known(other)) * 3 for other in repeats)


def _nameless(row: list[Any], block: Block, mine: list[Any]) -> str:
    texts = {v for v in mine if isinstance(v, str)}
    if row[block.key] != "":  # a unit
        facts = [
            c for f, c in block.fields.items() if c != block.key and f not in ("serial", "remark") and row[c] != ""
        ]
        return "人" if facts else "没有数据的行"
    told = [f for f in _PERSONAL if f in block.fields and row[block.fields[f]] != ""]
    if len(told) >= 2 or "id_number" in told:
        return "人"
    if not texts or all(map(_is_serial, texts)):
        return "只有序号的行"
    names = [v for v in texts if not _HEADS.fullmatch(squeeze(v))]
    return "分组" if len(names) == 1 and len(mine) <= 2 else "没有姓名的行"


def _named(row: list[Any], block: Block, key: Any, mine: list[Any]) -> str:
    if not isinstance(key, str):
        return "人" if len(mine) > 2 else "没有姓名的行"
    bare = squeeze(key)
    if field_of(key) == ("name", False) and plain(key) == bare.lower():
        return "重复表头"
    alone = all(v == key or _is_serial(v) for v in mine)
    witnessed = _witnesses(block, True)
    if alone and ("：" in bare or ":" in bare or len(bare) > 20 or (read_date(bare).readings and bare[:1].isdecimal())):
        return "填表人、说明"
    if _VACANT.fullmatch(bare) and not any(row[block.fields[f]] != "" for f in _BODILY if f in block.fields):
        return "空缺的职位"
    core = _COUNT.sub("", _ORDINAL.sub("", read_name(key).name)).rstrip("：:")
    if alone and ORG.search(core) and (len(core) >= 4 or witnessed):
        return "分组"
    if alone and witnessed and _COUNT.search(bare):
        return "分组"
    return "人"


def _is_serial(value: Any) -> bool:
    return not isinstance(value, str) or squeeze(value).rstrip(".、").isdecimal()


def _put(out: Sorted, grid: Grid, r: int, block: Block, verdict: str) -> None:
    row = grid.rows[r]
    if verdict == "合计":
        column = next(
            c for c in range(block.first, len(row)) if isinstance(row[c], str) and TOTAL.search(squeeze(row[c]))
        )
        out.totals.append((r, column))
    if verdict == "分组":
        column = next(
            c
            for c in range(block.first, len(row))
            if isinstance(row[c], str) and row[c] and not _is_serial(row[c]) and not _HEADS.fullmatch(squeeze(row[c]))
        )
        beside = next((v for v in row[column + 1 :] if isinstance(v, str) and _HEADS.fullmatch(squeeze(v))), "")
        out.groups.append(_group(r, column, row[column] + beside))
        return
    if verdict != "另一栏的行":
        out.ignored[r] = "与上一行同一人" if verdict == "续" else verdict


def _group(r: int, column: int, text: str) -> Group:
    stated = _COUNT.search(text)
    name = _LABEL.sub("", _ORDINAL.sub("", _COUNT.sub("", text).strip())).strip(" \u3000:：")
    return Group(r, column, name or text.strip(), int(stated[1]) if stated else None)


def _settle_groups(out: Sorted) -> None:
    """A group row with no people before the next one, or at the end, is a heading or a note, not a group."""
    kept: list[Group] = []
    bounds = [*(g.row for g in out.groups[1:]), out.end][: len(out.groups)]
    people = iter(out.people)
    person = next(people, None)
    for group, bound in zip(out.groups, bounds, strict=True):
        while person is not None and person < group.row:
            person = next(people, None)
        repeated = out.ignored.get(group.row + 1) == "重复表头"
        if _TITLE.search(group.name) or (repeated and not is_section(group.name)):
            out.ignored[group.row] = "标题"
        elif person is not None and person < bound:
            kept.append(group)
        else:
            out.ignored[group.row] = "填表人、说明" if person is None else "没有人员的分组"
    out.groups = kept


def is_section(name: str) -> bool:
    """Say whether what stands over a heading names a unit or branch, as each part of a list in parts begins."""
    return bool(ORG.search(name)) and not _TITLE.search(name)


def first_section(grid: Grid, start: int, top: int) -> Group | None:
    """The unit named right above the first heading of a list in parts; None where something else stands there."""
    row = top - 1
    cells = [(c, v) for c, v in enumerate(grid.rows[row]) if v != ""] if row >= start else []
    if len({v for _, v in cells}) != 1 or not isinstance(cells[0][1], str):
        return None
    group = _group(row, *cells[0])
    return group if is_section(group.name) else None


def spans_of(groups: Sequence[Group], people: Sequence[int]) -> Mapping[int, Group]:
    """Each person's row → the group above it; people above the first group have none."""
    found: dict[int, Group] = {}
    current: Group | None = None
    waiting = list(groups)
    for r in people:
        while waiting and waiting[0].row < r:
            current = waiting.pop(0)
        if current:
            found[r] = current
    return found
