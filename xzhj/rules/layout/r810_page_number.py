"""页码缺失或式样不对。

查什么：有没有页码；是不是“— 1 —”的样子、四号宋体；单页码是不是居右空一字、双页码居左空一字（要勾选“奇偶页不同”）；页脚距离合不合适；
  首页有没有被隐去（信函除外）。参照执行的文书只看有没有。
为什么：页码一般用4号半角宋体阿拉伯数字，左右各放一条一字线，单页居右空一字，双页居左空一字。
怎么改：插入页码，选“— 1 —”，勾选“奇偶页不同”，单页右对齐、双页左对齐，各空一字，四号宋体；页脚距边界约2.5厘米。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._footers import DROPPED, faults, numbered
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._say import clause, finding, where_text_ends

CODE = "R810"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("7.5"),)
_PAGE = 22 * 28  # characters of a full page


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if not page.looks or page.profile == "form" or not page.sections:
        return
    if not any(numbered(s) for s in page.sections):
        if (page.official and page.profile != "letter") or _words(page) > _PAGE:  # a letter's first page has none
            yield from finding(page, "没有页码", [where_text_ends(page)], "warning")
    elif page.official and (found := faults(page)):
        level = "note" if all(fault.startswith(DROPPED) for fault in found) else "warning"
        yield from finding(page, f"页码：{'；'.join(found)}", [where_text_ends(page)], level)


def _words(page: Laid) -> int:
    return sum(len(p.text) for p in page.paper.paragraphs if p.part in ("body", "table"))
