"""Money of the dues, added exactly, as the report to the congress gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from xzhj.model import Missing

_MONEY = re.compile(r"(-?\d+(?:\.\d+)?)(万元|元)?")
IN, OUT = ("income", "allocated", "interest"), ("remitted", "spent")
NAMES: Mapping[str, str] = {
    "open": "上年结存", "income": "党员交纳", "allocated": "上级下拨", "interest": "利息", "remitted": "上缴", "spent": "支出",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Money:
    """Yuan; all amounts of a paper print bare where every one is whole, else all with two decimals."""

    value: Fraction
    decimals: bool = True

    def __str__(self) -> str:
        cents = round(self.value * 100)
        whole, rest = divmod(abs(cents), 100)
        return ("-" if cents < 0 else "") + str(whole) + (f".{rest:02d}" if self.decimals else "")

    def __bool__(self) -> bool:
        return self.value != 0


def money(value: Any, name: str) -> Fraction:
    """An amount as clerks write one. Raises Missing for what is none."""
    match = _MONEY.fullmatch(str(value).replace(",", "").replace("，", "").strip())
    if match is None:
        raise Missing(f"党费收支里的{name}")
    return Fraction(match[1]) * (10000 if match[2] == "万元" else 1)


@dataclass(frozen=True, slots=True)
class Year:
    """One year's dues; `close` = open + what came in − what went out."""

    year: str
    amounts: Mapping[str, Fraction]
    decimals: bool = True

    def __getattr__(self, name: str) -> Money:
        if name in NAMES:
            return Money(self.amounts[name], self.decimals)
        raise AttributeError(name)

    @property
    def left(self) -> Fraction:
        return self.amounts["open"] + sum(self.amounts[k] for k in IN) - sum(self.amounts[k] for k in OUT)

    @property
    def close(self) -> Money:
        return Money(self.left, self.decimals)


@dataclass(frozen=True, slots=True)
class Dues:
    """The years in order, and `total`: the first year's opening, everything since, and what is left."""

    years: tuple[Year, ...]
    items: tuple[tuple[str, Money], ...]

    @property
    def total(self) -> Year:
        sums = {k: sum((y.amounts[k] for y in self.years), Fraction(0)) for k in (*IN, *OUT)}
        return Year("合计", {"open": self.years[0].amounts["open"], **sums}, self.years[0].decimals)

    @property
    def unexplained(self) -> Money:
        """What was spent beyond the items listed."""
        rest = self.total.amounts["spent"] - sum((m.value for _, m in self.items), Fraction(0))
        return Money(rest, self.years[0].decimals)


def dues(rows: Iterable[Mapping[str, Any]], items: Iterable[Mapping[str, Any]]) -> Dues | None:
    """None without a row. An opening that is not given is what the year before left; other blanks are nothing."""
    years: list[Year] = []
    for row in sorted(rows, key=lambda r: str(r.get("year", ""))):
        opening = row.get("open") if row.get("open") is not None or not years else years[-1].left
        if opening is None:
            raise Missing("党费收支里第一年的上年结存")
        amounts = {k: money(row.get(k) or 0, NAMES[k]) for k in (*IN, *OUT)}
        years.append(
            Year(
                str(row.get("year", "")),
                {"open": opening if isinstance(opening, Fraction) else money(opening, NAMES["open"]), **amounts},
            )
        )
    listed = [(str(r.get("item", "")), money(r.get("money"), "支出项目金额")) for r in items]
    sums = [sum_ for y in years for sum_ in y.amounts.values()] + [sum_ for _, sum_ in listed]
    split = any(sum_.denominator > 1 for sum_ in sums)
    shown = tuple(replace(y, decimals=split) for y in years)
    return Dues(shown, tuple((name, Money(sum_, split)) for name, sum_ in listed)) if years else None
