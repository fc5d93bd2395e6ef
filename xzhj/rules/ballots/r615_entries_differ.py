"""两次录入不一致。

查什么：两个人各录一遍的票表逐票是否相同。
为什么：两遍不同，至少一遍录错了；不知哪遍对，就不能认定当选。
怎么改：按改正单取出原票核对，两人签字后改正，再比一遍。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import of, some, title

CODE = "R615"
LEVELS = ("error",)
EACH = "result"
UNCITED = "两人分录互核是计票的通行做法"


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    for t in of(result, "entries_differ"):
        f = t.facts
        which = f"，票号 {some(f['serials'].split('、'), int(f['count']))}" if f["serials"] else ""
        text = f"{title(result)}：两次录入有 {f['count']} 张不同{which}（{f['first']} 与 {f['second']}）；不认定当选"
        yield Finding(text, t.at)
