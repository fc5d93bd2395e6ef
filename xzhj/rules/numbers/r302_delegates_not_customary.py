"""代表名额不在一百至二百之间。

查什么：代表名额是否在一般的范围之内；上级批复已经同意的，或者本地另有分档规定的，只作说明。
为什么：代表名额一般为一百至二百名，少于、多于这个数都要上级批准。
怎么改：调整名额，或者在请示里写明理由，由上级批准。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import NOTE, Band, Case, Finding, Missing
from xzhj.rules._planned import APPROVED, is_congress, planned, stage_words
from xzhj.rules.numbers._seats import fitting

CODE = "R302"
LEVELS = ("warning", "note")
EACH = "case"
LAW = ("delegates.normal", "delegates.max")
FACTS = ("delegates", "members_total", "population", "revenue")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    if not is_congress(case):
        return
    given, normal = planned(case, "delegates"), law["delegates.normal"]
    number = given.value
    least, most = normal.value.least(), normal.value.most()
    if normal.value.admits(number) or not law["delegates.max"].value.admits(number):
        return
    band = local(case, law)
    if band and not band.value[0] <= number <= band.value[1]:
        return  # R315 says so
    off = f"少 {least - number} 名" if number < least else f"多 {number - most} 名"
    settled = given.stage == APPROVED or band is not None
    advice = "这个数已由上级确定" if settled else "请在请示里写明理由，由上级批准"
    text = f"代表名额{stage_words(given)}{number} 名，一般为{normal.value}名，{off}；{advice}"
    yield Finding(text, given.at, (normal.cite,), NOTE if settled else "")


def local(case: Case, law: Law) -> Band | None:
    """The local band of delegates that fits, None where there is none or it cannot be told."""
    try:
        return fitting(law, case, "delegates")
    except Missing:
        return None
