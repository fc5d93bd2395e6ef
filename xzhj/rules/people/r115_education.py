"""学历无法识别。

查什么：学历是不是通行的说法（研究生、大学本科、大学专科、中专、高中、初中、小学等）。
为什么：学历结构按统一的档次统计。
怎么改：写通行的说法，如“大学本科”“大专”。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Roster
from xzhj.rules.people._columns import unread, unread_finding

CODE = "R115"
LEVELS = ("warning",)
EACH = "roster"
BECAUSE = (Cite("GB/T 4658—2006 学历代码"),)


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    for value, rows in unread(roster, "education").items():
        yield unread_finding(roster, "education", value, rows, "学历")
