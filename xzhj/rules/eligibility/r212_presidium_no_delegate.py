"""主席团成员不是代表。

查什么：主席团成员是不是都在当选代表里。
为什么：主席团成员从代表中产生，不是代表的不能主持选举。
怎么改：换成代表；名字写错的改名字。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._people import delegates, is_their_list, listed, many
from xzhj.rules._roles import PRESIDIUM, holders

CODE = "R212"
LEVELS = ("error",)
EACH = "case"
LAW = ("presidium.from_delegates",)


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    presidium = holders(case, PRESIDIUM)
    known = {p.name for p in delegates(case)}
    strangers = [h for h in presidium if h.name not in known]
    if strangers and is_their_list(case, (h.name for h in presidium)):
        at = tuple(dict.fromkeys(s for h in strangers for s in h.person.at()))
        text = f"主席团成员{listed(h.name for h in strangers)}不是代表{many(at)}；主席团成员从代表中产生，请更换"
        yield Finding(text, at, (law["presidium.from_delegates"].cite,))
