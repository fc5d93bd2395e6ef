"""What each column of a ballot table is, and of what shape the table is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

_WORDS = {
    "serial": "票号 选票编号 选票号 选票序号 编号 序号 票序 票序号 流水号 票流水号 号 号码 no no. ballot_serial serial 票编号 顺序号",
    "group": "组别 计票组 计票小组 小组 组 分组 组号 组名 tally_group group 计票组别 投票站 票箱 票箱号 箱号",
    "delegation": "代表团 代表组 代表小组 所在代表团 选举单位 所在选举单位 支部 所在支部 党支部 所在党支部",
    "contest": "票种 选票种类 选举项目 选票名称 选票类别 选举 contest ballot_kind 项目",
    "round": "轮次 round round_no 轮",
    "valid": "是否有效 有效 有效无效 有效/无效 有效性 票效 选票状态 状态 status valid 有效否",
    "invalid": "无效 废票 是否无效 作废 是否废票 无效票标记",
    "reason": "无效原因 废票原因 作废原因 无效理由",
    "noted": "备注 说明 remark",
    "ignored": "原因 reason 复核 录入人 录入 核对 核对人 录入时间 时间 唱票人 计票人 监票人 页码 合计 小计 录入员 校对 校对人 核票人 责任人 签名 签字 录入日期 日期 审核 审核人",
    "done": "录毕 已录毕 完成 done",
    "whole": "整票 一键 整张",
    "name": "候选人 姓名 候选人姓名 被选举人 被选人 candidate name 候选人名单",
    "mark": "标记 画票 符号 画写 画写符号 意见 表决 表决意见 票决 选择 投票 投票意见 mark vote 画票符号",
    "for": "赞成 赞成票 赞成票数 赞成数 同意 同意票 同意票数 得票 得票数 票数 所得票数 得赞成票 得赞成票数 for",
    "against": "不赞成 不赞成票 不赞成票数 反对 反对票 反对票数 不同意 不同意票 不同意票数 against",
    "abstain": "弃权 弃权票 弃权票数 弃权数 abstain",
    "elected": "当选 是否当选 当选情况 选举结果 elected",
    "seats": "应选名额 应选 应选人数 应选代表 代表名额 seats",
    "expected": "应到 应到会 应到人数 应到会人数 expected",
    "present": "实到 实到会 实到人数 实到会人数 present",
    "class": "票类 票别 票型 票等 类别",
    "returned": "收回 收回票 收回票数 收回选票 收回选票数 returned",
    "issued": "发出 发出票 发出票数 发出选票 issued",
    "counted_valid": "有效票 有效票数 有效选票",
    "counted_invalid": "无效票 无效票数 废票数 无效选票",
}  # fmt: skip
ROLES = {word: role for role, words in _WORDS.items() for word in words.split()}
_WRITE = re.compile(r"(另选|自选|另填|write_?in).*", re.I)
_NUMBER = "[0-9一二三四五六七八九十]"
_PERSON = re.compile(rf"(?:姓名|候选人|被选人|被选举人|所选人|推荐人选|人选|当选人|name)({_NUMBER}+)")
_POST = re.compile(
    rf"((?:村委会|居委会|村民委员会|党支部|总支)?(?:副?主任|委员|副?书记|副?主席|副?乡长|副?镇长|代表|组织委员|纪检委员|宣传委员|组长)){_NUMBER}*"
)
_NAME = re.compile(r"[\u3400-\u9fff·\U00020000-\U0003ffff]{1,15}(?:[（(].{1,4}[)）])?|[A-Za-z][A-Za-z .]{1,30}")
_SUMS = re.compile(r"人数|票数|合计|小计|总数|时间|日期|备注|说明|录入|签名|签字|复核|核对|校对|原因")
_LEAD = re.compile(
    r"^(?:[①-⑳]|[（(]\d+[)）]|\d+[.、．]?(?=[\u3400-\u9fff])|候选人[\d一二三四五六七八九十]*[:：]?(?=[^\d一二三四五六七八九十:：].))"
)
_NOTE = re.compile(r"[（(\[【][^（）()]*[）)\]】]$")

_MARKS = frozenset("○Oo〇◯√✓×Xx✗△—-")
_SURE = frozenset({"serial", "group", "contest", "name", "delegation", "done"})
_UNSURE = (
    frozenset(_WORDS) - _SURE - {"ignored", "reason", "noted", "mark", "whole", "class", "round"}
)  # also words of titles and ballots


@dataclass(frozen=True, slots=True)
class Plan:
    """A table understood: its shape, where the header ends, and what stands in which column (numbers from zero)."""

    shape: str  # wide, long, summary, names
    header_row: int
    width: int
    roles: dict[str, int]
    candidates: tuple[tuple[str, int], ...] = ()
    writes: tuple[int, ...] = ()
    posts: tuple[tuple[str, tuple[int, ...]], ...] = ()  # names only: contest → its columns
    titles: tuple[str, ...] = ()
    untitled: tuple[int, ...] = ()  # columns nobody named: what stands there is nobody's

    def role(self, name: str) -> int | None:
        return self.roles.get(name)


def tidy(cell: str) -> str:
    return "".join(cell.split()).strip("\ufeff\u200b")


def word_of(cell: str) -> str:
    """A header's word: without spaces, and without a note in brackets where the rest is known."""
    text = tidy(cell).lower()
    bare = _NOTE.sub("", text)
    return bare if bare in ROLES or _POST.fullmatch(bare) else text


