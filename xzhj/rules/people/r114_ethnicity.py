"""民族无法识别。

查什么：民族是不是五十六个民族之一（简称、代码都认得）。
为什么：少数民族代表的比例按民族统计，名单上要注明。
怎么改：写民族全称，如“汉族”“回族”。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Roster
from xzhj.rules.people._columns import unread, unread_finding

CODE = "R114"
LEVELS = ("warning",)
EACH = "roster"
BECAUSE = (Cite("GB/T 3304—1991 中国各民族名称的罗马字母拼写法和代码"),)


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    for value, rows in unread(roster, "ethnicity").items():
        yield unread_finding(roster, "ethnicity", value, rows, "民族")
