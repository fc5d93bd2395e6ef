"""From the files named to a Case with their papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from xzhj.cli._case import read_case
from xzhj.cli._options import Refused
from xzhj.model import Case

PAPERS = (".docx", ".txt", ".md")


def read_papers(
    files: Sequence[Path], *, election: Path | None, day: str, today: str, packs: Sequence[Path] | None
) -> Case:
    """Read papers, with the election's case when `election` or the current folder gives one. Raises Refused."""
    from xzhj.readers.papers import read_paper

    base = read_case([election] if election else [], election=election, day=day, today=today, packs=packs)
    papers, trouble = [], []
    for path in expand(files):
        paper, found = read_paper(path)
        papers += [paper] if paper else []
        trouble += found
    rosters = base.rosters if base.folder else ()
    return replace(base, papers=tuple(papers), rosters=rosters, trouble=tuple(trouble))


def expand(files: Sequence[Path]) -> list[Path]:
    """The papers named, and those in folders named. Raises Refused for what is not there."""
    found: list[Path] = []
    for path in files:
        if path.is_dir():
            found += sorted(
                p for p in path.rglob("*") if p.suffix.lower() in PAPERS and not p.name.startswith(("~$", "."))
            )
        elif path.exists():
            found.append(path)
        else:
            raise Refused(f"找不到 {path}")
    if not found:
        raise Refused("没有可审的文书（.docx .txt .md）")
    return found
