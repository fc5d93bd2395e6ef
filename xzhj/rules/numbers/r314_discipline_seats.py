"""纪委委员名额不合地方规定。

查什么：本地规定了纪委委员名额的，看名额（有批复的看批复）合不合；没有规定的不查。
为什么：全国没有规定乡镇纪委委员的人数，由省、市、县规定。
怎么改：按本地规定调整名额，或者请示上级。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._planned import planned
from xzhj.rules.numbers._seats import banded_out, outside

CODE = "R314"
LEVELS = ("warning", "error")
EACH = "case"
LAW = ("discipline.size",)
FACTS = ("discipline_seats", "members_total", "population", "revenue")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    limit = law.get("discipline.size")
    if limit is None:
        return
    given = planned(case, "discipline_seats")
    if not banded_out(law, case, "discipline", given.value):
        yield from outside(case, "discipline_seats", "纪委委员名额", limit)
