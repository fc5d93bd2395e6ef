"""Paragraphs of the text: levels by their number, addressee, attachments note, signature and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xzhj.documents.text import Line
from xzhj.documents.typeset.page import text_width
from xzhj.documents.typeset.paragraphs import blank, paragraph
from xzhj.documents.typeset.runs import runs, shelter
from xzhj.documents.typeset.setting import Page
from xzhj.documents.typeset.shape import width

LEVELS = (
    (re.compile(r"[一二三四五六七八九十]{1,3}、"), "黑体"),
    (re.compile(r"（[一二三四五六七八九十]{1,3}）"), "楷体"),
    (re.compile(r"\d{1,3}\."), "仿宋"),
    (re.compile(r"（\d{1,3}）"), "仿宋"),
)
_HEADING = 26  # a run-in heading is at most so long; a longer first sentence is text
_LABEL = re.compile(r"(出席|请假|列席|缺席|主持|记录)(?:人|人员)?：")
_MINUTES = re.compile(r"(?:会议名称|会议内容|时间|地点|应到|实到|议题|汇报)：|" + _LABEL.pattern)
_APART = "\u3000\u3000"  # between two things to sign on one line
_LONE = 56  # characters: two lines
_ENDS = re.compile(r"[。；！？，、]$")
_LEAD = re.compile(r"(?:附件：)?(?:\d{1,2}\.)?")
_ASIDE = re.compile(r"(〔[^〕]*〕)")


def text(content: str, page: Page, *, keep: bool = False, wide: bool = False) -> str:
    """A paragraph of text, two characters in; 出席： and the like hang their names."""
    if match := (_MINUTES if page.profile == "minutes" else _LABEL).match(content):
        return _labelled(match[0], content[match.end() :], page)
    lines = _packed(content, text_width(wide) // page.grid.char - 2) if "＿" in content else [content]
    return "".join(_plain(one, page, keep) for one in lines)


def _plain(content: str, page: Page, keep: bool) -> str:
    inside, first, whole = _levelled(content, page), 2 * page.grid.char, heads(content)
    return paragraph(inside, page.look(), first=first, chars=200, line=page.grid.pitch, keep=keep, whole=whole)


def _packed(content: str, room: int) -> list[str]:
    """Things to sign that stand apart on one line: those that no longer fit go to the next, so that no blank is parted."""
    lines: list[str] = []
    for piece in content.split(_APART):
        longer = f"{lines[-1]}{_APART}{piece}" if lines else piece
        if lines and width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def heads(content: str) -> bool:
    """Say whether a paragraph is a heading alone, which must not end a page."""
    return (
        len(content) <= _LONE
        and not _ENDS.search(content)
        and any(face != "仿宋" and pattern.match(content) for pattern, face in LEVELS)
    )


def _levelled(content: str, page: Page) -> str:
    """The number gives the face: of a heading wholly, of a sentence its number alone."""
    for pattern, face in LEVELS:
        if match := pattern.match(content):
            cut = _heading_end(content, match.end()) if face != "仿宋" else 0
            return (runs(content[:cut], page.look(face)) if cut else "") + _rest(content[cut:], page)
    return _rest(content, page)


def _rest(content: str, page: Page) -> str:
    """Text; in a script what stands in 〔〕 is a direction, not to be read out, and in another face."""
    content = shelter(content)
    if page.profile != "script" or "〔" not in content:
        return runs(content, page.look()) if content else ""
    return "".join(
        runs(piece, page.look("楷体" if piece[0] == "〔" else "仿宋")) for piece in _ASIDE.split(content) if piece
    )


def _heading_end(content: str, number: int) -> int:
    """Where the heading's face ends: the line, its first short sentence when text follows, else the number."""
    if not _ENDS.search(content):
        colon = content.find("：")
        if 0 < colon < _HEADING and colon + 1 < len(content):
            return colon + 1
        return len(content) if "。" not in content else number
    stop = content.find("。") + 1
    return stop if 0 < stop < len(content) and stop - number <= _HEADING else number


