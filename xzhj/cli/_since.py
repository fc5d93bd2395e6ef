"""What a paper that `render` wrote would say today: the facts and lines that have changed since it was written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xzhj.catalogue.items import find
from xzhj.model import Case, Missing, Paper, Source

if TYPE_CHECKING:
    from xzhj.documents.context import Context
    from xzhj.documents.work import Job

# the fact's Chinese name ("" for a line), what the paper has, what it would have, where the fact stands
Change = tuple[str, str, str, Source | None]
BLANK = re.compile(r"[＿_]+")


def with_changes(papers: Sequence[Paper], case: Case) -> tuple[Paper, ...]:
    """The papers, those of this election's out/ with `since` in `made` where today's facts would write them otherwise."""
    ours = [p for p in papers if p.made.get("slug") and not p.frozen and case.folder and _beside(p, case.folder)]
    if not ours:
        return tuple(papers)
    from xzhj.documents.context import Context

    names = frozenset(str(p.name) for r in case.rosters for p in r if isinstance(p.name, str))
    changed: dict[str, tuple[Change, ...]] = {}
    for blank in (False, True):  # a sheet printed before the day is held against such a sheet
        some = [p for p in ours if bool(p.made.get("blank")) is blank]
        context = Context(case, blank=blank)
        jobs = _jobs({str(p.made["slug"]) for p in some}, case, context)
        changed |= {
            p.file: tuple(changes(p.made, job, context, names)) for p in some if (job := jobs.get(Path(p.file).name))
        }
    return tuple(replace(p, made={**p.made, "since": s}) if (s := changed.get(p.file)) else p for p in papers)


def _beside(paper: Paper, folder: str) -> bool:
    return Path(paper.file).resolve().parent.parent == Path(folder).resolve()


def _jobs(slugs: set[str], case: Case, context: Context) -> Mapping[str, Job]:
    """The sheets of these templates, by the name of their file."""
    from xzhj.cli._chosen import known_papers
    from xzhj.documents import work

    known = known_papers(case)
    return {job.name: job for slug in sorted(slugs) if slug in known for job in work.jobs(known[slug], context)}


def changes(made: Mapping[str, Any], job: Job, context: Context, names: frozenset[str]) -> Iterator[Change]:
    """Facts whose value differs, where the paper would read otherwise; else the lines whose numbers or names differ.

    Lines are compared only where the template is still the one that wrote them.
    """
    from xzhj.documents import TemplateFault, desk
    from xzhj.report.papers import digest, plain

    before, now = made.get("values") or {}, desk.used(job, context)
    facts = [(name, before[name], value) for name, value in now.items() if name in before and before[name] != value]
    if made.get("template") != digest(job.template.source.encode()):
        text = "\n".join(made.get("lines") or ())
        yield from ((name, old, new, _stands(context.case, name)) for name, old, new in facts if old in text)
        return
    try:
        lines = tuple(_rewritten(made.get("lines") or (), plain(desk.text_of(job, context))))
    except (Missing, TemplateFault):
        lines = ()
    if facts and lines:
        yield from ((name, old, new, _stands(context.case, name)) for name, old, new in facts)
    else:
        yield from (("", old, new, None) for old, new in lines if _told(old, names) != _told(new, names))


def _stands(case: Case, label: str) -> Source | None:
    """The cell of 换届信息 that a fact comes from."""
    found = find(label)
    at = case.facts.at(found.item.name, found.stage) if found else ()
    return at[0] if at else None


def _rewritten(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Lines that read otherwise, but for blanks that are filled now."""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "replace":
            continue
        pairs = (
            zip(old[a:b], new[c:d], strict=False) if b - a == d - c else [("／".join(old[a:b]), "／".join(new[c:d]))]
        )
        for was, now in pairs:
            filled = ".*".join(re.escape(part) for part in BLANK.split(was))
            if not BLANK.search(was) or not re.fullmatch(filled, BLANK.sub("", now)):
                yield was, now


def _told(line: str, names: frozenset[str]) -> dict[str, int]:
    """The numbers and names of a line, each with how often it stands there."""
    found: dict[str, int] = defaultdict(int)
    for number in re.findall(r"\d+(?:\.\d+)?", line):
        found[number] += 1
    packed = re.sub(r"\s", "", line)
    for name in names:
        if name in packed:
            found[name] += 1
    return found
