"""The measures of GB/T 9704—2012, each with its clause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files

import yaml

from xzhj.model import Cite


@dataclass(frozen=True, slots=True)
class Measure:
    """One value of the standard: `value` a Fraction in `unit` (mm, pt, 行, 字, 位) or a word (a face, a colour).

    `binding` is must, guide (一般), may (推荐、可以) or practice; `tolerance` is in the same unit, None where none is stated.
    """

    key: str
    title: str
    value: Fraction | str
    unit: str
    binding: str
    cite: Cite
    tolerance: Fraction | None = None

    @property
    def number(self) -> Fraction:
        """The value as a number. Raises TypeError for a word."""
        if isinstance(self.value, str):
            raise TypeError(f"{self.key} 不是数值")
        return self.value

    @property
    def twips(self) -> int:
        """The length in twentieths of a point. Raises TypeError unless it is in mm or pt."""
        if self.unit not in ("mm", "pt"):
            raise TypeError(f"{self.key} 不是长度")
        return round(self.number * (Fraction(7200, 127) if self.unit == "mm" else 20))


@cache
def measures() -> dict[str, Measure]:
    """All measures by key, read once."""
    text = (files(__package__) / "gbt9704.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {key: _measure(key, row, data["instrument"], data["since"]) for key, row in data["measures"].items()}


def _measure(key: str, row: dict[str, object], instrument: str, since: date) -> Measure:
    unit, value = str(row.get("unit", "")), str(row["value"])
    tolerance = row.get("tolerance")
    return Measure(
        key=key,
        title=str(row["title"]),
        value=Fraction(value) if unit else value,
        unit=unit,
        binding=str(row["binding"]),
        cite=Cite(instrument, str(row["clause"]), since),
        tolerance=None if tolerance is None else Fraction(str(tolerance)),
    )
