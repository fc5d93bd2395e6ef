"""Titles: where to break them so that no word is cut and the lines make a trapezoid or a diamond."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import combinations, pairwise

MOST = 20  # 二号 characters on a line
_WORDS = (
    "中国共产党|共产党|县党代表大会|县党代会|党代会|党员大会|和|纪律检查委员会|党员代表大会|人民代表大会|代表大会|代表候选人|候选人|预备人选|初步人选|组成人员|"
    "选举单位|选举委员会|委员会|党委|纪委|选举办法|选举结果|选举工作|选举|资格审查|审查小组|主席团|秘书处|秘书长|大会|会议|全体会议|"
    "总监票人|监票人|计票人|党代表|代表团|代表|名额|分配|方案|工作|报告|请示|批复|通知|决定|决议|公告|公示|办法|名单|名册|"
    "情况|有关|事项|关于|召开|同意|成立|做好|出席|部分|党员|党费|收缴|管理|使用|书记|副书记|委员|常务|执行|主席|"
    "中共|审批|审议|总结|小组|商请|填写|选票|须知|注意事项|职责|路线|工作用语|记录|纪律|提醒|倡议|意见|推荐|考察|"
    "党支部|支部|总支|换届|登记|统计|时间|安排|日程|议程|主持词|讲话|草案|第一次|第二次|第三次|第四次"
)
_TOKEN = re.compile(
    rf"第[一二三四五六七八九十百零〇\d]+[届次号]|\d+[年月日届次号]?|《[^》]{{1,12}}》|（[^）]{{1,8}}）|{_WORDS}"
    r"|[\u4e00-\u9fff]{1,3}?(?:自治县|街道|镇|乡|县|市|区|村|社区)|[A-Za-z]+|."
)
_ORDINAL = re.compile(r"第[一二三四五六七八九十百零〇\d]+[届次]$")  # 第十四次 stays with its congress where it can
_CONGRESS = re.compile(r"第[一二三四五六七八九十百零〇\d]+(?:次代表大会|届委员会)$")  # the best place to break
_NO_START = re.compile(r"[，。、；：！？）》”’的地得等]")
_NO_END = re.compile(r"[（《“‘和与及]$|关于$|中共$|^第$")


def width(text: str) -> float:
    """How many full characters wide a text is (letters and digits count half)."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def aside(text: str, room: int, char: int) -> int:
    """How far in from both sides (in twips) a centred text stands so that its lines are about as long: 党员／总数, not 党员总／数."""
    fits, wide = room // char, width(text)
    if not fits or wide <= fits:
        return 0
    lines = -(-wide // fits)
    return max(0, int((room - -(-wide // lines) * char) // 2) - 10)


@lru_cache(maxsize=1024)
def break_title(title: str, most: int = MOST) -> tuple[str, ...]:
    """The lines of a title. Where the writer parted it (↵) it stays parted; a part too long for a line is broken further."""
    if "↵" in title:
        return tuple(line for part in title.split("↵") for line in break_title(part, most))
    if width(title) <= most:
        return (title,)
    tokens = _tokens(title)
    for count in range(2, 6):
        fits = [lines for lines in _ways(tokens, count) if max(map(width, lines)) <= most]
        if fits:
            return tuple(line.strip("\u3000") for line in min(fits, key=_cost))
    return tuple(title[i : i + most] for i in range(0, len(title), most))


def _tokens(title: str) -> list[str]:
    """Words, with what may not begin or end a line glued on."""
    out: list[str] = []
    for token in _TOKEN.findall(title):
        if out and (_NO_START.match(token) or _NO_END.search(out[-1])):
            out[-1] += token
        else:
            out.append(token)
    return out


def _ways(tokens: list[str], count: int) -> list[tuple[str, ...]]:
    places = range(1, len(tokens))
    if count > 3:  # keep the number of ways small: breaks near equal parts only
        step = len(tokens) / count
        places_near = {p for p in places if min(abs(p - step * k) for k in range(1, count)) <= 2}
        cuts = combinations(sorted(places_near), count - 1)
    else:
        cuts = combinations(places, count - 1)
    return [_lines(tokens, (0, *cut, len(tokens))) for cut in cuts]


def _lines(tokens: list[str], cut: tuple[int, ...]) -> tuple[str, ...]:
    return tuple("".join(tokens[a:b]) for a, b in pairwise(cut))


def _cost(lines: tuple[str, ...]) -> float:
    """Low for a trapezoid or diamond of steps of a few characters whose breaks stand at words."""
    widths = [width(line) for line in lines]
    steps = [b - a for a, b in pairwise(widths)]
    cost = sum(min(abs(abs(step) - 3), 5.0) for step in steps) + sum(4.0 for line in lines if width(line) < 5)
    cost += sum(8.0 for step in steps if abs(step) < 1)
    cost += 0.0 if _shaped(steps) else 20.0
    cost += sum(5.0 for a, b in pairwise(lines) if not _at_word(a, b))
    cost += sum(6.0 for line in lines[:-1] if _ORDINAL.search(line))
    cost -= sum(5.0 for line in lines[:-1] if _CONGRESS.search(line))
    if any("\u3000" in line for line in lines):  # 甲　乙 parts at its space
        cost += sum(8.0 for line in lines[:-1] if not line.endswith("\u3000"))
    return cost - 0.01 * (widths[0] if lines else 0)


def _shaped(steps: list[float]) -> bool:
    rising = [step > 0 for step in steps]
    return all(rising) or not any(rising) or (rising[0] and rising == sorted(rising, reverse=True))


@lru_cache(maxsize=1)
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = rf"(?:{_WORDS}|的|第[一二三四五六七八九十百零〇\d]+[届次号]|[镇乡县市区村、）》])"
    return re.compile(rf".*{word}$"), re.compile(rf"(?:{_WORDS}|第)")


def _at_word(before: str, after: str) -> bool:
    ends, starts = _edges()
    return bool(ends.match(before) or starts.match(after))
