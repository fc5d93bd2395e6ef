"""名额分配合计与批准总数不符。

查什么：各选举单位名额加起来，与批复（没有批复的看拟报）的代表总名额是否相等。
为什么：名额由上级批准，分配时多一名少一名，都会有单位选多了或者没有选满。
怎么改：核对名额分配表，把多出的减下来、少的补上；总数要变的，重新请示。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._planned import is_congress, planned, several, stage_words
from xzhj.rules.numbers._units import tables_with_quota, units

CODE = "R304"
LEVELS = ("error",)
EACH = "case"
LAW = ("delegates.approved", "delegates.allotment")
FACTS = ("delegates",)


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    known = units(case)
    if not is_congress(case) or not known or any(u.unread for u in known.values()):
        return
    given = planned(case, "delegates")
    total = sum(u.quota or 0 for u in known.values())
    off = total - given.value
    if total and off:
        blank = [u.name for u in known.values() if u.quota is None]
        hint = f"（{'、'.join(blank[:3])}没有填名额）" if blank else ""
        text = (
            f"{len(known)} 个选举单位名额合计 {total} 名{hint}，代表总名额{stage_words(given)}是 {given.value} 名，"
            f"{'多分了' if off > 0 else '还差'} {abs(off)} 名"
        )
        at = several([(table.header("quota"),) for table in tables_with_quota(case)] + [given.at])
        yield Finding(text, at, (law["delegates.approved"].cite,))
