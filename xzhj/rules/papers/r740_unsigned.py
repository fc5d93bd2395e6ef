"""缺署名或成文日期。

查什么：认得出的请示、批复、通知、函、报告、公告，正文后有没有发文机关署名和成文日期；读给大会听的报告、表册和摘录不查。
为什么：没有署名和日期的公文没有责任单位，也定不了先后。
怎么改：在结束语（附件说明）之后写发文机关全称，下一行写年月日。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Paper
from xzhj.rules.papers._kinds import is_form, is_formal, is_report_to_meeting
from xzhj.rules.papers._say import end_of, lines

CODE = "R740"
LEVELS = ("error",)
EACH = "paper"
BECAUSE = (Cite("党政机关公文处理工作条例", "9?"),)

CHECKED = ("请示", "批复", "通知", "函", "报告", "公告", "复函")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    if paper.genre not in CHECKED or not is_formal(paper) or is_form(paper) or is_report_to_meeting(paper):
        return
    signature, signed = paper.element("signature"), paper.element("signed")
    dated = signed is not None or (paper.day is not None and paper.element("caption") is not None)
    if signed is None and _dated_badly(paper):
        return
    if signature is None and not dated:
        yield Finding("没有发文机关署名和成文日期", end_of(paper))
    elif signature is None and signed is not None and not _above(paper, signed.index):
        yield Finding("成文日期上面没有发文机关署名", (signed.at,))
    elif signature is not None and not dated:
        yield Finding("署名下面没有成文日期", (signature.at,))


def _dated_badly(paper: Paper) -> bool:
    """A last line that means to be a date, which R715 speaks of."""
    last = [p.text.strip() for _, p in lines(paper, "body")][-4:]
    return any(re.fullmatch(r"[^。，；]{0,16}月[^。，；]{0,6}[日号]?", text) for text in last)


def _above(paper: Paper, index: int) -> bool:
    """A short line right above the date is a signature, even where its words are not known (柳溪村、石桥村选举单位)."""
    above = next((p for i, p in reversed(list(lines(paper, "body"))) if i < index), None)
    text = re.sub(r"\s", "", above.text) if above is not None else ""
    return 2 <= len(text) <= 40 and not re.search(r"[。；！？，：:]", text) and not re.match("附件|特此|此复", text)
