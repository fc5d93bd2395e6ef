"""构成比例之和不是百分之百。

查什么：同一段里代表构成各类（领导干部、专业技术人员、先进模范、解放军武警）、男女、年龄段的百分比相加；只加互不交叉的类。
为什么：各类加起来不是 100%，说明有一类算错或者漏写。
怎么改：重算各类人数和比例；妇女、少数民族等交叉统计的不参加相加。
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from xzhj.law import Law
from xzhj.model import Case, Claim, Finding, Paper
from xzhj.rules.papers._say import before
from xzhj.rules.papers._shares import REST, complete, family_of

CODE = "R705"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "算术，不是条文规定"


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    groups: dict[tuple[int, str], list[tuple[str, Claim]]] = defaultdict(list)
    rest: dict[int, Fraction] = defaultdict(Fraction)
    for claim in paper.said("share", "share"):
        if claim.unit == "%" and claim.index >= 0:
            label = label_before(paper, claim)
            family, name = family_of(label)
            if not family and (bracket := age_bracket(label)):
                family, name = "age", bracket
            if REST.search(label) and isinstance(claim.value, Fraction):
                rest[claim.index] += claim.value
            if family:
                groups[claim.index, family].append((name, claim))
    for (index, family), parts in groups.items():
        yield from _sum(family, parts, rest[index])


def label_before(paper: Paper, claim: Claim) -> str:
    """The words a percentage belongs to: its own label, else that of the count just before it."""
    if claim.subject and claim.subject not in ("比例", "占比"):
        return claim.subject
    count = before(paper.said("number"), claim, 12)
    text = paper.paragraphs[claim.index].text
    end = count.start if count is not None else claim.start
    start = max((text.rfind(mark, 0, end) for mark in "，。；、：（"), default=-1)
    return text[start + 1 : end]


def age_bracket(label: str) -> str:
    """以下, 以上 or 36-45 for a bracket of ages, "" for another label."""
    if "岁" not in label:
        return ""
    if span := re.search(r"(\d+)[^\d以]{1,4}(\d+)", label):
        return f"{span[1]}-{span[2]}"
    return "low" if re.search(r"以下|及以下", label) else "high" if "以上" in label else ""


def _sum(family: str, parts: list[tuple[str, Claim]], rest: Fraction) -> Iterator[Finding]:
    names = [name for name, _ in parts]
    claims = [claim for _, claim in parts]
    whole = {"low", "high"} <= set(names) if family == "age" else complete(set(names), family)
    if not whole or len(set(names)) != len(names) or any(c.hedge for c in claims):
        return
    added = sum([Fraction(c.value) for c in claims if isinstance(c.value, (int, Fraction))], Fraction(0)) * 100
    slack = (
        Fraction(len(claims), 10 ** min(c.decimals for c in claims))
        if any(c.decimals for c in claims)
        else Fraction(len(claims) - 1, 2)
    )
    if abs(added - 100) > slack and abs(added + rest * 100 - 100) > slack:
        shown = "＋".join(c.text for c in claims)
        yield Finding(f"各类比例 {shown}＝{float(added):g}%，不是 100%", tuple(c.at for c in claims[:1]))
