"""分项之和不等于总数。

查什么：同一段里并列的分项（各类代表、男女、正式和预备）与总数，“……共计n名”前面列出的各数，表格的合计行。
为什么：分项与总数对不上，名额、构成就没有一个数可信。
怎么改：核对各分项和总数，改正错的那个；交叉统计的（妇女、少数民族、年龄）不要列入分项。
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Claim, Finding, Paper
from xzhj.rules.papers._shares import complete, family_of
from xzhj.rules.papers._tables import columns_of, total_rows

CODE = "R703"
LEVELS = ("error", "warning")
EACH = "paper"
UNCITED = "算术，不是条文规定"


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    numbers = [c for c in paper.said("number") if c.index >= 0 and isinstance(c.value, int) and not c.hedge]
    by_paragraph: dict[int, list[Claim]] = defaultdict(list)
    for claim in numbers:
        by_paragraph[claim.index].append(claim)
    for index, said in by_paragraph.items():
        yield from _families(paper, said)
        yield from _listed(paper, index, said)
    yield from _tables(paper)


def _families(paper: Paper, said: list[Claim]) -> Iterator[Finding]:
    """Parts of a family after their total: 代表83名，其中领导干部48名、专业技术人员4名、先进模范31名."""
    total: Claim | None = None
    groups: dict[str, list[Claim]] = defaultdict(list)
    base: dict[str, Claim] = {}
    for claim in said:
        family, _ = family_of(claim.subject) if claim.about in ("count", "members", "delegates") else ("", "")
        if family and (claim.about == "count" or family == "category"):
            if total is not None:
                base.setdefault(family, total)
            groups[family].append(claim)
        elif claim.about in ("delegates", "members", "total", "present", "expected", "seats"):
            total = claim
    for family, parts in groups.items():
        names = {family_of(c.subject)[1] for c in parts}
        whole = base.get(family)
        if whole is None or len(names) != len(parts) or not complete(names, family) or any(c.hedge for c in parts):
            continue
        added = sum(c.value for c in parts if isinstance(c.value, int))
        if added != whole.value:
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


def _before(text: str, said: list[Claim], whole: Claim) -> list[Claim]:
    """The counts of the same unit in the same sentence just before, with nothing but names between them."""
    parts: list[Claim] = []
    end = whole.start
    for claim in reversed(said):
        between = text[claim.end : end]
        if claim.sentence != whole.sentence or claim.unit != whole.unit:
            break
        if len(between) > 24 or _CROSS.search(between) or claim.about not in _ADDED:
            return []
        parts.insert(0, claim)
        end = claim.start
    label = text[max(0, end - 16) : end]
    return [] if _CROSS.search(label) or "共" in label else parts


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
