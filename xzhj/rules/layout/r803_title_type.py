"""标题字体字号不对。

查什么：标题每一行是不是二号小标宋体（方正小标宋简体、方正小标宋_GBK、华文中宋等都算）；标题加粗、倾斜、加下划线的提醒一下。
为什么：标题一般用2号小标宋体字。
怎么改：选中整个标题，设方正小标宋简体、二号，不加粗。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._faces import face, size, size_name, spans
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._say import clause, finding

CODE = "R803"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("7.3.1"),)
SUBTITLE = re.compile(r"\s*(?:——|--|—)")  # ——在……大会上的报告: set smaller, below
_SIZES = (42, 43, 44)  # half-points: 二号 is 22 points, 21 by the older table


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if not page.looks or page.profile == "form":
        return
    lines = [i for i in page.of("title") if not SUBTITLE.match(page.line(i).text)]
    faces, sizes = _wrong_faces(page, lines), _wrong_sizes(page, lines)
    if faces or sizes:
        found = "".join((*dict.fromkeys(faces.values()), *dict.fromkeys(sizes.values())))
        text = f"标题用了{found}，一般用二号小标宋体"
        yield from finding(page, text, sorted({*faces, *sizes}), "warning")
    dressed = {i: how for i in lines if (how := _dressed(page, i))}
    if dressed:
        yield from finding(
            page, f"标题{'、'.join(dict.fromkeys(dressed.values()))}了，小标宋体不用再加", list(dressed), "note"
        )


def _wrong_faces(page: Laid, lines: list[int]) -> dict[int, str]:
    return {i: face(s.look) or "没有指定的字体" for i in lines for s in spans(page.line(i)) if face(s.look) != "小标宋"}


def _wrong_sizes(page: Laid, lines: list[int]) -> dict[int, str]:
    return {i: size_name(size(s.look)) + "字" for i in lines for s in spans(page.line(i)) if size(s.look) not in _SIZES}


def _dressed(page: Laid, index: int) -> str:
    looks = [s.look for s in spans(page.line(index))]
    if any(look.get("bold") for look in looks):
        return "加粗"
    if any(look.get("italic") for look in looks):
        return "倾斜"
    return "加下划线" if any(look.get("underline", "none") not in ("", "none") for look in looks) else ""
