"""代表名额超过三百名。

查什么：代表名额（有批复的看批复，没有的看拟报）是否超过规定的最高数。
为什么：代表名额最多不能超过三百名，超过的请示不会批，批了也违反规定。
怎么改：把代表名额减到上限以内；规模大的，调整各选举单位的名额。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding
from xzhj.rules._planned import is_congress, planned, stage_words

CODE = "R301"
LEVELS = ("error",)
EACH = "case"
LAW = ("delegates.max",)
FACTS = ("delegates",)


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    if not is_congress(case):
        return
    given, limit = planned(case, "delegates"), law["delegates.max"]
    most = limit.value.most()
    if most is not None and given.value > most:
        text = f"代表名额{stage_words(given)}{given.value} 名，最多不超过 {most} 名，要再减 {given.value - most} 名"
        yield Finding(text, given.at, (limit.cite,))
