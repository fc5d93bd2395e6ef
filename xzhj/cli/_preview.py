"""`xzhj render --preview`: every paper with the names and numbers that are hardest to set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from xzhj.catalogue.papers import home
from xzhj.cli._case import read_case
from xzhj.cli._chosen import chosen, known_papers
from xzhj.cli._how import How
from xzhj.cli._options import Refused
from xzhj.documents import TemplateFault, desk, work
from xzhj.documents.context import Context
from xzhj.documents.text import Break
from xzhj.documents.worst import WORST, counted, worst
from xzhj.model import Missing
from xzhj.report.console import warn
from xzhj.report.pages import overflow, pages_of
from xzhj.report.papers import Made, keep
from xzhj.tally import count

EACH = 2  # sheets of a paper that comes once a unit or person


def preview(folder: Path, how: How) -> int:
    """Write the pack into `folder`, one subfolder a set of people; say the pages of each paper and what runs over. Raises Refused."""
    sample = home().parent / "samples" / "示范县" / "柳溪镇"
    if not sample.is_dir():
        raise Refused("找不到示范乡镇的材料，样张做不了；请重新安装本程序")
    case = read_case([sample], election=sample, today=how.today or "2027-01-12")
    templates = chosen(known_papers(case), how if how.words or how.phase else How(everything=True))
    made: dict[Path, int | None] = {}  # each paper, and the most pages it may have
    status = 0
    for name, change in WORST.items():
        context = Context(counted(worst(case, change), count))
        for template in templates:
            for job in list(work.jobs(template, context))[:EACH]:
                try:
                    written = desk.write(job, context, marked=True, fonts=how.fonts)
                    path = keep(folder / name, Made(job.name, written.data, template.slug), force=how.force).path
                    made[path] = most(written)
                except (Missing, TemplateFault) as error:
                    warn(f"{name}／{job.name} 没有写：{error}")
                    status = 1
    return max(status, report(folder, made))


def most(written: desk.Written) -> int | None:
    """A ballot is one sheet, each page break begins another; other papers are as long as they are."""
    if written.job.template.profile != "ballot":
        return None
    return 1 + sum(isinstance(part, Break) for part in written.sheet.parts)


def report(folder: Path, made: Mapping[Path, int | None]) -> int:
    """The pages of each paper, and those whose text runs over the edge or whose single sheet needs two."""
    print(f"写了 {len(made)} 份样张，在 {folder}")
    counts = pages_of(list(made))
    if counts is None:
        warn("没有找到 LibreOffice，没有数页数；请在 WPS 里打开看看")
        return 0
    over = [(path, what) for path, limit in made.items() if (what := overflow(counts.get(path), limit))]
    for pages, papers in sorted(Counter(n for n in counts.values() if n is not None).items()):
        print(f"  {pages} 页的 {papers} 份")
    for path, what in over:
        warn(f"{path.parent.name}／{path.name}：{what}")
    return int(bool(over))
