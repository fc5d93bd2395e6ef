"""What an election folder still wants, in the order of the steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from xzhj.catalogue.items import unfilled
from xzhj.catalogue.steps import steps
from xzhj.model import Case

SHOWN = 4
_OF_DELEGATES = re.compile(r"^(?!.*县).*代表(?!大会)|选举单位|驻地是否分散")  # a meeting of all members has none


def unfilled_steps(case: Case) -> list[tuple[str, tuple[str, ...]]]:
    """Each step that wants items nobody gave, with the items' Chinese names; empty outside an election folder."""
    if not case.folder:
        return []
    missing = [i for i in unfilled(set(case.facts)) if case.system != "party_meeting" or not _OF_DELEGATES.search(i.zh)]
    return [(step, tuple(i.zh for i in items)) for step, items in groupby(missing, key=lambda i: i.step)]


def unfilled_lines(case: Case) -> Iterator[str]:
    """The first few steps in full, the rest as a count; steps whose day has come are marked."""
    wanting = unfilled_steps(case)
    if not wanting:
        return
    yield f"换届信息表还有 {sum(len(names) for _, names in wanting)} 项没有填（按办理的先后）："
    known = steps()
    for step, names in wanting[:SHOWN]:
        due = "，该办了" if due_now(case.timetable, step, case.today) else ""
        yield f"  {step} {known[step].title}{due}：{'、'.join(names)}"
    if len(wanting) > SHOWN:
        yield f"  后面还有 {len(wanting) - SHOWN} 步，办到时再填"


def due_now(timetable: Mapping[str, date], step: str, today: date) -> bool:
    day = timetable.get(step)
    return day is not None and today >= day
