"""中文里用了半角标点。

查什么：汉字旁边的半角逗号、句点、冒号、分号、问号、叹号、括号、直引号；数字、比例、时间、网址里的不算；一份文书只报一条，列出各处。
为什么：中文公文用全角标点，半角标点多是从网页、表格里粘来的，排版会挤在一起。
怎么改：换成，。：；？！（）“”。
"""

import re
from collections.abc import Iterator

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Paper
from xzhj.rules.papers._say import lines, quoted

CODE = "R738"
LEVELS = ("warning",)
EACH = "paper"
BECAUSE = (Cite("标点符号用法（GB/T 15834—2011）"),)

_H = "\u4e00-\u9fff"
MARK = re.compile(
    rf"(?<=[{_H}》”）])[,;:!?](?!//)|(?<=\d)[,;](?=[{_H}])|(?<=[{_H}])\.(?=\s*$|[{_H}])"
    rf"|(?<=[{_H}])\((?=[^()]*[{_H}][^()]*\))|(?<=[{_H}])\)|\"(?=[{_H}《])|(?<=[{_H}。！？])\""
)
NUMBER = re.compile(r"^\s*(?:[(（][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+\.)")
URL = re.compile(r"[A-Za-z][A-Za-z0-9.\-]*(?:://|@|\.[a-z]{2,})")
MOST = 10


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    found = []
    for _, paragraph in lines(paper, "body", "table", "box", "footnote"):
        text = paragraph.text
        start = match.end() if (match := NUMBER.match(text)) else 0
        marks = [m for m in MARK.finditer(text, start) if not URL.match(text, m.end())]
        found += [(paper.at(paragraph.place), quoted(text, m.start(), m.end(), 6)) for m in marks]
    if found:
        shown = "；".join(words for _, words in found[:3])
        places = tuple(dict.fromkeys(place for place, _ in found))
        yield Finding(f"用了半角标点，共 {len(found)} 处：{shown}", places[:MOST])
