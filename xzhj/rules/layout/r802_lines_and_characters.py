"""每页行数、每行字数不对。

查什么：按正文的行距、字号和字距算，一页是不是22行、一行是不是28字。三号字不紧缩每行是27字，不算问题；行距29磅配上下边距
  37、35毫米只有21行，会提醒一下（差一行只提醒，差得多的报出来）。
为什么：一般每面排22行、每行排28个字，并撑满版心；特定情况可以调整。
怎么改：正文行距设固定值28.95磅，字间距紧缩0.25磅；不要用“指定行和字符网格”随意加大字距。
"""

from collections import Counter
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._faces import size
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._lines import TEXT, characters_a_line, lines_a_page, main_pitch
from xzhj.rules.layout._say import clause, finding

CODE = "R802"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("5.2.3"),)
_LINES, _CHARACTERS, _UNTRACKED = 22, 28, 27
_TYPE = (31, 32)  # of another size the size is the fault, not the count


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if not page.looks or page.profile == "form" or not page.of(*TEXT):
        return
    faults = [*wrong_lines(page), *wrong_characters(page)]
    if faults:
        level = "note" if nearly(page, faults) else "warning"
        yield from finding(page, f"{'，'.join(faults)}，一般每页22行、每行28字", page.of(*TEXT)[:1], level)


def nearly(page: Laid, faults: list[str]) -> bool:
    """One line a page more or less, and nothing else: what the clause itself allows to be adjusted."""
    twips = main_pitch(page)
    return len(faults) == 1 and bool(twips) and abs(lines_a_page(page, twips) - _LINES) == 1 and "行距" in faults[0]


def wrong_lines(page: Laid) -> Iterator[str]:
    twips = main_pitch(page)
    if twips and (count := lines_a_page(page, twips)) != _LINES:
        yield f"行距{twips / 20:g}磅，一页排{count}行"


def wrong_characters(page: Laid) -> Iterator[str]:
    found: Counter[tuple[int, bool]] = Counter()
    for index in page.of(*TEXT):
        line = page.line(index)
        if all(size(s.look) in _TYPE for s in line.spans):
            found[characters_a_line(page, line)] += len(line.text)
    if not found:
        return
    count, tracked = found.most_common(1)[0][0]
    if count != _CHARACTERS and (tracked or count != _UNTRACKED):
        yield f"一行排{count}字"
