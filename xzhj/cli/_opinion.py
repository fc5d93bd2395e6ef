"""`xzhj tally --system 民主推荐 | 民主测评`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from xzhj.cli._options import Refused
from xzhj.cli._tally import problems, read_files
from xzhj.report.files import write
from xzhj.report.opinion import Person, opinion_json, opinion_text
from xzhj.report.terminal import Look, look_of
from xzhj.tally.marks import Marks
from xzhj.tally.opinion import KINDS, conditions_of, opinions, weights_of

CODES = {**{k: k for k in KINDS}, **{v: k for k, v in KINDS.items()}}


def show_opinion(
    kind: str,
    files: Sequence[Path],
    names: Sequence[str],
    title: str,
    marks: str,
    weights: str,
    use: str,
    face: str,
    output: Path | None,
    force: bool,
) -> int:
    """Count and show; gives the exit status: 1 where a mark was not understood."""
    read = read_files(files, names)
    for file, path in zip(read, files, strict=True):
        if not file.ballots:
            raise Refused(problems(file, path) or f"{path} 里没有票")
    ballots = [b for f in read for b in f.ballots]
    found = opinions(CODES[kind], ballots, Marks.parse(marks), weights_of(weights), conditions_of(use))
    people = [Person(r.name, r.counts, r.shares, r.usable) for r in found.rows]
    heading = f"{title or ''}{KINDS[found.kind]}"
    face = "json" if output and output.suffix.lower() == ".json" else face
    if face == "json":
        text = opinion_json(heading, found.kind, people, found.classes, found.unread)
    else:
        look = Look() if output else look_of(sys.stdout)
        text = opinion_text(heading, people, found.classes, found.unread, look)
    if output:
        write(output, text.encode("utf-8" if face == "json" else "utf-8-sig"), force=force)
    else:
        sys.stdout.write(text)
    return int(bool(found.unread))
