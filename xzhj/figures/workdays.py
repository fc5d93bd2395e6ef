"""Working days by the statutory calendar (国务院办公厅放假调休安排), as far as it has been published."""

from __future__ import annotations

from datetime import date, timedelta


def is_workday(day: date) -> bool | None:
    """Say whether `day` is a working day; None for a year whose arrangement is not in the table."""
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def published_years() -> tuple[int, int]:
    """The first and the last year whose arrangement is in the table."""
    from chinese_calendar.constants import holidays

    years = [day.year for day in holidays]
    return min(years), max(years)


def workdays(start: date, end: date) -> int | None:
    """Working days from `start` to `end`, both counted (0 when end is earlier); None beyond the published years."""
    total = 0
    for offset in range((end - start).days + 1):
        working = is_workday(start + timedelta(offset))
        if working is None:
            return None
        total += working
    return total


def weekdays(start: date, end: date) -> int:
    """Mondays to Fridays from `start` to `end`, both counted: what can be said where no arrangement is published yet."""
    return sum((start + timedelta(n)).weekday() < 5 for n in range((end - start).days + 1))
