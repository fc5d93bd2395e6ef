"""The roles below the text: 抄送 and 印发, the labels of minutes, the lines beside a table."""

from __future__ import annotations

import re

from xzhj.model import Paper

CC = re.compile(r"(?:抄\s*送|主\s*送|分\s*送|印\s*送|发\s*送)\s*[：:]")
ISSUE = re.compile(
    r".{2,40}?[\s　]*[0-9０-９零〇○一二三四五六七八九十]{2,4}\s*[年.\-/]\s*\S{1,3}\s*[月.\-/]\s*\S{1,4}?\s*[日号]?\s*印\s*发"
)
PRINTED = re.compile(
    r"[0-9０-９零〇○一二三四五六七八九十]{2,4}\s*[年.\-/]\s*\S{1,3}\s*[月.\-/]\s*\S{1,4}?\s*[日号]?\s*印\s*发"
)
BARE = re.compile(r"(?:.{2,40}?[\s　]+)?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_LABEL = re.compile(r"[\u4e00-\u9fff\s　]{2,6}[：:]")
_PRESENT = re.compile(r"(?:出\s*席|列\s*席|请\s*假|缺\s*席|主\s*持|记\s*录)(?:人员?|单位)?\s*[：:]")
_BESIDE = re.compile(
    r"[（(]?\s*(?:注|备注|说明|附注|单位|填表|制表|填报|统计|资料来源|数据来源|截至|截止|表\s*[0-9一二三四五六七八九十])"
)
_CAPTION = 30  # characters


def imprint(paper: Paper, found: list[str]) -> None:
    """抄送 and 印发, in paragraphs, tables or boxes."""
    for i, p in enumerate(paper.paragraphs):
        text = p.text.strip()
        if p.part not in ("body", "table", "box") or found[i] in ("addressee", "title"):
            continue
        if CC.match(text):
            found[i] = "cc"
        elif p.part == "table" and PRINTED.fullmatch(text):
            found[i] = "issue"
            row = paper.paragraphs[i - 1].look.get("row")
            if i and row == p.look.get("row") and found[i - 1] == "table":
                found[i - 1] = "printer"
        elif len(text) < 60 and ISSUE.fullmatch(text):
            found[i] = "issue"
    _undated(paper, found)
    if "label" not in found:
        _labels(paper, found)


def _undated(paper: Paper, found: list[str]) -> None:
    """The line under 抄送 that has an organ and a day, and lacks 印发."""
    last = max((i for i, role in enumerate(found) if role == "cc"), default=-1)
    if last < 0 or "issue" in found:
        return
    for i in range(last + 1, min(last + 4, len(found))):
        part, text = paper.paragraphs[i].part, paper.paragraphs[i].text.strip()
        if part in ("body", "table", "box") and found[i] not in ("signed", "signature") and BARE.fullmatch(text):
            found[i] = "issue"
            return


def _labels(paper: Paper, found: list[str]) -> None:
    """出席：… of minutes: names that hang under the first."""
    for i, (paragraph, role) in enumerate(zip(paper.paragraphs, found, strict=True)):
        text = paragraph.text.strip()
        hung = _LABEL.match(text) and paragraph.look.get("hanging")
        if role == "text" and (hung or (paper.genre == "纪要" and _PRESENT.match(text))):
            found[i] = "label"


def asides(paper: Paper, found: list[str]) -> None:
    """单位：名 above a table and 注：… below it are set as suits the table."""
    for i, role in enumerate(found):
        if role not in ("text", "right", "centred") or not _beside_table(found, i):
            continue
        if _BESIDE.match(paper.paragraphs[i].text.strip()) or (
            role != "text" and len(paper.paragraphs[i].text.strip()) <= _CAPTION
        ):
            found[i] = "aside"


def _beside_table(found: list[str], i: int) -> bool:
    """Whether nothing but other such lines stands between this one and a table."""
    for step in (-1, 1):
        n = i + step
        while 0 <= n < len(found) and (found[n] in ("aside", "blank", "right", "centred")):
            n += step
        if 0 <= n < len(found) and found[n] == "table":
            return True
    return False
