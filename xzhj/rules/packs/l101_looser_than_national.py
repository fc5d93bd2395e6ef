"""地方规定宽于全国规定。

查什么：省、市、县规定文件里的值，是否比全国规定更宽。
为什么：地方只能从严，不能放宽；宽的一条没有采用，查的时候用的是全国规定。
怎么改：删去这一条，或改得不宽于全国规定。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "L101"
LEVELS = ("error",)
EACH = "trouble"
TROUBLE = ("pack.looser",)
UNCITED = "比较的两端各有依据，见规定文件和 explain"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        yield Finding(
            f"“{t.facts.get('title', t.facts.get('key', ''))}”写的是 {t.facts.get('value', '?')}，宽于全国规定 {t.facts.get('national', '?')}，没有采用",
            t.at,
        )
