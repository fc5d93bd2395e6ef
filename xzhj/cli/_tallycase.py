"""The case a count belongs to: its election folder's, or an empty one of the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xzhj.cli._options import day_of
from xzhj.cli._paths import a_file, a_folder
from xzhj.cli._tally import home_of
from xzhj.model import Case
from xzhj.tally import Marks


def case_for(files: Sequence[Path], election: Path | None, day: str, today: str, packs: Sequence[Path] | None) -> Case:
    """Read the election folder the files lie in, or make a case of the day alone. Raises Refused."""
    from xzhj.readers import Options, load

    if election:
        a_folder(election, "换届文件夹")
    now = day_of(today) or date.today()
    if home := home_of(files, election):
        return load([home], Options(day=day_of(day), today=now, packs=tuple(packs or ()), election=home))
    from xzhj.law import read_pack

    for path in packs or ():
        a_file(path, "规定文件")
    return Case(day=day_of(day) or now, today=now, packs=tuple(read_pack(str(p)) for p in packs or ()))


def marks_for(text: str, case: Case) -> Marks:
    """The table of marks: the command line's, else the election's. Raises MarksError."""
    stated = case.facts.get("marks")
    return Marks.parse(text or (stated if isinstance(stated, str) else ""))
