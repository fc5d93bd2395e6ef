"""选票印制、发出、剩余、作废数不符。

查什么：印制的选票是否等于发出、剩余、作废三项之和。
为什么：每张空白选票都要有下落，对不上说明有票流失。
怎么改：清点剩余和作废的选票，核对印制和发出记录。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Result
from xzhj.rules.ballots._say import title

CODE = "R614"
LEVELS = ("error",)
EACH = "result"
UNCITED = "算术"


def check(result: Result, case: Case, law: Law) -> Iterator[Finding]:
    counts = result.counts
    printed, parts = counts.get("printed"), [counts.get(k) for k in ("issued", "unused", "spoiled")]
    if printed is None or parts[0] is None or parts[1] is None:
        return
    issued, unused, spoiled = (n or 0 for n in parts)
    if printed != issued + unused + spoiled:
        text = f"{title(result)}：印制 {printed} 张，发出 {issued}、剩余 {unused}、作废 {spoiled} 合计 {issued + unused + spoiled} 张"
        yield Finding(f"{text}，相差 {abs(printed - issued - unused - spoiled)} 张", result.at)
