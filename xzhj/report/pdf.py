"""Papers as PDF, by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from xzhj.report.files import CannotWrite
from xzhj.report.papers import digest, provenance, put, read
from xzhj.text.office import office, run

BY_HAND = "没有找到 LibreOffice，PDF 没有做；请在 WPS 里打开文书，点“文件 → 输出为PDF”（可以一次选多份）"
SECONDS = 60  # for starting, and for each paper, at the slowest
AT_ONCE = 40


def to_pdf(papers: Sequence[Path], *, force: bool = False) -> Iterator[tuple[Path, Path | None]]:
    """Each paper and its PDF beside it, None for one that could not be converted. Raises CannotWrite."""
    program = office()
    if program is None:
        raise CannotWrite(BY_HAND)
    for paper in papers:
        target = paper.with_suffix(".pdf")
        there = read(target)
        if not force and there is not None and provenance(target.parent, target.name).get("digest") != digest(there):
            raise CannotWrite(f"{target} 不是本程序写的，没有覆盖；换个名字，或加 --force")
    for start in range(0, len(papers), AT_ONCE):
        yield from _some(program, papers[start : start + AT_ONCE])


def _some(program: str, papers: Sequence[Path]) -> Iterator[tuple[Path, Path | None]]:
    """Convert under plain names, in a profile of our own, so that no window that is open is in the way."""
    with tempfile.TemporaryDirectory(prefix="xzhj-pdf-") as name:
        try:
            made_all = converted(program, papers, Path(name))
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CannotWrite(f"LibreOffice 没有转成 PDF；{BY_HAND.partition('；')[2]}") from error
        for paper, made in zip(papers, made_all, strict=True):
            if made.is_file():
                put(paper.parent, paper.with_suffix(".pdf").name, made.read_bytes())
            yield paper, paper.with_suffix(".pdf") if made.is_file() else None


def converted(program: str, papers: Sequence[Path], work: Path) -> list[Path]:
    """Convert copies of the papers in `work`; where each PDF lies if it came out. Raises OSError, TimeoutExpired."""
    copies = [work / f"{i}{p.suffix}" for i, p in enumerate(papers)]
    for paper, copy in zip(papers, copies, strict=True):
        shutil.copyfile(paper, copy)
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    settings = ("--headless", "--norestore", profile, "--convert-to", "pdf", "--outdir", str(work))
    words = [program, *settings, *map(str, copies)]
    run(words, SECONDS * (1 + len(papers)))
    return [copy.with_suffix(".pdf") for copy in copies]
