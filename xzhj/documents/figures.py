"""The statistics of a body, as papers print them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from xzhj.figures.ages import BRACKETS, age_on, bracket_counts, bracket_name, mean
from xzhj.figures.percent import one_decimal, percent, points
from xzhj.model import Missing
from xzhj.text.schooling import education, rank

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

    def _each(self, field: str, named: str) -> list[Any]:
        """A field of everybody. Raises Missing for the first who has none: a count without them would be a guess."""
        values = [getattr(row, field) for row in self.rows]
        for row, value in zip(self.rows, values, strict=True):
            if not isinstance(value, str) or not value:
                raise Missing(f"{row.name}的{named}")
        return values

    @cached_property
    def women(self) -> Part:
        return self.part(self._each("gender", "性别").count("女"))

    @cached_property
    def men(self) -> Part:
        return self.part(self._each("gender", "性别").count("男"))

    @cached_property
    def minorities(self) -> Part:
        return self.part(sum(people != "汉族" for people in self._each("ethnicity", "民族")))

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
        """Everybody's; none at all where no birth date is known. Raises Missing where only some are."""
        found = [age_on(r.born, self.cutoff) for r in self.rows]
        unknown = next((r for r, age in zip(self.rows, found, strict=True) if age is None), None)
        if unknown is not None and any(age is not None for age in found):
            raise Missing(f"{unknown.name}的出生年月")
        return found

    def _aged(self) -> None:
        if self.rows and None in self.ages:
            raise Missing(f"{self.rows[0].name}的出生年月")

    def named(self, item: str) -> Part | None:
        """The part a clerk means by 女, 少数民族, 45岁以下, 大专以上, a category; None for anything else."""
        word = re.sub(r"学历|代表|人员$|\s", "", item)
        if word in ("女", "妇女", "女性"):
            return self.women
        if word == "少数民族":
            return self.minorities
        if word == "连任":
            return self.incumbents
        if word in ("一线", "生产和工作一线"):
            return self.frontline
        if match := re.fullmatch(r"(\d+)岁(?:及)?以下(?:（.*）)?", word):
            return self.under(int(match[1]))
        if word.endswith("以上") and (step := education(word.removesuffix("以上"))):
            return self.schooled(rank(step))
        return next((part for name, part in self.categories if re.sub("人员$", "", name) == word), None)

    def under(self, years: int) -> Part:
        """Those of `years` and younger. Raises Missing without birth dates."""
        self._aged()
        return self.part(sum(a is not None and a <= years for a in self.ages))

    @cached_property
    def mean_age(self) -> str:
        """One decimal, "" when no birth date is known."""
        average = mean(self.ages)
        return "" if average is None else one_decimal(average)

    def brackets(self, name: str = "team") -> tuple[tuple[str, Part], ...]:
        self._aged()
        counts = bracket_counts(self.ages, BRACKETS[name])
        return tuple((bracket_name(b), self.part(n)) for b, n in zip(BRACKETS[name], counts, strict=True))

    def schooled(self, least: int) -> Part:
        steps = [rank(name) for name in self._each("education", "学历")]
        if 0 in steps:
            raise Missing(f"{self.rows[steps.index(0)].name}的学历（要能归入学历档次）")
        return self.part(sum(step >= least for step in steps))

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
