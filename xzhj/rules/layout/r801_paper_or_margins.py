"""纸张或页边不对。

查什么：每一节的纸张是不是A4，天头37毫米、订口28毫米、版心156×225毫米（各可差1毫米）；按字面量版心的另一种设法
  （上约34.6、下约32.6毫米，行距29至29.6磅）也算对。横排的页只看纸张。
为什么：纸张、页边和版心在《党政机关公文格式》里是写死的；参照执行的文书按提醒处理。
怎么改：在“页面设置”里选A4，上3.7、下3.5、左2.8、右2.6厘米，装订线为0，应用于整篇文档。
"""

from collections.abc import Iterator
from typing import Any

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._place import SLACK, mm
from xzhj.rules.layout._say import clause, finding

CODE = "R801"
LEVELS = ("error", "warning", "note")
EACH = "paper"
BECAUSE = (clause("5.1"), clause("5.2.1"))
_LETTER_TOP = 30.0
_A4 = (210.0, 297.0)
_TOP, _BOTTOM, _LEFT, _RIGHT = 37.0, 35.0, 28.0, 26.0
_INK_TOP, _INK_BOTTOM = (33.5, 35.5), (30.5, 34.0)  # mm: the other convention
_BOX_LINE = (555, 580)  # twips: with these lines it is not the other one; another pitch is R802's


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if not page.looks or page.profile == "form":
        return
    sizes: dict[str, list[int]] = {}
    margins: dict[str, list[int]] = {}
    for number, section in enumerate(page.sections):
        if fault := wrong_size(section):
            sizes.setdefault(fault, []).append(number)
        elif _turned(page, number):
            sizes.setdefault("横放的A4", []).append(number)
        elif not _wide(section) and (fault := "、".join(_margins(page, section, number))):
            margins.setdefault(fault, []).append(number)
    for fault, numbers in sizes.items():
        should = "正文应当竖放" if "横放" in fault else "应当用A4（210×297毫米）"
        text = f"纸张是{fault}，{should}"
        yield from finding(page, text, _starts(page, numbers), "error", clause("5.1"))
    for fault, numbers in margins.items():
        text = f"页边不对：{fault}"
        yield from finding(page, text, _starts(page, numbers), "error" if page.official else "warning", clause("5.2.1"))


def wrong_size(section: dict[str, Any]) -> str:
    """The size as found, "" for A4 upright or turned."""
    found = (mm(section.get("width") or 12240), mm(section.get("height") or 15840))
    if any(abs(a - b) > 1 + SLACK for a, b in zip(sorted(found), _A4, strict=True)):
        return f"{found[0]:.0f}×{found[1]:.0f}毫米"
    return ""


def _margins(page: Laid, section: dict[str, Any], number: int) -> list[str]:
    """The wrong ones; a letter's organ stands 30 mm from the edge, and many let the text begin there."""
    found = wrong_margins(section, _pitch(page, number))
    letter = page.profile == "letter" and number == 0 and abs(mm(section.get("top")) - _LETTER_TOP) <= 1 + SLACK
    return [fault for fault in found if not (letter and fault.startswith("上"))]


def _turned(page: Laid, number: int) -> bool:
    """An official paper's own text on a page turned on its side, which is for wide tables only."""
    if not page.official or not _wide(page.sections[number]):
        return False
    return any(page.line(i).look.get("section", 0) == number for i in page.of("title", "addressee"))


def _wide(section: dict[str, Any]) -> bool:
    return (section.get("width") or 0) > (section.get("height") or 0)


def wrong_margins(section: dict[str, Any], pitch: int) -> list[str]:
    """上25毫米（应为37毫米） … for each edge that is off."""
    gutter = section.get("gutter") or 0
    top, bottom = mm(section.get("top")), mm(section.get("bottom"))
    left, right = mm((section.get("left") or 0) + gutter), mm(section.get("right"))
    width, height = mm(section.get("width")) - left - right, mm(section.get("height")) - top - bottom
    if _within(top, _INK_TOP) and _within(bottom, _INK_BOTTOM) and not _BOX_LINE[0] <= pitch < _BOX_LINE[1]:
        vertical = []
    else:
        vertical = [("上", top, _TOP, True), ("下", bottom, _BOTTOM, abs(height - 225) > 1 + SLACK)]
    edges = [*vertical, ("左", left, _LEFT, True), ("右", right, _RIGHT, abs(width - 156) > 1 + SLACK)]
    return [
        f"{name}{found:.1f}毫米（应为{should:.0f}毫米）"
        for name, found, should, counts in edges
        if counts and abs(found - should) > 1 + SLACK
    ]


def _within(value: float, span: tuple[float, float]) -> bool:
    return span[0] - SLACK <= value <= span[1] + SLACK


def _pitch(page: Laid, number: int) -> int:
    """The exact line of the section's text, 0 where it is none."""
    for index in page.of("text", "level1", "level2", "level3", "addressee", "annex"):
        look = page.line(index).look
        if look.get("section", 0) == number and look.get("line_rule") == "exact":
            return look.get("line") or 0
    section = page.sections[number]
    return section.get("line_pitch") or 0 if section.get("grid") else 0


def _starts(page: Laid, numbers: list[int]) -> list[int]:
    """The first paragraph of each section."""
    found = []
    for number in numbers:
        mine = [i for i, p in enumerate(page.paper.paragraphs) if p.look.get("section", 0) == number]
        found.append(mine[0] if mine else 0)
    return found
