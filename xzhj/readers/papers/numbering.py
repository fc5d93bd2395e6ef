"""Automatic numbers made visible: what Word would print before a paragraph (一、（一）1.（1）①)."""

from __future__ import annotations

import re
from typing import Any

from xzhj.readers.papers.looks import Styles, paragraph_look, whole
from xzhj.readers.papers.parts import MC, Element, W
from xzhj.text.numerals import to_chinese

_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "koreanCounting",
    }
)
_LONGEST = 60  # characters of a pattern: no list has longer numbers
_DIGITS = frozenset({"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2"})
_LEGALS = frozenset({"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal", "koreanLegal"})
_ZODIAC = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}
_LEGAL = str.maketrans("零一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟萬")
_ENCLOSED = {
    "decimalEnclosedCircle": 0x2460,
    "decimalEnclosedCircleChinese": 0x2460,
    "decimalEnclosedParen": 0x2474,
    "decimalEnclosedFullstop": 0x2488,
}


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles | None = None) -> None:
        self.styles = styles
        self.abstract: dict[str, Element] = {}
        self.lists: dict[str, str] = {}
        self.overrides: dict[tuple[str, int], Element] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[tuple[str, int]] = set()
        for node in root if root is not None else ():
            if node.tag == f"{W}abstractNum":
                self.abstract[node.get(f"{W}abstractNumId", "")] = node
            elif node.tag == f"{W}num":
                self._num(node)

    def _num(self, node: Element) -> None:
        number = node.get(f"{W}numId", "")
        link = node.find(f"{W}abstractNumId")
        self.lists[number] = link.get(f"{W}val", "") if link is not None else ""
        for override in node.findall(f"{W}lvlOverride"):
            self.overrides[number, whole(override.get(f"{W}ilvl")) or 0] = override

    def _abstract(self, number: str) -> Element | None:
        """The definition of a list; one that only names a list style has the definition of that style."""
        found = self.abstract.get(self.lists.get(number, ""))
        for _ in range(4):
            link = _value(found, "numStyleLink") if found is not None else ""
            if not link or self.styles is None:
                break
            number = str(self.styles.look(link)[0].get("numId", ""))
            found = self.abstract.get(self.lists.get(number, ""))
        return found

    def level_of(self, number: str, style: str, given: str | None) -> int:
        """The level a paragraph names, or the level that names the paragraph's style."""
        if given is not None:
            return min(whole(given) or 0, 8)
        abstract = self._abstract(number) if number else None
        for node in abstract.findall(f"{W}lvl") if abstract is not None else ():
            if _value(node, "pStyle") == style != "":
                return whole(node.get(f"{W}ilvl")) or 0
        return 0

    def level(self, number: str, level: int) -> Element | None:
        """The definition of a level, or None where there is none."""
        override = self.overrides.get((number, level))
        own = override.find(f"{W}lvl") if override is not None else None
        if own is not None:
            return own
        abstract = self._abstract(number)
        for node in abstract.findall(f"{W}lvl") if abstract is not None else ():
            if whole(node.get(f"{W}ilvl")) == level:
                return node
        return None

    def look(self, number: str, level: int) -> dict[str, Any]:
        """The indents a level brings."""
        node = self.level(number, level)
        return paragraph_look(node.find(f"{W}pPr")) if node is not None else {}

    def next(self, number: str, level: int) -> str:
        """Count one on and give the text of the number, "" for a bullet without words or an unknown list."""
        node = self.level(number, level)
        if node is None:
            return ""
        counts = self.counts.setdefault(self.lists.get(number, "") or number, {})
        if self._restarted(number, level) or level not in counts:
            counts[level] = self._start(number, level)
        else:
            counts[level] += 1
        for deeper in [n for n in counts if n > level and self._restarts(number, n, level)]:
            del counts[deeper]
        if _format(node) == "bullet":
            return ""
        legal = node.find(f"{W}isLgl") is not None
        text = re.sub(
            r"%(\d)", lambda m: self._shown(number, int(m[1]) - 1, counts, legal), _value(node, "lvlText")[:_LONGEST]
        )
        return text + {"space": " ", "nothing": ""}.get(_value(node, "suff"), "")

    def _restarted(self, number: str, level: int) -> bool:
        """Whether this is the first item of a list that begins anew where another of the same kind went before."""
        first = (number, level) not in self.begun
        self.begun.add((number, level))
        override = self.overrides.get((number, level))
        return first and override is not None and override.find(f"{W}startOverride") is not None

    def _restarts(self, number: str, deeper: int, level: int) -> bool:
        """Whether a level begins anew after an item of `level`: after every higher one, unless w:lvlRestart says otherwise."""
        node = self.level(number, deeper)
        given = whole(_value(node, "lvlRestart")) if node is not None and _value(node, "lvlRestart") else None
        return given is None or (given > 0 and level < given)

    def _start(self, number: str, level: int) -> int:
        override = self.overrides.get((number, level))
        if override is not None and (given := override.find(f"{W}startOverride")) is not None:
            return whole(given.get(f"{W}val")) or 0
        node = self.level(number, level)
        start = whole(_value(node, "start")) if node is not None else 1
        return 1 if start is None else start

    def _shown(self, number: str, level: int, counts: dict[int, int], legal: bool) -> str:
        node = self.level(number, level)
        count = counts.get(level)
        if count is None:
            count = counts[level] = self._start(number, level)
        return formatted(count, _format(node) if node is not None and not legal else "decimal")


def _format(node: Element) -> str:
    """The number format of a level; of two alternatives the one every program knows."""
    found = _value(node, "numFmt")
    if not found and (both := node.find(f"{MC}AlternateContent")) is not None:
        shown = both.find(f"{MC}Fallback/{W}numFmt")
        return shown.get(f"{W}val", "") if shown is not None else "decimal"
    return found or "decimal"


def _value(node: Element, tag: str) -> str:
    found = node.find(f"{W}{tag}")
    return found.get(f"{W}val", "") if found is not None else ""


def formatted(count: int, style: str) -> str:
    """A number in one of Word's number formats."""
    if style in _CHINESE and 0 <= count < 10**6:
        return to_chinese(count)
    if style in _DIGITS and count >= 0:
        return "".join("〇一二三四五六七八九"[int(c)] for c in str(count))
    if style in _LEGALS and 0 <= count < 10**6:
        return to_chinese(count).translate(_LEGAL)
    if style in _ZODIAC and count > 0:
        return _ZODIAC[style][(count - 1) % len(_ZODIAC[style])]
    if style in _ENCLOSED and 1 <= count <= 20:
        return chr(_ENCLOSED[style] + count - 1)
    if style == "decimalFullWidth":
        return "".join(chr(ord(c) + 0xFEE0) for c in str(count))
    if style in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(97 + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        return _roman(count) if style == "upperRoman" else _roman(count).lower()
    if style == "decimalZero":
        return f"{count:02d}"
    if style == "numberInDash":
        return f"- {count} -"
    return "" if style == "none" else str(count)


def _roman(count: int) -> str:
    text = ""
    for value, sign in (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while count >= value:
            text, count = text + sign, count - value
    return text
