"""结束语与文种不符。

查什么：请示写“特此报告”“特此通知”，报告写“特此请示”“此复”，批复写“特此报告”，通知写“特此报告”“请批示”，函写“特此通知”之类。
为什么：结束语说明要对方做什么，用错了，收文的按错的办。
怎么改：请示用“当否，请批示”，报告用“特此报告”，批复用“此复”，通知用“特此通知”，函用“特此函达（函复）”，公告用“特此公告”。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Claim, Finding, Paper
from xzhj.rules.papers._kinds import is_report_to_meeting
from xzhj.rules.papers._say import sentence_at

CODE = "R742"
LEVELS = ("warning",)
EACH = "paper"
UNCITED = "公文写作的惯例，不是条文规定"

ASKS = r"请[^。]{0,12}(?:批示|批复|审批|批准|指示)"
WRONG = {
    "请示": r"特此(?:报告|通知|公告|通告|通报|批复|函|决定|汇报|公示)|专此(?:报告|函)|此复|此函",
    "报告": r"特此(?:请示|通知|公告|通告|批复|函|决定)|专此(?:请示|函)|此复|此函",
    "批复": rf"特此(?:报告|请示|公告|通告|函|汇报|通知|公示)|专此(?:报告|函|请示)|此函|{ASKS}",
    "通知": rf"特此(?:报告|请示|公告|批复|函|汇报|公示|决定)|专此|此复|此函|{ASKS}",
    "函": rf"特此(?:报告|请示|通知|公告|批复|汇报|决定|公示)|专此(?:报告|请示)|{ASKS}",
    "公告": rf"特此(?:报告|请示|通知|批复|函|汇报|决定)|专此|此复|此函|{ASKS}",
}
RIGHT = {
    "请示": "当否，请批示。",
    "报告": "特此报告。",
    "批复": "此复。",
    "通知": "特此通知。",
    "函": "特此函达。",
    "公告": "特此公告。",
}


LONGEST = 30  # characters of a closing sentence


def _last(paper: Paper, closing: Claim) -> str:
    """The closing phrase with what stands before it in its sentence: 特此报告，请批复。"""
    text = paper.paragraphs[closing.index].text
    return text[sentence_at(text, max(0, closing.start))[0] : closing.end] or str(closing.value)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    closing = paper.element("closing")
    genre = "函" if paper.genre == "复函" else paper.genre
    if closing is None or genre not in WRONG or is_report_to_meeting(paper):
        return
    said = _last(paper, closing)
    if len(said) > LONGEST:  # 书记、副书记报请批准。 ends a sentence of the text
        return
    if match := re.search(WRONG[genre], said):
        yield Finding(f"{genre}的结束语写成【{match[0]}】，一般写“{RIGHT[genre]}”", (closing.at,))
