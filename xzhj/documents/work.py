"""What there is to write: the sheets of a template, by unit, person, contest, session, delegation or round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from xzhj.catalogue.papers import Template
from xzhj.documents.context import Context
from xzhj.documents.votes import BODIES
from xzhj.model import Filed

FROZEN = ("已印发", "已收到")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


@dataclass(frozen=True, slots=True)
class Job:
    """One sheet to write: its template, what is its own beside the case (`unit`, `person` …), the file's name."""

    template: Template
    name: str
    own: Mapping[str, Any] = field(default_factory=dict)


def jobs(template: Template, context: Context, *, unit: str = "", person: str = "") -> Iterator[Job]:
    """The sheets of one template: one, or one a unit, person of a role, contest, session, delegation or round.

    `unit` and `person` keep only that unit's or person's sheets. Namesakes get files of their own.
    """
    each = template.each.partition("(")[0]
    if not applies(template, context) or (unit and each != "unit") or (person and each != "person"):
        return
    seen: Counter[str] = Counter()
    for part, own in _parts(template, context):
        if (unit and unit not in part) or (person and person != part):
            continue
        seen[part] += 1
        again = f"之{seen[part]}" if seen[part] > 1 else ""
        yield Job(template, file_name(template, part + again), own)


def applies(template: Template, context: Context) -> bool:
    """Say whether this election has such a paper: `only: preselect` where candidates are pre-elected, `only: direct`;
    else only where there is such a contest (`county`), such a fact, such a list (`excluded`)."""
    wanted = str(template.settings.get("only") or "")
    if not wanted or wanted in ("preselect", "direct"):
        return not wanted or wanted == (context.case.facts.get("method") or "direct")
    if wanted in BODIES:
        return wanted in context.contests
    return wanted in context.case.facts or wanted in context.fixed


def _parts(template: Template, context: Context) -> Iterator[tuple[str, dict[str, Any]]]:
    """Whose each sheet is, and what it alone knows."""
    each, _, role = template.each.partition("(")
    match each:
        case "unit":
            yield from ((vote.contest.unit, {"unit": vote}) for vote in context.units)
        case "contest":
            of = str(template.settings.get("contests") or "").replace("，", " ").replace(",", " ").split()
            for key, v in context.contests.items():
                if not of or key in of:
                    yield v.name, {"contest": v, "contest_key": key}
        case "round":
            yield from _rounds(context)
        case "delegation":
            yield from ((group["name"], {"delegation": group}) for group in context.people.delegations)
        case "person":
            for one in context.fixed.get(role.rstrip(")"), ()):
                row, post = (one["row"], one.get("post")) if isinstance(one, Mapping) else (one, None)
                yield row.name, {"person": row, **({"post": post} if post else {})}
        case "session":
            for session in context.case.facts.get("sessions") or ():
                yield str(session.get("name", "")), {"session": session}
        case _:
            yield "", {}


def _rounds(context: Context) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each round that was counted; the first of a contest that was not."""
    for key, vote in context.contests.items():
        for number, result in enumerate(vote.rounds or (None,), 1):
            own = {"contest": vote, "contest_key": key, "round": number}
            yield vote.name + (f"第{number}轮" if number > 1 else ""), {**own, **({"result": result} if result else {})}


def file_name(template: Template, part: str = "") -> str:
    """The paper's name, and whose it is: 选举结果报告单（第一选举单位）.docx."""
    name = template.name + (f"（{part}）" if part else "")
    return _NOT_IN_NAMES.sub("", name) + ".docx"


def filed(job: Job, context: Context) -> Filed | None:
    """The line of the register that says this paper is 已印发 or 已收到: then it is never written again.

    Of papers one a unit, delegation or person, only those whose title names theirs, or names none.
    """
    lines = [f for f in context.case.register if f.slug == job.template.slug and f.status in FROZEN]
    parts = [part for part, _ in _parts(job.template, context)] if lines else []
    mine = _whose(job)
    for line in lines:
        named = [part for part in parts if part and part in line.title]
        if not mine or not named or mine in named:
            return line
    return None


def _whose(job: Job) -> str:
    for name in ("unit", "contest", "delegation", "person", "session"):
        own = job.own.get(name)
        if own is not None:
            return (
                str(own["name"])
                if isinstance(own, Mapping)
                else str(getattr(getattr(own, "contest", None), "unit", "") or own.name)
            )
    return ""
