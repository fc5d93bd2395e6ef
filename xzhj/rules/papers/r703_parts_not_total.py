"""分项之和不等于总数。

查什么：同一段里并列的分项（各类代表、男女、正式和预备）与总数，“……共计n名”前面列出的各数，“下列n名同志”与列出的姓名，学历、年龄各段之和，名单里写了两次的名字，表格的合计行。
为什么：分项与总数对不上，名额、构成就没有一个数可信。
怎么改：核对各分项和总数，改正错的那个；交叉统计的（妇女、少数民族、年龄）不要列入分项。
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Claim, Finding, Paper
from xzhj.rules.papers._shares import REST, complete, family_of
from xzhj.rules.papers._tables import columns_of, total_rows
from xzhj.text.numerals import to_int

CODE = "R703"
LEVELS = ("error", "warning")
EACH = "paper"
UNCITED = "算术，不是条文规定"


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    numbers = [c for c in paper.said("number") if c.index >= 0 and isinstance(c.value, int) and not c.hedge]
    by_paragraph: dict[int, list[Claim]] = defaultdict(list)
    for claim in numbers:
        by_paragraph[claim.index].append(claim)
    whole = _only_total(numbers)
    for index, said in by_paragraph.items():
        text = paper.paragraphs[index].text
        of_delegates = "代表" in text[:40] or ("代表资格" in paper.title and bool(_STRUCTURE.match(text)))
        yield from _families(said, whole if of_delegates else None)
        yield from _listed(paper, index, said)
        yield from _itemised(paper, index, said)
        if whole is not None and of_delegates and _STRUCTURE.match(text):
            yield from _brackets(text, said, whole)
    yield from _named(paper)
    yield from _twice(paper)
    yield from _tables(paper)


_STRUCTURE = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*)?(?:学历|文化|年龄|性别|民族|身份)(?:结构|构成|程度|分布)"
)


def _brackets(text: str, said: list[Claim], whole: Claim) -> Iterator[Finding]:
    """学历结构：研究生4名、本科48名、大专39名、高中及以下38名: one open end below, at most one above, all of one total."""
    end = next((m.start() for m in re.finditer("其中|平均|最大|最小|妇女|女|少数民族|比上届", text)), len(text))
    parts = [c for c in said if c.about == "count" and c.unit in ("名", "人") and c.end <= end]
    below = [c for c in parts if re.search(r"以下$", c.subject)]
    above = [c for c in parts if re.search(r"以上$", c.subject)]
    if len(parts) < 3 or len(below) != 1 or len(above) > 1 or any(c.about != "count" for c in said if c.end <= end):
        return
    added = sum(c.value for c in parts if isinstance(c.value, int))
    if added != whole.value:
        yield _finding(parts, added, whole, "error")


def _only_total(numbers: list[Claim]) -> Claim | None:
    """The number of delegates, where the paper knows but one."""
    found = [c for c in numbers if c.about == "delegates" and not _CROSS.search(c.subject)]
    return found[0] if found and len({c.value for c in found}) == 1 else None


def _families(said: list[Claim], total: Claim | None) -> Iterator[Finding]:
    """Parts of a family after their total: 代表83名，其中领导干部48名、专业技术人员4名、先进模范31名."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    base: dict[str, Claim] = {}
    for claim in said:
        family, _ = family_of(claim.subject) if claim.about in ("count", "members", "delegates") else ("", "")
        if family and (claim.about == "count" or family in ("category", "gender")):
            if total is not None:
                base.setdefault(family, total)
            groups[family].append(claim)
        elif claim.about in ("delegates", "members", "total", "present", "expected", "seats"):
            total = claim if not _CROSS.search(claim.subject) else total
    for family, parts in groups.items():
        names = {family_of(c.subject)[1] for c in parts}
        whole = base.get(family)
        if whole is None or len(names) != len(parts) or not complete(names, family) or any(c.hedge for c in parts):
            continue
        added = sum(c.value for c in parts if isinstance(c.value, int))
        rest = [c.value for c in said if REST.search(c.subject) and c.start > parts[-1].start]
        if whole.value not in (added, added + sum(v for v in rest if isinstance(v, int))):
            yield _finding(parts, added, whole, "error")


def _finding(parts: list[Claim], added: int, whole: Claim, level: str) -> Finding:
    shown = "＋".join(f"{c.value}" for c in parts)
    return Finding(
        f"分项 {shown}＝{added}，与总数 {whole.value}（{whole.text}）不符，差 {abs(added - int(str(whole.value)))}",
        (parts[0].at, whole.at),
        level=level,
    )


_SUM = re.compile(r"(?:共计|合计|总计|总共|一共|共)(?:有|为)?\s*$")
_ADDED = frozenset({"count", "delegates", "members", "seats"})
_CROSS = re.compile(r"其中|妇女|女|少数民族|岁|党外|大专|本科|学历|兼|次$|每|各")


def _listed(paper: Paper, index: int, said: list[Claim]) -> Iterator[Finding]:
    """甲村3名、乙村4名、丙村5名，共计12名."""
    text = paper.paragraphs[index].text
    for position, whole in enumerate(said):
        if not _SUM.search(text[max(0, whole.start - 6) : whole.start]) or position < 2:
            continue
        parts = _before(text, said[:position], whole)
        if len(parts) < 2:
            continue
        added = sum(c.value for c in parts if isinstance(c.value, int))
        if added != whole.value:
            yield _finding(parts, added, whole, "error")


_SHARED = re.compile(r"(?:分配|分布|编组|划分|组成|构成|分别)[^，。；\d]{0,10}[：:]")


