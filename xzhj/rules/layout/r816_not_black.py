"""正文不是黑色。

查什么：标题、正文、署名、附件、版记的文字是不是黑色，有没有突出显示（荧光笔）和底纹；红头和【待填】不算，接近黑色的不算。
为什么：如无特殊说明，公文中文字的颜色均为黑色，这是写死的。
怎么改：选中报出的文字，字体颜色设“自动”，去掉突出显示、底纹和超链接。
"""

from collections.abc import Iterator, Mapping
from typing import Any

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._faces import black, red
from xzhj.rules.layout._laid import laid
from xzhj.rules.layout._say import clause, finding

CODE = "R816"
LEVELS = ("error", "warning")
EACH = "paper"
BECAUSE = (clause("5.2.4"),)
_OUTSIDE = frozenset({"mark", "header", "blank"})
_PLAIN = frozenset({"", "auto", "none", "FFFFFF", "white", "clear"})


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if not page.looks or page.profile == "form":
        return
    faults: dict[str, dict[int, str]] = {}
    for index, role in enumerate(page.roles):
        if role in _OUTSIDE:
            continue
        line = page.line(index)
        if line.text.strip() and line.part == "body" and line.look.get("shade", "") not in _PLAIN:
            faults.setdefault("加了底纹", {}).setdefault(index, line.text.strip())
        for span in line.spans:
            how = dressed(span.look) if span.text.strip() and "【待填" not in span.text else ""
            if how and not (role == "secret" and red(span.look)):
                faults.setdefault(how, {}).setdefault(index, span.text.strip())
    for how, places in faults.items():
        text = next(iter(places.values()))
        shown = f"“{text[:14]}{'…' if len(text) > 14 else ''}”"
        yield from finding(page, f"{shown}{how}，文字应当是黑色", list(places), "error")


def dressed(look: Mapping[str, Any]) -> str:
    """是红色, 加了突出显示, 加了底纹; "" for plain black."""
    if not black(look):
        return "是红色" if red(look) else f"不是黑色（颜色{look['color']}）"
    if look.get("highlight", "") not in _PLAIN:
        return "加了突出显示"
    return "加了底纹" if look.get("shade", "") not in _PLAIN else ""
