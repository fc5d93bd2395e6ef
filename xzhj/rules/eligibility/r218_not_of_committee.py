"""书记、副书记候选人不是新当选委员。

查什么：书记、副书记候选人是不是都是本委员会新当选的委员；还没有选举的，看是不是委员候选人。
为什么：书记、副书记从新当选的委员中选举产生，没有当选委员的不能列为候选人。
怎么改：委员候选人中补列；未当选委员的，另提人选报上级批准。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Contest, Finding
from xzhj.rules._bodies import PLENARY_OF, elected, standing

CODE = "R218"
LEVELS = ("error",)
EACH = "contest"
FACTS = ("elected_committee", "elected_discipline")
LAW = ("candidates.from_elected",)


def check(contest: Contest, case: Case, law: Law) -> Iterator[Finding]:
    body = PLENARY_OF.get(contest.name, "")
    if not body:
        return
    known, stands = elected(case, body), standing(case, body)
    because = (law["candidates.from_elected"].cite,)
    for name in contest.candidates:
        if known and name not in known:
            yield Finding(f"{contest.name}候选人{name}没有当选{body}，请另提人选报上级批准", contest.at, because)
        elif not known and stands and name not in stands:
            yield Finding(
                f"{contest.name}候选人{name}不在{body}候选人名单里，请先列为{body}候选人", contest.at, because
            )
