"""日程冲突。

查什么：同一天里时间重叠的会议：同一批代表、同一个人、同一个会场不能同时用；结束不晚于开始的；投票以后没有给计票留时间的。
为什么：日程印进会议手册，冲突到会上才发现就来不及了。
怎么改：把其中一场往后移；计票按人数留足时间。
"""

import re
from collections.abc import Iterator
from itertools import combinations

from xzhj.law import Law
from xzhj.model import Case, Cite, Finding
from xzhj.rules._planned import several
from xzhj.rules.procedure._sessions import Session, sessions, shown

CODE = "R514"
LEVELS = ("warning",)
EACH = "case"
FACTS = ("sessions",)
BECAUSE = (Cite("党组织选举工作手册", "?"),)
_DELEGATES = re.compile(r"全体会议|全会|预备会议|主席团|代表团|召集人|闭幕|开幕|讨论")
_APART = re.compile(r"代表团|分组|各团")
_COUNT = re.compile(r"计票")
_VOTE = re.compile(r"投票|选举|第二次(全体会议|大会)")
_HEAR = re.compile(r"主席团")
_ELSEWHERE = re.compile(r"主席团|代表团|纪委|党委|预备")


def check(_: Case, case: Case, law: Law) -> Iterator[Finding]:
    known = [s for s in sessions(case) if s.start is not None]
    timed = []
    for session in known:
        if session.end is not None and session.end <= (session.start or 0):
            yield Finding(f"“{session.name}”{session.times}，结束不晚于开始", session.at)
        elif session.end is not None:
            timed.append(session)
    for first, second in combinations(timed, 2):
        if first.day == second.day and (why := clash(first, second)):
            text = f"{first.day}“{first.name}”（{first.times}）与“{second.name}”（{second.times}）时间重叠，{why}"
            yield Finding(text, several([first.at, second.at]))
    yield from no_time_to_count(timed)


def clash(first: Session, second: Session) -> str:
    """Why two sessions cannot be held at once, "" where they can or are not."""
    if (second.start or 0) >= (first.end or 0):
        return ""
    if shared := first.people & second.people:
        return f"{'、'.join(sorted(shared))}不能同时在两处"
    if _APART.search(first.name) and _APART.search(second.name):
        return ""
    if _COUNT.search(first.name) or _COUNT.search(second.name):
        return ""
    if _DELEGATES.search(first.name) and _DELEGATES.search(second.name):
        return "代表不能同时参加"
    return f"{first.place}不能同时用" if first.place and first.place == second.place else ""


def no_time_to_count(timed: list[Session]) -> Iterator[Finding]:
    """A vote followed at once by the presidium's hearing of the result, with no session of counting between."""
    for i, vote in enumerate(timed[:-1]):
        after = timed[i + 1]
        if not _VOTE.search(vote.name) or _ELSEWHERE.search(vote.name) or after.day != vote.day:
            continue
        if _HEAR.search(after.name) and not _COUNT.search(after.name + vote.name) and after.start == vote.end:
            text = f"“{vote.name}”{shown(vote.end)}结束，“{after.name}”同时开始，没有给计票留时间"
            yield Finding(text, several([vote.at, after.at]))
