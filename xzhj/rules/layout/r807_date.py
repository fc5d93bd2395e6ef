"""成文日期写法或位置不对。

查什么：成文日期是不是“2026年6月18日”这样的全写：用阿拉伯数字、不加0、用“日”不用“号”、中间没有空格；是不是排在署名下面、靠右。
为什么：成文日期用阿拉伯数字将年、月、日标全，年份标全称，月、日不编虚位。
怎么改：改成 2026年6月18日 这样的写法，放在署名的下一行。
"""

import re
from collections.abc import Iterator
from datetime import date

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._laid import Laid, laid
from xzhj.rules.layout._place import right_offset
from xzhj.rules.layout._say import clause, finding, quote

CODE = "R807"
LEVELS = ("warning", "note")
EACH = "paper"
BECAUSE = (clause("7.3.5.4"),)
SINCE = date(2012, 7, 1)  # in force; before it dates were written in Chinese figures
_GOOD = re.compile(r"\d{4}年[1-9]\d?月[1-9]\d?日", re.ASCII)
_BLANK = re.compile(r"[×Xx_＿]|^\s*年|年\s*月|月\s*日|年[\s　]{2,}|月[\s　]{2,}")
_FAR = 12.0  # characters from the right edge: no date set at the right stands so far from it


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    index = page.first("signed")
    if index < 0 or page.profile == "form":
        return
    text = page.text(index)
    old = paper.day is not None and paper.day < SINCE and bool(re.search("[一二三四五六七八九十]", text))
    if not _BLANK.search(text) and not _GOOD.fullmatch(text) and not old:
        yield from finding(page, f"成文日期“{text}”{fault_of(text)}，应当写成2026年6月18日这样", [index], "warning")
    names = page.of("signature")
    below = _name_below(page, index)
    if not names and below >= 0:
        yield from finding(page, f"成文日期排在署名{quote(page, below)}上面了，应当排在署名下一行", [index], "warning")
    elif page.looks and page.official:
        line = page.line(index)
        offset = None if line.look.get("align") == "right" else right_offset(line)
        if offset is not None and (offset > _FAR or line.look.get("align") == "center"):
            yield from finding(page, f"成文日期“{text}”没有靠右，应当排在右下方", [index], "warning")


def fault_of(text: str) -> str:
    """What is wrong with the writing of a date."""
    if re.search(r"[零〇○Ｏ一二三四五六七八九十]", text):
        return "用了汉字数字"
    if re.search(r"[０-９]", text):
        return "用了全角数字"
    if not re.search(r"年", text):
        return "没有写年、月、日"
    if re.search(r"号", text):
        return "用了“号”"
    if re.search(r"[\s　]", text):
        return "中间有空格"
    if re.search(r"(?<!\d)0\d", text):
        return "编了虚位0"
    return "年份没有写全" if re.match(r"\d{2}年", text) else "写法不对"


def _name_below(page: Laid, index: int) -> int:
    """An organ alone on the line under the date."""
    below = [i for i in range(index + 1, len(page.roles)) if page.line(i).part == "body" and page.text(i)]
    if below and page.roles[below[0]] in ("text", "right", "centred"):
        text = re.sub(r"\s", "", page.text(below[0]))
        if re.fullmatch(r"[^，。；：、（）()\d]{3,30}[委会府部组室办局院]", text):
            return below[0]
    return -1
