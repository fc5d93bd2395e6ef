"""党委委员名额不在七至九名。

查什么：党委委员名额（有批复的看批复）是否在规定的范围；本地另有分档规定而不合的，由本地规定的检查去说。
为什么：乡镇党委一般设委员七至九名。
怎么改：调整名额，或者在请示里写明理由，由上级批准。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._planned import planned
from xzhj.rules.numbers._seats import banded_out, outside

CODE = "R311"
LEVELS = ("warning", "error")
EACH = "case"
LAW = ("committee.size",)
FACTS = ("committee_seats", "members_total", "population", "revenue")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    given = planned(case, "committee_seats")
    if not banded_out(law, case, "committee", given.value):
        yield from outside(case, "committee_seats", "党委委员名额", law["committee.size"])
