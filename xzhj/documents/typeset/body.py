"""Paragraphs of the text: levels by their number, addressee, attachments note, signature and date."""

from __future__ import annotations

import re

from xzhj.documents.text import Line
from xzhj.documents.typeset.paragraphs import CHAR, blank, paragraph
from xzhj.documents.typeset.runs import Look, runs
from xzhj.documents.typeset.shape import width

LEVELS = (
    (re.compile(r"[一二三四五六七八九十]{1,3}、"), "黑体"),
    (re.compile(r"（[一二三四五六七八九十]{1,3}）"), "楷体"),
    (re.compile(r"\d{1,3}\."), "仿宋"),
    (re.compile(r"（\d{1,3}）"), "仿宋"),
)
_HEADING = 26  # a run-in heading is at most so long; a longer first sentence is text
_LABEL = re.compile(r"(出席|请假|列席|缺席|主持|记录)(?:人|人员)?：")
_ENDS = re.compile(r"[。；！？，、]$")


def levelled(text: str, fonts: str, size: int = 32, tight: int = -5) -> str:
    """Runs of a paragraph: the number gives the face of a heading, and of a sentence's number alone."""
    plain = Look("仿宋", size, "", tight, False, fonts)
    for pattern, face in LEVELS:
        if match := pattern.match(text):
            cut = _heading_end(text, match.end()) if face != "仿宋" else 0
            return (runs(text[:cut], Look(face, size, "", tight, False, fonts)) if cut else "") + (
                runs(text[cut:], plain) if text[cut:] else ""
            )
    return runs(text, plain)


def _heading_end(text: str, number: int) -> int:
    """Where the heading's face ends: the line, its first short sentence when text follows, else the number."""
    if not _ENDS.search(text):
        colon = text.find("：")
        return colon + 1 if 0 < colon < _HEADING and colon + 1 < len(text) else (len(text) if "。" not in text else number)
    stop = text.find("。") + 1
    return stop if 0 < stop < len(text) and stop - number <= _HEADING else number


def body(text: str, fonts: str, *, keep: bool = False, size: int = 32, line: int = 579, tight: int = -5) -> str:
    """A paragraph of text, two characters in."""
    look = Look("仿宋", size, "", tight, False, fonts)
    return paragraph(
        levelled(text, fonts, size, tight), look, first=size * 20 + 4 * tight // 2, chars=200, line=line, keep=keep
    )


def addressee(text: str, fonts: str) -> str:
    look = Look(fonts=fonts)
    return blank(look) + paragraph(runs(text, look), look)


def attachments(lines: list[str], fonts: str, *, keep: bool) -> str:
    """附件：one name, or 1. 2. … whose wrapped lines stand under the name's first character."""
    look = Look(fonts=fonts)
    out = [blank(look, keep=keep)]
    for index, line in enumerate(lines):
        lead = re.match(r"(附件：)?\s*(\d{1,2}\.)?", line)
        mark = width(lead[0].strip()) if lead else 0.0
        start = 2 + mark if index == 0 else 5 + mark
        out.append(
            paragraph(runs(line, look), look, left=round(start * CHAR), hanging=round(mark * CHAR), keep=keep)
        )
    return "".join(out)


def signature(names: list[str], day: str, seal: str, fonts: str) -> str:
    """署名 and 成文日期. `seal`: yes (room for a seal, date four characters in), no, stamp (签名章)."""
    look = Look(fonts=fonts)
    longest = max((width(n) for n in names), default=0.0)
    long_day = width(day)
    if seal == "no":
        return _unsealed(names, day, longest, long_day, look)
    gap = 3 if seal == "yes" else 2
    date_right = max(4.0, (longest - long_day) / 2) if day else 4.0
    out = [blank(look, keep=True) for _ in range(gap)]
    for name in names:
        right = date_right + (long_day - width(name)) / 2 if day else 4.0
        out.append(_right(name, right, look, keep=bool(day)))
    return "".join((*out, _right(day, date_right, look) if day else ""))


def _unsealed(names: list[str], day: str, longest: float, long_day: float, look: Look) -> str:
    """Name two characters in from the right; the date begins two characters right of the name's first."""
    name_right = 2.0
    day_right = name_right + longest - 2 - long_day
    if names and day_right < 2:  # the date is the longer: it stands two in and the name moves left
        name_right, day_right = name_right + 2 - day_right, 2.0
    out = [blank(look, keep=True)]
    out += [_right(name, name_right + (longest - width(name)), look, keep=True) for name in names]
    return "".join((*out, _right(day, day_right if names else 2.0, look) if day else ""))


def _right(text: str, right: float, look: Look, keep: bool = False) -> str:
    return paragraph(runs(text, look), look, align="right", right=round(right * CHAR), keep=keep)


def labelled(text: str, fonts: str) -> str | None:
    """A line of minutes: 出席： in 黑体, names hanging after the colon; None when the line has no such label."""
    match = _LABEL.match(text)
    if not match:
        return None
    look = Look(fonts=fonts)
    wide = round(width(match[0]) * CHAR)
    content = runs(match[0], Look("黑体", fonts=fonts)) + runs(text[match.end() :], look)
    return paragraph(content, look, left=2 * CHAR + wide, hanging=wide)


def marker(label: str, fonts: str, *, new_page: bool = False) -> str:
    """附件1, flush left at the top of its page, and the empty line under it."""
    look = Look("黑体", fonts=fonts)
    return paragraph(runs(label, look), look, new_page=new_page) + blank(Look(fonts=fonts))


def signatures(lines: list[Line]) -> tuple[list[str], str]:
    """The names and the day of consecutive signature lines."""
    names = [line.text for line in lines if line.kind == "signature"]
    day = next((line.text for line in lines if line.kind == "date"), "")
    if not day and len(names) > 1 and names[-1].startswith("【待填："):
        return names[:-1], names[-1]
    return names, day
