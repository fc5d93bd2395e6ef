"""第n届, 第n次: which congress, committee, plenary, session."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xzhj.model import Claim
from xzhj.readers.papers.claims.spoken import CHINESE, Line
from xzhj.text.numerals import to_int

_ORDINAL = re.compile(rf"第\s*(\d{{1,3}}|[{CHINESE}]{{1,4}})\s*(届|次)")
_TERM: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("discipline", r"^(?:党的)?(?:纪律检查委员会|纪委)"),
        ("central", r"^中央"),
        ("people", r"^(?:人民代表大会|人大)"),
        ("village", r"^(?:村民|居民|村|居)"),
        ("congress_term", r"^(?:党员)?(?:代表大会|党代会|代表会议)"),
        ("committee", r"^(?:党的)?(?:委员会|党委|党的委员会)"),
    )
)
_TIME: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("congress", r"^(?:党员)?代表大会|^党代表?大?会(?!议)|^党代会"),
        ("plenary", r"^全体(?:委员)?会议|^全会"),
        ("session", r"^(?:正式)?会议"),
        ("vote", r"^(?:投票|选举|投票选举)"),
    )
)
_PLACE = re.compile(r"([\u4e00-\u9fff]{1,10}?(?:省|市|县|区|旗|镇|乡|街道|村|社区))(?:党的|党|委|的|党委|纪委)?$")


def ordinals(line: Line) -> Iterator[Claim]:
    """`about` as _TERM and _TIME name it (county_congress, presidium and unknown besides); `subject` the place or body before it."""
    text = line.text
    for match in _ORDINAL.finditer(text):
        value = to_int(match[1])
        if not value:
            continue
        after = re.sub(r"\s+", "", text[match.end() : match.end() + 20])
        before = re.sub(r"\s+", "", text[max(0, match.start() - 24) : match.start()])
        about = next((name for name, pattern in (_TERM if match[2] == "届" else _TIME) if pattern.match(after)), "")
        place = _place(before)
        if (about == "congress" and place.endswith(("县", "市", "区", "旗", "省"))) or (
            re.search(r"(?:县|市|省|州|旗|全国|自治区|党的|(?<![社街镇片园辖选灾山库新景矿林牧])区)$", before)
            and about == "congress"
        ):
            about = "county_congress" if not re.search(r"(?:全国|党的|省)$", before) else "national"
        if about == "session" and re.search(r"主席团$", before):
            about = "presidium"
        elif about in ("session", "plenary") and re.search(rf"第[{CHINESE}\d]+届[^，。；、]{{0,16}}$", before):
            about = "meeting_of_term" if about == "session" else about
        unit = match[2]
        yield line.claim(
            "ordinal",
            value,
            about,
            match.start(),
            match.end(),
            unit=unit,
            subject=place or before[-6:] if about == "session" else place,
        )


def _place(before: str) -> str:
    tail = re.split(r"[，,。；;：:、（）()《》“”\s]", before)[-1]
    tail = re.sub(r"^.*(?:中国共产党|中共|召开|出席|关于|选举|建设)", "", tail)
    found = _PLACE.search(tail)
    return found[1] if found else ""
