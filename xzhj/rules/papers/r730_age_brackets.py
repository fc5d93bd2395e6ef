"""年龄段重叠或有缺口。

查什么：一句话、一张表里并列的年龄段，前后有没有重叠（35岁以下与35—45岁）、漏掉的岁数（45岁以下与47岁以上）；“以下”“以上”含本数，写明“不含”的除外。
为什么：段界重叠，同一个人会算两次；有缺口，各段相加不等于总数。
怎么改：改成首尾相接，如35岁及以下、36—45岁、46—55岁、56岁及以上。
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper, Source
from xzhj.rules.papers._say import lines
from xzhj.rules.papers._tables import columns_of, text_of, whole
from xzhj.text.numerals import to_int

CODE = "R730"
LEVELS = ("warning",)
EACH = "paper"
UNCITED = "统计分组的通行要求，不是条文规定"

BRACKET = re.compile(
    r"(?P<low>\d{2})\s*(?:周?岁)?\s*(?:[—－–\-~～]{1,2}|至|到)\s*(?P<high>\d{2})\s*周?岁"
    r"|(?P<under>(?:未满|不满)?)(?P<one>\d{2})\s*周?岁(?P<not>[（(]不含[^)）]{0,5}[)）])?\s*(?P<and>及|\(含\)|（含）)?(?P<side>以下|以上|以内)(?P<off>[（(]不含[^)）]{0,5}[)）])?"
)
SPELT = re.compile(r"[二三四五六七八][十][一二三四五六七八九]?(?=周?岁|至[二三四五六七八]十|—)")
COUNT = re.compile(r"^[^\d，,、；;]{0,12}?[，,]?[^\d，,、；;]{0,6}?(\d+)\s*(?:名|人|位)")
YOUNG, OLD = 0, 200
MOST = 60  # no paper has more side by side


@dataclass(frozen=True, slots=True)
class Span:
    """Ages from `low` to `high`, both included; `count` the people in it where given."""

    low: int
    high: int
    text: str
    at: Source
    count: int | None = None

    @property
    def closed(self) -> bool:
        return self.low > YOUNG and self.high < OLD


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for index, paragraph in lines(paper, "body", "box"):
        text = SPELT.sub(lambda m: str(to_int(m[0])), paragraph.text)
        groups: dict[int, list[Span]] = defaultdict(list)
        for match in BRACKET.finditer(text):
            low, high = text.rfind("。", 0, match.start()) + 1, len(text)
            count = COUNT.match(text[match.end() : high])
            if count:
                groups[low].append(_span(match, paper.at(paragraph.place), int(count[1])))
        totals = {c.value for c in paper.said("number") if c.index == index}
        for spans in groups.values():
            yield from _judge(spans, sum(s.count or 0 for s in spans) in totals)
    for table in columns_of(paper):
        columns: dict[tuple[str, int], list[Span]] = defaultdict(list)
        for r, row in sorted(table.items()):
            for c, cell in sorted(row.items()):
                if (found := BRACKET.fullmatch(text_of(cell))) is not None:
                    columns["列", c].append(_span(found, paper.at(cell.place), whole(row.get(c + 1))))
                    columns["行", r].append(_span(found, paper.at(cell.place), None))
        for (_, _), spans in columns.items():
            yield from _judge(spans, False)


def _span(match: re.Match[str], at: Source, count: int | None) -> Span:
    text = match[0]
    if match["low"]:
        return Span(int(match["low"]), int(match["high"]), text, at, count)
    age, apart = int(match["one"]), bool(match["under"] or match["not"] or match["off"])
    if match["side"] == "以上":
        return Span(age + apart, OLD, text, at, count)
    return Span(YOUNG, age - apart, text, at, count)


def _judge(spans: list[Span], whole_said: bool) -> Iterator[Finding]:
    """Spans side by side; one that holds another whole is a sum, not a part."""
    spans = spans[:MOST]
    parts = [
        s
        for s in spans
        if not any(
            o is not s and s.low <= o.low and o.high <= s.high and (s.low, s.high) != (o.low, o.high) for o in spans
        )
    ]
    if len(parts) < 2 or not any(s.closed for s in parts) or len({(s.low, s.high) for s in parts}) < len(parts):
        return
    parts.sort(key=lambda s: s.low)
    for one, two in pairwise(parts):
        if two.low <= one.high:
            yield Finding(f"“{one.text}”与“{two.text}”重叠，都含{_ages(two.low, one.high)}", (two.at,))
            return
        if two.low > one.high + 1 and not whole_said:
            yield Finding(f"“{one.text}”与“{two.text}”之间漏了{_ages(one.high + 1, two.low - 1)}", (two.at,))
            return


def _ages(low: int, high: int) -> str:
    return f"{low}岁" if low == high else f"{low}—{high}岁"
