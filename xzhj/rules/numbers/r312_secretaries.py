"""书记、副书记职数不合规定。

查什么：党委书记是不是一名，副书记是不是两到三名；填了纪委书记名额的，是不是一名。
为什么：乡镇党委设书记一名、副书记二至三名，纪委设书记一名。
怎么改：改正职数；副书记确需少于或多于规定的，在请示里写明，由上级批准。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._planned import planned
from xzhj.rules.numbers._seats import outside

CODE = "R312"
LEVELS = ("error", "warning")
EACH = "case"
LAW = ("committee.secretaries", "committee.deputies", "discipline.secretaries")
FACTS = ("secretaries", "deputies", "discipline_secretaries")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    yield from outside(case, "secretaries", "党委书记名额", law["committee.secretaries"])
    yield from outside(case, "deputies", "党委副书记名额", law["committee.deputies"])
    yield from outside(case, "discipline_secretaries", "纪委书记名额", law["discipline.secretaries"])
    planned(case, "secretaries")
    planned(case, "deputies")
