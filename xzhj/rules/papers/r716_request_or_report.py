"""请示与报告混用。

查什么：标题写“请示报告”；报告里夹带请示事项，或者用请示的结束语；工作报告“请予审议”不算。
为什么：报告不需要答复，夹在报告里的请示会没有人批。
怎么改：要上级答复的单独写请示，只报情况的写报告。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Paper
from xzhj.rules.papers._kinds import is_report_to_meeting
from xzhj.rules.papers._say import clauses, quoted

CODE = "R716"
LEVELS = ("error",)
EACH = "paper"
BECAUSE = (Cite("党政机关公文处理工作条例", "15?"),)

ASKS = re.compile(
    r"(?:当否|妥否|可否|是否妥当)[，,]?[^。]{0,8}请|请(?:予以?|县委|上级|组织部){0,2}[^。，；]{0,6}(?:批示|批复|审批|批准)|(?:恳|敬|特)请[^。]{0,20}(?:批准|批复|解决|支持)"
)
OUTCOME = re.compile(r"选举结果|当选")  # secretaries await approval after the vote: such a report may ask for it
JOINED = re.compile(r"请示报告|报告请示|请示的报告|报告的请示")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    title = paper.element("title")
    if title is not None and (match := JOINED.search(str(title.value))):
        yield Finding(f"标题写成“{match[0]}”，请示和报告是两种文，要上级答复的用请示", (title.at,))
        return
    if paper.genre != "报告" or title is None or is_report_to_meeting(paper):
        return
    for _, paragraph in clauses(paper, "body"):
        match = ASKS.search(paragraph.text)
        if match and OUTCOME.search(paper.title) and "否" not in match[0]:
            continue
        if match and not re.search(
            r"已(?:经)?|根据|按照|收到|《", paragraph.text[max(0, match.start() - 16) : match.start()]
        ):
            yield Finding(
                f"报告里不能夹带请示事项：{quoted(paragraph.text, match.start(), match.end())}；请另写请示",
                (paper.at(paragraph.place),),
            )
            return
