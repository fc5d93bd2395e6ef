"""Which papers to write for a case, and each one as bytes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from xzhj.catalogue.papers import PHASES, Template
from xzhj.catalogue.steps import steps
from xzhj.documents import supplied, word
from xzhj.documents.context import Context
from xzhj.documents.draft import draft, lacking, names_in
from xzhj.documents.faults import TemplateFault
from xzhj.documents.filters import shown
from xzhj.documents.live import live_of
from xzhj.documents.rows import Row
from xzhj.documents.stages import label
from xzhj.documents.text import Line, Sheet, parse
from xzhj.documents.typeset import set_sheet
from xzhj.documents.word.check import names as names_in_layout
from xzhj.documents.word.fill import fill
from xzhj.model import Filed, Missing, Month

NAMES: Mapping[str, str] = {  # of what comes from rosters and counts, not from 换届信息
    "committee": "党委委员候选人名册", "discipline": "纪委委员候选人名册", "county": "出席县党代会代表候选人名册",
    "secretary": "党委书记的候选人或计票结果", "deputies": "党委副书记的候选人或计票结果",
    "discipline_secretary": "纪委书记的候选人或计票结果",
    "discipline_deputies": "纪委副书记的候选人或计票结果", "results": "计票结果（先用 xzhj tally 计票）", "team": "新一届班子的计票结果",
    "excluded": "党员名册里“不计入应到会的理由”", "team_candidates": "两委候选人名册", "cadres": "干部名册",
    "member_list": "党员名册", "delegate_list": "代表名册", "units": "选举单位和名额表", "presidium": "主席团名单",
    "tellers": "监票人名单", "counters": "计票人名单", "chief_teller": "总监票人", "pledgers": "会务职务名单",
    "dues": "党费收支", "observers": "列席人员名单", "delegations": "代表名册里的代表团",
    "members": "党员名册", "executive_chairs": "执行主席", "committee_elected": "党委委员的计票结果",
    "discipline_elected": "纪委委员的计票结果",
}  # fmt: skip
NOT_USED = "本届选举方式用不到"
FROZEN = ("已印发", "已收到")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')
_TO_FILL = re.compile(r"【待填：([^】]*)】")


@dataclass(frozen=True, slots=True)
class Job:
    """One sheet to write: its template, what is its own beside the case (`unit`, `person` …), the file's name."""

    template: Template
    name: str
    own: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """A paper made: its bytes, the paper as parsed, and the facts it used, as text by Chinese name, for its provenance."""

    job: Job
    data: bytes
    values: Mapping[str, str]
    sheet: Sheet
    text: str

    @property
    def number(self) -> str:
        return self.sheet.head.get("发文字号", "")

    @property
    def title(self) -> str:
        found = (p.text for p in self.sheet.parts if isinstance(p, Line) and p.kind == "title")
        return next(found, self.job.template.name).replace("↵", "")

    @property
    def day(self) -> str:
        """Its own date as written, "" where it carries none."""
        return next((p.text for p in self.sheet.parts if isinstance(p, Line) and p.kind == "date"), "")


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
    return wanted in context.contests or wanted in context.case.facts or wanted in context.fixed


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


def write(job: Job, context: Context, *, marked: bool = False, fonts: str = "windows") -> Written:
    """Draft and typeset one sheet. Raises Missing (with the fact's name) unless `marked`, TemplateFault."""
    if job.template.layout:
        data = laid_out(job, context, marked=marked)
        lines = word.lines(data)
        return Written(
            job, data, used(job, context), word.sheet(lines, job.template, context.fixed["numbers"]), "\n".join(lines)
        )
    text = text_of(job, context, marked=marked)
    try:
        sheet = parse(text)
        data = set_sheet(sheet, fonts)
    except ValueError as error:
        raise TemplateFault(f"{job.template.path.name}：{error}") from error
    return Written(job, data, used(job, context), sheet, text)


def text_of(job: Job, context: Context, *, marked: bool = False) -> str:
    """One sheet as plain text. Raises Missing unless `marked`, TemplateFault naming the template's file."""
    template = job.template
    if template.layout:
        return "\n".join(word.lines(laid_out(job, context, marked=marked)))
    with _named(template, template.path):
        values, live = _values(job, context, marked), live_of(job.own, template.settings, context)
        return draft(template.source, values, live=live, labels=labels(stage_of(template)), marked=marked)


def laid_out(job: Job, context: Context, *, marked: bool = False) -> bytes:
    """One sheet in the county's own Word layout. Raises like `text_of`."""
    template = job.template
    path = template.layout or template.path
    with _named(template, path):
        values, live = _values(job, context, marked), live_of(job.own, template.settings, context)
        return fill(path, values, live, labels=labels(stage_of(template)), marked=marked)


