"""百分点写成百分比。

查什么：两个比例相比，写“提高了3.2%”“高2%”，应为“百分点”；人数、名额的增减可以用百分之几。
为什么：20%提高到23%，是提高3个百分点，写“提高3%”差得很远。
怎么改：把“%”改为“个百分点”。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._say import lines, quoted, sentence_at

CODE = "R728"
LEVELS = ("warning",)
EACH = "paper"
UNCITED = "统计用语的通行写法，不是条文规定"

CHANGE = re.compile(
    r"(?:提高|提升|上升|升高|增加|增长|下降|降低|减少|回落|高出?(?!于)|低(?!于|收|保|龄|值)|多(?!于|次|数))(?P<than>上[一]?[届次年]|去年|往年)?(?:了|约|近)?\s*"
    r"(\d+(?:\.\d+)?\s*[%％]|百分之[零一二三四五六七八九十百点]+)"
)
SHARE = re.compile(
    r"占[^，。；]{0,14}?(?:\d+(?:\.\d+)?\s*[%％]|百分之)|比例|占比|比重|[到参]会率|合格率|满意率|测评率|回收率|覆盖率|(?:出席|收回|赞成|得票)率"
)
COUNTED = re.compile(
    r"(?:人数|数量|名额|总数|总量|收入|经费|党费|金额|产值|支出|面积|代表数|党员数)(?:[^，；。\d比率占]{0,12})$"
)
AGAINST = re.compile(r"比|较|同比|相比|由|从|上届|上次|上年|去年")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    for _, paragraph in lines(paper):
        text = paragraph.text
        for match in CHANGE.finditer(text):
            low, _ = sentence_at(text, match.start())
            before = text[low : match.start()] + (match["than"] or "")
            if not AGAINST.search(before) or COUNTED.search(re.split(r"[，；]", before)[-1]) or not _of_shares(before):
                continue
            yield Finding(
                f"比例之间相差用“个百分点”：{quoted(text, match.start(), match.end())}", (paper.at(paragraph.place),)
            )


def _of_shares(before: str) -> bool:
    """Whether what changed is a share: the last thing named before the change is one."""
    shares = [m.end() for m in SHARE.finditer(before)]
    clauses = re.split(r"[，；]", before)
    counted = [m.end() for m in re.finditer(r"(?:人数|名额|总数|收入|党费)(?!的?比|占|的\d)", before)]
    return bool(shares) and (not counted or counted[-1] < shares[-1] or bool(SHARE.search(clauses[-1])))
