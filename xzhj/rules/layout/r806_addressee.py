"""主送机关缺失或标点不对。

查什么：请示、报告、通知、函、批复有没有主送机关；主送机关后面是不是全角冒号、是不是顶格。决定、公告、通告、决议、纪要不需要，
  主送移到版记的也算有。
为什么：主送机关居左顶格，回行仍顶格，最后一个机关名称后标全角冒号。
怎么改：在标题下空一行，顶格写主送机关，后面打中文冒号“：”。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._place import first_offset, leading
from xzhj.rules.layout._say import clause, finding, quote

CODE = "R806"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("7.3.2"),)
_GENRES = frozenset({"请示", "报告", "通知", "函", "批复", "复函"})
_BARE = re.compile(r"[^。！？]{2,80}[委部府院局会室组站所处村区司团部位门员志][，,。；;、.]?")
_OPENING = re.compile(r"根据|按照|现将|为|经|关于|目前|近日|自|你|我|一、|兹")
_SALUTED = re.compile(r"^各位|同志们|代表们|先生|女士|朋友")  # to listeners, not to a body
_INDENTED = 0.5  # characters


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    index = page.first("addressee")
    if index >= 0 and _SALUTED.search(page.text(index)):
        return
    if index >= 0:
        yield from _written(page, index)
    elif page.profile in ("party", "letter") and paper.genre in _GENRES and page.first("title") >= 0:
        yield from _missing(page)


def _written(page: Laid, index: int) -> Iterator[Finding]:
    text = page.text(index)
    if text.endswith(":"):
        yield from finding(
            page, f"主送机关{quote(page, index, 20)}后面是半角冒号，应当用全角冒号“：”", [index], "warning"
        )
    line = page.line(index)
    if page.looks and line.look.get("align") in ("center", "right"):
        yield from finding(page, f"主送机关{quote(page, index, 20)}没有居左顶格", [index], "warning")
    elif leading(line.text) + (first_offset(line) if page.looks else 0) >= _INDENTED and page.official:
        yield from finding(page, f"主送机关{quote(page, index, 20)}没有顶格", [index], "warning")


def _missing(page: Laid) -> Iterator[Finding]:
    """The line after the title, or where it should be."""
    if any(page.text(i).startswith("主") for i in page.of("cc")):
        return
    last = max(page.of("title", "caption"))
    below = [i for i in range(last + 1, len(page.roles)) if page.line(i).part == "body" and page.text(i)]
    if not below:
        return
    text = page.text(below[0])
    if text.endswith(("：", ":")) and not _OPENING.match(text) and "如下" not in text:
        return  # a long list of bodies
    if _BARE.fullmatch(text) and not _OPENING.match(text) and len(below) > 1:
        yield from finding(page, f"主送机关{quote(page, below[0], 20)}后面应当标全角冒号“：”", below[:1], "warning")
    elif page.headed or page.first("signed") >= 0 or page.paper.element("closing"):
        text = f"没有主送机关，{page.paper.genre}应当在标题下顶格写主送机关"
        yield from finding(page, text, below[:1], "warning")
