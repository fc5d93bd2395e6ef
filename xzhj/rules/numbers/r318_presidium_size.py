"""主席团人数明显偏离代表总数的一成。

查什么：主席团人数（名单里的，没有名单的看填的数）是否在代表总数的百分之五至四分之一之间。
为什么：主席团一般约占代表的一成；太少缺乏代表性，太多开会、监票都不便。
怎么改：调整主席团人数；地方有规定的照规定。
"""

from collections.abc import Iterator

from xzhj.figures.percent import percent
from xzhj.law import Law
from xzhj.model import Case, Finding, Source
from xzhj.rules._people import delegates, places
from xzhj.rules._planned import is_congress, plan_of, planned
from xzhj.rules._roles import CONGRESS, PRESIDIUM, holders

CODE = "R318"
LEVELS = ("note",)
EACH = "case"
LAW = ("presidium.alert", "presidium.share")
FACTS = ("delegates", "presidium_count")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    if not is_congress(case):
        return
    stated = planned(case, "delegates").value
    listed = len(delegates(case))
    whole = listed if listed * 10 >= stated * 9 else stated  # fewer are a part of them
    number, at = presidium(case)
    if number is None:
        planned(case, "presidium_count")
    elif whole and not law["presidium.alert"].value.admits(number, {"delegates": whole}):
        usual = max(1, (whole + 5) // 10)
        text = f"主席团 {number} 人，占代表 {whole} 名的 {percent(number, whole)}，一般约一成（{usual} 人左右）"
        yield Finding(text, at, (law["presidium.share"].cite,))


def presidium(case: Case) -> tuple[int | None, tuple[Source, ...]]:
    """How many are in the presidium, and where that stands; None where nothing says so."""
    people = {h.name: h.person for h in holders(case, PRESIDIUM) if h.body == CONGRESS}
    if people:
        return len(people), places(people.values())[:1]
    given = plan_of(case, "presidium_count")
    return (given.value, given.at) if given else (None, ())
