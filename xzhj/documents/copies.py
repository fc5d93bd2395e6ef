"""How many of each sheet are wanted, in what colour, who holds it, when it is used: 大会用纸清单."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sized
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xzhj.catalogue.steps import steps
from xzhj.documents.context import Context
from xzhj.documents.live import vote_of

if TYPE_CHECKING:
    from xzhj.documents.work import Job

HOLDERS: Mapping[str, str] = {
    "script": "主持人",
    "ballot": "监票人",
    "minutes": "记录人",
    "upward": "党政办公室",
    "downward": "党政办公室",
    "letter": "党政办公室",
    "form": "秘书处",
}
WHITE = "白色"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of 大会用纸清单. `copies` is None while its number is not known."""

    name: str
    color: str
    copies: int | None
    holder: str
    when: str


def paper_line(job: Job, context: Context) -> PaperLine:
    settings = job.template.settings
    vote = vote_of(job.own, settings, context)
    own = "选票" if job.template.profile == "ballot" else WHITE
    color = str(settings.get("color") or own)
    color = (vote.color if vote else "") or WHITE if color == "选票" else color
    holder = str(settings.get("holder") or "") or _holder(job)
    return PaperLine(job.name.removesuffix(".docx"), color, copies(job, context), holder, when(job, context))


def _holder(job: Job) -> str:
    person = job.own.get("person")
    return str(person) if person is not None else HOLDERS.get(job.template.profile, "秘书处")


def copies(job: Job, context: Context) -> int | None:
    """A number, or counts joined by +: `delegate_list+observers`, `printed`. None where one of them is not known."""
    total = 0
    for word in re.split(r"\s*\+\s*", job.template.copies.strip() or "1"):
        count = int(word) if word.isdecimal() else _count(word, job, context)
        if count is None:
            return None
        total += count
    return total


def _count(word: str, job: Job, context: Context) -> int | None:
    if vote := vote_of(job.own, job.template.settings, context):
        known = vote.on_day
        if word == "printed" and "printed" not in known and "expected" in known:
            return int(known["expected"])
        if word in known:
            return int(known[word])
    value: Any = {**job.own, **context.at(str(job.template.settings.get("stage", "")))}.get(word)
    if isinstance(value, bool | str) or value is None:
        return None
    return value if isinstance(value, int) else len(value) if isinstance(value, Sized) else None


def when(job: Job, context: Context) -> str:
    """The front matter's `when`, else the meeting, else the step at which the catalogue uses the paper, with its day."""
    if given := str(job.template.settings.get("when") or ""):
        return given
    meeting = context.meetings.get(str(job.template.settings.get("used") or ""))
    if meeting and meeting.day:
        return f"{meeting.name}（{meeting.day.month}月{meeting.day.day}日{meeting.hour}）"
    session = job.own.get("session")
    if isinstance(session, Mapping) and session.get("name"):
        return " ".join(str(v) for v in (session["name"], session.get("start")) if v)
    step = next((s for s in steps().values() if job.template.slug in s.papers and s.phase == job.template.phase), None)
    step = step or next((s for s in steps().values() if job.template.slug in s.papers), None)
    if step is None:
        return ""
    day = context.case.timetable.get(step.step)
    return f"{step.title}（{day.month}月{day.day}日）" if day else step.title
