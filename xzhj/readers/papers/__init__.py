"""An existing paper → its text with places and looks, its parts, and the claims it makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from xzhj.model import Paper, Paragraph, Source, Trouble
from xzhj.readers.files.limits import Refused
from xzhj.readers.papers.plain import paragraphs_of

__all__ = ["SUFFIXES", "paper_from_text", "read_paper", "read_papers", "understand"]

SUFFIXES = (".docx", ".docm", ".txt", ".md", ".doc", ".wps", ".pdf", ".ofd", ".rtf", ".odt")
_FEW = 24  # below this many files another process costs more than it saves


def read_paper(path: Path) -> tuple[Paper | None, list[Trouble]]:
    """Read one paper; what cannot be read is Trouble (file.unknown, file.broken, file.locked, file.limit, file.encoding)."""
    try:
        paper, trouble = _read(path)
    except Refused as refused:
        place = f"第{refused.line}行" if refused.line else ""
        return None, [Trouble(refused.kind, (Source(str(path), "", place),), refused.facts)]
    except RecursionError:
        return None, [Trouble("file.limit", (Source(str(path)),), {"what": "depth"})]
    from xzhj.readers.papers.provenance import made_as

    return replace(understand(paper), made=made_as(path)), trouble


def read_papers(paths: Sequence[Path]) -> tuple[list[Paper], list[Trouble]]:
    """Read many papers, in several processes where there are enough of them; the order is that of `paths`."""
    results = _many(paths) if len(paths) >= _FEW else [read_paper(p) for p in paths]
    papers = [paper for paper, _ in results if paper is not None]
    return papers, [t for _, trouble in results for t in trouble]


def _many(paths: Sequence[Path]) -> list[tuple[Paper | None, list[Trouble]]]:
    import os
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    workers = min(os.cpu_count() or 1, len(paths) // (_FEW // 2), 8)
    if workers < 2:
        return [read_paper(p) for p in paths]
    try:
        with ProcessPoolExecutor(workers) as pool:
            return list(pool.map(read_paper, paths, chunksize=8))
    except (OSError, BrokenProcessPool, NotImplementedError):  # no processes to be had here
        return [read_paper(p) for p in paths]


def paper_from_text(
    text: str, file: str = "文书.txt", tables: Sequence[Sequence[Sequence[Any]]] = (), **fields: Any
) -> Paper:
    """A paper from plain text, every line a paragraph, then its tables (rows of cells).

    `fields` (title, day, slug, genre …) overrule what is understood.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    paragraphs = list(paragraphs_of(lines))
    for t, table in enumerate(tables, start=1):
        for r, row in enumerate(table, start=1):
            for c, cell in enumerate(row):
                look = {"table": t, "row": r, "column": c, "span": 1, "merged": False}
                paragraphs.append(Paragraph(str(cell), f"表{t}第{r}行第{c + 1}格", look=look, part="table"))
    return understand(Paper(file, tuple(paragraphs), layout={"format": "text"}), **fields)


def understand(paper: Paper, **fields: Any) -> Paper:
    """Fill title, genre, day, slug, profile and claims from the text; `fields` overrule."""
    from xzhj.readers.papers.claims import claims_of
    from xzhj.readers.papers.structure import elements

    parts = elements(paper.paragraphs, paper.file)
    known = replace(paper, **{**parts.fields, **fields})
    return replace(known, claims=tuple(claims_of(known, parts)))


def _read(path: Path) -> tuple[Paper, list[Trouble]]:
    suffix = path.suffix.lower()
    if suffix in (".txt", ".md"):
        return _text(path), []
    from xzhj.readers.papers.convert import converted
    from xzhj.readers.papers.docx import read_docx

    with converted(path) as made:
        paper, trouble = read_docx(made)
    if made == path:
        return paper, trouble
    return replace(paper, file=str(path), layout={**paper.layout, "converted": suffix}), trouble


def _text(path: Path) -> Paper:
    from xzhj.readers.files import read_bytes
    from xzhj.readers.files.encoding import decode

    text = decode(read_bytes(path)).text
    if "\0" in text:
        raise Refused(
            "file.unknown", format="binary", what="不认识的文件", cure="用WPS另存为.docx", extension=path.suffix
        )
    if path.suffix.lower() == ".md":
        text = re.sub(r"(?m)^(?:#{1,6}|>)[ \t]+", "", re.sub(r"\*\*(.+?)\*\*", r"\1", text))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return Paper(str(path), paragraphs_of(lines), layout={"format": "text"})
