"""批复晚于大会。

查什么：召开大会的批复、候选人预备人选的批复，日期是否晚于大会开幕日期。
为什么：没有批复就开会选举，选举可能被认定无效。
怎么改：核对批复日期；确实先开会后批复的，立即报告上级，由上级决定怎样处理。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._planned import is_congress, several
from xzhj.rules.procedure._blamed import REPLIES, late_replies

CODE = "R506"
LEVELS = ("error",)
EACH = "case"
LAW = ("congress.approved", "candidates.approved")
FACTS = ("congress_date", "request_date", "candidates_request_date", "reply_date", "candidates_reply_date")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    for item, day, congress in late_replies(case):
        param = law["candidates.approved" if item.startswith("candidates") else "congress.approved"]
        text = f"{REPLIES[item]}日期是 {day}，大会 {congress} 已经开幕，晚 {(day - congress).days} 天；要先批复，后开会"
        yield Finding(text, several([case.facts.at(item), case.facts.at("congress_date")]), (param.cite,))
    if is_congress(case):
        case.facts["reply_date"], case.facts["candidates_reply_date"]
