"""The electing units and branches a case knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xzhj.model import Case, Person

_PARTS = re.compile(r"[、，,;；\n]+")


def unit_rows(case: Case) -> Iterator[Person]:
    """Every row of the tables of units and quotas that names a unit."""
    for roster in case.of("units", "quota"):
        for row in roster:
            if isinstance(row.unit, str) or isinstance(row.branch, str):
                yield row


def known_units(case: Case) -> tuple[set[str], set[str]]:
    """The branches and the units that the tables of units name; a cell may list several branches."""
    branches: set[str] = set()
    units: set[str] = set()
    for row in unit_rows(case):
        if isinstance(row.unit, str):
            units.add(row.unit)
        if isinstance(row.branch, str):
            branches.update(p.strip() for p in _PARTS.split(row.branch) if p.strip())
    return branches, units
