"""第一次全会主持人不合规定。

查什么：党委、纪委第一次全会的主持人是不是一人，是不是新当选的委员；还没有选举的，看是不是委员候选人。
为什么：第一次全会由大会主席团指定一名新当选的委员主持（党员大会选出的，由上届委员会推荐一名）。
怎么改：改由主席团指定一名新当选的委员主持。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Contest, Finding, Missing
from xzhj.rules._bodies import COMMITTEE, DISCIPLINE, elected, first_of_plenary, is_due, standing

CODE = "R217"
LEVELS = ("error",)
EACH = "contest"
FACTS = ("committee_plenary_chair", "discipline_plenary_chair", "elected_committee", "elected_discipline")
LAW = ("chair", "candidates.from_elected")
ITEMS = {COMMITTEE: ("committee_plenary_chair", "S38"), DISCIPLINE: ("discipline_plenary_chair", "S37")}


def check(contest: Contest, case: Case, law: Law) -> Iterator[Finding]:
    body = first_of_plenary(contest, case)
    if not body:
        return
    item, step = ITEMS[body]
    chairs = case.facts.get(item)
    known, stands = elected(case, body), standing(case, body)
    if chairs is None:
        if known and is_due(case, step):
            raise Missing(item)
        return
    at, because = case.facts.at(item), (law["chair"].cite,)
    if len(chairs) != 1:
        yield Finding(
            f"{body[:2]}第一次全会主持人写了 {len(chairs)} 人（{'、'.join(chairs)}），应当是一名新当选的委员",
            at,
            because,
        )
    for name in chairs:
        if known and name not in known:
            yield Finding(f"{body[:2]}第一次全会主持人{name}不是新当选的{body}；请由一名新当选的委员主持", at, because)
        elif not known and stands and name not in stands:
            yield Finding(
                f"{body[:2]}第一次全会主持人{name}不在{body}候选人里，不可能是新当选的委员；请另行指定", at, because
            )