def find_plan(rows: Sequence[Sequence[str]], candidates: Collection[str] = ()) -> Plan | None:
    """Find the header among the first rows and say what the table is. None where there is none."""
    known = {tidy(c) for c in candidates}
    best: tuple[int, int] | None = None
    for i, row in enumerate(rows[:20]):
        cells = [tidy(c) for c in row]
        score = score_of(row, cells, known)
        if score and len([c for c in cells if c]) >= min(2, len(row)) and (best is None or score > best[0]):
            best = score, i
    at = (
        best[1]
        if best
        else next((i for i, r in enumerate(rows[:20]) if is_names(r) and are_marks(rows[i + 1 :])), None)
    )
    plan = None if at is None else plan_of(rows, at, known)
    return plan if plan and (plan.candidates or plan.shape in ("long", "summary")) else None


def score_of(row: Sequence[str], cells: Sequence[str], known: Collection[str]) -> int:
    """How much a row looks like a header. A row with a mark or a number in it is a ballot, and so may be 赞成, 弃权, 无效."""
    if any(c in _MARKS or c.isdigit() for c in cells):
        return 0
    roles = [ROLES[w] for w in map(word_of, row) if ROLES.get(w, "ignored") not in ("ignored", "reason", "noted")]
    if not any(r in _SURE for r in roles):
        roles = [r for r in roles if r not in _UNSURE]
    people = [c for c in cells if c in known or _WRITE.fullmatch(c) or _PERSON.fullmatch(c) or _POST.fullmatch(c)]
    return 2 * (len(roles) + len(people))


def is_names(row: Sequence[str]) -> bool:
    """A row of names and nothing else, at least two of them (or the only column)."""
    cells = [tidy(c) for c in row if tidy(c)]
    return len(cells) >= min(2, len(row)) and all(_NAME.fullmatch(c) for c in cells)


def are_marks(rows: Sequence[Sequence[str]]) -> bool:
    """The next row that is not blank has short cells, as marks are."""
    first = next(([tidy(c) for c in r if tidy(c)] for r in rows if any(tidy(c) for c in r)), [])
    return bool(first) and all(len(c) <= 3 for c in first)


def plan_of(rows: Sequence[Sequence[str]], at: int, known: Collection[str]) -> Plan:
    header = [tidy(c) for c in rows[at]]
    header, last = merged(header, rows, at)
    roles: dict[str, int] = {}
    people: list[tuple[str, int]] = []
    writes: list[int] = []
    untitled: list[int] = []
    for j, title in enumerate(header):
        role = (
            "" if title in known else ROLES.get(word_of(title), "ignored" if _SUMS.search(_NOTE.sub("", title)) else "")
        )
        if _WRITE.fullmatch(title) or (not title and j - 1 in writes):  # 另选人 over several columns
            writes.append(j)
        elif role:
            roles.setdefault(role, j)
            if role == "serial" and "票" in title and "票" not in header[roles[role]]:  # 序号 beside 票号
                roles[role] = j
        elif title:
            people.append((clean(title, header), j))
        else:
            untitled.append(j)
    shape = shape_of(roles, people, known)
    if shape == "names":
        people, untitled = spread(people, untitled)
    posts = posts_of(people) if shape == "names" else ()
    if shape in ("wide", "names"):
        people, roles = restore(people, roles, header, known)
    return Plan(shape, last, len(header), roles, tuple(people), tuple(writes), posts, tuple(header), tuple(untitled))