def _values(job: Job, context: Context, marked: bool) -> dict[str, Any]:
    """What a sheet may say. Raises Missing, by Chinese name, for a need that is not met, unless `marked`."""
    template = job.template
    values = context.at(stage_of(template), **job.own)
    if marked:
        return values
    for name in lacking(template.needs, values):
        raise Missing(name)
    there = supplied.given(context.case) if template.supplied else {}
    for name in template.supplied:
        if (slug := supplied.slug_of(name)) and slug not in there:
            raise Missing(f"{supplied.KNOWN[slug].name}（把文件放进“{supplied.FOLDER}”文件夹）")
    return values


@contextmanager
def _named(template: Template, path: Path) -> Iterator[None]:
    """Say a missing fact by its Chinese name, a fault with the template's file."""
    try:
        yield
    except Missing as gap:
        raise Missing(_zh(gap.fact, stage_of(template))) from gap
    except TemplateFault as error:
        raise TemplateFault(f"{path.name}：{error}") from error


def names_of(template: Template) -> Iterable[str]:
    """The names a paper's text takes from the case."""
    return names_in_layout(template.layout) if template.layout else names_in(template.source)


def used(job: Job, context: Context) -> dict[str, str]:
    """The facts its template speaks of, by Chinese name, as the paper writes them; lists of people by their names."""
    stage = stage_of(job.template)
    values = context.at(stage)
    found = {}
    for name in names_of(job.template):
        value = values.get(name)
        if isinstance(value, tuple | list) and value and all(isinstance(v, Row | str) for v in value):
            found[_zh(name, stage)] = "、".join(map(str, value))
        elif value is not None and (
            isinstance(value, str | int | Month) or hasattr(value, "year") or hasattr(value, "numerator")
        ):
            found[_zh(name, stage)] = shown(value)
    return dict(sorted(found.items()))


def stage_of(template: Template) -> str:
    return str(template.settings.get("stage") or "")


def lacks(template: Template, context: Context) -> tuple[str, ...]:
    """What the first sheet of a template still wants, by Chinese name; found by drafting it."""
    job = next(jobs(template, context), None)
    if job is None:
        return (nobody(template) if applies(template, context) else NOT_USED,)
    stage = stage_of(template)
    wanted = [_zh(name, stage) for name in lacking(template.needs, context.at(stage, **job.own))]
    try:
        if not wanted:
            text_of(job, context)
            return ()
    except Missing as gap:
        wanted.append(gap.fact)
    except TemplateFault as error:
        return (str(error),)
    return tuple(dict.fromkeys((*wanted, *_to_fill(job, context))))


def _to_fill(job: Job, context: Context) -> list[str]:
    """What a draft of a sheet leaves to fill in, as far as it can be drafted."""
    try:
        return _TO_FILL.findall(text_of(job, context, marked=True))
    except (Missing, TemplateFault):
        return []


def nobody(template: Template) -> str:
    """By what a template is written sheet by sheet (选举单位和名额表, 代表名册 …), where the case has none."""
    each, _, role = template.each.partition("(")
    named = {"unit": "units", "delegation": "delegate_list", "person": role.rstrip(")"), "session": "sessions"}.get(
        each, ""
    )
    return {"contest": "候选人名册或名额", "round": "候选人名册或名额"}.get(each) or _zh(named, "")


def _zh(name: str, stage: str) -> str:
    if name.endswith("_elected"):
        name = "results"
    return labels(stage).get(name) or label(name, stage)


@cache
def labels(stage: str = "") -> Mapping[str, str]:
    """The Chinese name of every item, with the stage a paper wants of it; of every paper, that of its day."""
    from xzhj.catalogue.items import items
    from xzhj.catalogue.papers import papers

    days = {slug: f"{paper.name}的日期" for slug, paper in papers().items()}
    return {**days, **{name: label(name, stage) for name in items()}, **NAMES}


def ordered(templates: Sequence[Template]) -> list[Template]:
    """Templates by phase, then in the order in which the steps of the process use them."""
    place: dict[str, tuple[str, int]] = {}
    for step in steps().values():
        for index, slug in enumerate(step.papers):
            place.setdefault(slug, (step.step, index))
    return sorted(templates, key=lambda t: (_phase(t.phase), place.get(t.slug, ("S99", 0)), t.slug))


def _phase(phase: str) -> int:
    return PHASES.index(phase) if phase in PHASES else len(PHASES)


def phases(templates: Sequence[Template]) -> dict[str, list[Template]]:
    """Templates by phase, in the order of the phases and steps."""
    grouped: dict[str, list[Template]] = {}
    for template in ordered(templates):
        grouped.setdefault(template.phase, []).append(template)
    return grouped
