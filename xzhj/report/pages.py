"""How many pages papers take, and what runs over, as LibreOffice sets them."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from xzhj.report.pdf import AT_ONCE, converted
from xzhj.text.office import office

_PAGE = re.compile(rb"/Type\s*/Page(?!s)")


def pages_of(papers: Sequence[Path]) -> dict[Path, int | None] | None:
    """Pages by paper, None for one that could not be opened; None altogether without LibreOffice."""
    program = office()
    if program is None:
        return None
    found: dict[Path, int | None] = {}
    for start in range(0, len(papers), AT_ONCE):
        found |= _some(program, papers[start : start + AT_ONCE])
    return found


def _some(program: str, papers: Sequence[Path]) -> dict[Path, int | None]:
    with tempfile.TemporaryDirectory(prefix="xzhj-pages-") as name:
        try:
            made = converted(program, papers, Path(name))
        except (OSError, subprocess.TimeoutExpired):
            return dict.fromkeys(papers)
        return {paper: _pages(pdf) for paper, pdf in zip(papers, made, strict=True)}


def _pages(made: Path) -> int | None:
    return len(_PAGE.findall(made.read_bytes())) if made.is_file() else None


def overflow(pages: int | None, most: int | None) -> str:
    """What is wrong with a paper's pages, "" when nothing is: not opened, or more than it may have."""
    if pages is None:
        return "打不开"
    return f"应当 {most} 页排完，现在 {pages} 页" if most is not None and pages > most else ""
