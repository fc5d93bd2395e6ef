"""引用的规定已废止或被代替。

查什么：省、市、县规定文件里各条的依据，以及换届信息“依据文件”里列的，在选举日有没有已经废止的。
为什么：废止的规定不能再作依据；请示、方案照抄就会被退回。
怎么改：改引现行的规定，条款号也要重新核对。
"""

from collections.abc import Iterator

from xzhj.law import Law, repealed
from xzhj.model import Case, Finding, Pack, Source

CODE = "L103"
LEVELS = ("warning",)
EACH = "case"
FACTS = ("legal_basis",)
UNCITED = "各种规定的废止日期在规定目录里"


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    for pack in case.packs:
        for name, places in cited(pack, case).items():
            yield from ended(name, case, places or (Source(pack.file),), "本地规定")
    fact = case.facts.fact("legal_basis")
    for n, name in enumerate(fact.value if fact else ()):
        at = fact.at if fact else ()
        yield from ended(name.strip("《》 "), case, (at[n],) if n < len(at) else at[:1], "依据文件")


def ended(name: str, case: Case, at: tuple[Source, ...], where: str) -> Iterator[Finding]:
    old = repealed(name, case.day)
    if old is not None:
        instead = f"，现行的是《{old.replaced_by}》" if old.replaced_by else ""
        yield Finding(f"{where}引用的《{old.title}》已于 {old.repealed} 废止{instead}", at)


def cited(pack: Pack, case: Case) -> dict[str, tuple[Source, ...]]:
    """The instruments a pack rests on that day, with the places that are known."""
    found: dict[str, tuple[Source, ...]] = {}
    if pack.since is not None and pack.since > case.day:
        return found
    for params in pack.values.values():
        begun = [p for p in params if p.since <= case.day]
        if begun:
            found.setdefault(begun[-1].cite.instrument, ())
    for cite in (*(b.cite for b in pack.bands), *(c.cite for c in pack.conditions)):
        found.setdefault(cite.instrument, ())
    for demand in pack.requirements:
        found[demand.cite.instrument] = found.get(demand.cite.instrument, ()) + demand.at
    return found
