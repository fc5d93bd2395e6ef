"""小数位数不一。

查什么：由人数算出的百分比，小数位数是不是全文一样；整数比例（25%）和规定的比例（不少于20%）不算。
为什么：同一份文书里有的一位、有的两位，看起来像从几份材料拼来的。
怎么改：全文统一，一般用一位或者两位小数。
"""

from collections import Counter
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._shares import pairs

CODE = "R706"
LEVELS = ("note",)
EACH = "paper"
UNCITED = "行文的习惯，不是条文规定"


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    shares = [p.share for p in pairs(paper) if p.share.decimals and not p.share.hedge]
    usual = Counter(c.decimals for c in shares).most_common()
    if len(usual) < 2:
        return
    odd = [c for c in shares if c.decimals != usual[0][0]]
    yield Finding(
        f"多数百分比是 {usual[0][0]} 位小数，{'、'.join(c.text for c in odd[:4])} 不是，全文宜统一",
        tuple(c.at for c in odd),
    )
