"""序号的写法不对。

查什么：段首写成“1、”“（一）、”“(一)”“一.”“1.、”的；一份文书只报一条，列出各处。
为什么：层次序数的写法是“一、”“（一）”“1.”“（1）”，带括号的后面不加顿号，阿拉伯数字后面用下圆点。
怎么改：照“一、”“（一）”“1.”“（1）”改。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Paper
from xzhj.rules.papers._say import lines

CODE = "R739"
LEVELS = ("warning",)
EACH = "paper"
BECAUSE = (Cite("党政机关公文格式", "7.3.3"),)

_CN = "[一二三四五六七八九十]{1,3}"
WRONG = tuple(
    (re.compile(pattern), right)
    for pattern, right in (
        (rf"({_CN})[.．,，](?=\s*[\u4e00-\u9fff])", "{}、"),
        (rf"[（(]({_CN})[)）]\s*[、,，.．。:：]", "（{}）"),
        (rf"(?:\(({_CN})[)）]|（({_CN})\))", "（{}）"),
        (r"(\d{1,2})\s*(?:、(?!\d)|[.．]、|，(?=[\u4e00-\u9fff]))", "{}."),
        (r"[（(](\d{1,2})[)）]\s*[、,，.．。]", "（{}）"),
        (r"([①②③④⑤⑥⑦⑧⑨⑩])\s*[、.．]", "{}"),
        (r"(第[一二三四五六七八九十])、(?!第)(?=[\u4e00-\u9fff])", "{}，"),
        (r"(?:\((\d{1,2})[)）]|（(\d{1,2})\))(?=\s*[\u4e00-\u9fff])", "（{}）"),
    )
)
MOST = 10


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    found = []
    for _, paragraph in lines(paper, "body"):
        text = paragraph.text.strip()
        for pattern, right in WRONG:
            if match := pattern.match(text):
                number = next(g for g in match.groups() if g)
                found.append((paper.at(paragraph.place), f"“{match[0]}”应为“{right.format(number)}”"))
                break
    if found:
        shown = "；".join(dict.fromkeys(words for _, words in found[:4]))
        yield Finding(f"序号写法不对，共 {len(found)} 处：{shown}", tuple(place for place, _ in found[:MOST]))
