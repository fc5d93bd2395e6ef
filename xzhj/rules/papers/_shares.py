"""Counts with their percentages, and what they are a part of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from xzhj.model import Claim, Paper

COUNTS = frozenset({"count", "delegates", "members", "total", "present", "expected", "for", "posts", "branches"})
BASES = ("delegates", "members", "total", "expected", "seats", "candidates")

# parts that together make the whole, by family; what belongs to no family cuts across (妇女, 少数民族, 45岁以下)
FAMILIES: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "delegate": tuple(
        (name, re.compile(pattern))
        for name, pattern in (
            ("cadre", r"领导干部|(?<!非)(?<!离退休)干部(?:代表)?$"),
            ("professional", r"专业技术|专技"),
            ("military", r"解放军|武警|军警"),
            ("model", r"先进模范|模范人物|先进人物|一线(?:党员|代表|人员)?$|生产和工作一线|其他党员|普通党员"),
        )
    ),
    "gender": (
        ("male", re.compile(r"^男(?:性|代表|党员|委员)*$|男性")),
        ("female", re.compile(r"^女(?:性|代表|党员|委员)*$|妇女|女性")),
    ),
    "people": (("han", re.compile(r"汉族")), ("minority", re.compile(r"少数民族"))),
    "category": (("full", re.compile(r"正式党员")), ("probationary", re.compile(r"预备党员"))),
}
REST = re.compile(r"^(?:其他|其余|离退休)")  # 其他1名: what is left of the delegates beside their classes
_ENOUGH = {
    "delegate": ("cadre", "model"),
    "gender": ("male", "female"),
    "people": ("han", "minority"),
    "category": ("full", "probationary"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A count, the percentage printed for it, and the total it is taken of (None = none is named)."""

    count: Claim
    share: Claim
    base: Claim | None


def family_of(label: str) -> tuple[str, str]:
    """(family, member) of a label, ("", "") for what cuts across."""
    for family, members in FAMILIES.items():
        for name, pattern in members:
            if pattern.search(label):
                return family, name
    return "", ""


def complete(members: set[str], family: str) -> bool:
    """Whether the parts named make the whole."""
    return members.issuperset(_ENOUGH[family])


def pairs(paper: Paper) -> Iterator[Pair]:
    """Every 48名，占57.83% of the text."""
    said = [c for c in paper.claims if c.kind in ("number", "share") and c.index >= 0]
    delegates = [c for c in said if c.about == "delegates"]
    for place, (before, share) in enumerate(pairwise(said)):
        if before.kind == "share" and share.kind == "number" and before.unit == "%" and before.about == "share":
            after = paper.paragraphs[share.index].text[before.end : share.start]
            if share.index == before.index and share.about in COUNTS and _SO_MANY.fullmatch(after):
                earlier = said[max(0, place - _REACH) : place]
                yield Pair(share, before, base_of(paper, earlier, delegates, share, ""))  # 占22.1%，共278名
            continue
        if (
            share.kind != "share"
            or share.unit != "%"
            or before.kind != "number"
            or share.about not in ("share", "turnout")
        ):
            continue
        if before.index != share.index or before.sentence != share.sentence or before.about not in COUNTS:
            continue
        text = paper.paragraphs[share.index].text
        between = text[before.end : share.start]
        whole, part = before, said[place - 1]
        if place and between == "的" and part.index == before.index and "占" in text[part.end : before.start]:
            if part.sentence == before.sentence and part.kind == "number":
                yield Pair(part, share, whole)  # 46人，占党员总数58人的79.3%
            continue
        if len(between) > 24 or not re.search(r"占|为|比例|[（(，,]", between):
            continue
        earlier = said[max(0, place - _REACH) : place]
        yield Pair(before, share, base_of(paper, earlier, delegates, before, between))


_FLOW = re.compile(
    r"发展|新增|吸收|转入|转出|培训|处分|查处|慰问|调整|选派|受"
)  # counted over years: no body that has parts


_SO_MANY = re.compile(r"[，,]?\s*(?:共|计|即|有)(?:有|计)?")
_REACH = 200  # claims; no share is taken of a total further back, but of the delegates


