"""候选人在批复后变动未再请示。

查什么：提交大会（通过、结果阶段）的候选人名单，与批复的名单不同，而批复以后没有再请示、再批复的登记。
为什么：候选人预备人选经上级审查同意；批复以后增减、更换，要再报上级同意。
怎么改：就变动的人再请示，取得批复并登记；没有变动的，改正名单。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Fact, Finding
from xzhj.rules._bodies import LISTED
from xzhj.rules._planned import day_of, several

CODE = "R518"
LEVELS = ("error",)
EACH = "case"
LAW = ("candidates.approved",)
FACTS = (*LISTED.values(), "candidates_reply_date")
AGAIN = frozenset({"candidate-change-request", "candidate-change-reply", "candidates-request", "candidates-reply"})


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    if asked_again(case):
        return
    for name, item in LISTED.items():
        approved = case.facts.fact(item, "approved")
        later = case.facts.fact(item, "final") or case.facts.fact(item, "adopted")
        if approved and later and (change := changed(approved, later)):
            text = f"{name}候选人在批复后有变动：{change}，没有再请示的登记；要再报上级同意"
            yield Finding(text, several([later.at, approved.at]), (law["candidates.approved"].cite,))


def changed(approved: Fact, later: Fact) -> str:
    """增加甲；减少乙, or "" where the same people stand."""
    new = [n for n in later.value if n not in approved.value]
    gone = [n for n in approved.value if n not in later.value]
    parts = [f"增加{'、'.join(new)}"] if new else []
    return "，".join(parts + ([f"减少{'、'.join(gone)}"] if gone else []))


def asked_again(case: Case) -> bool:
    """Say whether the register holds a further request or reply about candidates after the reply."""
    reply = day_of(case, "candidates_reply_date")
    return any(
        f.slug.startswith("candidate-change")
        or (f.slug in AGAIN and reply is not None and f.day is not None and f.day > reply)
        for f in case.register
    )
