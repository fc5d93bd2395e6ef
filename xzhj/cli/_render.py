"""Choosing papers, writing them one by one, and saying what came of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xzhj.catalogue.papers import Template, papers
from xzhj.cli._options import Refused
from xzhj.documents import TemplateFault, desk
from xzhj.documents.context import Context
from xzhj.model import Case, Missing
from xzhj.report.console import warn
from xzhj.report.files import CannotWrite
from xzhj.report.papers import keep


def inside() -> bool:
    """Say whether the current folder is an election folder."""
    return any((Path(name)).exists() for name in ("换届信息.xlsx", "election.yaml"))


def chosen(words: Sequence[str], everything: bool, phase: str, case: Case) -> list[Template]:
    """The templates that were asked for. Raises Refused, naming near ones, for one that is not there."""
    own = case.facts.get("templates")
    known = papers(*([Path(case.folder) / str(own)] if own else []))
    if everything or (phase and not words):
        found = [t for t in known.values() if not phase or t.phase == phase]
        if not found:
            raise Refused(f"没有“{phase}”这个阶段；阶段有：启动、代表、筹备、大会、会后")
        return found
    if not words:
        raise Refused("请写文书的代号或名称，如 xzhj render request；全部见 xzhj render --list")
    return [one(word, known) for word in words]


def one(word: str, known: dict[str, Template]) -> Template:
    if word in known:
        return known[word]
    named = [t for t in known.values() if word == t.name] or [t for t in known.values() if word in t.name]
    if len(named) == 1:
        return named[0]
    from difflib import get_close_matches

    near = [t.slug for t in named] or get_close_matches(word, known, 3, 0.5)
    hint = f"，是不是 {'、'.join(near)}" if near else ""
    raise Refused(f"没有“{word}”这份文书{hint}；全部见 xzhj render --list")


def write_all(
    templates: Sequence[Template],
    case: Case,
    folder: Path,
    *,
    unit: str,
    person: str,
    marked: bool,
    fonts: str,
    force: bool,
) -> int:
    """Write each paper; what cannot be written is said and the others still come out. 0 all, 1 some were stopped."""
    context = Context(case)
    names = desk.labels()
    done = stopped = 0
    for template in templates:
        for job in desk.jobs(template, context, unit=unit, person=person):
            try:
                made = desk.write(job, context, marked=marked, fonts=fonts)
                kept = keep(folder, job.name, made.data, template.slug, made.values, force=force)
            except Missing as gap:
                stopped += 1
                label = names.get(gap.fact, gap.fact)
                warn(f"{job.name} 没有写：缺“{label}”，请在换届信息表里填上；先出草稿请加 --draft")
            except (TemplateFault, CannotWrite) as error:
                stopped += 1
                warn(f"{job.name} 没有写：{error}")
            else:
                done += 1
                print(kept.path)
                if kept.edited:
                    warn(f"{job.name} 被改动过，没有覆盖；新的写在 {kept.path.name}")
                    for line in kept.changed:
                        warn(f"  需改动：{line}")
    if done + stopped == 0:
        raise Refused("没有可写的：这份文书按选举单位、人员或选举项目各写一份，而名册里还没有")
    if done + stopped > 1:
        print(f"写了 {done} 份" + (f"，没有写 {stopped} 份" if stopped else ""))
    return int(stopped > 0)


def print_list(case: Case | None) -> None:
    """Every paper by phase: slug, name, and what it still lacks."""
    context = Context(case) if case else None
    for phase, templates in desk.phases(list(papers().values())).items():
        print(f"{phase}")
        for template in templates:
            lacks = desk.missing(template, context) if context else ()
            print(f"  {template.slug}  {template.name}" + (f"　缺：{'、'.join(lacks)}" if lacks else ""))
