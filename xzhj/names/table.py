"""The table: some 21,000 characters in stroke order, read from text on first use (about 5 ms) and kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "strokes"
FIRST = 0x100  # a rank is a character from here on, so that keys are strings and compare at C speed
AFTER = "\U0010ffff"  # follows the rank of a table character: a place between it and the next
BLANK = " "  # stands before every rank

_TOKEN = re.compile(r"\?|[A-Z\[-`][a-y]*[1-5]?")


class UnknownCharacter(ValueError):
    """A character that the table lacks: `name` the person, `char`, `point` (U+3B3F)."""

    def __init__(self, char: str, name: str = "") -> None:
        self.char, self.name, self.point = char, name, f"U+{ord(char):04X}"
        whose = f"{name}：" if name else ""
        super().__init__(
            f"{whose}“{char}”（{self.point}）不在笔画表中，排不了；请在笔顺码文件中写一行：字、制表符、笔顺码"
        )


class Ranks(dict[int, str]):
    """Code point → rank as a string, for `str.translate`. An unknown character raises: it is never passed over."""

    def __missing__(self, point: int) -> str:
        raise UnknownCharacter(chr(point))


def lines(name: str) -> list[str]:
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


def rows() -> Iterator[tuple[int, str]]:
    """Number of strokes, and the characters of so many strokes in order."""
    for line in lines("order.txt"):
        count, _, chars = line.partition("\t")
        yield int(count), chars


@cache
def ranks() -> Ranks:
    """The rank of every character of the table, aliases included; the middle dot has none and counts for nothing."""
    chars = "".join(chars for _, chars in rows())
    table = Ranks(zip(map(ord, chars), map(chr, range(FIRST, FIRST + len(chars))), strict=True))
    for line in lines("aliases.txt"):
        char, _, stands_for = line.partition("\t")
        table[ord(char)] = table[ord(stands_for)]
    table[ord("·")] = ""
    return table


@cache
def codes() -> Mapping[str, str]:
    """Stroke code of each character that has one: a digit a stroke, 1 横 2 竖 3 撇 4 点 5 折."""
    found: dict[str, str] = {}
    last = ""
    for (_, chars), line in zip(rows(), lines("codes.txt"), strict=True):
        for char, token in zip(chars, _TOKEN.findall(line), strict=True):
            if token != "?":
                last = found[char] = last[: ord(token[0]) - 65] + "".join(map(_strokes, token[1:]))
    return found


def _strokes(letter: str) -> str:
    """A letter is two strokes, a digit one: see tools/build_strokes.py."""
    if letter.isdigit():
        return letter
    first, second = divmod(ord(letter) - 97, 5)
    return f"{first + 1}{second + 1}"


@cache
def counts() -> Mapping[str, int]:
    """Number of strokes of every character of the table."""
    return {char: count for count, chars in rows() for char in chars}


@cache
def shapes() -> Mapping[str, str]:
    """The exact strokes, a letter each, of characters that share their code with another."""
    return dict(line.split("\t") for line in lines("shapes.txt"))


@cache
def ties() -> Mapping[str, str]:
    """Pairs that only joins or structure decide → the reason in words."""
    return dict(line.split("\t") for line in lines("ties.txt"))


@cache
def aliases() -> Mapping[str, str]:
    return dict(line.split("\t") for line in lines("aliases.txt"))
