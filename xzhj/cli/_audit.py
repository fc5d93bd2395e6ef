"""From the files named to a Case with their papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from xzhj.cli._case import read_case
from xzhj.cli._options import Refused
from xzhj.model import Case, Paper

PAPERS = (".docx", ".txt", ".md", ".doc", ".wps", ".rtf", ".docm")


def read_papers(
    files: Sequence[Path], *, election: Path | None, day: str, today: str, packs: Sequence[Path] | None
) -> Case:
    """Read papers, with the election's case when `election` or the current folder gives one. Raises Refused."""
    from xzhj.readers.papers import read_papers as read

    base = read_case([election] if election else [], election=election, day=day, today=today, packs=packs)
    papers, trouble = read(expand(files))
    rosters = base.rosters if base.folder else ()
    known = tuple(registered(paper, base) for paper in papers)
    return replace(base, papers=known, rosters=rosters, trouble=tuple(trouble))


def registered(paper: Paper, case: Case) -> Paper:
    """A paper that stands in the register: its slug, its date where it gives none, and whether it is 已印发 or 已收到."""
    line = next((f for f in case.register if f.title and plain(f.title) and plain(f.title) == plain(paper.title)), None)
    if line is None:
        return paper
    return replace(
        paper, slug=paper.slug or line.slug, day=paper.day or line.day, frozen=line.status in ("已印发", "已收到")
    )


def plain(title: str) -> str:
    """A title without the organ before 关于, blanks and brackets, so that the register's short form is found."""
    text = "".join(title.split())
    return text[text.find("关于") :] if "关于" in text else text


def expand(files: Sequence[Path]) -> list[Path]:
    """The papers named, and those in folders named. Raises Refused for what is not there."""
    found: list[Path] = []
    for path in files:
        if path.is_dir():
            found += sorted(p for p in path.rglob("*") if p.suffix.lower() in PAPERS and not hidden(p, path))
        elif path.exists():
            found.append(path)
        else:
            raise Refused(f"找不到 {path}")
    if not found:
        raise Refused("没有可审的文书（.docx .txt .md）")
    return found


def hidden(path: Path, folder: Path) -> bool:
    """What an open WPS leaves beside a file, and what we keep beside our papers."""
    return path.name.startswith(("~$", ".~")) or any(part.startswith(".") for part in path.relative_to(folder).parts)
