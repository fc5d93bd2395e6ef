"""上行文没有签发人。

查什么：有红头或发文字号的请示、报告，发文字号右边有没有“签发人：姓名”；“签发人”后面是不是全角冒号；通知、批复等下行文不写签发人。
  没有红头、没有文号的草稿不查。
为什么：上行文应当标注签发人姓名；发文字号居左空一字，签发人居右空一字，同一行。
怎么改：在发文字号同一行的右边写“签发人：”和姓名，姓名用三号楷体。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._say import clause, finding

CODE = "R808"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("7.2.6"),)
_DOWNWARD = frozenset({"通知", "批复", "决定", "通报", "公告", "通告", "决议", "函", "复函"})
_SIGNER = re.compile(r"签\s*发\s*人\s*([：:]?)\s*(.*)")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if page.profile != "party":
        return
    signer = next((i for i in page.of("signer", "number") if "签" in page.text(i) and _SIGNER.search(page.text(i))), -1)
    if signer >= 0:
        yield from _written(page, signer)
    elif _upward(page) and (page.first("mark") >= 0 or page.looks):
        index = max(page.first("number"), page.first("mark"))
        yield from finding(page, f"{paper.genre}是上行文，发文字号右边应当写签发人", [index], "warning")


def _upward(page: Laid) -> bool:
    """A request, or a report addressed to one body above."""
    if page.paper.genre == "请示":
        return page.headed
    return page.paper.genre == "报告" and page.headed and page.first("addressee") >= 0


def _close(text: str) -> bool:
    """Number and signer on one line with next to nothing between them."""
    match = re.search(r"号([ \t　]*)签\s*发\s*人", text)
    return match is not None and "\t" not in match[1] and len(match[1].replace("　", "  ")) < 6


def _written(page: Laid, index: int) -> Iterator[Finding]:
    match = _SIGNER.search(page.text(index))
    colon, name = (match[1], match[2]) if match else ("", "")
    if page.paper.genre in _DOWNWARD:
        text = f"{page.paper.genre}不是上行文，不写签发人"
        yield from finding(page, text, [index], "warning")
    elif page.looks and _close(page.text(index)):
        yield from finding(page, "签发人紧跟在发文字号后面，应当居右空一字", [index], "warning")
    elif colon != "：":
        yield from finding(page, "“签发人”后面应当用全角冒号“：”", [index], "warning")
    elif not name.strip():
        yield from finding(page, "“签发人：”后面没有姓名", [index], "warning")
