"""Values as rosters give them: a day, a month alone, or something that could not be read."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Month(NamedTuple):
    """A date known to the month only. It stands for any day in that month."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that holds something no reading fits; the raw text is kept, `why` is a short Chinese reason."""

    raw: str
    why: str

    def __str__(self) -> str:
        return self.raw


When = date | Month


def earliest(when: When) -> date:
    """The first day that `when` can mean."""
    return when if isinstance(when, date) else date(when.year, when.month, 1)


def latest(when: When) -> date:
    """The last day that `when` can mean."""
    return when if isinstance(when, date) else date(when.year, when.month, monthrange(when.year, when.month)[1])


def years_between(born: date, day: date) -> int:
    """Full years (周岁) from `born` to `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def plus_years(day: date, years: int) -> date:
    """The same day `years` later; 29 February becomes 28 February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def plus_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))
