"""数字被成批替换弄坏。

查什么：超过 100 的占比，32 日以上的日子，一个数带两个单位，年份后面直接跟人数，范围号丢了的“多于应选人数12人”。
为什么：成批替换时把年份、数字一起换掉，通读不容易看出，印出来就是错数。
怎么改：对照原始数字改正这一处，再把同样替换过的地方都看一遍。
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from xzhj.law import Law
from xzhj.model import Case, Claim, Finding, Paper
from xzhj.rules.papers._say import lines, quoted, words_of

CODE = "R702"
LEVELS = ("error",)
EACH = "paper"
UNCITED = "数字本身不可能，不是条文规定"

DOUBLED = re.compile(
    r"\d{1,8}(?:名名(?![单额册次])|人人|票票|张张|[%％]{2}|[%％](?:名|人|张)|(?:名|张)[%％]|人名(?=[，。；、）)]|$)|名人(?![选员士大民才数均物])|年年|月月|日日|年日|月年)"
    r"|(?<!\d)(?P<year>20\d\d)(?:名|张|票|位)(?=[，。；、委代候党到])|(?<!\d)\d{4}月|\d月\d{3,8}日|(?<!\d)\d{3,8}月\d|(?:午|晚|日|时间[：:]?|于)\s{0,4}(?:2[4-9]|[3-9]\d)[:：][0-5]\d(?!\d)"
)
GROWN = re.compile(r"发展|减|增|长|完成|提高|上升|翻|超|扩大|是.{0,6}的$|相当")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    told: set[tuple[int, int]] = set()
    for claim in paper.said("share"):
        if claim.unit != "%" or claim.about == "points" or not over_one(claim, 10 if claim.about == "margin" else 1):
            continue
        text = paper.paragraphs[claim.index].text
        if claim.about == "share" and (
            GROWN.search(text[max(0, claim.start - 14) : claim.start]) or not _is_part(text, claim.start)
        ):
            continue
        told.add((claim.index, claim.start))
        yield Finding(f"{claim.text} 不可能有这么大，像是被成批替换弄坏的：{words_of(paper, claim)}", (claim.at,))
    for claim in paper.said("bad_date"):
        if day := re.search(r"月\s*(\d{3,})\s*[日号]", claim.text):
            told.add((claim.index, claim.start))
            yield Finding(f"“{claim.text}”里的 {day[1]} 日不可能有，像是被成批替换弄坏的", (claim.at,))
    for index, paragraph in lines(paper):
        for match in DOUBLED.finditer(paragraph.text):
            if any(i == index and abs(start - match.start()) < 12 for i, start in told):
                continue
            around = paragraph.text[max(0, match.start() - 4) : match.end() + 2]
            grown = re.search(r"\d{2,4}[名张票位][^，。；]{0,6}$", paragraph.text[: match.start()])
            if match["year"] and grown:
                continue  # 由1830名发展到2016名
            if match["year"] and not _is_year(paper, match["year"], around):
                continue
            yield Finding(
                f"数字像是弄坏了：{quoted(paragraph.text, match.start(), match.end())}，请对照原数改正",
                (paper.at(paragraph.place),),
            )
    yield from _dash_lost(paper)


def _is_year(paper: Paper, digits: str, around: str) -> bool:
    """2026名: a year stands where a count stood; 2013名党员 may be so many, unless the paper has that year too."""
    if 2010 <= int(digits) <= 2040 and "党" not in around:
        return True
    return sum(p.text.count(digits) for p in paper.paragraphs) > 1


def _is_part(text: str, start: int) -> bool:
    """占120%, 收回率达到20230%: words that make a percentage a part of something."""
    return bool(
        re.search(r"占[^，。；]{0,12}$|率[^，。；]{0,6}$|比例[^，。；]{0,6}$|比重[^，。；]{0,6}$|[（(]$", text[:start])
    )


def _dash_lost(paper: Paper) -> Iterator[Finding]:
    """12人 for 1—2人: two figures in a row where the seats named allow no such difference."""
    for claim in paper.said("number", "difference"):
        digits = str(claim.value)
        text = paper.paragraphs[claim.index].text
        if (
            len(digits) != 2
            or int(digits[1]) - int(digits[0]) != 1
            or not re.search(r"多于?[^，。；]{0,10}$", text[: claim.start])
        ):
            continue
        seats = [c.value for c in paper.said("number", "seats") if c.index == claim.index and isinstance(c.value, int)]
        if not seats or int(digits) > max(seats):
            yield Finding(
                f"“{claim.text}”像是丢了范围号，应为 {digits[0]}—{digits[1]}？{words_of(paper, claim)}", (claim.at,)
            )


def over_one(claim: Claim, times: int) -> bool:
    """A part over the whole; two candidates for one seat are 100%, ten times the seats are no margin."""
    return isinstance(claim.value, (int, Fraction)) and claim.value > times
