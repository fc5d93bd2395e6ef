"""Work out the stroke codes that no source lists, from the parts of a character, checked against its place in the order.

A code is a string of the five classes (1 横, 2 竖, 3 撇, 4 点, 5 折). The parts give a proposal (銀 = 釒 + 艮); it is taken only
when it lies between the codes of the nearest characters before and after, and only when it is the one proposal that does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

LAST = "辵辶廴"  # written after what they hold
AROUND = "囗匚匸"  # their last stroke closes what they hold

Key = tuple[int, str]
Parts = Mapping[str, Sequence[Sequence[str]]]


def place(code: str) -> Key:
    return len(code), code


def ascending(chars: Sequence[str], codes: Mapping[str, str]) -> set[str]:
    """The longest run of characters whose codes never fall."""
    tails: list[Key] = []
    ends: list[str] = []
    before: dict[str, str] = {}
    for char in chars:
        key = place(codes[char])
        at = bisect_right(tails, key)
        tails[at : at + 1] = [key]
        ends[at : at + 1] = [char]
        before[char] = ends[at - 1] if at else ""
    kept, char = set(), ends[-1] if ends else ""
    while char:
        kept.add(char)
        char = before[char]
    return kept


def learn(learned: dict[str, Counter[str]], codes: Mapping[str, str], parts: Parts, char: str) -> None:
    """Of a character with a code, and one of its two parts with a code, what remains is the other part's code."""
    code = codes[char]
    for pair in parts.get(char, ()):
        for known, other in (pair, pair[::-1]) if len(pair) == 2 else ():
            piece = codes.get(known, "")
            if not 0 < len(piece) < len(code):
                continue
            if code.endswith(piece):
                learned[other][code[: -len(piece)]] += 1
            if code.startswith(piece):
                learned[other][code[len(piece) :]] += 1


def options(part: str, codes: Mapping[str, str], learned: Mapping[str, Counter[str]]) -> list[str]:
    found = [codes[part]] if part in codes else []
    if part in learned:
        found += [code for code, times in learned[part].most_common(4) if times >= 2 and code not in found]
    return found[:4]


def proposals(
    char: str, codes: Mapping[str, str], learned: Mapping[str, Counter[str]], parts: Parts, *, loose: bool
) -> Iterator[str]:
    """Codes made of the parts' codes: in the order given, and for the enclosing parts as they are written."""
    for split in parts.get(char, ()):
        if not split or len(split) > 5 or not all(split):
            continue
        for pieces in product(*(options(part, codes, learned) for part in split)):
            yield "".join(pieces)
            if split[0] in LAST:
                yield "".join(pieces[1:]) + pieces[0]
            if split[0] in AROUND or (loose and len(pieces) == 2):
                yield pieces[0][:-1] + "".join(pieces[1:]) + pieces[0][-1]
            if loose and len(pieces) == 2:
                yield pieces[1] + pieces[0]
            if loose and len(pieces) == 3:
                yield pieces[1] + pieces[0] + pieces[2]
                yield pieces[0] + pieces[2] + pieces[1]


def bounds(order: Sequence[str], codes: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """For each character without a code, the nearest codes before and after it ("" where there is none)."""
    below: dict[str, str] = {}
    last = ""
    for char in order:
        below[char] = last
        last = codes.get(char, last)
    found, last = {}, ""
    for char in reversed(order):
        if char not in codes:
            found[char] = (below[char], last)
        last = codes.get(char, last)
    return found


def fitting(codes: Iterator[str], low: str, high: str) -> Counter[str]:
    return Counter(c for c in codes if (not low or place(low) <= place(c)) and (not high or place(c) <= place(high)))


def derive(order: Sequence[str], given: Mapping[str, str], parts: Parts, standard: frozenset[str]) -> dict[str, str]:
    """Every code that follows from `given`. In the standard's own table, where neighbours are near, the first fit will do."""
    codes = dict(given)
    learned: dict[str, Counter[str]] = defaultdict(Counter)
    for char in given:
        learn(learned, codes, parts, char)
    for turn in range(12):
        new: dict[str, str] = {}
        for char, (low, high) in bounds(order, codes).items():
            if low and low == high:
                new[char] = low
                continue
            loose = char in standard
            plain = fitting(proposals(char, codes, {}, parts, loose=False), low, high)
            fits = plain if len(plain) == 1 else fitting(proposals(char, codes, learned, parts, loose=loose), low, high)
            if len(fits) == 1 or (fits and turn >= 6 and loose):
                new[char] = fits.most_common(1)[0][0]
        trial = {**codes, **new}
        kept = ascending([char for char in order if char in trial], trial)
        for char in new.keys() & kept:
            codes[char] = new[char]
            learn(learned, codes, parts, char)
    return codes
