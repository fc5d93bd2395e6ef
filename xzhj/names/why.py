"""Why one name stands before another, in a sentence that can be read out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from xzhj.names.clean import clean
from xzhj.names.order import keyer
from xzhj.names.table import aliases, codes, counts, shapes, ties

_CLASSES = "横竖撇点折"
# letter → stroke, turns, variant of the main form of its class (rule 3) or not
_SHAPES: Mapping[str, tuple[str, int, bool]] = {
    "j": ("横", 0, False), "i": ("提", 0, True), "f": ("竖", 0, False), "g": ("竖钩", 0, True), "s": ("撇", 0, False),
    "k": ("点", 0, False), "d": ("点", 0, False), "l": ("捺", 0, True), "a": ("横折折撇", 3, False), "b": ("竖折", 1, False),
    "c": ("横折", 1, False), "e": ("横撇", 1, False), "h": ("竖提", 1, False), "m": ("撇点", 1, False),
    "n": ("撇折", 1, False), "o": ("横斜钩", 2, False), "p": ("横折提", 2, False), "q": ("横折折折", 3, False),
    "r": ("横折钩", 2, False), "t": ("弯钩", 1, False), "u": ("竖弯钩", 2, False), "v": ("横折弯", 2, False),
    "w": ("横折折折钩", 4, False), "x": ("竖折折", 2, False), "y": ("斜钩", 1, False), "z": ("竖折折钩", 3, False),
}  # fmt: skip


def explain(a: str, b: str, mode: str = "surname", overrides: Mapping[str, str] | None = None) -> str:
    """What decides between two names, the one that comes first named first. Raises UnknownCharacter, ValueError (mode)."""
    of = keyer(mode, overrides)
    key_a, key_b = of(a), of(b)
    if key_a == key_b:
        return "两个姓名相同，保持原来的先后"
    first, second = (clean(a), clean(b)) if key_a < key_b else (clean(b), clean(a))
    at = 0
    for one, other in zip_longest(_slots(first, mode), _slots(second, mode), fillvalue=""):
        at += one != " "
        if of_char(one) == of_char(other):
            continue
        if one == " ":
            return f"首字同为“{first[0]}”，{first}是两字姓名，姓后空一格，排在{second}之前"
        if not one:
            return f"{second}的前{at - 1}字与{first}相同，字数少的在前"
        return f"第{at}字 {one}/{other}：{_chars(one, other, overrides or {})}"
    return "两个姓名相同，保持原来的先后"


def of_char(char: str) -> str:
    return aliases().get(char, char)


def _slots(name: str, mode: str) -> Iterator[str]:
    """The characters that are compared, dots left out, with the blank of a two-character name."""
    for at, char in enumerate(name):
        if at == 1 and len(name) == 2 and mode == "surname":
            yield " "
        if char != "·":
            yield char


def _chars(first: str, second: str, overrides: Mapping[str, str]) -> str:
    one, other = of_char(first), of_char(second)
    code, second_code = (overrides.get(c) or codes().get(c, "") for c in (one, other))
    count, second_count = (len(overrides[c]) if c in overrides else counts()[c] for c in (one, other))
    if count != second_count:
        return f"{count}画在前，{second_count}画在后"
    if not code or not second_code:
        return f"同为{count}画，按国家规定的字序{first}在前"
    for at, (stroke, other_stroke) in enumerate(zip(code, second_code, strict=True), 1):
        if stroke != other_stroke:
            return f"同为{count}画，第{at}笔 {_named(stroke)}/{_named(other_stroke)}，按横竖撇点折的次序{first}在前"
    if one in overrides or other in overrides:
        return f"同为{count}画、笔顺同为{code}，按补充的笔顺码{second}排在其后"
    return f"同为{count}画、笔顺同为{code}，{_same_code(one, other, first)}"


def _named(stroke: str) -> str:
    return _CLASSES[int(stroke) - 1]


def _same_code(one: str, other: str, first: str) -> str:
    """Rules 3 and 4 from the exact strokes where they are known and agree with the table; 5 and 6 from the list of pairs."""
    pairs = [(_SHAPES[x], _SHAPES[y]) for x, y in zip(shapes().get(one, ""), shapes().get(other, ""), strict=False)]
    ranked = [((int(x[2]), int(y[2])), at, "主笔形在前") for at, (x, y) in enumerate(pairs)] + [
        ((x[1], y[1]), at, "折数少的在前") for at, (x, y) in enumerate(pairs)
    ]
    for (mine, its), at, word in ranked:
        if mine > its:
            break
        if mine < its:
            return f"第{at + 1}笔 {pairs[at][0][0]}/{pairs[at][1][0]}，{word}"
    return ties().get(one + other, f"笔画的连接和结构不同，按国家规定的字序{first}在前")
