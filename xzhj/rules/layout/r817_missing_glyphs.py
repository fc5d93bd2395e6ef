"""字体缺字。

查什么：仿宋_GB2312、楷体_GB2312、方正小标宋简体一类只有6763个字，喆、堃、玥、祎等字排上去会变成别的字体或方框；还有自造字和扩展区的字。
  名单、表格、选票里的也查。
为什么：人名是公文里最不能错的；换一台电脑打印，缺的字会变样。
怎么改：把这个字单独选中，换成“仿宋”“楷体”或方正_GBK字体；自造字改用标准字。
"""

from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Finding, Paper
from xzhj.rules.layout._faces import HAN, family, narrow, rare
from xzhj.rules.layout._laid import laid
from xzhj.rules.layout._say import clause

CODE = "R817"
LEVELS = ("warning",)
EACH = "paper"
BECAUSE = (clause("5.2.2"),)
_SIGNS = ("wingding", "webding", "symbol", "marlett", "mt extra")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    page = laid(paper)
    if not page.looks:
        return
    faults: dict[str, dict[str, list[str]]] = {}
    for line in paper.paragraphs:
        for span in line.spans:
            if span.text.isascii():
                continue
            for char in dict.fromkeys(span.text):
                name = lacking(char, span.look.get("eastAsia") or "", span.look.get("ascii") or "")
                if name:
                    faults.setdefault(name, {}).setdefault(char, []).append(line.place)
    for name, chars in faults.items():
        places = list(dict.fromkeys(place for found in chars.values() for place in found))
        shown = "".join(chars) if name != "自造字" else "".join(f"U+{ord(c):04X} " for c in chars).strip()
        count = f"，共{len(places)}处" if len(places) > 1 else ""
        yield Finding(_text(name, shown) + count, tuple(paper.at(p) for p in places))


def lacking(char: str, name: str, ascii_name: str) -> str:
    """Which face lacks a character ("" when it has it); 自造字 for one of the private area."""
    if "\ue000" <= char <= "\uf8ff":
        return "" if ascii_name.lower().startswith(_SIGNS) or name.lower().startswith(_SIGNS) else "自造字"
    if not HAN.match(char) or not rare(char):
        return ""
    if char >= "\U00020000":
        return name if family(name) in ("仿宋", "楷体", "黑体", "小标宋") and "ext" not in name.lower() else ""
    return name if narrow(name) else ""


def _text(name: str, shown: str) -> str:
    if name == "自造字":
        return f"有自造字（{shown}），换一台电脑就看不见，请改用标准字"
    return f"字体“{name}”里没有“{shown}”，印出来会变成别的字体，请给这几个字换“仿宋”“宋体”等字多的字体"
