"""引用已废止的规定。

查什么：《》里的规定在文书成文那天是不是已经废止或者被代替；说明历史、说明废止的话不算。
为什么：依据失效，文书的效力就有疑问，上级会退回。
怎么改：换成提示的现行规定，条文内容和条号一并核对。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law, repealed
from xzhj.model import Case, Cite, Finding, Paper
from xzhj.rules.papers._say import sentence_at, words_of

CODE = "R709"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "每个问题引用代替它的规定"

HISTORY = re.compile(
    r"废止|失效|不再执行|代替|取代|原来|当时|曾|历史上|修订前|旧|(?:19\d\d|20[01]\d)年[^，。；]{0,10}(?:印发|颁布|制定|公布|施行)"
)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    day = paper.day or case.day
    told: set[str] = set()
    for claim in paper.said("citation"):
        title = str(claim.value)
        gone = repealed(title, day)
        if gone is None or gone.title in told or gone.repealed is None:
            continue
        text = paper.paragraphs[claim.index].text
        low, high = sentence_at(text, claim.start)
        if HISTORY.search(text[low:high].replace(title, "")):
            continue
        told.add(gone.title)
        instead = f"，应引用《{gone.replaced_by}》" if gone.replaced_by else ""
        since = f"{gone.repealed.year}年{gone.repealed.month}月{gone.repealed.day}日"
        places = tuple(c.at for c in paper.said("citation") if c.value == claim.value)
        because = (Cite(gone.replaced_by, "", gone.repealed),) if gone.replaced_by else ()
        yield Finding(f"《{title}》已于{since}废止{instead}：{words_of(paper, claim, 8)}", places, because)
