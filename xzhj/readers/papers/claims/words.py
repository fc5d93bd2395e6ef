"""Citations, document numbers, and words that promise a number (全票, 一次选举成功)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xzhj.model import Claim
from xzhj.readers.papers.claims.spoken import CHINESE, Line

_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》){2,80})》")
_ARTICLE = re.compile(
    rf"\s*(?:[（(][^（()）]{{1,20}}[)）])?\s*((?:第[{CHINESE}\d]+条(?:第[{CHINESE}\d]+款)?(?:第?[（(]?[{CHINESE}\d]+[)）]?项)?(?:[、和至到及]|以及)?)+)"
)
_NUMBER = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,10}?)\s*(?P<open>[〔\[［【(（﹝〈])\s*(?P<year>(?:19|20)?\d\d)\s*年?\s*(?P<close>[〕\]］】)）﹞〉])\s*(?P<serial>第?\s{0,4}\d{1,6})\s*号"
)
_WORDS = re.compile(
    r"全票(?:当选|通过)?|高票(?:当选|通过)?|满票|一致(?:通过|同意|赞成)|全部当选|一次(?:性)?选举成功|一次(?:性)?(?:成功|选举)|全体(?:到会)?代表(?:一致)?(?:通过|同意)|百分之百"
)


def citations(line: Line) -> Iterator[Claim]:
    """A title in 《》, with the article cited after it as `unit`."""
    for match in _TITLE.finditer(line.text):
        article = _ARTICLE.match(line.text, match.end())
        unit = article[1].rstrip("、和至到及以") if article else ""
        yield line.claim(
            "citation",
            re.sub(r"\s+", "", match[1]),
            "",
            match.start(),
            article.end() if article else match.end(),
            unit=unit,
        )


def doc_numbers(line: Line) -> Iterator[Claim]:
    """A document number as written; `unit` its year, `subject` its serial."""
    for match in _NUMBER.finditer(line.text):
        yield line.claim(
            "doc_number",
            re.sub(r"\s+", "", match[0]),
            "",
            match.start(),
            match.end(),
            unit=match["year"],
            subject=match["serial"],
        )


def words(line: Line) -> Iterator[Claim]:
    for match in _WORDS.finditer(line.text):
        yield line.claim("word", match[0], "", match.start(), match.end())
