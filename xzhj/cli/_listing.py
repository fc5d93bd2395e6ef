"""`xzhj render --list`: what there is, what each lacks; and 大会用纸清单."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xzhj.catalogue.papers import PHASES, Template
from xzhj.catalogue.sequence import phases
from xzhj.cli._chosen import known_papers
from xzhj.cli._elections import read
from xzhj.cli._how import How
from xzhj.cli._options import Refused
from xzhj.documents import desk, supplied, typeset, work
from xzhj.documents.context import Context
from xzhj.documents.copies import PaperLine, paper_line
from xzhj.model import Case
from xzhj.report.files import write
from xzhj.report.paper_list import Listed, sheets_book, sheets_paper, show_papers, show_sheets


def show(folder: Path | None, how: How, output: Path | None) -> None:
    """Every paper by phase with what it lacks; of one phase, how many sheets of what, for whom, when. Raises Refused."""
    case = read(folder, how) if folder else None
    known = known_papers(case)
    if how.phase and not any(t.phase == how.phase for t in known.values()):
        raise Refused(f"没有“{how.phase}”这个阶段；阶段有：{'、'.join(PHASES)}")
    context = Context(case, blank=how.blank) if case else None
    groups = phases([t for t in known.values() if how.phase in ("", t.phase)])
    if how.phase and context:
        sheets(how, groups.get(how.phase, []), context, output)
        return
    if output:
        raise Refused("写成文件的是用纸清单，请加 --phase 大会")
    listed = [(phase, [entry(t, context) for t in ones] + manuscripts(phase, case)) for phase, ones in groups.items()]
    show_papers(listed, judged=context is not None)


def entry(template: Template, context: Context | None) -> Listed:
    if context is None:
        return Listed(template.slug, template.name)
    jobs = list(work.jobs(template, context))
    frozen = [filed for job in jobs if (filed := work.filed(job, context))]
    if jobs and len(frozen) == len(jobs):
        return Listed(template.slug, template.name, frozen=" ".join(filter(None, (frozen[0].status, frozen[0].number))))
    if not work.applies(template, context):
        return Listed(template.slug, template.name, frozen=desk.NOT_USED)
    return Listed(template.slug, template.name, desk.lacks(template, context))


def manuscripts(phase: str, case: Case | None) -> list[Listed]:
    """The papers people write themselves: there, or where to put them."""
    if case is None:
        return []
    there = supplied.given(case)
    wanted = [m for m in supplied.KNOWN.values() if m.phase == phase]
    return [
        Listed(m.slug, m.name, given=f"已有 {there[m.slug].name}")
        if m.slug in there
        else Listed(m.slug, m.name, (f"文稿（自己写好，放进“{supplied.FOLDER}”文件夹）",))
        for m in wanted
    ]


def sheets(how: How, templates: Sequence[Template], context: Context, output: Path | None) -> None:
    """How many of which sheet, in what colour, for whom and when; to a file where one is named."""
    lines: list[PaperLine] = []
    for template in templates:
        jobs = list(work.jobs(template, context))
        lines += folded(template, [paper_line(job, context) for job in jobs])
    if output is None:
        show_sheets(how.phase, lines)
    elif output.suffix.lower() == ".xlsx":
        write(output, sheets_book(how.phase, lines), force=how.force)
        print(output)
    elif output.suffix.lower() == ".docx":
        write(output, typeset(sheets_paper(how.phase, lines), fonts=how.fonts), force=how.force)
        print(output)
    else:
        raise Refused(f"{output} 的后缀要是 .xlsx 或 .docx")


def folded(template: Template, lines: list[PaperLine]) -> list[PaperLine]:
    """Papers one a person, unit or delegation are one line: what they are, how many in all."""
    each = template.each.partition("(")[0]
    if each not in ("person", "unit", "delegation") or len(lines) < 2:
        return lines
    known = [line.copies for line in lines]
    holder = {"person": "本人", "unit": "各选举单位", "delegation": "各代表团"}[each]
    total = None if None in known else sum(n for n in known if n is not None)
    return [PaperLine(template.name, lines[0].color, total, holder, lines[0].when)]
