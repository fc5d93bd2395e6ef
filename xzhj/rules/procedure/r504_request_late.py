"""请示日期不早于会议日期。

查什么：召开大会的请示、候选人预备人选的请示，日期是否早于大会开幕日期（同一天也不行）。
为什么：大会和人选都要先请示、经批准，才能开会选举。
怎么改：核对请示和大会的日期，改正写错的一个；确实没有事先请示的，大会要重新报批。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._planned import several
from xzhj.rules.procedure._blamed import REQUESTS, late_requests

CODE = "R504"
LEVELS = ("error",)
EACH = "case"
LAW = ("congress.approved", "request.before_meeting")
FACTS = ("congress_date", "request_date", "candidates_request_date")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    param = law.get("request.before_meeting") or law["congress.approved"]
    for item, day, congress in late_requests(case):
        off = f"晚 {(day - congress).days} 天" if day > congress else "在同一天"
        text = f"{REQUESTS[item]}日期是 {day}，大会 {congress} 开幕，{off}；请示要在大会以前"
        yield Finding(text, several([case.facts.at(item), case.facts.at("congress_date")]), (param.cite,))
    case.facts["congress_date"], case.facts["request_date"]
