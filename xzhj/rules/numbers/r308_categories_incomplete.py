"""代表构成类别不完整或重复。

查什么：按类别划分的代表名额（领导干部、专业技术人员、先进模范，或领导干部、一线）加起来是否等于总名额；代表名册里每人是否有一个、且只有一个类别。
为什么：分类是把全体代表分成几份，一人一类，合计才是百分之百；妇女、少数民族、年龄、学历是交叉统计，不能加进去。
怎么改：补上没有类别的人；有两个类别的只留主要的一个；名额合计不对的改正。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Person, Unread
from xzhj.rules._people import delegates, listed, many, name_of, word
from xzhj.rules._planned import is_congress, plan_of, several, stage_words
from xzhj.rules.numbers._units import units

CODE = "R308"
LEVELS = ("error",)
EACH = "case"
FACTS = (
    "delegates",
    "stat_scheme",
    "quota_cadre",
    "quota_professional",
    "quota_model",
    "quota_frontline",
    "quota_military",
)
BECAUSE = (Cite("党组织选举工作手册", "?"),)
SCHEMES = {
    "three_way": ("quota_cadre", "quota_professional", "quota_model"),
    "frontline": ("quota_cadre", "quota_frontline"),
}
NAMES = {
    "quota_cadre": "领导干部",
    "quota_professional": "专业技术人员",
    "quota_model": "先进模范",
    "quota_frontline": "一线",
    "quota_military": "解放军武警",
}
_CATEGORIES = re.compile(r"领导干部|专业技术人员|先进模范")
_APART = re.compile(r"[、，,;；/和及]")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    if not is_congress(case):
        return
    yield from quotas(case)
    people = delegates(case)
    given = [p for p in people if p.delegate_category is not None]
    blank = [p for p in people if p.delegate_category is None]
    if given and blank:
        at = tuple(p.at("delegate_category")[0] for p in blank)
        text = f"{listed(map(name_of, blank))}没有代表类别，分类合计比代表总数少 {len(blank)} 名"
        yield Finding(text, at)
    twice = [p for p in given if doubled(p)]
    if twice:
        at = tuple(p.at("delegate_category")[0] for p in twice)
        yield Finding(f"{listed(map(name_of, twice))}有两个代表类别，分类合计会重复{many(at)}；只留主要的一个", at)


def doubled(person: Person) -> bool:
    """Two categories in one cell."""
    value = person.delegate_category
    text = value.raw if isinstance(value, Unread) else word(value)
    return len(set(_CATEGORIES.findall(text))) > 1 and bool(_APART.search(text))


def quotas(case: Case) -> Iterator[Finding]:
    """The parts of the planned number, where all of them are planned."""
    said = case.facts.get("stat_scheme")
    total, parts = plan_of(case, "delegates"), {n: plan_of(case, n) for n in SCHEMES[said or "three_way"]}
    known = {n: f for n, f in (*parts.items(), ("quota_military", plan_of(case, "quota_military"))) if f is not None}
    if total is None or any(f is None for f in parts.values()):
        return
    off = sum(f.value for f in known.values()) - total.value
    if off and total.value + off == sum(u.quota or 0 for u in units(case).values()):
        return  # the units come to the same: the total is wrong, and R304 says so
    if off < 0 or (off > 0 and said):  # where no scheme is said, categories may overlap
        listing = "、".join(f"{NAMES[n]} {f.value} 名" for n, f in known.items())
        text = (
            f"代表类别名额合计 {total.value + off} 名（{listing}），代表总名额{stage_words(total)}是 {total.value} 名，"
        )
        yield Finding(
            text + f"{'多' if off > 0 else '少'} {abs(off)} 名", several([f.at for f in known.values()] + [total.at])
        )
