"""From the command line's words to a Case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xzhj.cli._options import Refused, day_of
from xzhj.cli._paths import a_file, a_folder, there
from xzhj.model import KINDS, Case
from xzhj.readers import Options, load


def read_case(
    paths: Sequence[Path] | None,
    *,
    election: Path | None = None,
    day: str = "",
    today: str = "",
    packs: Sequence[Path] | None = None,
    kind: str = "",
) -> Case:
    """Read what was named. Raises Refused for a path that is not there or a kind that is not one."""
    for path in paths or ():
        there(path)
    if election:
        a_folder(election, "换届文件夹")
    for path in packs or ():
        a_file(path, "规定文件")
    options = Options(
        day=day_of(day),
        today=day_of(today) or date.today(),
        kind=kind_of(kind),
        packs=tuple(packs or ()),
        election=election,
    )
    return load(list(paths or ()), options)


def kind_of(text: str) -> str | None:
    """A kind by its ASCII name or its Chinese one."""
    if not text:
        return None
    for kind, name in KINDS.items():
        if text in (kind, name):
            return kind
    raise Refused(
        f"没有“{text}”这一类名册；可写：{'、'.join(f'{k}（{n}）' for k, n in KINDS.items() if k != 'unknown')}"
    )
