"""换届纪律提法过时或条数不符。

查什么：“n个严禁”“n个不准”“n个一律”与成文那天的换届纪律比；标出的条数与列出的条数比；列出的条目是不是旧的一轮。
为什么：每一轮换届的纪律要求都重新印发，照抄上一轮的，学习、承诺都不作数。
怎么改：换成本轮通知的提法，条目照通知原文抄写。
"""

import re
from collections.abc import Iterator, Mapping

from xzhj.law import Law, history
from xzhj.model import Case, Finding, Paper, Paragraph, Param
from xzhj.rules.papers._say import clauses, quoted, sentence_at
from xzhj.text.numerals import to_int

CODE = "R712"
LEVELS = ("warning",)
EACH = "paper"
LAW = ("discipline_notice",)

HEAD = re.compile(r"(?<!第)([一二三四五六七八九十]{1,3}|\d{1,3})\s*(?:个|条|项)?[“\"「]?(严禁|不准|一律)(?!不)")
ITEM = re.compile(
    r"(?:^|[，。；、：:\n（）()①-⑳\d.”])\s*(?:[一二三四五六七八九十]+是|即|包括|做到|要)?(?P<word>严禁|不准|一律)(?=[\u4e00-\u9fff“])"
)
LISTS = re.compile(r"[”\"」]?[^，。；]{0,8}[：:]")  # 10个严禁：the items follow
PAST = re.compile(r"(?:19|20)\d\d年|上(?:一)?轮|上次换届|过去|以往|曾")


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    current = law["discipline_notice"]
    counts = _counts(current)
    heads = [(p, m) for _, p in clauses(paper) for m in HEAD.finditer(p.text) if not _past(p.text, m.start())]
    old = [(p, m) for p, m in heads if _wrong(m, counts) and (_known(m) or _central(p.text, m))]
    if old:
        paragraph, match = old[0]
        said = "、".join(dict.fromkeys(m[0] for _, m in old))
        places = tuple(dict.fromkeys(paper.at(p.place) for p, _ in old))
        yield Finding(
            f"“{said}”是过去的提法，现在是{_round(current)}：{quoted(paragraph.text, match.start(), match.end())}",
            places,
            (current.cite,),
        )
        return
    yield from _listed(paper, heads)
    yield from _old_items(paper, current)


def _counts(param: Param) -> Mapping[str, int]:
    value = param.value
    return value.get("counts", {}) if isinstance(value, Mapping) else {}


def _round(param: Param) -> str:
    return str(param.value.get("round", "")) if isinstance(param.value, Mapping) else ""


def _wrong(match: re.Match[str], counts: Mapping[str, int]) -> bool:
    return to_int(match[1]) != counts.get(match[2], -1)


def _known(match: re.Match[str]) -> bool:
    """The headline of some earlier round; a county's own 十不准 is not one."""
    number = to_int(match[1])
    return any(_counts(p).get(match[2]) == number for p in history("party_congress", "discipline_notice"))


def _central(text: str, match: re.Match[str]) -> bool:
    """Said to be the centre's: a number that no round ever had."""
    low, _ = sentence_at(text, match.start())
    return match[2] == "严禁" and bool(
        re.search(r"(?:中央|中组部|中央组织部)[^，。；]{0,14}$", text[low : match.start()])
    )


def _past(text: str, start: int) -> bool:
    low, high = sentence_at(text, start)
    return bool(PAST.search(text[low:high].replace(text[start : start + 4], "")))


def _listed(paper: Paper, heads: list[tuple[Paragraph, re.Match[str]]]) -> Iterator[Finding]:
    """九严禁 with eight items; of a list of its own making the paper's number holds too (十不准)."""
    found = [(p, m) for _, p in clauses(paper) for m in ITEM.finditer(p.text)]
    for word in ("严禁", "不准", "一律"):
        said = {to_int(m[1]) for _, m in heads if m[2] == word}
        items = [(p, m) for p, m in found if m["word"] == word]
        number = said.pop() if len(said) == 1 else None
        told = any(m[2] == word and LISTS.match(p.text[m.end() :]) for p, m in heads)
        near = told or (number is not None and abs(number - len(items)) <= 3)
        if number is not None and number != len(items) and len(items) >= 3 and near:
            yield Finding(
                f"标的是 {number} 个{word}，列出的有 {len(items)} 条，请对照通知核对", (paper.at(items[0][0].place),)
            )


def _old_items(paper: Paper, current: Param) -> Iterator[Finding]:
    """A full list that has none of the words the current round brought in."""
    text = "\n".join(p.text for _, p in clauses(paper))
    now = _items(current)
    for past in history("party_congress", "discipline_notice"):
        if past.since >= current.since:
            continue
        then = _items(past)
        fresh = {word for word in now if word not in then}
        if (
            len(then) >= 8
            and sum(word in text for word in then) >= max(7, len(then) - 2)
            and fresh
            and not any(word in text for word in fresh)
        ):
            place = next(p for _, p in clauses(paper) if any(word in p.text for word in then))
            yield Finding(
                f"列出的换届纪律是 {past.since.year} 年的条目，现行的{_round(current)}已有改动（如{'、'.join(sorted(fresh)[:2])}）",
                (paper.at(place.place),),
                (current.cite,),
            )
            return


def _items(param: Param) -> list[str]:
    items = param.value.get("items", ()) if isinstance(param.value, Mapping) else ()
    return [word.strip("“”").removeprefix("搞") for item in items for word in str(item).split("、")]
