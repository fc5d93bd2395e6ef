"""行距不是固定值。

查什么：正文行距是不是固定值（或者单倍行距但对齐到28.95磅的网格，效果一样）；有没有个别段落行距和全文不同；段前段后有没有加间距。
为什么：固定行距才能排满每页22行；“1.5倍”“最小值”会随字体变，字体一换就排不准。
怎么改：选中正文，行距选“固定值”28.95磅，段前、段后为0。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._lines import TEXT, main_pitch, pitch
from xzhj.rules.layout._say import clause, finding, quote

CODE = "R814"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("5.2.3"),)
_ALIKE = 20  # twips: a point
_GAP = 40  # twips of space before or after that one would see
_SPOKEN = ("addressee", *TEXT, "notes")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if not page.looks or page.profile == "form" or not page.of(*TEXT):
        return
    main = main_pitch(page)
    loose: dict[str, list[int]] = {}
    other: dict[int, list[int]] = {}
    for index in page.of(*_SPOKEN):
        found = pitch(page, page.line(index))
        if not found:
            loose.setdefault(_shown(page, index), []).append(index)
        elif main and abs(found - main) > _ALIKE:
            other.setdefault(found, []).append(index)
    for shown, indexes in loose.items():
        text = f"行距是{shown}，如{quote(page, indexes[0])}，应设固定值28.95磅"
        yield from finding(page, text, indexes, "warning")
    for found, indexes in other.items():
        text = f"行距{found / 20:g}磅，和全文的{main / 20:g}磅不同，如{quote(page, indexes[0])}"
        yield from finding(page, text, indexes, "warning")
    spaced = [i for i in page.of(*TEXT) if _space(page, i) >= _GAP and not _apart(page, i)]
    if spaced:
        yield from finding(page, f"段前段后加了间距，如{quote(page, spaced[0])}，应当为0", spaced, "warning")


def _shown(page: Laid, index: int) -> str:
    """1.5倍行距, 最小值28磅."""
    look = page.line(index).look
    line, rule = look.get("line") or 240, look.get("line_rule", "auto")
    if rule == "atLeast":
        return f"最小值{line / 20:g}磅"
    return "单倍行距" if line == 240 else f"{line / 240:g}倍行距"


def _apart(page: Laid, index: int) -> bool:
    """The first line under the title: the space above it stands for the empty line there."""
    above = next((page.roles[i] for i in range(index - 1, -1, -1) if page.roles[i] != "blank"), "title")
    look = page.line(index).look
    return above in ("title", "caption", "number", "mark", "centred") and not (
        look.get("after") or look.get("after_lines")
    )


def _space(page: Laid, index: int) -> int:
    look = page.line(index).look
    by_lines = max(look.get("before_lines") or 0, look.get("after_lines") or 0) * 579 // 100
    return max(look.get("before") or 0, look.get("after") or 0, by_lines)
