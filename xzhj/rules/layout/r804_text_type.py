"""正文字体字号不对。

查什么：主送机关、正文、附件说明、署名、日期里每一处中文的实际字体和字号（样式、主题字体、没设中文字体的都算到底），是不是三号仿宋。
  正文整段加粗、有斜体字的也报。段首的小标题、“时间：”一类的黑体、楷体不算；生僻字换了字体的不算。一个原因只报一条，列出全部位置。
为什么：如无特殊说明，各要素一般用3号仿宋体字；三、四层标题也用仿宋。
怎么改：选中报出的段落，中文字体设仿宋（仿宋_GB2312、方正仿宋_GBK都行），字号设三号。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper, Span
from xzhj.rules.layout._faces import face, family, size, size_name
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._say import clause, finding, quote
from xzhj.rules.layout._text import text_spans

CODE = "R804"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("5.2.2"), clause("7.3.3"))
_TYPE = (31, 32)
_SENTENCE = 28  # characters
_NOTE = re.compile(r"[（(]?(?:注|备注|说明|填表|[一二三四五六七八九十（(])")
_ROLES = (
    "addressee",
    "text",
    "level1",
    "level2",
    "level3",
    "level4",
    "notes",
    "signature",
    "signed",
    "remark",
    "right",
)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if not page.looks or page.profile == "form":
        return
    faults: dict[tuple[str, int], dict[int, Span]] = {}
    for index in [*page.of(*_ROLES), *annexed(page)]:
        for span in text_spans(page, index):
            cause = ("" if face(span.look) == "仿宋" else face(span.look) or "没有指定的字体", size(span.look))
            if cause[0] or cause[1] not in _TYPE:
                faults.setdefault((cause[0], 0 if cause[1] in _TYPE else cause[1]), {}).setdefault(index, span)
    bold = [i for i in page.of("text") if _bold(page, i)]
    if bold:
        level = "warning" if 2 * len(bold) > len(page.of("text")) else "note"
        yield from finding(page, f"正文加粗了，如{quote(page, bold[0])}，仿宋体不用加粗", bold, level)
    slanted = [i for i in page.of(*_ROLES) if any(span.look.get("italic") for span in text_spans(page, i))]
    if slanted:
        yield from finding(page, f"正文有斜体字，如{quote(page, slanted[0])}，应当用正体", slanted, "note")
    for (name, half), places in faults.items():
        yield from finding(page, _text(page, name, half, places), list(places), "warning")


def annexed(page: Laid) -> list[int]:
    """Sentences of the annexes, which are set as the text is; where an annex is a table, all of it is left alone."""
    start = page.first("marker")
    if not page.official or start < 0 or any(page.roles[i] == "table" for i in range(start, len(page.roles))):
        return []
    return [
        i
        for i in page.of("annex")
        if len(page.text(i)) >= _SENTENCE and page.text(i).endswith("。") and not _NOTE.match(page.text(i))
    ]


def _bold(page: Laid, index: int) -> bool:
    """A sentence set bold from end to end; a short line or a lead-in may stand out."""
    found = [span.look.get("bold") for span in text_spans(page, index)]
    return bool(found) and all(found) and len(page.text(index)) >= _SENTENCE


def _text(page: Laid, name: str, half: int, places: dict[int, Span]) -> str:
    first, span = next(iter(places.items()))
    found = "".join((name, size_name(half) if half else ""))
    why = ""
    if name and family(span.look.get("ascii") or "") == "仿宋":
        why = "（只设了西文字体，没有设中文字体）"
    return f"正文用了{found}{why}，如{quote(page, first)}，一般用三号仿宋"
