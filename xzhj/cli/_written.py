"""Writing the papers of one township, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xzhj.catalogue.papers import Template
from xzhj.cli._chosen import nothing
from xzhj.cli._done import Done, say, stop, where
from xzhj.cli._how import How
from xzhj.documents import TemplateFault, desk, work
from xzhj.documents.context import Context
from xzhj.model import Case, Missing
from xzhj.report.console import warn
from xzhj.report.files import CannotWrite, DiskFull
from xzhj.report.papers import Made, digest, keep, plain


def write_all(templates: Sequence[Template], case: Case, folder: Path, how: How) -> Done:
    """Write each paper; what cannot be written is said, and the others still come out."""
    context = Context(case, blank=how.blank)
    done = Done()
    try:
        write_each(templates, context, folder, how, done)
    except DiskFull as error:
        done.stopped += 1
        warn(f"{error}。已写好 {len(done.papers)} 份，后面的没有写")
        return done
    if done.papers:
        register(case, folder)
    return done


def write_each(templates: Sequence[Template], context: Context, folder: Path, how: How, done: Done) -> None:
    for template in templates:
        jobs = list(work.jobs(template, context, unit=how.unit, person=how.person))
        if not jobs and len(how.words) > 1:
            warn(f"{template.name} 没有写：{nothing([template], how, context).removeprefix('没有可写的：')}")
        for job in jobs:
            if filed := work.filed(job, context):
                done.frozen.append(
                    f"{job.name.removesuffix('.docx')}（{'，'.join(filter(None, (filed.status, filed.number)))}）"
                )
                continue
            write_one(job, context, folder, how, done)


def write_one(job: work.Job, context: Context, folder: Path, how: How, done: Done) -> None:
    try:
        made = desk.write(job, context, marked=how.marked, fonts=how.fonts)
        kept = keep(folder, paper(made, how.blank), force=how.force)
    except Missing as gap:
        stop(done, job, f"缺“{gap.fact}”，{where(gap.fact)}；先出草稿请加 --draft")
    except DiskFull:
        raise
    except CannotWrite as error:
        done.stopped += 1
        done.gaps[job.name, str(error)] = [job.name]
    except TemplateFault as error:
        stop(done, job, str(error))
    else:
        done.papers.append(folder / job.name)
        done.numbered += [(made.number, made.title)] if made.number else []
        say(job.name, kept)
        if job.template.settings.get("xlsx"):
            workbook(made, folder, how, done)


def paper(made: desk.Written, blank: bool) -> Made:
    template = made.job.template
    return Made(
        made.job.name,
        made.data,
        template.slug,
        made.values,
        plain(made.text),
        made.number,
        made.title,
        made.day,
        digest(template.source.encode()),
        blank,
    )


def workbook(made: desk.Written, folder: Path, how: How, done: Done) -> None:
    """The same tables as a workbook, for those who go on counting in it."""
    from xzhj.documents.tables import tables
    from xzhj.report.sheets import table_book

    found = tables(made.sheet, made.title)
    if not found:
        return
    name = Path(made.job.name).stem + ".xlsx"
    try:
        kept = keep(
            folder,
            Made(name, table_book(found), made.job.template.slug, made.values, plain(made.text)),
            force=how.force,
        )
    except CannotWrite as error:
        done.stopped += 1
        warn(f"{name} 没有写：{error}")
    else:
        say(name, kept)


def register(case: Case, folder: Path) -> None:
    """List the numbered papers that are not registered yet; say which numbers were given twice."""
    from xzhj.report.ledger import twice, write_ledger

    for number in twice(folder):
        warn(f"文号 {number} 用在了不同的文书上，请改正换届信息表里的文号")
    try:
        write_ledger(folder, case.register)
    except CannotWrite as error:
        warn(f"文书登记没有写：{error}")
