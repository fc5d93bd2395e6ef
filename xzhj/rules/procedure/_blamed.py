"""Days that R504 and R506 already speak of, so that R505 does not say the same again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from xzhj.model import Case
from xzhj.rules._planned import day_of

REQUESTS = {"request_date": "召开大会的请示", "candidates_request_date": "候选人预备人选的请示"}
REPLIES = {"reply_date": "召开大会的批复", "candidates_reply_date": "候选人预备人选的批复"}


def late_requests(case: Case) -> Iterator[tuple[str, date, date]]:
    """(item, its day, the congress day) of each request not made before the congress."""
    congress = day_of(case, "congress_date")
    for item in REQUESTS:
        day = day_of(case, item)
        if congress and day and day >= congress:
            yield item, day, congress


def late_replies(case: Case) -> Iterator[tuple[str, date, date]]:
    """(item, its day, the congress day) of each reply after the congress; one whose request is late already is left to R504."""
    congress = day_of(case, "congress_date")
    late = {item for item, _, _ in late_requests(case)}
    for item in REPLIES:
        day = day_of(case, item)
        if congress and day and day > congress and item.replace("reply", "request") not in late:
            yield item, day, congress
