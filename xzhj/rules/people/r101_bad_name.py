"""姓名缺失或有异常字符。

查什么：姓名是否空着，是否夹有数字、问号、方框、字母或私用区字符，是否只有一个字；中间的空格和（女）字样是正常的。
为什么：名册、选票、公告都按姓名认人，姓名有误就认错人。
怎么改：对照身份证改正；生僻字显示成问号或方框的，换用能打出这个字的输入法和字体。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Roster, Unread
from xzhj.rules.people._columns import blanks, many, places

CODE = "R101"
LEVELS = ("error",)
EACH = "roster"
UNCITED = "姓名本身的问题，由字面判断"

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
GOOD = re.compile(rf"[{HAN}·•・‧∙]{{2,}}(?:[（(][^）)]*[）)])?")
ALL_GOOD = re.compile(rf"(?:[{HAN}·•・‧∙]{{2,}}\n)+")


def check(roster: Roster, case: Case, law: Law) -> Iterator[Finding]:
    empty = blanks(roster, "name")
    if empty:
        yield Finding(f"姓名空着{many(empty)}，请补填", places(roster, "name", empty))
    column = [v for v in roster.column("name") if isinstance(v, str)]
    if ALL_GOOD.fullmatch("\n".join(column) + "\n"):
        return
    for i, value in enumerate(roster.column("name")):
        text = value.raw if isinstance(value, Unread) else value
        if isinstance(text, str) and (why := fault(text)):
            yield Finding(f"姓名“{text}”{why}，请对照身份证改正", (roster.at("name", i),))


def fault(name: str) -> str:
    """What is wrong with a name, "" when nothing is."""
    plain = re.sub(r"[\s\u3000]", "", name)
    if GOOD.fullmatch(plain):
        return ""
    odd = [c for c in plain if not re.match(rf"[{HAN}·•・‧∙（）()]", c)]
    if any(0xE000 <= ord(c) <= 0xF8FF or ord(c) >= 0xF0000 for c in odd):
        code = next(f"U+{ord(c):04X}" for c in odd if 0xE000 <= ord(c) <= 0xF8FF or ord(c) >= 0xF0000)
        return f"里有私用区字符（{code}），换一台电脑就显示不出来"
    if odd:
        return f"里有异常字符“{''.join(dict.fromkeys(odd))}”"
    return "只有一个字" if len(plain) == 1 else "写法异常"
