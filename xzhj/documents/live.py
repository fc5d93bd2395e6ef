"""What the day brought, by the labels templates use in {{ live('实到') }}: attendance, ballots, counts, shows of hands.

A sheet takes the numbers of its own contest, unit or meeting (its `each`, else the front matter's `contest:` or `session:`);
those of another are named with it: live('党委委员发出'), live('预备会议实到'). A candidate's: live(row.name ~ '赞成').
What the day has not brought yet is not in the mapping, and prints as a ruled blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xzhj.documents.context import Context
from xzhj.documents.meetings import Meeting, key_of
from xzhj.documents.votes import BODIES, Vote
from xzhj.model import Result

LABELS: Mapping[str, str] = {
    "expected": "应到",
    "present": "实到",
    "absent": "缺席",
    "observers": "列席",
    "printed": "印制",
    "spare": "备用",
    "issued": "发出",
    "returned": "收回",
    "unused": "剩余",
    "spoiled": "作废更换",
    "valid": "有效",
    "invalid": "无效",
}
VOTES: Mapping[str, str] = {"votes_for": "赞成", "against": "不赞成", "abstain": "弃权"}
HANDS: Mapping[str, str] = {"for": "赞成", "against": "不赞成", "abstain": "弃权", "result": "结果"}


def live_of(own: Mapping[str, Any], settings: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """Every label that has a value for one sheet; none in the blank edition."""
    if context.blank:
        return {}
    found: dict[str, Any] = {}
    for vote in context.contests.values():
        found |= {vote.name + label: value for label, value in of_vote(vote).items()}
    for meeting in context.meetings.values():
        found |= {meeting.name + label: value for label, value in of_meeting(meeting).items()}
    if own_meeting := meeting_of(own, settings, context):
        found |= of_meeting(own_meeting)
    if own_vote := vote_of(own, settings, context):
        found |= of_vote(own_vote, own.get("result"))
    return found


def vote_of(own: Mapping[str, Any], settings: Mapping[str, Any], context: Context) -> Vote | None:
    """The one vote a sheet is about, if it is about one."""
    for name in ("contest", "unit"):
        if isinstance(own.get(name), Vote):
            return own[name]  # type: ignore[no-any-return]
    wanted = str(settings.get("contest") or "")
    return next((v for key, v in context.contests.items() if wanted in (key, BODIES[key])), None)


def meeting_of(own: Mapping[str, Any], settings: Mapping[str, Any], context: Context) -> Meeting | None:
    """The one meeting a sheet is about, if it is about one."""
    row = own.get("session")
    name = str(row.get("name", "")) if isinstance(row, Mapping) else str(settings.get("session") or "")
    key = name if name in context.meetings else key_of(name)
    return context.meetings.get(key) if key else None


def of_vote(vote: Vote, result: Result | None = None) -> dict[str, Any]:
    """Its numbers by label; of a later round where `result` is that round's."""
    later = result is not None and vote.rounds and result is not vote.rounds[0]
    known: dict[str, Any] = (
        {**result.counts, "valid": result.valid, "invalid": result.invalid} if later and result else {}
    )
    known = known or dict(vote.on_day)
    if "absent" not in known and {"expected", "present"} <= known.keys():
        known["absent"] = known["expected"] - known["present"]
    return _labelled(known) | dict(_counted(result or vote.result))


def of_meeting(meeting: Meeting) -> dict[str, Any]:
    found = _labelled(meeting.attendance)
    for row in meeting.hands:
        found |= {f"{row.get('item', '')}{zh}": row[k] for k, zh in HANDS.items() if row.get(k) is not None}
    return found


def _labelled(known: Mapping[str, Any]) -> dict[str, Any]:
    return {zh: known[name] for name, zh in LABELS.items() if known.get(name) is not None}


def _counted(result: Result | None) -> Iterator[tuple[str, int]]:
    """Each candidate's votes: 王明赞成, 王明不赞成, 王明弃权; a written-in person's votes for."""
    for line in result.candidates if result else ():
        for name, zh in VOTES.items():
            yield line.name + zh, getattr(line, name)
    for extra in result.write_ins if result else ():
        yield extra.name + "赞成", extra.votes_for
