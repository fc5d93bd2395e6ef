"""Characters that the table lacks, placed by their stroke code as the user gives it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from xzhj.names.table import AFTER, FIRST, Ranks, codes, counts, ranks

_LINE = re.compile(r"(\S)[\s,，:：=]+([1-5]+)")


class BadOverride(ValueError):
    """A line of an overrides file that is not 字<TAB>笔顺码."""


def parse_overrides(text: str) -> dict[str, str]:
    """Read lines of 字<TAB>笔顺码 (1 横 2 竖 3 撇 4 点 5 折); blank lines and lines with # are passed over. Raises BadOverride."""
    found: dict[str, str] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise BadOverride(f"第{number}行“{line.strip()}”不对；应为：字、制表符、笔顺码（1横2竖3撇4点5折）")
        if found.get(match[1], match[2]) != match[2]:
            raise BadOverride(f"第{number}行：“{match[1]}”前面已写过笔顺码{found[match[1]]}")
        found[match[1]] = match[2]
    return found


def ranks_with(overrides: Mapping[str, str] | None) -> Ranks:
    """The table, with each overriding character after those of the same count and an equal or smaller code."""
    if not overrides:
        return ranks()
    table = Ranks(ranks())
    for char, code in overrides.items():
        table[ord(char)] = _last_before(code) + AFTER + code
    return table


def _last_before(code: str) -> str:
    """The rank of the last character with fewer strokes, or as many and a code not greater."""
    wanted, known = (len(code), code), codes()
    found = FIRST - 1
    for at, (char, count) in enumerate(counts().items(), FIRST):
        if count > len(code):
            break
        if count < len(code) or (char in known and (count, known[char]) <= wanted):
            found = at
    return chr(found)
