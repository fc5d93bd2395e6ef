"""缺结束语。

查什么：请示、报告、批复、函、通知、公告各自的结束语；只查认得出标题和主送、落款的正式文书，开头写明“如下”的通知、批复、报告，分条写的、印发转发的通知可以不写。
为什么：请示没有“当否，请批示”，上级不知道要不要答复；其他文种没有结束语，文书像没有写完。
怎么改：在正文最后另起一段写结束语。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.papers._kinds import is_formal, is_report_to_meeting
from xzhj.rules.papers._say import lines

CODE = "R718"
LEVELS = ("warning",)
EACH = "paper"
UNCITED = "公文写作的惯例，不是条文规定"

PHRASES = {
    "请示": "当否，请批示。", "报告": "特此报告。", "批复": "此复。", "函": "特此函达。", "复函": "特此函复。", "通知": "特此通知。", "公告": "特此公告。",
}  # fmt: skip
OPENED = re.compile(r"(?:如下|通知如下|批复如下|报告如下|公告如下)[：:。]?")
PASSED_ON = re.compile(r"印发给你们|转发给你们|予以印发|请(?:认真)?(?:遵照|贯彻|抓好)")
NUMBERED = re.compile(r"(?m)^\s*(?:[一二三四五六七八九十]+、|\d{1,2}[.．、])")
ENDS = re.compile(
    r"请[^。]{0,20}(?:批示|批复|审批|审定|批准|指示|函复|支持|审议|审查)|特此|此复|希望?[^。]{0,40}(?:落实|执行|贯彻)|遵照执行|请[^。]{0,30}(?:抓好落实|认真[^。]{0,8}执行|按时[^。]{0,10})|联系|电话|报送"
)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    if (
        paper.genre not in PHRASES
        or not is_formal(paper)
        or paper.element("closing") is not None
        or is_report_to_meeting(paper)
    ):
        return
    body = [p for i, p in lines(paper, "body") if not _element(paper, i)]
    if not body:
        return
    text = "\n".join(p.text for p in body)
    if paper.genre != "请示" and (OPENED.search(text) or ENDS.search(body[-1].text)):
        return
    if re.search("任免|任职|免职", paper.title) or (paper.genre in ("通知", "公告") and _reachable(paper)):
        return
    if paper.genre == "通知" and (PASSED_ON.search(text) or len(NUMBERED.findall(text)) > 1):
        return  # a notice in points, or one that passes a paper on, ends with its last point
    if paper.genre == "请示" and re.search(r"请[^。]{0,20}(?:批示|批复|审批|审定|批准|指示)[。！]?\s*$", body[-1].text):
        return
    yield Finding(f"{paper.genre}没有结束语，一般写“{PHRASES[paper.genre]}”", (paper.at(body[-1].place),))


def _reachable(paper: Paper) -> bool:
    """A notice to the public ends with whom to ring up."""
    return any("电话" in p.text for _, p in lines(paper, "body"))


def _element(paper: Paper, index: int) -> bool:
    return any(c.index == index for c in paper.claims if c.kind == "element")
