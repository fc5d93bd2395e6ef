"""不计入应到会的党员缺理由、上级同意或大会通过。

查什么：有党员不计入应到会人数的，看每人有没有理由、上级同意了没有（同意的人数够不够）、党员大会通过了没有。
为什么：不计入应到会要理由符合规定、报上级同意、经党员大会通过，三样缺一样，就仍要算在应到会里，到会人数就可能不足。
怎么改：补理由、补报上级、在大会上补通过；做不到的，把这些人算进应到会。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Missing
from xzhj.rules._people import listed, many, name_of
from xzhj.rules._planned import REQUESTED, several
from xzhj.rules.procedure._excluded import named, stated

CODE = "R510"
LEVELS = ("error",)
EACH = "case"
LAW = ("excluded.needs",)
FACTS = ("members_excluded", "excluded_reply_number", "excluded_reply_date", "excluded_adopted")
DUE = "S15"


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    given = stated(case)
    if given is None or not given[0]:
        return
    number, at = given
    because = (law["excluded.needs"].cite,)
    yield from reasons(case, number, because)
    asked, allowed = case.facts.get("members_excluded", REQUESTED), case.facts.get("members_excluded", "approved")
    answered = allowed is not None or any(case.facts.get(i) for i in ("excluded_reply_number", "excluded_reply_date"))
    if not answered and not case.folder:
        raise Missing("excluded_reply_date")  # a roster alone cannot show that there is no reply
    if not answered:
        yield Finding(f"{number} 名党员不计入应到会，没有上级同意的批复；没有批复的仍要计入应到会", at, because)
    elif asked is not None and allowed is not None and asked > allowed:
        text = f"报请 {asked} 名党员不计入应到会，上级同意 {allowed} 名，其余 {asked - allowed} 名仍要计入应到会"
        yield Finding(text, several([case.facts.at("members_excluded", s) for s in (REQUESTED, "approved")]), because)
    if case.facts["excluded_adopted"] is False:
        text = f"{number} 名党员不计入应到会，没有经党员大会通过；没有通过的仍要计入应到会"
        yield Finding(text, case.facts.at("excluded_adopted"), because)


def reasons(case: Case, number: int, because: tuple[Cite, ...]) -> Iterator[Finding]:
    """Those named without a reason, and those stated but not named, where the rosters name any."""
    people = list(named(case))
    bare = [p for p, reason in people if not reason]
    if bare:
        at = tuple(p.at("exclusion_reason" if p.roster.has("exclusion_reason") else "remark")[0] for p in bare)
        yield Finding(f"不计入应到会而没有写理由：{listed(map(name_of, bare))}{many(at)}", at, because)
    if people and len(people) < number:
        text = f"不计入应到会的党员填的是 {number} 名，党员名册里只写明 {len(people)} 名，还有 {number - len(people)} 名没有姓名和理由"
        yield Finding(text, several([case.facts.at("members_excluded")]) or people[0][0].at("remark"), because)
