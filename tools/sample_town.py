"""A synthetic township: its name, its size and its numbers. Every person and place is invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Town:
    """One township. `units`: electing unit → its branches, for branches that are no village's; villages go two by two.

    `committee`, `discipline`, `county`: seats and candidates of each contest. `presidium`: from the office, from the branches.
    """

    name: str
    code: str
    seed: int
    villages: tuple[str, ...]
    offices: Mapping[str, int]
    units: Mapping[str, tuple[str, ...]]
    seats: int
    excluded: int
    committee: tuple[int, int]
    discipline: tuple[int, int]
    county: tuple[int, int]
    presidium: tuple[int, int]
    congress: date
    term_start: date
    term_end: date
    unit_day: date
    women_first: bool = True  # False: the women are nominated last
    figures: Mapping[str, Any] = field(default_factory=dict)  # what 换届信息 says otherwise than the other township's

    @property
    def kind(self) -> str:
        return self.name[-1]

    @property
    def short(self) -> str:
        return self.name[:-1]

    def words(self, value: Any) -> Any:
        """Texts written for 柳溪镇, as this township says them."""
        if isinstance(value, str):
            return value.replace("柳溪", self.short).replace("柳党发", self.code).replace("镇", self.kind)
        if isinstance(value, list):
            return [self.words(v) for v in value]
        return {k: self.words(v) for k, v in value.items()} if isinstance(value, dict) else value
