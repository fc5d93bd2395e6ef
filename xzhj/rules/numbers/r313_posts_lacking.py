"""班子缺组织委员、宣传委员或纪委书记。

查什么：分工以后，分工表里有没有组织委员、宣传委员、纪委书记；纪委书记是不是党委委员。
为什么：乡镇党委班子应有组织委员、宣传委员，纪委书记由党委委员担任。
怎么改：在分工表里补上；没有合适人选的，报上级确定。
"""

import re
from collections.abc import Iterator, Mapping

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._bodies import COMMITTEE, elected
from xzhj.rules._planned import several

CODE = "R313"
LEVELS = ("error",)
EACH = "case"
LAW = ("committee.posts",)
FACTS = ("duty_rows", "elected_committee", "elected_discipline_secretary")
DUE = "S41"


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    rows, posts = case.facts["duty_rows"], law["committee.posts"]
    lacking = [post for post in posts.value if not any(holds(row, post) for row in rows)]
    if lacking:
        text = f"分工表里没有{'、'.join(lacking)}"
        yield Finding(text, case.facts.at("duty_rows")[:1], (posts.cite,))
    members = elected(case, COMMITTEE)
    secretary = case.facts.get("elected_discipline_secretary") or tuple(
        row["name"] for row in rows if "name" in row and holds(row, "纪委书记")
    )
    outside = [name for name in secretary if members and name not in members]
    if outside and "纪委书记" in posts.value:
        at = several([case.facts.at("elected_discipline_secretary"), case.facts.at("elected_committee")])
        text = f"纪委书记{'、'.join(outside)}不在当选的党委委员里"
        yield Finding(text, at or case.facts.at("duty_rows")[:1], (posts.cite,))


def holds(row: Mapping[str, str], post: str) -> bool:
    """Say whether a row of the division of duties is of a post; 组织委员 also as 组织宣传委员 or 分管组织工作."""
    text = re.sub(r"\s+", "", f"{row.get('post', '')}；{row.get('duty', '')}")
    if post.endswith("委员"):
        return post.removesuffix("委员") in text
    whole = post.replace("纪委书记", "(纪委|纪律检查委员会)书记")
    return bool(re.search(whole, text))
