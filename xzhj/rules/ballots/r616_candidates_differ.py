"""票面候选人与候选人名单不一致。

查什么：票表里的候选人是否与候选人名单相同，不多不少；没有名单的，各份票表的候选人是否相同。
为什么：票上多一人少一人，或名字写错，票就计到别人名下。
怎么改：核对票表的列标题和候选人名单，写成同一个名字。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import of, title

CODE = "R616"
LEVELS = ("error",)
EACH = "result"
UNCITED = "两处是否一致"


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    for t in of(result, "candidate_extra"):
        yield Finding(f"{title(result)}：票表 {t.facts['file']} 里的 {t.facts['names']} 不在候选人名单上", t.at)
    for t in of(result, "candidate_lost"):
        yield Finding(f"{title(result)}：候选人 {t.facts['names']} 在票表 {t.facts['file']} 里没有一列（行）", t.at)
