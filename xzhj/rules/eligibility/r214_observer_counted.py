"""列席人员计入应到、实到或领取选票。

查什么：列席人员是不是也列在当选代表里，签到表里有没有注明有选举权；到会情况里的应到人数是不是把列席人员加了进去。
为什么：列席人员没有选举权，计入应到、实到就算错到会比例，多发选票选举无效。
怎么改：从应到、实到、领票名单中去掉列席人员；确是代表的，不再列为列席人员。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._people import delegates, listed, many, name_of, places, rows_with, same, word
from xzhj.rules._roles import OBSERVER, holders

CODE = "R214"
LEVELS = ("error",)
EACH = "case"
FACTS = ("attendance", "delegates")
LAW = ("observers.no_vote",)


def check(case: Case, _: Case, law: Law) -> Iterator[Finding]:
    because = (law["observers.no_vote"].cite,)
    observers = [h.person for h in holders(case, OBSERVER)]
    both = [o for o in observers if any(same(o, p) for p in delegates(case))]
    if both:
        at = places(both)
        text = (
            f"列席人员{listed(map(name_of, both))}同时是当选代表{many(at)}；是代表就不列席，不是代表就从代表名册中去掉"
        )
        yield Finding(text, at, because)
    voting = [
        p
        for roster in case.of("attendance")
        for p in map(roster.person, rows_with(roster, "voting_right", lambda v: v is True))
        if "列席" in word(p.role) or any(same(p, o) for o in observers)
    ]
    voting = [p for p in voting if not any(same(p, o) for o in both)]
    if voting:
        at = places(voting, "voting_right")
        yield Finding(
            f"列席人员没有选举权：{listed(map(name_of, voting))}{many(at)}，不计入应到、实到，不领选票", at, because
        )
    for row, n, count in counted(case):
        text = f"{row['session']}应到 {n} 人，代表只有 {count} 人，多出 {n - count} 人，是把列席人员算了进去；应到应为 {count} 人"
        yield Finding(text, case.facts.at("attendance"), because)


def counted(case: Case) -> Iterator[tuple[dict[str, int], int, int]]:
    """Sessions of the congress whose expected number is more than there are delegates, by at most the observers."""
    people = delegates(case)
    stated = case.facts.get("delegates")
    count = len(people) or (stated if isinstance(stated, int) else 0)
    planned = {f.value for f in case.facts.stages("delegates")}  # fewer in the roster than planned is R408's to say
    for row in case.facts.get("attendance") or ():
        n, observers = row.get("expected"), row.get("observers")
        plenary = any(w in str(row.get("session", "")) for w in ("主席团", "党委", "纪委", "选举单位"))
        if plenary or not count or not isinstance(n, int) or not isinstance(observers, int):
            continue
        if count < n <= count + observers and n not in planned:
            yield row, n, count