def base_of(paper: Paper, said: list[Claim], delegates: list[Claim], count: Claim, between: str) -> Claim | None:
    """The total a share is taken of: named in 占…的, else the one before it in its paragraph, else the paper's only one."""
    earlier = [c for c in said if c.kind == "number" and c.about in BASES and not _FLOW.search(c.subject)]
    if count.unit == "个":
        return next((c for c in reversed(said) if c.about == "branches" and c.index == count.index), None)
    if named := re.search(
        r"占(?:全体|全部|全镇|全乡|所有|本次大会)?([^的\d，]{0,10}?)(?:总数|总名额|总人数|名额|人数)?的?$", between
    ):
        word = named[1]
        kind = {"代表": "delegates", "党员": "members"}.get(next((w for w in ("代表", "党员") if w in word), ""))
        if kind:
            earlier = [c for c in earlier if c.about == kind]
            return (
                earlier[-1]
                if earlier and len({c.value for c in earlier}) == 1
                else next(iter(reversed([c for c in earlier if c.index == count.index])), None)
            )
        if word and word not in ("比", "比例", "到"):
            return None
    here = [c for c in earlier if c.index == count.index]
    close = [c for c in here if c.sentence == count.sentence]
    other = re.search(r"代表|党员", count.subject) if close and close[-1].subject != "county_delegates" else None
    if close and close[-1].about == "seats" and not other:
        return close[-1]  # 新一届党委委员9名，其中大学以上学历7名
    for about in ("delegates", "members", "total", "candidates"):
        if found := [c for c in here if c.about == about]:
            return found[-1]
    text = paper.paragraphs[count.index].text[: count.start]
    if "代表" not in text and "代表" not in paper.title:
        return None
    everywhere = [
        c for c in delegates if (c.index, c.start) < (count.index, count.start) and not _FLOW.search(c.subject)
    ]
    return everywhere[-1] if everywhere and len({c.value for c in everywhere}) == 1 else None


GROWN_TO = re.compile(r"(?:增加|发展|增长|减少|下降|上升|扩大)[到至为]$")  # 党员由41名增加到47名
OF_OTHERS = re.compile(
    r"(?:[较比][^，。；（(]{1,10}|上[一]?届|换届前|去年)[（(][^（()）]{0,8}$"
)  # 较换届前（28人，占28.6%）


def misprinted(paper: Paper) -> Iterator[Pair]:
    """Pairs whose percentage is not what the count is of its base, or of another base its paragraph names."""
    bases: dict[int, set[int]] = defaultdict(set)
    for claim in paper.said("number", *BASES):
        if isinstance(claim.value, int):
            bases[claim.index].add(claim.value)
    for claim in paper.said("number", "count"):
        before = paper.paragraphs[claim.index].text[max(0, claim.start - 6) : claim.start]
        if isinstance(claim.value, int) and GROWN_TO.search(before):
            bases[claim.index].add(claim.value)
    for pair in pairs(paper):
        part, base = pair.count.value, pair.base
        if pair.share.hedge or pair.count.hedge in ("about", "guide", "over", "under") or not isinstance(part, int):
            continue
        if base is None or not isinstance(base.value, int) or not base.value or base.hedge or part > base.value:
            continue
        text = paper.paragraphs[pair.count.index].text[: pair.count.start]
        if OF_OTHERS.search(text):
            continue
        if not any(fits(pair.share, part, whole) for whole in {base.value, *bases[pair.count.index]}):
            yield pair


def fits(share: Claim, part: int, whole: int) -> bool:
    """Whether the printed percentage is part of whole, rounded or cut off at its decimals; 80% for 80.7% is neither."""
    if not whole:
        return True
    scale = 10**share.decimals
    exact = Fraction(part, whole) * 100 * scale
    printed = Fraction(share.value) * 100 * scale if isinstance(share.value, (int, Fraction)) else exact
    rounded, cut = (exact + Fraction(1, 2)).__floor__(), exact.__floor__()
    return printed == rounded or (share.decimals > 0 and printed == cut)
