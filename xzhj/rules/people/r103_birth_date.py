"""出生日期缺失或无法识别。

查什么：出生日期是否空着，是否写成了读不出的样子。
为什么：年龄、入党年龄、年轻代表的比例都从出生日期算。
怎么改：写成 1985-03-12 或 1985.03；干部以档案认定的为准。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Roster
from xzhj.rules.people._columns import blanks, places, unread, unread_finding, who

CODE = "R103"
LEVELS = ("error",)
EACH = "roster"
KINDS = ("members", "delegates", "candidates", "cadres", "voters")
UNCITED = "由内容判断"


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    empty = blanks(roster, "born")
    if empty:
        yield Finding(f"出生日期空着：{who(roster, empty)}", places(roster, "born", empty))
    for value, rows in unread(roster, "born").items():
        yield unread_finding(roster, "born", value, rows, "出生日期")
