"""代表资格未经审查或未向预备会议报告。

查什么：到了资格审查的时候，代表名册里每名代表有没有审查结果、有没有不合格的；到了预备会议，审查情况报告了没有。
为什么：代表资格由本届党委的审查小组审查，并向预备会议报告，经预备会议通过才是正式代表。
怎么改：没有审查的补审；程序不对的责令重新选举，人不合格的责令更换；没有报告的在预备会议上补报。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._bodies import is_due
from xzhj.rules._people import delegates, listed, many, name_of, word
from xzhj.rules._planned import is_congress

CODE = "R508"
LEVELS = ("error",)
EACH = "case"
LAW = ("delegates.reviewed", "delegates.review_reported")
FACTS = ("credential_review_date", "credential_reported")
_REFUSED = re.compile(r"不合格|不符合|不予|未通过|不通过|取消|更换|重新选举|无效")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    if not is_congress(case):
        return
    if is_due(case, "S17"):
        yield from reviewed(case, law)
    if is_due(case, "S27") and case.facts.get("credential_reported") is False:
        text = "代表资格审查情况没有向预备会议报告；报告并经预备会议通过，才是正式代表"
        yield Finding(text, case.facts.at("credential_reported"), (law["delegates.review_reported"].cite,))
    case.facts["credential_review_date"], case.facts["credential_reported"]


def reviewed(case: Case, law: Law) -> Iterator[Finding]:
    """Delegates without a result, where results are kept at all, and delegates who did not pass."""
    because = (law["delegates.reviewed"].cite,)
    kept = [p for p in delegates(case) if p.roster.has("review_result")]
    blank = [p for p in kept if p.review_result is None]
    if blank:
        at = tuple(p.at("review_result")[0] for p in blank)
        yield Finding(f"没有资格审查结果：{listed(map(name_of, blank))}{many(at)}", at, because)
    refused = [p for p in kept if _REFUSED.search(word(p.review_result))]
    if refused:
        at = tuple(p.at("review_result")[0] for p in refused)
        text = f"资格审查没有通过，仍列为代表：{listed(map(name_of, refused))}；应责令更换或者重新选举"
        yield Finding(text, at, because, internal=True)
