"""选举日不满十八周岁。

查什么：选民、代表、候选人在选举日是否满十八周岁；只到年月的，这个月里怎么算都不满才报。
为什么：年满十八周岁才有选举权和被选举权。
怎么改：核对出生日期；确实不满的从名单中去掉。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Roster
from xzhj.rules.people._columns import number, numbers

CODE = "R123"
LEVELS = ("error",)
EACH = "roster"
KINDS = ("voters", "candidates", "delegates")
LAW = ("voting_age",)


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    age = law["voting_age"]
    day = number(case.day, high=True) or 0
    today = number(case.today, high=True) or 0
    for i, born in enumerate(numbers(roster.column("born"), high=False)):
        if born is not None and born <= today and born + age.value * 10000 > day:
            text = f"{roster.column('name')[i]} {roster.column('born')[i]} 出生，{case.day} 不满{age.value}周岁"
            yield Finding(text, (roster.at("born", i),), (age.cite,))
