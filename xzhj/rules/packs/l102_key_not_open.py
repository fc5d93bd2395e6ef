"""地方规定的键不存在或不开放。

查什么：规定文件里的每一项，是不是全国规定里有、并且允许地方另定的。
为什么：写错的键不起作用；不允许另定的，写了也不能用。
怎么改：对照 xzhj explain --all 改键名，或删去这一条。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Trouble

CODE = "L102"
LEVELS = ("error",)
EACH = "trouble"
TROUBLE = ("pack.key", "pack.bad")
UNCITED = "由规定文件的写法判断"


def check(troubles: tuple[Trouble, ...], case: Case, law: Law) -> Iterator[Finding]:
    for t in troubles:
        if t.kind == "pack.bad":
            yield Finding(t.facts.get("text", "写法不对，没有采用"), t.at)
        elif t.facts.get("why") == "closed":
            yield Finding(f"“{t.facts.get('key', '')}”不允许地方另定，没有采用", t.at)
        else:
            near = f"，是不是 {t.facts['near']}" if t.facts.get("near") else ""
            yield Finding(f"没有“{t.facts.get('key', '')}”这一项规定{near}", t.at)
