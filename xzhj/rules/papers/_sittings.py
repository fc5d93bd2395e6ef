"""When, where and how long a congress sits, as papers write it: the fact's name, its value, the place, the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from xzhj.model import Month, Paper, Source
from xzhj.rules.papers._say import quoted, sentence_at, words_of
from xzhj.text.numerals import to_int

Found = tuple[str, object, Source, str]

_NTH = r"第([一二三四五六七八九十]+)次(?:党员)?(?:代表大会|党代会)"
AFTER = re.compile(rf"[^，。；]{{0,30}}?(?:召开|举行)了?[^，。；]{{0,30}}?{_NTH}")
BEFORE = re.compile(rf"{_NTH}[》”]?[^，。；第]{{0,10}}?(?:定|拟|将|已|安排)?(?:于|在)?$")
SITS = re.compile(r"(?:[（(][^）)]*[）)])?(?:至[\d月]{1,5}日|[—－-][\d月]{1,5}日)?[^，。；、]{0,24}?(?:召开|举行|开幕)")
NOT_CONGRESS = re.compile(r"(?:县|市|区|旗)第[^，。；]{1,5}次|预备会|全体会议|准备|动员|筹备|党员大会|党委会")
ABOUT = re.compile(rf"召开.{{0,30}}{_NTH}|{_NTH}.{{0,8}}(?:议程|日程|须知|公告|的通知)")
LABELLED = re.compile(
    r"(?:会议|大会|召开|开会)(?:的)?地点(?:是|为|在|设在|定在)?[：:]?\s*([^，。；、：:（(\d]{4,24}?)(?=[，。；（(]|$)"
)
HELD_IN = re.compile(r"在([^，。；、\d]{4,24}?)(?:胜利|隆重)?(?:召开|举行)(?:了)?中国共产党")
LENGTH = re.compile(r"会期(?:为|是|拟|定为|拟定为|安排|预计|共|：)*\s*([半一二两三四五\d.]{1,3})\s*天(半)?")
DECIDED = re.compile(r"[^。；，]{0,24}(?:党委|委员会)[^。；，]{0,20}会议?[^。；，]{0,10}(?:研究|讨论|决定|审议)")
NOT_HERE = re.compile(r"上[届次]|本次|党员大会|报到|住宿|就餐|该")


def congress_days(paper: Paper) -> Iterator[Found]:
    """The day of a congress, with its ordinal: 拟于2027年1月14日召开…第十四次代表大会, …第十四次代表大会于2027年1月14日召开."""
    own = _own_ordinal(paper)
    for claim in paper.said("date"):
        text = paper.paragraphs[claim.index].text
        if not isinstance(claim.value, date | Month) or paper.paragraphs[claim.index].part != "body":
            continue
        low, high = sentence_at(text, claim.start)
        ahead, tail = text[low : claim.start], text[claim.end : high]
        after, before = AFTER.match(tail), BEFORE.search(ahead)
        sits = SITS.match(tail)
        if after and not NOT_CONGRESS.search(after[0]):
            yield "congress_date", (after[1], claim.value), claim.at, words_of(paper, claim)
        elif before and sits and not NOT_CONGRESS.search(sits[0] + ahead[max(0, before.start() - 12) : before.start()]):
            yield "congress_date", (before[1], claim.value), claim.at, words_of(paper, claim)
        elif own and re.match(r"(?:[（(][^）)]*[）)])?(?:上午|下午)?(?:召开|举行)(?:正式)?大会(?=[，。；]|$)", tail):
            yield "congress_date", (own, claim.value), claim.at, words_of(paper, claim)


def _own_ordinal(paper: Paper) -> str:
    """第几次 of the congress that a paper's title convenes or invites to."""
    match = ABOUT.search(re.sub(r"\s+", "", paper.title))
    return (match[1] or match[2]) if match else ""


def deciding_days(paper: Paper) -> Iterator[Found]:
    """The day of the meeting that decided to hold the congress, in the request for it."""
    if paper.genre != "请示" or not ABOUT.search(re.sub(r"\s+", "", paper.title)):
        return
    for claim in paper.said("date"):
        text = paper.paragraphs[claim.index].text
        if isinstance(claim.value, date) and DECIDED.match(text[claim.end :]):
            yield "decision_date", claim.value, claim.at, words_of(paper, claim)
            return


def places(paper: Paper) -> Iterator[Found]:
    """The hall: 在…召开中国共产党…, 会议地点：…."""
    invites = bool(_own_ordinal(paper))
    for paragraph in paper.paragraphs:
        if paragraph.part != "body":
            continue
        for match in (HELD_IN.search(paragraph.text), LABELLED.search(paragraph.text) if invites else None):
            if match and not NOT_HERE.search(match[1]):
                shown = quoted(paragraph.text, match.start(1), match.end(1))
                yield "venue", match[1].strip(), paper.at(paragraph.place), shown


def lengths(paper: Paper) -> Iterator[Found]:
    """会期一天半, in days."""
    if not _own_ordinal(paper):
        return
    for paragraph in paper.paragraphs:
        match = LENGTH.search(paragraph.text) if paragraph.part == "body" else None
        if match and (days := days_of(match[0])) is not None:
            shown = quoted(paragraph.text, match.start(), match.end())
            yield "congress_days", days, paper.at(paragraph.place), shown


def days_of(words: str) -> Fraction | None:
    """一天半, 1.5天, 半天, 两天 as days."""
    match = re.search(r"([半一二两三四五]|\d+(?:\.\d+)?)\s*[天日](半)?", words)
    if match is None:
        return None
    if match[1] == "半":
        return Fraction(1, 2)
    whole = Fraction(match[1]) if match[1][0].isdigit() else Fraction(to_int(match[1].replace("两", "二")) or 0)
    return whole + (Fraction(1, 2) if match[2] else 0)
