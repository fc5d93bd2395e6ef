"""The statistics of a body, as papers print them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from xzhj.figures.ages import BRACKETS, age_on, bracket_counts, bracket_name, mean
from xzhj.figures.percent import one_decimal, percent, points
from xzhj.text.schooling import rank

SCHEMES: Mapping[str, tuple[str, ...]] = {
    "three": ("领导干部", "专业技术人员", "先进模范"),
    "frontline": ("领导干部", "生产和工作一线"),
}
DA_ZHUAN, GAO_ZHONG, BEN_KE = rank("大学专科"), rank("高中"), rank("大学本科")
YAN_JIU_SHENG = rank("研究生")


class Part:
    """`n` people, `share` of the whole as printed, `text` 11名，占13.25%."""

    def __init__(self, n: int, total: int, decimals: int) -> None:
        self.n, self.total, self.decimals = n, total, decimals

    @property
    def share(self) -> str:
        return percent(self.n, self.total, self.decimals) if self.total else "0%"

    @property
    def text(self) -> str:
        return f"{self.n}名，占{self.share}"

    def change(self, n: int, total: int) -> str:
        """Against `n` of `total` before: 上升2.35个百分点, 持平."""
        return points(Fraction(self.n, self.total), Fraction(n, total), self.decimals)

    def __str__(self) -> str:
        return str(self.n)


class Figures:
    """`total`, `women`, `minorities`, `category(name)`, `categories`, `under(45)`, `mean_age`, `brackets`, `schooling` …"""

    def __init__(self, rows: Sequence[Any], cutoff: date, scheme: str = "", decimals: int = 2) -> None:
        self.rows, self.cutoff, self.scheme, self.decimals = rows, cutoff, scheme, decimals
        self.total = len(rows)

    def part(self, n: int) -> Part:
        return Part(n, self.total, self.decimals)

    @cached_property
    def women(self) -> Part:
        return self.part(sum(r.gender == "女" for r in self.rows))

    @cached_property
    def men(self) -> Part:
        return self.part(sum(r.gender == "男" for r in self.rows))

    @cached_property
    def minorities(self) -> Part:
        return self.part(sum(isinstance(r.ethnicity, str) and r.ethnicity != "汉族" for r in self.rows))

    @cached_property
    def frontline(self) -> Part:
        return self.part(sum(r.frontline is True for r in self.rows))

    @cached_property
    def incumbents(self) -> Part:
        return self.part(sum(r.incumbent is True for r in self.rows))

    @cached_property
    def categories(self) -> tuple[tuple[str, Part], ...]:
        """Each category that has people, in the order of the scheme; each person is in one."""
        counts: dict[str, int] = dict.fromkeys(SCHEMES.get(self.scheme, SCHEMES["three"]), 0)
        for row in self.rows:
            if isinstance(row.delegate_category, str):
                counts[row.delegate_category] = counts.get(row.delegate_category, 0) + 1
        return tuple((name, self.part(n)) for name, n in counts.items() if n)

    def category(self, name: str) -> Part:
        return self.part(sum(r.delegate_category == name for r in self.rows))

    @cached_property
    def ages(self) -> list[int | None]:
        return [age_on(r.born, self.cutoff) for r in self.rows]

    def under(self, years: int) -> Part:
        """Those of `years` and younger."""
        return self.part(sum(a is not None and a <= years for a in self.ages))

    @cached_property
    def mean_age(self) -> str:
        """One decimal, "" when no birth date is known."""
        average = mean(self.ages)
        return "" if average is None else one_decimal(average)

    def brackets(self, name: str = "team") -> tuple[tuple[str, Part], ...]:
        counts = bracket_counts(self.ages, BRACKETS[name])
        return tuple((bracket_name(b), self.part(n)) for b, n in zip(BRACKETS[name], counts, strict=True))

    def schooled(self, least: int) -> Part:
        return self.part(sum(rank(str(r.education or "")) >= least for r in self.rows))

    @cached_property
    def college(self) -> Part:
        """大专以上."""
        return self.schooled(DA_ZHUAN)

    @cached_property
    def graduate(self) -> Part:
        """研究生."""
        return self.schooled(YAN_JIU_SHENG)

    @cached_property
    def bachelor(self) -> Part:
        """本科以上."""
        return self.schooled(BEN_KE)

    @cached_property
    def secondary(self) -> Part:
        """高中（中专）以上."""
        return self.schooled(GAO_ZHONG)

    @cached_property
    def schooling(self) -> tuple[tuple[str, Part], ...]:
        """Each step of the ladder that has people, highest first."""
        names = {str(r.education) for r in self.rows if r.education}
        ordered = sorted((n for n in names if rank(n)), key=rank, reverse=True)
        return tuple((n, self.part(sum(r.education == n for r in self.rows))) for n in ordered)
