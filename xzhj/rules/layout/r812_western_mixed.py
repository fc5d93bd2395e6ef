"""中西文字体混乱。

查什么：正文里的数字和字母是不是同一种字体：一会儿仿宋、一会儿 Times New Roman 的列出少的那一种。全文都用仿宋、或都用
  Times New Roman 的不算；小标题里的数字随小标题的字体。
为什么：标准只说正文用3号仿宋体字，没有单说数字；通行做法是全文一致。
怎么改：选中正文，西文字体统一设成仿宋（或 Times New Roman）。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper, Span
from xzhj.rules.layout._faces import HAN, WESTERN, face, family
from xzhj.rules.layout._headings import heading_end
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._say import clause, finding, quote

CODE = "R812"
LEVELS = ("note",)
EACH = "paper"
BECAUSE = (clause("5.2.2"),)
_ROLES = ("addressee", "text", "level1", "level2", "level3", "level4", "notes", "signed", "remark")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if not page.looks or page.profile == "form":
        return
    used: dict[str, dict[int, int]] = {}
    for index in page.of(*_ROLES):
        for span in _text_spans(page, index):
            if found := WESTERN.findall(span.text):
                places = used.setdefault(western(span), {})
                places[index] = places.get(index, 0) + len(found)
    if len(used) < 2:
        return
    main = max(used, key=lambda name: sum(used[name].values()))
    for name, places in used.items():
        if name != main:
            text = f"正文里数字、字母多数用{main}，这里用了{name}，如{quote(page, next(iter(places)))}，全文宜一致"
            yield from finding(page, text, list(places), "note")


def western(span: Span) -> str:
    """The face of its digits: the class where it is a Chinese face, else its name."""
    return family(span.look.get("ascii") or "Times New Roman")


def _text_spans(page: Laid, index: int) -> Iterator[Span]:
    """Spans outside headings; digits in the face of the Chinese beside them, whatever that is, are no mixture."""
    line, at = page.line(index), 0
    level = int(page.roles[index][-1]) if page.roles[index].startswith("level") else 0
    end = heading_end(line.text, level) if level else 0
    for span in line.spans:
        rest = span.text[max(0, end - at) :]
        own = bool(HAN.search(span.text)) and face(span.look) != "仿宋" and western(span) == face(span.look)
        if WESTERN.search(rest) and not own and not span.look.get("auto") and western(span) not in ("黑体", "楷体"):
            yield span
        at += len(span.text)
