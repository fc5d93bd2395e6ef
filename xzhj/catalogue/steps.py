"""The steps of the process, S01…S45: what is done, when, in which chain of dates, with which papers. From steps.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

CHAINS: Mapping[str, str] = {"request": "请示批复", "delegates": "代表选举", "candidates": "人选", "result": "结果"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `since` and `until` are its customary days counted from the congress day (None = no customary day).

    `dated` are the papers whose own date is the step's date; `papers` all that the step produces.
    """

    step: str
    phase: str
    title: str
    since: int | None = None
    until: int | None = None
    chain: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


@cache
def steps() -> Mapping[str, Step]:
    """Every step by its code, in order."""
    with Path(__file__).with_name("steps.yaml").open(encoding="utf-8") as file:
        rows = yaml.load(file, yaml.CSafeLoader)  # our own file
    return {
        row["step"]: Step(
            row["step"],
            row["phase"],
            row["title"],
            row.get("from"),
            row.get("to"),
            *(tuple(row.get(key, ())) for key in ("chain", "dated", "papers")),
        )
        for row in rows
    }


def default_days(congress: date) -> dict[str, date]:
    """The last customary day of each step for a congress opening on `congress`; steps of no fixed time are left out."""
    return {s.step: congress + timedelta(s.until) for s in steps().values() if s.until is not None}


def step_of(text: str) -> str:
    """The step a clerk names, by its code or its title ("" = none)."""
    word = text.strip()
    if word.upper() in steps():
        return word.upper()
    return next((s.step for s in steps().values() if s.title == word), "")
