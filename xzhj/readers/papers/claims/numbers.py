"""Numbers with their units and what they count, as such papers speak.

A number is understood from the words before it in its clause (拟设委员9名), else from those after it (11名候选人).
Ranges, ordinals, dates, ages and figures without unit or known word are no counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from xzhj.model import Claim
from xzhj.readers.papers.claims.meaning import about_of, hedge_of, label_of, subject_of
from xzhj.readers.papers.claims.spoken import CHINESE, Line
from xzhj.text.numerals import to_int

_NUMBER = re.compile(
    rf"(?P<digits>\d{{1,3}}(?:[,，]\d{{3}}){{1,4}}(?!\d)|(?<!\d)\d{{1,12}}(?!\d)(?:\.\d{{1,6}})?)|(?P<words>(?<![{CHINESE}])[{CHINESE}]{{1,16}}(?=\s*(?:名|人|位|张|票|个|分之)))"
)
_UNIT = re.compile(
    r"\s*(人次|名|人|位|张|票|个百分点|个|份|[%％]|周岁|岁|天|次|条|项|万元|亿元|元|轮|户|级|种|类|套|台|家|本|册|封|批|场|间|辆|亩|吨|公里|斤|件|起|篇|幅|倍|排|款|步|处|所|[年月日号时点分届期类组页米周:：])?"
)
_COUNTS = frozenset({"名", "人", "位", "张", "票", "个", "份"})
_SKIP = frozenset("年月日号时点届期类:：页米级周") | {
    "周岁",
    "岁",
    "天",
    "次",
    "条",
    "项",
    "万元",
    "亿元",
    "元",
    "轮",
    "户",
    *[
        "种",
        "类",
        "套",
        "台",
        "家",
        "本",
        "册",
        "封",
        "批",
        "场",
        "间",
        "辆",
        "亩",
        "吨",
        "公里",
        "斤",
        "件",
        "起",
        "篇",
        "幅",
        "倍",
        "排",
        "款",
        "步",
        "处",
        "所",
    ],
    "人次",
    "分",
    "组",
}
_PERCENT = re.compile(rf"百分之([{CHINESE}]{{1,8}})(?:点([零〇一二三四五六七八九]{{1,6}}))?")
_FRACTION = re.compile(rf"(?<![{CHINESE}\d])([{CHINESE}\d]{{1,8}})分之([{CHINESE}\d]{{1,8}})")
_RANGE_BEFORE = re.compile(r"\d\s*(?:名|人|%|％|[%％]?)\s*[-—–－～~至到]{1,2}\s*$")
_RANGE_AFTER = re.compile(r"\s*(?:名|人|[%％])?\s*(?:[-—–－～~]{1,2}|至|到)\s*\d")
_AGES = frozenset({"岁", "周岁"})
_ASKED = re.compile(
    r"(?:按|应|须|以)[^，。；]{0,12}多于[^，。；\d]{0,12}$"
)  # 按多于应选人数20%的差额提出: a demand, no figure
_IDLE = re.compile(r"^(?:一|两|1)$")


def numbers(line: Line) -> Iterator[Claim]:
    """Counts, percentages and fractions of one line."""
    text = line.text
    taken = 0
    yield from _spelled(line)
    yield from _elections(line)
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        unit_match = _UNIT.match(text, end)
        unit = (unit_match[1] or "") if unit_match else ""
        if not _countable(text, start, end, unit, match["words"]):
            taken = taken if unit in _AGES else end
            continue
        stop = unit_match.end(1) if unit_match and unit else end
        made = _claim(line, match, start, stop, unit, taken)
        if made is not None:
            yield made
            taken = stop


def _countable(text: str, start: int, end: int, unit: str, words: str | None) -> bool:
    before = text[max(0, start - 8) : start]
    if unit == "个" and re.match(r"个(?:多)?(?:月|小时|工作日|方面|年头|以上|百分)", text[end:].lstrip()):
        return False
    if unit in _SKIP or (before.rstrip().endswith(("第", "〔", "[", "［", "GB/T", "—", "No.")) and unit != "%"):
        return unit in ("%", "％") and not before.endswith("—")
    if before.rstrip().endswith("前") and unit in _COUNTS:
        return False  # 各取前3名: a rank
    if words and (text.startswith("分之", end) or before.endswith(("分之", "百分之"))):
        return False
    if re.search(r"[A-Za-z/.\-]$", before) or re.match(r"[A-Za-z/]|[.\-]\d", text[end : end + 2]):
        return False
    return not (_RANGE_BEFORE.search(before) or _RANGE_AFTER.match(text, end))


def _claim(line: Line, match: re.Match[str], start: int, stop: int, unit: str, taken: int) -> Claim | None:
    text = line.text
    label = label_of(text, start, taken)
    after = text[stop : stop + 16]
    hedge = hedge_of(label, after)
    if unit in ("%", "％", "个百分点"):
        return _share(line, match, start, stop, unit, label, hedge)
    if match["digits"] and "." in match["digits"]:
        return None
    value = int(re.sub(r"[,，]", "", match["digits"])) if match["digits"] else to_int(match["words"])
    about = about_of(label, after, unit)
    if value is None or (not unit and about == "count") or (unit == "个" and about == "count" and match["words"]):
        return None
    if match["words"] and about == "count" and _IDLE.match(match["words"]):
        return None
    if not unit and re.match(r"\s*[\d.]", text[stop : stop + 2]):
        return None
    subject = subject_of(text, start, stop, label, about, line.above)
    return line.claim("number", value, about, start, stop, unit=unit, subject=subject, hedge=hedge)


def _share(line: Line, match: re.Match[str], start: int, stop: int, unit: str, label: str, hedge: str) -> Claim | None:
    if match["digits"] is None:
        return None
    digits = match["digits"].replace(",", "").replace("，", "")
    about = "points" if unit == "个百分点" else share_about(label, line.text[stop : stop + 12])
    decimals = len(digits.partition(".")[2])
    if about == "margin" and not hedge and not decimals and (_ASKED.search(label) or _asks(label, line.text, stop)):
        hedge = "least"
    subject = subject_of(line.text, start, stop, label, about, line.above)
    return line.claim(
        "share",
        Fraction(digits) / 100,
        about,
        start,
        stop,
        unit="%" if about != "points" else unit,
        subject=subject,
        hedge=hedge,
        decimals=decimals,
    )


def _asks(label: str, text: str, stop: int) -> bool:
    """按20%差额提名: a demand that comes before the figures."""
    return bool(re.search(r"按照?$", label.rstrip()) and re.match(r"的?(?:比例)?差额(?:比例)?[提推确产]", text[stop:]))


def share_about(label: str, after: str = "") -> str:
    """What a percentage says: margin, turnout, returned, votes, share."""
    if re.search(r"差额|多于应选|多出|差选", label) or re.match(
        r"(?:以上)?的?(?:比例)?(?:进行|实行)?差额(?!选举产生)", after
    ):
        return "margin"
    if re.search(r"到会率|出席率|参会率|到会比例|占应到|参选率|出勤率|到会人数", label):
        return "turnout"
    if re.search(r"收回率|回收率", label):
        return "returned"
    if re.search(r"赞成率|得票率|得赞成票|支持率|满意率", label):
        return "votes"
    return "share"


def _spelled(line: Line) -> Iterator[Claim]:
    """百分之二十, 五分之四, 半数 and 三分之二."""
    text = line.text
    for match in _PERCENT.finditer(text):
        whole = to_int(match[1])
        if whole is None:
            continue
        digits = "".join(str(to_int(c)) for c in match[2] or "")
        yield _told(line, match, Fraction(f"{whole}.{digits}" if digits else str(whole)) / 100, "%", len(digits))
    for match in _FRACTION.finditer(text):
        below, top = to_int(match[1]), to_int(match[2])
        if match[1] == "百" or not below or top is None or text[max(0, match.start() - 1) : match.start()] == "百":
            continue
        yield _told(line, match, Fraction(top, below), "分之", 0)


_OF = re.compile(
    rf"(?<![\d{CHINESE}])(\d{{1,3}}|[{CHINESE}]{{1,3}})\s*选\s*(\d{{1,3}}|[{CHINESE}]{{1,3}})(?![\d{CHINESE}名个届次])"
)


def _elections(line: Line) -> Iterator[Claim]:
    """11选9: the candidates and the seats."""
    for match in _OF.finditer(line.text):
        one, two = to_int(match[1]), to_int(match[2])
        if not one or not two or one == two:
            continue
        first, second = ("candidates", "seats") if one > two else ("seats", "candidates")
        for value, about, group in ((one, first, 1), (two, second, 2)):
            start, end = match.span(group)
            subject = subject_of(
                line.text, match.start(), end, label_of(line.text, match.start(), 0), about, line.above
            )
            yield line.claim("number", value, about, start, end, subject=subject)


def _told(line: Line, match: re.Match[str], value: Fraction, unit: str, decimals: int) -> Claim:
    """A share said in words."""
    start, end = match.span()
    label, after = label_of(line.text, start, 0), line.text[end : end + 12]
    about = share_about(label, after)
    hedge = hedge_of(label, after[:8]) or ("least" if about == "margin" and _ASKED.search(label) else "")
    subject = subject_of(line.text, start, end, label, about, line.above)
    return line.claim("share", value, about, start, end, unit=unit, hedge=hedge, decimals=decimals, subject=subject)
