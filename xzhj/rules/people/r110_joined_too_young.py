"""入党时不满十八周岁。

查什么：入党时间与出生日期相差是否满十八年；只到年月的，这个月里怎么算都不满才报。
为什么：党章规定年满十八岁才能申请入党。
怎么改：对照入党志愿书核实入党时间，对照身份证核实出生日期。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Roster
from xzhj.rules.people._columns import numbers

CODE = "R110"
LEVELS = ("error",)
EACH = "roster"
LAW = ("joining_age",)


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    if not roster.has("born", "joined"):
        return
    least = law["joining_age"].value * 10000
    born, joined = numbers(roster.column("born"), high=False), numbers(roster.column("joined"), high=True)
    pairs = zip(born, joined, strict=True)
    for i in [i for i, (b, j) in enumerate(pairs) if b and j and b <= j < b + least]:
        name = roster.column("name")[i]
        text = f"{name}入党时（{roster.column('joined')[i]}）不满{law['joining_age'].value}周岁（{roster.column('born')[i]} 出生）"
        yield Finding(text, (roster.at("joined", i), roster.at("born", i)), (law["joining_age"].cite,))
