"""A comparison kept as data: ">=4/5 of expected", "<=300", "100..200", ">=6/5 of seats"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from xzhj.model.missing import Missing

_ONE = re.compile(r"(>=|<=|==|>|<)\s*(\d+(?:/\d+|(?:\.\d+)?%)?)(?:\s+of\s+(\w+))?")
_RANGE = re.compile(r"(\d+(?:/\d+|(?:\.\d+)?%)?)\.\.(\d+(?:/\d+|(?:\.\d+)?%)?)(?:\s+of\s+(\w+))?")

BASES: Mapping[str, str] = {
    "expected": "应到会有选举权人数",
    "present": "实到会有选举权人数",
    "issued": "发出选票数",
    "returned": "收回选票数",
    "valid": "有效票数",
    "seats": "应选名额",
    "members": "党员总数",
    "delegates": "代表总数",
    "registered": "登记选民数",
    "participants": "参加投票人数",
    "all_deputies": "全体代表人数",
    "votes": "所得赞成票数",
    "current": "本数",
}
_WORDS = {">=": "不少于", "<=": "不超过", "==": "等于", ">": "超过", "<": "少于"}
_DIGITS = "零一二三四五六七八九十"


def _share(text: str) -> Fraction:
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit on a count, as a share of a named base or (base "") as a plain number.

    `low` and `high` are None where there is no limit on that side; `strict` excludes the limit itself.
    """

    low: Fraction | None
    high: Fraction | None
    strict: bool
    base: str
    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text form. Raises ValueError for anything else, and for a base that is not in BASES."""
        one, two = _ONE.fullmatch(text.strip()), _RANGE.fullmatch(text.strip())
        match = one or two
        base = (match[3] if match else "") or ""
        if match is None or (base and base not in BASES):
            raise ValueError(f"不是比较式：{text!r}")
        if two:
            low, high = _share(two[1]), _share(two[2])
            if low > high:
                raise ValueError(f"下限大于上限：{text!r}")
            return cls(low, high, False, base, text)
        sign, share = match[1], _share(match[2])
        return cls(
            share if sign in (">=", ">", "==") else None,
            share if sign in ("<=", "<", "==") else None,
            sign in (">", "<"),
            base,
            text,
        )

    def _unit(self, bases: Mapping[str, int]) -> int:
        if not self.base:
            return 1
        if self.base not in bases:
            raise Missing(self.base)
        return bases[self.base]

    def admits(self, part: int, bases: Mapping[str, int] | None = None) -> bool:
        """Say whether `part` is inside the bound. Raises Missing when the base it names is not given."""
        unit = self._unit(bases or {})
        if self.low is not None and not (part > self.low * unit if self.strict else part >= self.low * unit):
            return False
        return self.high is None or (part < self.high * unit if self.strict else part <= self.high * unit)

    def least(self, bases: Mapping[str, int] | None = None) -> int:
        """The smallest whole number inside the bound (0 when there is no lower limit)."""
        if self.low is None:
            return 0
        limit = self.low * self._unit(bases or {})
        return limit.__floor__() + 1 if self.strict else limit.__ceil__()

    def most(self, bases: Mapping[str, int] | None = None) -> int | None:
        """The largest whole number inside the bound, None when there is no upper limit."""
        if self.high is None:
            return None
        limit = self.high * self._unit(bases or {})
        return limit.__ceil__() - 1 if self.strict else limit.__floor__()

    def __str__(self) -> str:
        """The bound in Chinese: 不少于应到会有选举权人数的五分之四."""
        of = f"{BASES[self.base]}的" if self.base else ""
        if self.low is not None and self.high is not None and self.low != self.high:
            return f"{of}{_number(self.low, of)}至{_number(self.high, of)}"
        if self.low is not None and self.high is not None:
            return f"等于{BASES[self.base]}" if of and self.low == 1 else f"等于{of}{_number(self.low, of)}"
        sign = (">" if self.strict else ">=") if self.low is not None else ("<" if self.strict else "<=")
        share = self.low if self.low is not None else self.high
        if share == 1 and of:
            return f"{_WORDS[sign]}{BASES[self.base]}"
        return f"{_WORDS[sign]}{of}{_number(share or Fraction(0), of)}"


def _number(share: Fraction, of: str) -> str:
    if share.denominator == 1:
        return str(share.numerator) if not of else f"{share.numerator}倍"
    if share == Fraction(1, 2):
        return "半数" if of else "1/2"
    if share < 1 and share.denominator <= 10 and share.numerator <= 10:
        return f"{_DIGITS[share.denominator]}分之{_DIGITS[share.numerator]}"
    percent = share * 100
    if 100 % share.denominator and share.denominator <= 10 and share.numerator <= 10:
        return f"{_DIGITS[share.denominator]}分之{_DIGITS[share.numerator]}"
    return f"{percent.numerator}%" if percent.denominator == 1 else f"{float(percent):g}%"