def merged(header: list[str], rows: Sequence[Sequence[str]], at: int) -> tuple[list[str], int]:
    """A header of two rows (候选人 over the names) put into one."""
    below = [tidy(c) for c in rows[at + 1]] if at + 1 < len(rows) else []
    below += [""] * (len(header) - len(below))
    known = [j for j, t in enumerate(header) if word_of(t) in ROLES and word_of(t) not in ("候选人", "姓名")]
    holes = [j for j, t in enumerate(header) if not t and j < len(below) and below[j]]
    over = [j for j, t in enumerate(header) if t in ("候选人", "候选人姓名", "候选人名单") and below[j : j + 1] != [""]]
    wrote = [j for j in holes if _WRITE.fullmatch(below[j]) or (below[j].isdigit() and is_under_write(header, j))]
    named = [below[j] for j in (*over, *holes) if j not in wrote]
    if not holes or not over or any(below[j] for j in known) or not is_names(named):
        return header, at
    below = ["另选人" if j in wrote else t for j, t in enumerate(below)]
    return [below[j] if j in holes or j in over else t for j, t in enumerate(header)], at + 1


def is_under_write(header: Sequence[str], j: int) -> bool:
    """Say whether a column without a title stands under a title 另选人 that reaches over several."""
    left = next((t for t in reversed(header[:j]) if t), "")
    return bool(_WRITE.fullmatch(left))


def spread(people: Sequence[tuple[str, int]], untitled: Sequence[int]) -> tuple[list[tuple[str, int]], list[int]]:
    """Name-only columns without a title beside one that has it (委员 over three columns) are of the same post."""
    titles = {j: t for t, j in people}
    rest = []
    for j in untitled:
        if j - 1 in titles:
            titles[j] = titles[j - 1]
        else:
            rest.append(j)
    return [(t, j) for j, t in sorted(titles.items())], rest


def plain_names(names: Sequence[str]) -> dict[str, str]:
    """Names as written → without （女） and the like, which stays where it tells two apart."""
    bare = {name: _NOTE.sub("", name) for name in names}
    often = Counter(bare.values())
    return {name: short if short and often[short] == 1 else name for name, short in bare.items()}


def clean(title: str, header: Sequence[str]) -> str:
    """A candidate's name as headed: 1.张三 and 候选人：张三 are 张三; a note in brackets stays where it tells two apart."""
    name = _LEAD.sub("", title)
    bare = _NOTE.sub("", name)
    return bare if bare and sum(1 for t in header if _NOTE.sub("", t).endswith(bare)) == 1 else name


def shape_of(roles: dict[str, int], people: Sequence[tuple[str, int]], known: Collection[str]) -> str:
    if "name" in roles and "mark" in roles:
        return "long"
    if "name" in roles and "for" in roles:
        return "summary"
    names = [n for n, _ in people if n not in known]
    if names and all(_PERSON.fullmatch(n) or _POST.fullmatch(n) for n in names) and len(names) == len(people):
        return "names"
    return "wide"


def restore(
    people: list[tuple[str, int]], roles: dict[str, int], header: Sequence[str], known: Collection[str]
) -> tuple[list[tuple[str, int]], dict[str, int]]:
    """A single column 姓名 in a table of ballots is neither a role nor a person: it would tie a ballot to a voter."""
    return people, {r: j for r, j in roles.items() if r not in ("name", "mark") or header[j] not in known}


def posts_of(people: Sequence[tuple[str, int]]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Name-only columns by contest: 委员1 委员2 are one post; 姓名1…k are one contest without a name."""
    found: dict[str, list[int]] = {}
    for title, j in people:
        match = _POST.fullmatch(title)
        found.setdefault(match[1] if match else "", []).append(j)
    return tuple((post, tuple(columns)) for post, columns in found.items())
