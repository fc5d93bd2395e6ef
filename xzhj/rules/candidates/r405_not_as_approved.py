"""书记、副书记候选人未按批复顺序。

查什么：书记、副书记（含纪委）候选人名单和票面的先后，与上级批复的先后是否一致；两委委员候选人名册里的先后不算。
为什么：书记、副书记候选人在选票上按上级批准的顺序排列，不按姓氏笔画。
怎么改：照批复的先后排列。
"""

from collections.abc import Iterator, Sequence

from xzhj.law import Law
from xzhj.model import STAGES, Case, Contest, Finding, Person, Source
from xzhj.rules._bodies import LISTED, PLENARY_OF
from xzhj.rules._people import titles, word

CODE = "R405"
LEVELS = ("error",)
EACH = "contest"
FACTS = tuple(LISTED[name] for name in PLENARY_OF)
LAW = ("ballot.order",)


def check(contest: Contest, case: Case, law: Law) -> Iterator[Finding]:
    param = law["ballot.order"]
    if param.value != "approved" or contest.name not in PLENARY_OF:
        return
    approved = tuple(case.facts.get(LISTED[contest.name], "approved") or ())
    if len(approved) < 2:
        return
    for what, names, at in lists(contest, case):
        common = [n for n in names if n in approved]
        wanted = [n for n in approved if n in common]
        if common != wanted:
            text = f"{contest.name}{what}的先后是{'、'.join(common)}，与批复不同；应照批复排为{'、'.join(wanted)}"
            yield Finding(text, at, (param.cite,))


def lists(contest: Contest, case: Case) -> Iterator[tuple[str, Sequence[str], tuple[Source, ...]]]:
    """The lists of this contest alone, those adopted or reported, and the ballots."""
    item = LISTED[contest.name]
    for stage in ("adopted", "final"):
        if names := case.facts.get(item, stage):
            yield f"候选人名单（{STAGES[stage]}）", names, case.facts.at(item, stage)
    own = [p for p in contest.people if word(p.contest) == contest.name or is_of(p, contest.name)]
    if own:
        yield "候选人名单", [p.name for p in own if isinstance(p.name, str)], tuple(s for p in own for s in p.at())
    for ballots in case.ballots:
        if ballots.contest == contest.name:
            yield "选票", ballots.columns, tuple(ballots.place(c) for c in ballots.columns)


def is_of(person: Person, name: str) -> bool:
    """Say whether the whole list is of this contest: a list of the committee is in its own order."""
    called = " ".join(titles(person.roster))
    return name in called and "委员" not in called.replace("委员会", "") and not word(person.contest)
