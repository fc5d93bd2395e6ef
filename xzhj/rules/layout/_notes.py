"""附件说明: how it is written and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xzhj.rules.layout._laid import Laid
from xzhj.rules.layout._place import blanks_before, first_offset, leading
from xzhj.rules.layout._say import quote

_LEAD = re.compile(r"附\s*(件?)\s*([0-9一二三四五六七八九十]*)\s*([：:])\s*(.*)")
_ITEM = re.compile(r"([0-9０-９]+|[一二三四五六七八九十]+|[①-⑩]|[（(]\d+[）)])\s*([.．、:：]?)\s*(.*)")
_ALIKE = 0.2  # characters
_AFTER = re.compile(r"[；;。，,、]$")


def note_faults(page: Laid) -> Iterator[tuple[int, str]]:
    """(paragraph, what is wrong), at most one a paragraph."""
    notes = page.of("notes")
    start = next((n for n, i in enumerate(notes) if _LEAD.match(page.text(i))), None)
    if start is None:
        return
    notes = notes[start:]
    single = len(notes) == 1
    for n, index in enumerate(notes):
        if fault := _written(page, index, n, single):
            yield index, fault
    if page.looks and page.official:
        yield from _placed(page, notes[0])


def _written(page: Laid, index: int, n: int, single: bool) -> str:
    """What is wrong with one line."""
    text, name = page.text(index), quote(page, index, 20)
    lead = _LEAD.match(text)
    if lead and not lead[1]:
        return f"附件说明{name}应当写成“附件：”"
    if lead and lead[3] == ":":
        return f"附件说明{name}里“附件”后面应当用全角冒号“：”"
    if lead and lead[2] and n:
        return f"附件说明{name}不用每行都写“附件”，应当写成“附件：1.名称”，下面各行写2.、3."
    if lead and lead[2]:
        return f"附件说明{name}应当写成“附件：1.名称”；只有一个附件的不编号"
    if _AFTER.search(text):
        return f"附件说明{name}名称后面不加标点"
    return _numbered(lead[4] if lead else text, name, n, single)


def _numbered(rest: str, name: str, n: int, single: bool) -> str:
    item = _ITEM.match(rest)
    if item and re.match(r"\d{4}年|\d+[年月日]|[一二三四五六七八九十]+[^.．、:：]", rest):
        item = None
    if single:
        return f"附件说明{name}只有一个附件，不编顺序号" if item and item[1] == "1" and item[2] else ""
    if item is None:
        return "" if n == 0 else f"附件说明{name}没有顺序号"
    if not re.fullmatch(r"\d+", item[1], re.ASCII) or item[2] != ".":
        return f"附件说明{name}的顺序号应当写成“{n + 1}.”"
    return "" if int(item[1]) == n + 1 else f"附件说明{name}的顺序号应当是{n + 1}"


def _placed(page: Laid, index: int) -> Iterator[tuple[int, str]]:
    line = page.line(index)
    offset = leading(line.text) + first_offset(line)
    above = next((i for i in range(index - 1, -1, -1) if page.roles[i] == "text"), -1)
    alike = above >= 0 and abs(leading(page.text(above)) + first_offset(page.line(above)) - offset) < _ALIKE
    if not 1.5 <= offset <= 2.5 and not alike:  # set as the text is: R813 has said it
        yield index, f"附件说明{quote(page, index)}应当左空二字"
    elif blanks_before(page, index) < 0.5:
        yield index, f"附件说明{quote(page, index)}和正文之间应当空一行"
