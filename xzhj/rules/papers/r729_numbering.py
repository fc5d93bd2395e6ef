"""序号跳号或层次混用。

查什么：一、（一）1.（1）各级序号是不是连续，下一级有没有倒挂到上一级前面；摘录可以从任何一号开始，附件另起。
为什么：跳号多半是删了段落没有改号，审稿的会以为缺页；层次混用，引用时说不清是哪一条。
怎么改：按“一、”“（一）”“1.”“（1）”的次序重排序号。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding, Paper
from xzhj.rules.papers._say import lines
from xzhj.text.numerals import to_chinese, to_int

CODE = "R729"
LEVELS = ("warning",)
EACH = "paper"
BECAUSE = (Cite("党政机关公文格式", "7.3.3"),)

_CN = "[一二三四五六七八九十]{1,4}"
LEVEL = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\s*({_CN})、",
        rf"\s*[（(]({_CN})[)）]",
        r"\s*(\d{1,2})(?:[.．](?!\d)|、(?!\d))",
        r"\s*[（(](\d{1,2})[)）]",
    )
)
SHOWN = ("{}、", "（{}）", "{}.", "（{}）")
BREAK = re.compile(r"^\s*第[一二三四五六七八九十百\d]+[章节编部]|^\s*附\s*件|^(?:正面|背面|说明|注)\s*[：:]?$")


@dataclass(slots=True)
class Open:
    """The numbers now open: one a level, 0 where none; `fresh` levels have had no number since their parent."""

    last: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    fresh: list[bool] = field(default_factory=lambda: [True] * 4)
    low: bool = False  # 1. stands directly under 一、
    before: str = ""


RUNNING = (
    re.compile(rf"^\s*第({_CN}|十[一二三四五六七八九]?|\d{{1,2}})(条)(?=[\s　：:，])"),
    re.compile(
        rf"^\s*(?:(?:现在|下面|接下来)，?)?(?:进行)?(?:会议|大会)?(?:进行)?第({_CN}|\d{{1,2}})(项)(?:议程|内容)?(?=[\s　：:，、])"
    ),
)


def check(paper: Paper, case: Case, law: Law) -> Iterator[Finding]:
    yield from _levels(paper)
    for pattern in RUNNING:
        yield from _running(paper, pattern)


def _running(paper: Paper, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """第一条, 第二条, 第四条: each item begins a paragraph; an extract begins anywhere, a new 第一 begins another list."""
    last = 0
    for _, paragraph in lines(paper, "body"):
        match = pattern.match(paragraph.text)
        number = to_int(match[1]) if match else None
        if match is None or number is None:
            continue
        if last and number not in (1, last + 1) and f"第{to_chinese(number - 1)}{match[2]}" not in _text(paper):
            what = "重复" if number == last else "跳号" if number > last else "倒号"
            said = f"第{to_chinese(last)}{match[2]}后面是第{to_chinese(number)}{match[2]}"
            yield Finding(f"序号{what}：{said}：{paragraph.text.strip()[:20]}", (paper.at(paragraph.place),))
        last = number


def _text(paper: Paper) -> str:
    return "".join(p.text for _, p in lines(paper, "body"))


def _levels(paper: Paper) -> Iterator[Finding]:
    state = Open()
    elements = {c.index for c in paper.claims if c.kind == "element" and c.about != "closing"}
    for index, paragraph in lines(paper, "body", "table"):
        text = paragraph.text
        if paragraph.part == "table" or index in elements or BREAK.match(text):
            state = Open()
            continue
        level, number = _number(text)
        if level < 0:
            state.before = text
            if len(text.strip()) < 30 and not re.search(r"[。；：，,;:]", text):
                state = Open()  # a heading without number begins a new part
            continue
        if said := _wrong(state, level, number):
            yield Finding(f"{said}：{text.strip()[:20]}", (paper.at(paragraph.place),))
        _step(state, level, number)
        state.before = text


def _number(text: str) -> tuple[int, int]:
    for level, pattern in enumerate(LEVEL):
        if (match := pattern.match(text)) and (number := to_int(match[1])):
            return level, number
    return -1, 0


def _wrong(state: Open, level: int, number: int) -> str:
    last = state.last[level]
    if level == 1 and number == 1 and state.low and state.last[0]:
        return "“1.”下面又出现“（一）”，层次倒了"
    if number in (1, last + 1) or _inline(state.before, level, number - 1):
        return ""
    shown = SHOWN[level]
    if last and (not state.fresh[level] or level == 0):
        what = "重复" if number == last else "跳号" if number > last else "倒号"
        return f"序号{what}：{_as(shown, level, last)}后面是{_as(shown, level, number)}"
    if not last and level and any(state.last[:level]):
        return f"序号不从头起：第一个是{_as(shown, level, number)}"
    if last and state.fresh[level] and number != last + 1:
        return f"序号不从头起：第一个是{_as(shown, level, number)}"
    return ""


def _inline(before: str, level: int, number: int) -> bool:
    """The number before stands inside the paragraph above."""
    return number > 0 and _as(SHOWN[level], level, number) in before.replace("．", ".")


def _as(shown: str, level: int, number: int) -> str:
    return shown.format(to_chinese(number) if level < 2 else number)


def _step(state: Open, level: int, number: int) -> None:
    state.last[level] = number
    state.fresh[level] = False
    for below in range(level + 1, 4):
        state.fresh[below] = True
        if level == 0:
            state.last[below] = state.last[below] if below == 1 else 0
    if level == 0:
        state.low = False
    elif level == 1:
        state.low = False
        state.last[2] = state.last[3] = 0
    elif level == 2:
        state.low = state.fresh[1]
