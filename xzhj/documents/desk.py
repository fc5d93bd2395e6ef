"""One sheet written: its text, the file, the facts it used; or what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xzhj.catalogue.papers import Template
from xzhj.documents import supplied, word
from xzhj.documents.context import Context
from xzhj.documents.draft import draft, lacking, names_in
from xzhj.documents.faults import TemplateFault
from xzhj.documents.filters import shown
from xzhj.documents.labels import chinese, labels, nobody
from xzhj.documents.live import live_of
from xzhj.documents.rows import Row
from xzhj.documents.text import Line, Sheet, parse
from xzhj.documents.typeset import set_sheet
from xzhj.documents.word.check import names as names_in_layout
from xzhj.documents.word.fill import fill
from xzhj.documents.work import Job, applies, jobs
from xzhj.model import Missing, Month

NOT_USED = "本届选举方式用不到"
_TO_FILL = re.compile(r"【待填：([^】]*)】")


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
        raise Missing(chinese(gap.fact, stage_of(template))) from gap
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
            found[chinese(name, stage)] = "、".join(map(str, value))
        elif value is not None and (
            isinstance(value, str | int | Month) or hasattr(value, "year") or hasattr(value, "numerator")
        ):
            found[chinese(name, stage)] = shown(value)
    return dict(sorted(found.items()))


def stage_of(template: Template) -> str:
    return str(template.settings.get("stage") or "")


def lacks(template: Template, context: Context) -> tuple[str, ...]:
    """What the first sheet of a template still wants, by Chinese name; found by drafting it."""
    job = next(jobs(template, context), None)
    if job is None:
        return (nobody(template) if applies(template, context) else NOT_USED,)
    stage = stage_of(template)
    wanted = [chinese(name, stage) for name in lacking(template.needs, context.at(stage, **job.own))]
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
