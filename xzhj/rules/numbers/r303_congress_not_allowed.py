"""不具备召开代表大会的条件。

查什么：党员不足五百名而召开代表大会的，所属党组织驻地是不是分散；街道不适用。
为什么：一般应召开党员大会；党员五百名以上，或者所辖党组织驻地分散，经上级批准，才可以召开代表大会。
怎么改：改为召开党员大会；驻地确实分散的，在换届信息里把“党组织驻地是否分散”填“是”，并在请示里写明，报上级批准。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import NOTE, Case, Finding
from xzhj.rules._planned import is_congress, several, total_members

CODE = "R303"
LEVELS = ("error", "note")
EACH = "case"
LAW = ("congress.members", "congress.dispersed", "congress.approved")
FACTS = ("members_total", "dispersed", "township_kind")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    if case.facts.get("township_kind") == "subdistrict":
        text = "不适用：街道党工委由上级委派，不经代表大会选举，关于代表大会的检查不必理会"
        yield Finding(text, case.facts.at("township_kind"), level=NOTE)
        return
    if not is_congress(case):
        return
    total, need = total_members(case), law["congress.members"]
    if need.value.admits(total) or case.facts["dispersed"]:
        return
    least = need.value.least()
    text = (
        f"党员 {total} 名，不足 {least} 名（差 {least - total} 名），党组织驻地又不分散，不能召开代表大会；"
        "应召开党员大会，驻地确实分散的要写明并经上级批准"
    )
    yield Finding(text, several([case.facts.at("members_total"), case.facts.at("dispersed")]), (need.cite,))
