"""`xzhj render --merge`: the papers that were chosen, and the manuscripts that go with them, in one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xzhj.catalogue.papers import Template
from xzhj.catalogue.sequence import phases
from xzhj.cli._how import How
from xzhj.cli._options import Refused
from xzhj.documents import supplied, work
from xzhj.documents.context import Context
from xzhj.documents.merge import merge
from xzhj.documents.merge_book import CannotBind
from xzhj.model import Case
from xzhj.report.console import warn
from xzhj.report.papers import Made, keep, read


def bind(templates: Sequence[Template], case: Case, folder: Path, written: Sequence[Path], how: How) -> Path:
    """Bind the papers as they now lie in the folder, the clerk's own edits included; gives the bound file. Raises Refused, CannotWrite."""
    found = [(p.name, data) for p in order(templates, case, folder, written, how) if (data := read(p)) is not None]
    refused: list[CannotBind] = []
    bound = merge(found, refused)
    for error in refused:
        warn(f"没有装进合订本：{error}")
    if not bound:
        raise Refused("没有可以合订的文书")
    name = f"合订本（{how.phase}）.docx" if how.phase else "合订本.docx"
    return keep(folder, Made(name, bound), force=how.force).path


def order(templates: Sequence[Template], case: Case, folder: Path, written: Sequence[Path], how: How) -> list[Path]:
    """The files in the order asked for; issued papers as they were kept; manuscripts at the end of their phase."""
    context = Context(case, blank=how.blank)
    names = {
        t.slug: [folder / j.name for j in work.jobs(t, context, unit=how.unit, person=how.person)] for t in templates
    }
    there = supplied.given(case) if not (how.unit or how.person) else {}
    if how.words:
        asked = [slug for t in templates for slug in map(supplied.slug_of, t.supplied) if slug]
        wanted = [there[slug] for slug in dict.fromkeys(asked) if slug in there]
        return [p for t in templates for p in names[t.slug]] + wanted
    found: list[Path] = []
    for phase, ones in phases(templates).items():
        found += [p for t in ones for p in names[t.slug]]
        found += [there[m.slug] for m in supplied.KNOWN.values() if m.phase == phase and m.slug in there]
    return [p for p in found if p in written or p.exists()]
