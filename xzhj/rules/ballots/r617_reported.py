"""所报当选名单与票数不符。

查什么：文件里写的当选人是否就是按票数应当当选的人。
为什么：名单和票数对不上，不是名单写错就是票计错了。
怎么改：复核票数，改正名单。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import title

CODE = "R617"
LEVELS = ("error",)
EACH = "result"
UNCITED = "两处是否一致"


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    right = set(result.elected) | set(result.nominated)
    if not result.reported or result.outcome in ("undecided", "refused"):
        return
    extra, lost = (
        [n for n in result.reported if n not in right],
        [n for n in result.elected if n not in result.reported],
    )
    words = [f"{'、'.join(extra)} 票数不够（或选举不成立）" if extra else "", f"漏了 {'、'.join(lost)}" if lost else ""]
    if extra or lost:
        yield Finding(f"{title(result)}：所报当选名单与票数不符：{'；'.join(filter(None, words))}", result.at)
