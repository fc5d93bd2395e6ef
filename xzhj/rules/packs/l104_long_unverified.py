"""规定久未核对。

查什么：程序里的各项规定，上一次与原文核对的日子，到检查这一天是否超过保质期。
为什么：规定会修订；久不核对，程序可能还在用旧的数。
怎么改：更新程序，或者请维护人员对照现行文本核对一遍；急用时对照原文看一遍所列各项。
"""

from collections.abc import Iterator

from xzhj import law as laws
from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Param, plus_months

CODE = "L104"
LEVELS = ("note",)
EACH = "case"
LAW = ("shelf_life.months",)
UNCITED = "保质期是本工具自己定的"


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    months = law["shelf_life.months"].value
    book = laws.on(case.system, case.day, case.packs)
    old = [p for p in book.values() if p.verified and plus_months(p.verified, months) < case.today]
    if old:
        last = min(p.verified for p in old if p.verified)
        names = "、".join(p.title for p in old[:5]) + (f"等 {len(old)} 项" if len(old) > 5 else "")
        text = f"有 {len(old)} 项规定超过 {months} 个月没有核对（最早的上次核对是 {last}）：{names}"
        yield Finding(text, because=sources(old))


def sources(old: list[Param]) -> tuple[Cite, ...]:
    return tuple(dict.fromkeys(p.cite for p in old))[:3]
