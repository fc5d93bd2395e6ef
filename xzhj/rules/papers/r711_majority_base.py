"""当选基数写错。

查什么：“赞成票超过……的半数”里的比例和基数：三分之二一类的比例，有效票、收回票、发出票，或者人大、村民选举的基数，都不对；应到会与实到会的出入只作提示。
为什么：用有效票、收回票作基数，会让不够票的人当选。
怎么改：改为规定的基数；应到会、实到会以县委组织部核对的条文为准，并在换届信息里确认。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import BASES, Bound, Case, Finding, Paper
from xzhj.rules.papers._kinds import of_the_grassroots, of_the_party
from xzhj.rules.papers._say import clauses, quoted, sentence_at

CODE = "R711"
LEVELS = ("error", "note")
EACH = "paper"
LAW = ("majority",)
FACTS = ("majority_base_confirmed",)

CLAUSE = re.compile(
    r"(?:赞成|得票|票数|同意)[^。；，]{0,14}?(?:超过|过|多于|达到|满|须|应)(?P<base>[^。；，]{0,24}?)的?(?:半数|二分之一|一半|50[%％]|1/2)"
)
WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("valid", r"有效"),
        ("returned", r"收回|回收|实收|收到|投票总数|所投票数|总票数"),
        ("issued", r"发出|发放|发选票"),
        ("registered", r"登记"),
        ("participants", r"参加投票|参加选举|投票人数|投票的"),
        ("expected", r"应到|应参加"),
        ("present", r"实到|到会"),
        ("all_deputies", r"全体代表|全体组成人员"),
    )
)


FIRST = re.compile(
    r"(?:获得|得到|取得|得)(?P<base>[^。；，]{2,24}?)(?:的)?(?:超过|过)?(?:半数|二分之一)(?:以上)?(?:的)?(?:赞成票|选票|票|同意)[^。；，]{0,6}，?(?:当选|始得|方可|为当|即)"
)
NOTED = re.compile(
    r"(?:半数|二分之一|一半|1/2)(?:以上)?(?:的)?(?:赞成票|选票|票)?[（(](?:以|按|指)(?P<base>[^（）()。；]{2,16}?)(?:数)?(?:计算|为基数|为准|的半数|计)"
)
HIGHER = re.compile(
    r"(?:赞成|得票|票数)[^。；，]{0,14}?(?:超过|过|多于|达到|满|须|应)[^。；，半]{0,24}?(?P<share>三分之[一二]|2/3|1/3|五分之四|4/5|四分之三|3/4)[^。；，]{0,8}(?:当选|为当选)"
)


def base_of(words: str) -> str:
    """The denominator a phrase names, "" for none."""
    return next((name for name, pattern in WORDS if pattern.search(words)), "")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    majority = law["majority"]
    if not isinstance(majority.value, Bound) or not of_the_grassroots(paper):
        return
    right = majority.value.base
    for _, paragraph in clauses(paper):
        if (higher := HIGHER.search(paragraph.text)) and of_the_party(paragraph.text):
            shown = quoted(paragraph.text, higher.start("share"), higher.end("share"))
            text = f"当选的票数写成{higher['share']}，规定是{majority.shown}：{shown}"
            yield Finding(text, (paper.at(paragraph.place),), (majority.cite,))
        for match in (
            *CLAUSE.finditer(paragraph.text),
            *FIRST.finditer(paragraph.text),
            *NOTED.finditer(paragraph.text),
        ):
            base = base_of(match["base"])
            if not base or base == right or not of_the_party(paragraph.text):
                continue
            shown = quoted(paragraph.text, match.start("base"), match.end("base"))
            at = (paper.at(paragraph.place),)
            if {base, right} == {"expected", "present"}:
                low, high = sentence_at(paragraph.text, match.start())
                if case.facts.get("majority_base_confirmed") is None and "预选" not in paragraph.text[low:high]:
                    yield Finding(
                        f"当选的基数写的是{BASES[base]}，本工具按{BASES[right]}计算，条文待核，请与县委组织部确认：{shown}",
                        at,
                        (majority.cite,),
                        level="note",
                    )
                continue
            yield Finding(f"当选的基数不能是{BASES[base]}，规定是{majority.shown}：{shown}", at, (majority.cite,))
