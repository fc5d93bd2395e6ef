"""日期不可能。

查什么：晚于今天的日期，超过110岁的出生日期，早于出生的入党、转正、参加工作时间，不满15周岁参加工作的（提示），读不懂的入党、转正、参加工作、任职时间。
为什么：这样的日期一定有错，年龄、党龄就算不准。
怎么改：对照档案改正。
"""

from collections.abc import Iterator
from datetime import timedelta

from xzhj.law import Law
from xzhj.model import FIELDS, Case, Finding, Roster
from xzhj.rules.people._columns import number, numbers, unread, unread_finding

CODE = "R112"
LEVELS = ("error", "warning")
EACH = "roster"
UNCITED = "由常识判断"
PAST = ("born", "joined", "confirmed", "work_start", "post_since")
OLDEST, WORKING = 110, 15


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    for field in PAST[1:]:
        for value, rows in unread(roster, field).items():
            found = unread_finding(roster, field, value, rows, FIELDS[field])
            yield Finding(found.text, found.at, level="error" if field in ("joined", "confirmed") else "warning")
    today = number(case.today, high=False) or 0
    tomorrow = number(case.today + timedelta(1), high=False) or 0
    names = roster.column("name")
    for field in PAST:
        column = roster.columns.get(field)
        if column is None:
            continue
        future = {v for v in set(column) if (n := number(v, high=False)) is not None and n >= tomorrow}
        if future:
            for i, value in enumerate(column):
                if value in future:
                    yield Finding(f"{names[i]}的{FIELDS[field]} {value} 晚于今天", (roster.at(field, i),))
    yield from of_birth(roster, today)


def of_birth(roster: Roster, today: int) -> Iterator[Finding]:
    if not roster.has("born"):
        return
    names, births = roster.column("name"), roster.column("born")
    low = numbers(births, high=False)
    for value in {v for v in set(births) if (n := number(v, high=True)) is not None and n + OLDEST * 10000 < today}:
        for i, born in enumerate(births):
            if born == value:
                yield Finding(f"{names[i]} {value} 出生，超过{OLDEST}岁", (roster.at("born", i),))
    for field, years, level in (("joined", 0, "error"), ("confirmed", 0, "error"), ("work_start", WORKING, "warning")):
        if roster.has(field):
            pairs = list(zip(low, numbers(roster.column(field), high=True), strict=True))
            for i in [i for i, (b, d) in enumerate(pairs) if b and d and d < b + years * 10000]:
                b, d = (v or 0 for v in pairs[i])
                early = "早于出生" if d < b else f"时不满{years}周岁"
                text = f"{names[i]}的{FIELDS[field]} {roster.column(field)[i]} {early}（{births[i]} 出生）"
                yield Finding(text, (roster.at(field, i), roster.at("born", i)), level="error" if d < b else level)
