"""性别缺失或无法识别。

查什么：性别是否空着，是否写成了男、女以外的内容。
为什么：妇女代表、妇女委员的比例按性别统计，选票和名单上女同志要注明。
怎么改：填“男”或“女”。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Roster
from xzhj.rules.people._columns import blanks, places, unread, unread_finding, who

CODE = "R102"
LEVELS = ("error",)
EACH = "roster"
KINDS = ("members", "delegates", "candidates", "cadres", "voters")
UNCITED = "由内容判断"


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    empty = blanks(roster, "gender")
    if empty:
        yield Finding(f"性别空着：{who(roster, empty)}", places(roster, "gender", empty))
    for value, rows in unread(roster, "gender").items():
        yield unread_finding(roster, "gender", value, rows, "性别")
