"""支部委员会职数不合规定。

查什么：党员名册写了党内职务的，看支部的书记、副书记、委员共几名：正式党员不足七名却设了委员的，七名以上而委员会不足三名、多于五名（最多七名）的。
为什么：正式党员七名以上的支部设委员会，一般三至五名，最多七名；不足七名的只设书记，必要时设副书记。
怎么改：按规定的人数设置；党内职务写错的改正。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Missing
from xzhj.rules.numbers._branches import Branch, branches

CODE = "R317"
LEVELS = ("warning",)
EACH = "case"
LAW = ("branch.committee_from", "branch.committee_size", "branch.committee_most")
FACTS = ("branch_count",)


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    if not any(roster.has("party_post") for roster in case.of("members")):
        return
    start = law["branch.committee_from"]
    small = []
    for branch in branches(case):
        if branch.full is None or not any("委员" in post for post in branch.posts):
            continue  # who lists secretaries alone does not list the committee
        if start.value.admits(branch.full):
            yield from size_fault(branch, law)
        else:
            small.append(branch)
    if small and "branch_count" not in case.facts:
        raise Missing("branch_count")
    for branch in small:
        text = (
            f"{branch.name}正式党员 {branch.full} 名，不足 {start.value.least()} 名，不设委员会，"
            f"只设书记，必要时设副书记；名册里有委员 {sum('委员' in p for p in branch.posts)} 名"
        )
        yield Finding(text, (branch.at,), (start.cite,))


def size_fault(branch: Branch, law: Law) -> Iterator[Finding]:
    normal, most = law["branch.committee_size"], law["branch.committee_most"]
    number = len(branch.posts)
    least, usual, limit = normal.value.least(), normal.value.most(), most.value.most()
    about = f"{branch.name}支部委员会 {number} 名，"
    if number > limit:
        yield Finding(f"{about}最多 {limit} 名，多 {number - limit} 名", (branch.at,), (most.cite,))
    elif number > usual:
        yield Finding(f"{about}一般 {least} 至 {usual} 名，多 {number - usual} 名", (branch.at,), (normal.cite,))
    elif number < least:
        yield Finding(f"{about}一般 {least} 至 {usual} 名，还差 {least - number} 名", (branch.at,), (normal.cite,))
