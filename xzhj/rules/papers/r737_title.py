"""标题缺要素、文种不对或带标点。

查什么：只有文种没有事由的标题（“请示”“通知”），没有文种或者用了“申请”“汇报”这类不是公文文种的词，标题末尾或中间带句号、逗号、冒号；只查认得出的正式文书，表册、主持词不算。
为什么：标题由发文机关、事由、文种组成，文种决定对方怎么办理；标题除书名号、引号、括号、顿号外一般不用标点。
怎么改：写成“（发文机关）关于……的请示”，改用规定的文种，删去标点。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Paper, Paragraph
from xzhj.rules.papers._kinds import FORMAL, is_formal, is_report_to_meeting
from xzhj.rules.papers._say import lines, quoted

CODE = "R737"
LEVELS = ("error",)
EACH = "paper"
BECAUSE = (Cite("党政机关公文处理工作条例", "9?"),)

CHECKED = ("请示", "批复", "通知", "函", "报告", "公告", "复函")
KIND = "决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|复函|函|纪要"
NO_KIND = re.compile(
    r"(?:的|^)(?:申请|请求|汇报|答复|申报|回复|呈报|呈请|请示函|报告书|请示件|公函|请求书|申请书|申请报告|函告|通告函|通知书|通知函|请示报告函)$"
)
NO_WORD = re.compile(
    r"^[\u4e00-\u9fff（）“”《》、]{0,30}?关于[^。]{6,}(?:代表大会|党代会|会议|工作|代表|候选人|人选|委员|选举|换届|事宜|事项|问题)$"
)
MARKS = re.compile(r"[，。；：！？,;:!?]")
BARE = re.compile(rf"^[\u4e00-\u9fff]{{0,14}}?(?:党委|委员会|组织部|支部|领导小组|政府)?(?:的)?(?:{KIND})$")
ENDED = re.compile(rf"^[^，。；！？]{{0,80}}(?:关于)[^。；！？]{{4,90}}(?:{KIND})\s*[。；，：:！]$")
INSTEAD = {
    "申请": "请示",
    "请求": "请示",
    "申请书": "请示",
    "申请报告": "请示",
    "请求书": "请示",
    "呈请": "请示",
    "汇报": "报告",
    "呈报": "报告",
    "报告书": "报告",
    "答复": "批复或复函",
    "回复": "批复或复函",
    "函告": "函",
    "通知书": "通知",
    "通知函": "通知或函",
}


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    if (stop := _stopped(paper)) is not None:
        shown = stop.text.strip()
        yield Finding(f"标题末尾不用标点：{quoted(shown, len(shown) - 1, len(shown))}", (paper.at(stop.place),))
        return
    title = paper.element("title")
    if title is None:
        if (line := _untitled(paper)) is not None:
            yield Finding("正式文书没有标题，应写“关于……的请示（通知、报告等）”", (paper.at(line.place),))
        return
    text = re.sub(r"\s+", "", str(title.value))
    known = (
        paper.element("addressee") is not None and (paper.element("signature") or paper.element("closing")) is not None
    )
    if known and (match := NO_KIND.search(text)):
        word = match[0].removeprefix("的")
        yield Finding(f"“{word}”不是公文文种，应为“{INSTEAD.get(word, '请示或函')}”：{text}", (title.at,))
        return
    if known and not paper.genre and NO_WORD.match(text):
        yield Finding(f"标题没有文种，应写“关于……的请示（通知、报告等）”：{text}", (title.at,))
        return
    if paper.genre not in CHECKED or not is_formal(paper) or is_report_to_meeting(paper):
        return
    plain = re.sub(r"《[^》]*》|“[^”]*”|（[^）]*）|\([^)]*\)", "", text)
    if match := MARKS.search(plain):
        yield Finding(f"标题里不用“{match[0]}”：{text}", (title.at,))
    elif "关于" not in plain and BARE.match(plain) and len(plain) <= 18 and not re.search(r"会议通知$|预告$", plain):
        yield Finding(f"标题没有写事由：“{text}”，应写“关于……的{paper.genre}”", (title.at,))


def _stopped(paper: Paper) -> Paragraph | None:
    """A first line that reads as a title but ends with a stop."""
    if paper.genre in FORMAL:
        return None
    head = [p for _, p in lines(paper, "body")][:4]
    return next((p for p in head if ENDED.match(p.text.strip())), None)


def _untitled(paper: Paper) -> Paragraph | None:
    """Addressee, closing phrase and signature without a title above them."""
    if any(paper.element(name) is None for name in ("addressee", "closing", "signature")):
        return None
    to = paper.element("addressee")
    first = next((p for i, p in lines(paper, "body")), None)
    return first if to is not None and first is not None and paper.at(first.place) == to.at else None
