"""合计与实有人数不符。

查什么：表里写的合计、小计、共几人，与实际数出来的是否一样；名单下写的应到、实到也算；选举单位的党员总数是不是正式、预备党员之和。
为什么：合计不符，不是漏了人就是多了人。
怎么改：逐组点一遍，改合计或补人。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "F011"
LEVELS = ("error",)
EACH = "trouble"
TROUBLE = ("table.total",)
UNCITED = "读文件时碰到的问题，不是规定"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        of = t.facts.get("of", "人数")
        yield Finding(
            f"{t.facts.get('label', '合计')}写的{of}是 {t.facts.get('stated', '?')}，{t.facts.get('how', '实际数出')} {t.facts.get('counted', '?')}",
            t.at,
        )
