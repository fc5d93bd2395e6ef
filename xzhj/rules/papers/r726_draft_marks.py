"""草案字样、差额标注未去。

查什么：已经注明通过的文书，或者成文日期在大会之后的文书，标题下还留着“草案”“讨论稿”；发给代表看的名单、简介、选票上在人名旁注着“差额”。
为什么：通过以后的文本不再是草案；标出差额人选，等于示意选谁不选谁。
怎么改：通过后删去“（草案）”，题注写明何时经什么会议通过；名单、选票上不作差额标注。
"""

import re
from collections.abc import Iterator
from datetime import date

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper, Paragraph
from xzhj.rules.papers._say import lines, quoted

CODE = "R726"
LEVELS = ("warning",)
EACH = "paper"
UNCITED = "文书的惯例，不是条文规定"
FACTS = ("congress_date", "congress_end")

DRAFT = re.compile(r"[（(〔【]?\s*(?:草案|讨论稿|征求意见稿|送审稿|审议稿|建议稿|初稿|修改稿)\s*[)）〕】]?$")
ADOPTED = re.compile(
    r"^(?P<open>[（(])?(?![^（()）]*(?:提请|提交|拟|待))[^（()）。；]*\d{1,2}月\d{1,2}日[^（()）。；]*通过[^（()）。；]*(?(open)[)）]|)$"
)
# a body that puts the draft to the congress: its passing does not make the draft final
PROPOSES = re.compile(r"主席团[^，。；]{0,10}通过|(?:党委|委员会|常委会?)(?:扩大)?(?:会议?)?(?:讨论|审议|研究)?通过")
SHOWN = re.compile(r"选票|样票|候选人(?:预备人选)?(?:简介|简况|简要情况|名单|情况)|当选(?:人)?名单|公告|公示")
MARKED = re.compile(
    r"[\u4e00-\u9fff·]{2,8}\s*[（(]\s*(?:差额|差额人选|差额对象|差额候选人|陪选)\s*[)）]|(?<=[\u4e00-\u9fff）)])\s*[※★▲☆]|[※★▲☆]\s*(?=[\u4e00-\u9fff])(?!\s*(?:注|说明|备注))"
)
CELL = re.compile(r"差额(?:人选|对象|候选人)?|陪选(?:人)?")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    head = [p for _, p in lines(paper, "body")][:6]
    draft = next((p for p in head if DRAFT.search(p.text.strip()) and len(p.text.strip()) < 60), None)
    if draft is not None and (why := _why(paper, case, head)):
        match = DRAFT.search(draft.text.strip())
        word = match[0] if match else ""
        yield Finding(f"{why}，还留着“{word}”字样，应当删去", (paper.at(draft.place),))
    if SHOWN.search(paper.title):
        yield from _marked(paper)


def _why(paper: Paper, case: Case, head: list[Paragraph]) -> str:
    """Why the paper is no longer a draft."""
    if any(ADOPTED.match(p.text.strip()) and not PROPOSES.search(p.text) for p in head):
        return "题注已写明通过"
    ended = case.facts.get("congress_end") or case.facts.get("congress_date")
    if (
        isinstance(ended, date)
        and paper.day is not None
        and paper.day > ended
        and not re.search("年会|届中", paper.title)
    ):
        return f"成文日期在大会（{ended.month}月{ended.day}日）之后"
    return ""


def _marked(paper: Paper) -> Iterator[Finding]:
    for _, paragraph in lines(paper, "body", "table", "box"):
        text = paragraph.text
        cell = paragraph.part == "table" and paragraph.look.get("row", 0) > 1 and CELL.fullmatch(text.strip())
        match = MARKED.search(text)
        if cell or (match and not re.match(r"^[\s　]*[※★]?[\s　]*(?:注|说明|备注)", text)):
            shown = text.strip() if cell or not match else quoted(text, match.start(), match.end())
            yield Finding(f"发给代表的文书上不能标出谁是差额人选：{shown}", (paper.at(paragraph.place),))
            return
