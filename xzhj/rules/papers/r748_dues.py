"""党费收支不平衡。

查什么：党费报告里上年（期初）结存加收入减支出是不是等于结存，分年的表前一年的结存是不是后一年的上年结存，支出分项之和是不是等于支出数。
为什么：党费报告提交大会审查，收支对不上通不过。
怎么改：按党费账核对后改正；结存＝上期结存＋交纳＋下拨＋利息－上缴－支出。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Paper, Source
from xzhj.rules.papers._say import lines
from xzhj.rules.papers._tables import Table, columns_of, label_of, text_of

CODE = "R748"
LEVELS = ("error",)
EACH = "paper"
BECAUSE = (Cite("关于中国共产党党费收缴、使用和管理的规定"),)

FEW = 10  # amounts tried for what is off
MONEY = re.compile(r"(?P<label>[\u4e00-\u9fff（）]{2,24}?)[\s：:]*(?P<value>\d[\d,，]*(?:\.\d+)?)\s*(?P<wan>万)?元")
PLAIN = re.compile(r"-?\d[\d,，]*(?:\.\d+)?")
KINDS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "opening",
            r"(?:上[年期届次]|期初|年初|原有?|历年|以前年度|上届(?:党委)?移交)[^，]{0,6}(?:结[存余转]|余额|滚存)|^结转$|^上年结转",
        ),
        ("closing", r"(?:期末|年末|年底|现有|现|累计|目前|尚)?(?:结[存余]|余额|滚存|节余)"),
        ("in_total", r"(?:总收入|收入(?:合计|总计|共计|总额)|共(?:计)?收入|合计收入|收入共)"),
        ("out_total", r"(?:总支出|支出(?:合计|总计|共计|总额)|共(?:计)?支出|合计支出|支出共)"),
        ("out", r"上缴|上交|支出|使用(?!党费情况)|开支|下拨(?:给|各|基层|支部)|返还(?:给|各|支部)|补助支部"),
        ("in", r"交纳|缴纳|收缴|收取|上级(?:下拨|拨付|返还|补助|拨)|拨入|下拨|利息|收入|返还|收到"),
    )
)
SPENT = re.compile(r"(支出[^。；]{0,8}[：:][^。；]*?[，、])(合计|共计|总计)")  # 支出：上缴…元，慰问…元，合计…元
LIST = re.compile(
    r"(?:总支出|支出)(?:党费)?(?:共计|合计|共)?\s*(\d[\d,，]*(?:\.\d+)?)\s*元(?:(?P<colon>[：:（(])|[，,])?(?P<among>其中|包括|主要)?"
)
ITEM = re.compile(r"[\u4e00-\u9fff）)]\s*(\d[\d,，]*(?:\.\d+)?)\s*元")


@dataclass(frozen=True, slots=True)
class Sum:
    """One amount in 元: what it is, the words, where."""

    kind: str
    value: Fraction
    words: str


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    if "党费" not in paper.title and not any("党费" in p.text for _, p in lines(paper, "body")):
        return
    for _, paragraph in lines(paper, "body"):
        at = paper.at(paragraph.place)
        if "党费" in paper.title or "党费" in paragraph.text:
            text = SPENT.sub(r"\1支出\2", paragraph.text)
            yield from _account([_sum(m["label"], m["value"], bool(m["wan"])) for m in MONEY.finditer(text)], at)
            yield from _items(paragraph.text, at)
            yield from _income(paragraph.text, at)
            yield from _owed(paragraph.text, at)
    for table in columns_of(paper):
        yield from _rows(paper, table)
        yield from _listed(table, paper)


def _listed(table: Table, paper: Paper) -> Iterator[Finding]:
    """An account written down a column: 上年结存 1000 / 本年收入 5000 / …"""
    sums, last = [], ""
    for row in (table[r] for r in sorted(table)):
        cells = [c for _, c in sorted(row.items())]
        amounts = [c for c in cells if PLAIN.fullmatch(text_of(c).removesuffix("元"))]
        label = label_of(row)
        if len(amounts) == 1 and label and not re.match(r"其中|#|^[（(]?[\d一二三四五六七八九十]", label):
            sums.append(_sum(label, text_of(amounts[0]).removesuffix("元")))
            last = amounts[0].place
        elif len(amounts) > 1:
            return
    yield from _account(sums, paper.at(last))


INCOME = re.compile(
    r"(?:总收入|收入)(?:党费)?(?:合计|总计|共计|共)?[^，。；\d]{0,4}(\d[\d,，]*(?:\.\d+)?)\s*元[，,：:（(](?:其中|包括)?[，：]?"
)


def _income(text: str, at: Source) -> Iterator[Finding]:
    """收入合计60000元，其中党员交纳50000元，上级下拨8000元，利息1000元: where every usual source is named, they make the sum."""
    match = INCOME.search(text)
    if match is None:
        return
    rest = re.split(r"[。；;）)]|支出|上缴|结[存余]", text[match.end() :])[0]
    parts = [Fraction(re.sub("[,，]", "", m[1])) for m in ITEM.finditer(rest)]
    whole = Fraction(re.sub("[,，]", "", match[1]))
    named = all(re.search(words, rest) for words in ("[交缴收]", "下拨|拨付|返还|补助", "利息"))
    if sum(parts) > whole or (named and len(parts) >= 3 and sum(parts) != whole):
        yield Finding(f"收入分项之和是 {_yuan(sum(parts, Fraction(0)))} 元，收入写的是 {_yuan(whole)} 元", (at,))


DUE = re.compile(
    r"应[收交缴](?:党费)?\s*(\d[\d,，]*(?:\.\d+)?)\s*元[^。；]{0,10}?实[收交缴](?:党费)?\s*(\d[\d,，]*(?:\.\d+)?)\s*元[^。；]{0,10}?(?:少|欠|未|尚欠|差)[收交缴]?(?:党费)?\s*(\d[\d,，]*(?:\.\d+)?)\s*元"
)


def _owed(text: str, at: Source) -> Iterator[Finding]:
    for match in DUE.finditer(text):
        due, paid, less = (Fraction(re.sub("[,，]", "", m)) for m in match.groups())
        if due - paid != less:
            yield Finding(
                f"应交 {_yuan(due)} 元－实交 {_yuan(paid)} 元＝{_yuan(due - paid)} 元，写的是 {_yuan(less)} 元", (at,)
            )


def _sum(label: str, value: str, wan: bool = False) -> Sum:
    plain = re.sub(r"[（(].*?[)）]|元|\s", "", label)
    kind = next((name for name, pattern in KINDS if pattern.search(plain)), "")
    return Sum(kind, Fraction(re.sub("[,，]", "", value)) * (10000 if wan else 1), label)


def _account(sums: list[Sum], at: Source, name: str = "") -> Iterator[Finding]:
    """One account: it must name what there was, what there is, and something between."""
    of = {
        kind: [s.value for s in sums if s.kind == kind]
        for kind in ("opening", "closing", "in", "out", "in_total", "out_total")
    }
    if len(of["opening"]) != 1 or len(of["closing"]) != 1 or any(len(of[k]) > 1 for k in ("in_total", "out_total")):
        return
    come = sum(of["in_total"] or of["in"], Fraction(0))
    gone = sum(of["out_total"] or of["out"], Fraction(0))
    if not (of["in_total"] or of["in"]) or not (of["out_total"] or of["out"]):
        return
    right = of["opening"][0] + come - gone
    if right != of["closing"][0] and not _explained(right - of["closing"][0], [s.value for s in sums if not s.kind]):
        yield Finding(
            f"{name}结存不对：上期结存 {_yuan(of['opening'][0])}＋收入 {_yuan(come)}－支出 {_yuan(gone)}＝{_yuan(right)} 元，写的是 {_yuan(of['closing'][0])} 元",
            (at,),
        )


def _explained(off: Fraction, others: list[Fraction]) -> bool:
    """What is off is just what some amounts of no known kind make (慰问困难党员45200元)."""
    few = others[:FEW]
    return any(abs(off) == sum(some) for n in range(1, len(few) + 1) for some in combinations(few, n))


def _items(text: str, at: Source) -> Iterator[Finding]:
    """支出171300元，教育培训68520元，订阅…: the items of one sentence make the sum."""
    match = LIST.search(text)
    if match is None:
        return
    rest = re.split(r"[。]", text[match.end() :])[0]
    if re.search(r"结[存余]|收入|交纳|余额", rest) or ("上缴" in rest and match["colon"] is None):
        return
    parts = [Fraction(re.sub("[,，]", "", m[1])) for m in ITEM.finditer(rest)]
    whole = Fraction(re.sub("[,，]", "", match[1]))
    if len(parts) < 3 or sum(parts) == whole or (match["among"] and sum(parts) < whole):
        return
    yield Finding(f"支出分项之和是 {_yuan(sum(parts, Fraction(0)))} 元，支出写的是 {_yuan(whole)} 元", (at,))


def _rows(paper: Paper, table: Table) -> Iterator[Finding]:
    rows = sorted(table)
    head = {c: text_of(cell) for c, cell in table[rows[0]].items()} if rows else {}
    kinds = {c: _sum(label, "0").kind for c, label in head.items()}
    if "opening" not in kinds.values() or "closing" not in kinds.values():
        return
    before: Sum | None = None
    for r in rows[1:]:
        sums = [
            (c, _sum(head[c], text_of(cell)))
            for c, cell in sorted(table[r].items())
            if c in head and PLAIN.fullmatch(text_of(cell)) and kinds[c]
        ]
        if not sums:
            continue
        name = label_of(table[r])
        place = paper.at(table[r][sums[-1][0]].place)
        yield from _account([s for _, s in sums], place, f"{name}：")
        opening = next((s for _, s in sums if s.kind == "opening"), None)
        if (
            before is not None
            and opening is not None
            and not re.search("合计|总计", name)
            and opening.value != before.value
        ):
            yield Finding(
                f"{name}：上年结存 {_yuan(opening.value)} 元，前一年的结存是 {_yuan(before.value)} 元", (place,)
            )
        before = next((s for _, s in sums if s.kind == "closing"), None)


def _yuan(value: Fraction) -> str:
    cents = round(value * 100)
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}" + (f".{rest:02d}" if rest else "")