def _labelled(label: str, content: str, page: Page) -> str:
    wide = round(width(label) * page.grid.char)
    inside = runs(label, page.look("黑体")) + runs(content, page.look())
    return paragraph(inside, page.look(), left=2 * page.grid.char + wide, hanging=wide, line=page.grid.pitch)


def direction(content: str, page: Page) -> str:
    """A stage direction on a line of its own: set in from both sides, in 楷体."""
    look, char = page.look("楷体"), page.grid.char
    return paragraph(runs(content, look), look, left=2 * char, right=2 * char, line=page.grid.pitch)


def addressee(content: str, page: Page) -> str:
    return blank(page.look(), line=page.grid.pitch) + paragraph(
        runs(content, page.look()), page.look(), line=page.grid.pitch
    )


def attachments(lines: Sequence[str], page: Page, *, keep: bool) -> str:
    """附件：one name, or 1. 2. …; wrapped lines, and the numbers below the first, stand in line."""
    char, look = page.grid.char, page.look()
    out = [blank(look, keep=keep, line=page.grid.pitch)]
    for index, line in enumerate(lines):
        lead = _LEAD.match(line)
        mark = width(lead[0]) if lead else 0.0
        left = (2.0 if index == 0 else 5.0) + mark
        out.append(
            paragraph(
                runs(line, look),
                look,
                left=round(left * char),
                hanging=round(mark * char),
                keep=keep,
                line=page.grid.pitch,
            )
        )
    return "".join(out)


def signature(lines: Sequence[Line], page: Page) -> str:
    """署名 and 成文日期: with room for a seal (date four characters in), for a 签名章, or without."""
    names, day = _parted(lines)
    if page.seal == "no":
        return _unsealed(names, day, page)
    wide_day, longest = width(day), max((width(n) for n in names), default=0.0)
    day_right = max(4.0, (longest - wide_day) / 2) if day else 4.0
    out = [blank(page.look(), keep=True, line=page.grid.pitch)] * (3 if page.seal == "yes" else 2)
    for name in names:
        out.append(_right(name, day_right + (wide_day - width(name)) / 2 if day else 4.0, page, keep=bool(day)))
    return "".join((*out, _right(day, day_right, page) if day else ""))


def _parted(lines: Sequence[Line]) -> tuple[list[str], str]:
    names = [line.text for line in lines if line.kind == "signature"]
    day = next((line.text for line in lines if line.kind == "date"), "")
    if not day and len(names) > 1 and names[-1].startswith("【待填："):
        return names[:-1], names[-1]
    return names, day


def _unsealed(names: list[str], day: str, page: Page) -> str:
    """Name two characters in from the right; the date begins two characters right of the name's first."""
    longest, wide_day = max((width(n) for n in names), default=0.0), width(day)
    name_right, day_right = 2.0, longest - wide_day
    if names and day and day_right < 2:  # the date reaches further: it stands two in and the name moves left
        name_right, day_right = 4.0 - day_right, 2.0
    out = [blank(page.look(), keep=True, line=page.grid.pitch)]
    out += [_right(name, name_right + longest - width(name), page, keep=bool(day)) for name in names]
    return "".join((*out, _right(day, day_right if names else 2.0, page) if day else ""))


def _right(content: str, right: float, page: Page, *, keep: bool = False) -> str:
    look = page.look()
    return paragraph(
        runs(content, look), look, align="right", right=round(right * page.grid.char), keep=keep, line=page.grid.pitch
    )


def marker(label: str, page: Page, *, new_page: bool = False) -> str:
    """附件1, flush left at the top of its page, and the empty line under it."""
    look, pitch = page.look("黑体"), page.grid.pitch
    return paragraph(runs(label, look), look, new_page=new_page, line=pitch) + blank(page.look(), line=pitch)
