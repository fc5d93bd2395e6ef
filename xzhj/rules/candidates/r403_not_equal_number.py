"""等额选举候选人数与应选人数不等。

查什么：书记、副书记（含纪委书记、副书记）候选人数是否等于应选名额。
为什么：书记、副书记由全会等额选举产生，候选人由上级批准。
怎么改：按批准的职数和人选改正；职数有变的，重新请示。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Contest, Finding

CODE = "R403"
LEVELS = ("error",)
EACH = "contest"
LAW = ("equal_number",)


def check(contest: Contest, case: Case, law: Law) -> Iterator[Finding]:
    if not contest.candidates or contest.round > 1:
        return
    param, standing, seats = law["equal_number"], len(contest.candidates), contest.seats
    if not param.value.admits(standing, {"seats": seats}):
        more = f"多 {standing - seats} 人" if standing > seats else f"少 {seats - standing} 人"
        names = "、".join(contest.candidates)
        yield Finding(
            f"{contest.name}应选 {seats} 人，候选人 {standing} 人（{names}），{more}；等额选举两数应当相等",
            contest.at,
            (param.cite,),
        )
