"""Which papers to write for a case, and each one as bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xzhj.catalogue.papers import Template
from xzhj.documents.context import Context
from xzhj.documents.draft import draft, lacking
from xzhj.documents.typeset import typeset
from xzhj.model import Case, Missing

NAMES: Mapping[str, str] = {  # of what comes from rosters and counts, not from 换届信息
    "committee": "党委委员候选人名册", "discipline": "纪委委员候选人名册", "county": "出席县党代会代表候选人名册",
    "secretary": "党委书记候选人", "deputies": "党委副书记候选人", "discipline_secretary": "纪委书记候选人",
    "discipline_deputies": "纪委副书记候选人", "results": "计票结果（先用 xzhj tally 计票）", "team": "新一届班子的计票结果",
    "excluded": "党员名册里“不计入应到会的理由”", "team_candidates": "两委候选人名册", "cadres": "干部名册",
    "member_list": "党员名册", "delegate_list": "代表名册", "units": "选举单位和名额表", "presidium": "主席团名单",
    "tellers": "监票人名单", "counters": "计票人名单", "chief_teller": "总监票人", "pledgers": "会务职务名单",
}  # fmt: skip
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


@dataclass(frozen=True, slots=True)
class Job:
    """One sheet to write: its template, what is its own beside the case (`unit`, `person` …), the file's name."""

    template: Template
    name: str
    own: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """A paper made: its bytes, and the facts it used, as text by name, for its provenance."""

    job: Job
    data: bytes
    values: Mapping[str, str]


def jobs(template: Template, context: Context, *, unit: str = "", person: str = "") -> Iterator[Job]:
    """The sheets of one template: one, or one a unit, person of a role, contest, session, delegation or round."""
    each, _, role = template.each.partition("(")
    match each:
        case "unit":
            for vote in context.units:
                if not unit or unit in vote.contest.unit:
                    yield Job(template, file_name(template, vote.contest.unit), {"unit": vote})
        case "contest":
            for key, vote in context.contests.items():
                if role and vote.contest.system != f"party_{role.rstrip(')')}":  # contest(congress), contest(plenary)
                    continue
                yield Job(template, file_name(template, vote.name), {"contest": vote, "contest_key": key})
        case "delegation":
            for group in context.delegations:
                yield Job(template, file_name(template, group["name"]), {"delegation": group})
        case "person":
            rows = context.fixed.get(role.rstrip(")"), ())
            for row in rows:
                if not person or person == row.name:
                    yield Job(template, file_name(template, row.name), {"person": row})
        case "session":
            for session in context.case.facts.get("sessions") or ():
                yield Job(template, file_name(template, str(session.get("name", ""))), {"session": session})
        case _:
            yield Job(template, file_name(template), {})


def file_name(template: Template, part: str = "") -> str:
    """The paper's name, and whose it is: 选举结果报告单（第一选举单位）.docx."""
    name = template.name + (f"（{part}）" if part else "")
    return _NOT_IN_NAMES.sub("", name) + ".docx"


def write(job: Job, context: Context, *, marked: bool = False, fonts: str = "windows") -> Written:
    """Draft and typeset one sheet. Raises Missing (with the fact's name) unless `marked`, TemplateFault."""
    stage = str(job.template.settings.get("stage", ""))
    values = context.at(stage, **job.own)
    if not marked:
        for name in lacking(job.template.needs, values):
            raise Missing(name)
    text = draft(job.template.source, values, labels=labels(), marked=marked)
    used = {name: str(values[name]) for name in job.template.needs if name in values}
    return Written(job, typeset(text, fonts=fonts), used)


def missing(template: Template, context: Context) -> tuple[str, ...]:
    """The needs of a template that the case does not give, by their Chinese labels."""
    values = context.at(str(template.settings.get("stage", "")))
    names = labels()
    return tuple(names.get(n, n) for n in lacking(template.needs, values))


def labels() -> dict[str, str]:
    """The Chinese name of every item."""
    from xzhj.catalogue.items import items

    return {**{item.name: item.zh for item in items().values()}, **NAMES}


def context_of(case: Case) -> Context:
    return Context(case)


def phases(templates: Sequence[Template]) -> dict[str, list[Template]]:
    """Templates by phase, in the order of the phases."""
    grouped: dict[str, list[Template]] = {}
    for template in templates:
        grouped.setdefault(template.phase, []).append(template)
    return grouped
