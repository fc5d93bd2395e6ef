"""党员类别无法识别。

查什么：党员类别是不是正式党员或预备党员；只写“党员”的分不清。
为什么：只有正式党员有选举权、被选举权，分不清就算不出应到会人数。
怎么改：写“正式党员”或“预备党员”。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Roster
from xzhj.rules.people._columns import blanks, places, unread, unread_finding, who

CODE = "R116"
LEVELS = ("error",)
EACH = "roster"
KINDS = ("members", "delegates", "candidates")
LAW = ("rights.full_members_only",)


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    cite = (law["rights.full_members_only"].cite,)
    empty = blanks(roster, "category")
    if empty:
        yield Finding(f"党员类别空着：{who(roster, empty)}", places(roster, "category", empty), cite)
    for value, rows in unread(roster, "category").items():
        found = unread_finding(roster, "category", value, rows, "党员类别")
        yield Finding(found.text, found.at, cite)
