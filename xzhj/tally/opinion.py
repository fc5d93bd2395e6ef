"""民主推荐 and 民主测评: counts without winners, plain or weighted by class of ballot (A, B, C票)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from xzhj.model import Ballots
from xzhj.tally.ballot import name_key, names_in
from xzhj.tally.marks import Marks, MarksError, tidy

KINDS = {"recommendation": "民主推荐", "appraisal": "民主测评"}
GRADES: Mapping[str, tuple[str, ...]] = {
    "优秀": ("优秀", "好", "优", "满意"),
    "称职": ("称职", "较好", "良", "良好", "基本满意", "比较满意"),
    "基本称职": ("基本称职", "一般", "中"),
    "不称职": ("不称职", "差", "不满意"),
}
_WORD = {word: grade for grade, words in GRADES.items() for word in words}
RECOMMENDED = ("弃权", "推荐", "不推荐")
_CONDITION = re.compile(r"(\S+?)\s*(>=|<=|>|<|≥|≤)\s*(\d+(?:/\d+|(?:\.\d+)?%)?)")
_SIGNS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    ">=": lambda a, b: a >= b,
    "≥": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
    "≤": lambda a, b: a <= b,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One person: how many ballots said what, each word's share of all ballots (weighted where classes have weights)."""

    name: str
    counts: Mapping[str, int]
    shares: Mapping[str, Fraction]
    usable: bool | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """A count of opinions. `classes` are ballots by class, `unread` the words nobody explained (then no shares are given)."""

    kind: str
    rows: tuple[Row, ...]
    classes: Mapping[str, int]
    unread: Mapping[str, int]


def fraction(text: str) -> Fraction:
    """1/2, 50%, 0.5. Raises MarksError."""
    try:
        return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise MarksError(f"“{text}”不是分数或百分数") from error


def weights_of(text: str) -> dict[str, Fraction]:
    """Read 'A=50%,B=30%,C=20%'. Raises MarksError where they do not add up to the whole."""
    found: dict[str, Fraction] = {}
    for part in (p for p in re.split("[,，;；、]", text) if p.strip()):
        name, sign, share = part.partition("=")
        if not sign:
            raise MarksError(f"权重写法不对：{part}；应写成 A=50%,B=30%,C=20%")
        found[class_of(name)] = fraction(share.strip())
    if found and sum(found.values()) != 1:
        raise MarksError("各类票的权重合计应为 100%")
    return found


def class_of(text: str) -> str:
    """A票, A类, a → A."""
    return tidy(text).removesuffix("票").removesuffix("类").upper()


def conditions_of(text: str) -> list[tuple[str, str, Fraction]]:
    """Read '推荐>1/2;不称职<=1/3'. Raises MarksError."""
    found = []
    for part in (p for p in re.split("[;；,，]", text) if p.strip()):
        match = _CONDITION.fullmatch(part.strip())
        if not match:
            raise MarksError(f"使用条件写法不对：{part}；应写成 推荐>1/2;不称职<=1/3")
        found.append((match[1], match[2], fraction(match[3])))
    return found


def opinions(
    kind: str,
    ballots: Sequence[Ballots],
    marks: Marks,
    weights: Mapping[str, Fraction] | None = None,
    conditions: Sequence[tuple[str, str, Fraction]] = (),
) -> Opinion:
    """Count opinions. Raises MarksError where a class of ballots has no weight."""
    classes: Counter[str] = Counter()
    said: dict[str, dict[str, Counter[str]]] = {}
    unread: Counter[str] = Counter()
    for part in ballots:
        which = class_of(part.group)
        classes[which] += part.entered
        for cells, n in part.marks.items():
            for name, word in words_of(kind, part, cells, marks, unread, n):
                said.setdefault(name, {}).setdefault(which, Counter())[word] += n
    if weights and (strange := sorted(set(classes) - set(weights))):
        raise MarksError(f"票类 {'、'.join(strange) or '（没有写）'} 没有权重")
    rows = tuple(row(name, by, classes, weights or {}, conditions, bool(unread)) for name, by in said.items())
    return Opinion(kind, rows, dict(classes), dict(unread))


def words_of(
    kind: str, part: Ballots, cells: Sequence[str], marks: Marks, unread: Counter[str], n: int
) -> list[tuple[str, str]]:
    """What one ballot says of whom; words nobody explained go to `unread`."""
    width = len(part.columns)
    if part.validity and tidy(cells[-1]) in ("无效", "废票", "作废", "否", "×"):
        return []
    found = [(name, "推荐") for cell in cells[width : width + part.writes] for name in dict.fromkeys(names_in(cell))]
    for column, cell in zip(part.columns, cells, strict=False):
        text = tidy(cell)
        if kind == "appraisal":
            word = _WORD.get(text, "弃权" if text in ("", "弃权", "不了解") else "")
        else:
            meaning = marks.read(cell)
            word = "推荐" if text == "推荐" else "不推荐" if text == "不推荐" else ""
            word = word or (RECOMMENDED[meaning] if meaning < len(RECOMMENDED) else "")
        if word:
            found.append((name_key(column), word))
        else:
            unread[text] += n
    return list(dict.fromkeys(found))


def row(
    name: str,
    by: Mapping[str, Counter[str]],
    classes: Mapping[str, int],
    weights: Mapping[str, Fraction],
    conditions: Sequence[tuple[str, str, Fraction]],
    unread: bool,
) -> Row:
    counts: Counter[str] = sum(by.values(), Counter())
    if unread:
        return Row(name, counts, {})
    total = sum(classes.values())
    if weights:
        shares = {
            w: sum((weights[c] * Fraction(by[c][w], classes[c]) for c in by if classes[c]), Fraction(0)) for w in counts
        }
    else:
        shares = {w: Fraction(n, total) for w, n in counts.items()}
    kept = [_SIGNS[sign](shares.get(word, Fraction(0)), limit) for word, sign, limit in conditions]
    return Row(name, counts, shares, all(kept) if kept else None)