def _itemised(paper: Paper, index: int, said: list[Claim]) -> Iterator[Finding]:
    """代表名额83名，分配如下：机关20名，农村50名，企业13名."""
    text = paper.paragraphs[index].text
    for match in _SHARED.finditer(text):
        parts = [c for c in said if c.start >= match.end() and c.sentence == _sentence(said, match.end())]
        before = [c for c in said if c.end <= match.start() and parts and c.unit == parts[0].unit]
        if len(parts) < 2 or not before or before[-1].about not in _ADDED or match.start() - before[-1].end > 30:
            continue
        span = text[match.end() : parts[-1].end]
        alike = all(c.unit == parts[0].unit and c.about in _ADDED for c in parts)
        if not alike or _CROSS.search(span) or _SUM.search(text[: parts[-1].start]):
            continue
        added = sum(c.value for c in parts if isinstance(c.value, int))
        if added != before[-1].value:
            yield _finding(parts, added, before[-1], "error")


def _sentence(said: list[Claim], start: int) -> int:
    return next((c.sentence for c in said if c.start >= start), -1)


def _before(text: str, said: list[Claim], whole: Claim) -> list[Claim]:
    """The counts of the same unit in the same sentence just before, with nothing but names between them."""
    parts: list[Claim] = []
    end = whole.start
    for claim in reversed(said):
        between = text[claim.end : end]
        if re.match(r"[^，。；]{0,8}[：:]", between):
            break  # 代表83名：机关20名…: the whole, said first
        if claim.sentence != whole.sentence or claim.unit != whole.unit:
            break
        if len(parts) > 1 and "其中" in between and claim.value == whole.value:
            return parts  # 86名，其中机关20名、农村56名、企事业8名，共计86名
        if len(between) > 24 or _CROSS.search(between) or claim.about not in _ADDED:
            return []
        parts.insert(0, claim)
        end = claim.start
    label = text[max(0, end - 16) : end]
    return [] if _CROSS.search(label) or "共" in label else parts


_SHORT = 30  # names; longer lists have namesakes
_PEOPLE = re.compile(
    r"(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:名|人|位|个)(?:同志|名单|代表|委员|候选人|成员|人选|预备人选|当选|为|的|是|[（(，,]|按|[）)])[^。；\d]{0,40}$|[（(]共?\s*(?P<all>\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:名|人)"
)
# 当选党委委员9名：… ; 应选3名 heads a list of candidates
_WON = re.compile(
    r"(?:当选|选举产生|选出)(?:了|的)?[^，。；、\d应候]{0,24}委员(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:名|人)$"
    r"|当选(?:的|人|者)?(?:共)?(?P<all>\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:名|人)(?:，(?:他们|名单|分别|依次|即)?(?:是|为|如下)?)?$"
)
_SUMMED = re.compile(
    r"[，。；]?\s*(?:以上)?共(?:计|有)?\s*(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:名|人)(?=[，。；]|$)"
)
_PARTLY = re.compile(
    r"，(?!名单|具体|按)|前|较多|请假|应到|实到|其中|各|分别|差额|应选|名额|候选人\d|以上|以下|左右|选出|选举|提名|设"
)


def _named(paper: Paper) -> Iterator[Finding]:
    """下列8名同志当选：and nine names; （共13名，按姓氏笔画为序） over a list."""
    for claim in paper.said("names"):
        won = _WON.search(claim.about)
        match = won or _PEOPLE.search(claim.about)
        in_table = paper.paragraphs[claim.index].part == "table"  # a list set in several columns
        if (
            match is None
            or in_table
            or not isinstance(claim.value, tuple)
            or (not won and _PARTLY.search(claim.about[match.start() :]))
        ):
            continue
        number = to_int(match["number"] or match["all"])
        if number and number != len(claim.value):
            yield Finding(f"写的是 {number} 名，列出的姓名有 {len(claim.value)} 个：{claim.about[-30:]}", (claim.at,))
    yield from _summed(paper)


def _summed(paper: Paper) -> Iterator[Finding]:
    """马志国、丁大伟、刘强。共4名: the number behind the only list of a paragraph."""
    lists: dict[int, list[Claim]] = {}
    for claim in paper.said("names"):
        lists.setdefault(claim.index, []).append(claim)
    for index, (claim, *more) in lists.items():
        text = paper.paragraphs[index]
        match = _SUMMED.match(text.text, claim.end)
        if more or match is None or text.part == "table" or not isinstance(claim.value, tuple):
            continue
        number = to_int(match["number"])
        if number and len(claim.value) > 1 and number != len(claim.value):
            shown = f"{claim.text[-20:]}{match[0]}"
            yield Finding(f"写的是 {number} 名，列出的姓名有 {len(claim.value)} 个：…{shown}", (claim.at,))


def _twice(paper: Paper) -> Iterator[Finding]:
    """监票人（4名）：李卫国、王芳、李卫国、陈勇: a name that stands twice in one short list, with nothing to tell two people apart."""
    for claim in paper.said("names"):
        names = claim.value if isinstance(claim.value, tuple) else ()
        double = next((str(n) for n in names if names.count(n) > 1), "")
        if double and len(names) <= _SHORT and claim.text.count(double) > 1 and f"{double}（" not in claim.text:
            told = f"“{double}”在同一个名单里写了 {names.count(double)} 次，重复了，还是同名的两个人，请核对"
            yield Finding(told, (claim.at,), level="warning")


def _tables(paper: Paper) -> Iterator[Finding]:
    """Columns of whole numbers against the row that says 合计."""
    for table in columns_of(paper):
        for row in total_rows(table):
            for column, cell, parts in row:
                added = sum(value for _, value in parts)
                if added != cell.value:
                    head = f"“{column}”一列" if column else "这一列"
                    at = (paper.at(cell.place),)
                    yield Finding(f"{head}各行相加是 {added}，合计写的是 {cell.value}", at)
