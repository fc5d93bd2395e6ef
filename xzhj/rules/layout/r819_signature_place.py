"""署名、日期位置不对。

查什么：署名和成文日期有没有另起一页（“此页无正文”）；是不是靠右：盖印章的日期右空四字、署名以日期居中；不盖印章的署名右空二字、日期首字比署名首字右移二字，和正文空一行。
  两种都算对，相差不到一个字的不报。联合署名的只看日期。
为什么：有没有印章，两种排法的位置都写明了。
怎么改：日期右缩进4字符；署名在日期上面居中（右缩进＝4＋（日期字数－署名字数）÷2）。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._place import blanks_before, right_offset, width
from xzhj.rules.layout._say import clause, finding, quote

CODE = "R819"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("7.3.5"),)
_WHOLE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日", re.ASCII)
_NEAR = 0.8  # characters
_CENTRED = 1.3
_FAR = 12.0  # a date so far from the right is R807's


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    names, day = page.of("signature"), page.first("signed")
    if not page.looks or not page.official or day < 0:
        return
    yield from _alone(page, names)
    day_right = right_offset(page.line(day))
    if day_right is None or not names or day_right > _FAR or page.line(day).look.get("align") == "center":
        return
    joint = len(names) > 1 or re.search(r"\S[ \u3000]{2,}\S", page.text(names[0]))
    if not joint and not _WHOLE.fullmatch(page.text(day)):
        return  # of another width than it should be: R807's
    if not joint:
        name_right = right_offset(page.line(names[0]))
        wide = (width(page.text(names[0])), width(page.text(day)))
        if name_right is not None and not fits((name_right, day_right), wide):
            text = (
                f"署名{quote(page, names[0], 20)}右空{_shown(name_right)}字、日期右空{_shown(day_right)}字，"
                "应当日期右空四字、署名以日期居中（不盖章的署名右空二字、日期右移二字）"
            )
            yield from finding(page, text, [names[0], day], "warning")
            return
    elif day_right < 2 - _NEAR:
        text = f"成文日期右空{_shown(day_right)}字，盖章的应当右空四字，不盖章的不少于二字"
        yield from finding(page, text, [day], "warning")
    if blanks_before(page, names[0]) < 0.5:
        text = f"署名{quote(page, names[0], 20)}和正文之间应当空一行"
        yield from finding(page, text, names[:1], "warning")


def _alone(page: Laid, names: list[int]) -> Iterator[Finding]:
    """Signature and date must not stand on a page without text."""
    empty = [i for i, p in enumerate(page.paper.paragraphs) if p.part == "body" and "此页无正文" in p.text]
    if empty:
        text = "不用“此页无正文”，应当调整行距、字距，让署名和正文同处一页"
        yield from finding(page, text, empty, "warning", clause("7.3.5.5"))
    elif names and _parted(page, names[0]):
        yield from finding(page, "署名另起了一页，应当和正文同处一页", names[:1], "warning", clause("7.3.5.5"))


def _parted(page: Laid, index: int) -> bool:
    """Whether a page was begun by hand between the text and the signature."""
    if page.line(index).look.get("page_break_before"):
        return True
    for i in range(index - 1, -1, -1):
        line = page.line(i)
        if line.part == "body" and (line.look.get("page_break") or line.text.strip()):
            return bool(line.look.get("page_break"))
    return False


def _shown(value: float) -> str:
    return f"{max(value, 0.0):.1f}".removesuffix(".0")


def fits(right: tuple[float, float], wide: tuple[float, float]) -> bool:
    """Whether name and date (characters to the right edge, characters wide) stand as with a seal or as without."""
    name, day = right
    between = (name + wide[0] / 2) - (day + wide[1] / 2)
    sealed = abs(day - 4) <= _NEAR or (wide[0] > wide[1] + 8 and day > 4 and name >= -_NEAR and abs(name) <= 2)
    if sealed and abs(between) <= _CENTRED:
        return True
    shift = (name + wide[0]) - (day + wide[1])  # how far the date begins to the right of the name
    return abs(shift - 2) <= _NEAR and (abs(name - 2) <= _NEAR or abs(day - 2) <= _NEAR)
