"""Checking one election or some files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xzhj import rules
from xzhj.cli._case import read_case
from xzhj.cli._options import Refused
from xzhj.model import Case, Checked

ROSTERS = ("case", "roster", "contest", "result", "trouble")


def check_one(
    paths: Sequence[Path] | None,
    *,
    election: Path | None,
    day: str,
    today: str,
    packs: Sequence[Path] | None,
    kind: str,
    only: str,
    face: str,
    output: Path | None,
    quiet: bool,
    reveal: bool,
    force: bool,
) -> int:
    """Check and show one election or some files; the exit status."""
    from xzhj.report.faces import show_checked

    case = read_case(paths, election=election, day=day, today=today, packs=packs, kind=kind)
    refuse_nothing(case, paths)
    codes = [c.strip().upper() for c in only.replace("，", ",").split(",") if c.strip()]
    checked = rules.run(case, only=codes, each=ROSTERS)
    words = explanations(checked) if face == "html" else {}
    show_checked(checked, case, face, output, explanations=words, raw=as_read, quiet=quiet, reveal=reveal, force=force)
    return checked.status


def as_read(path: Path) -> dict[str, list[list[object]]]:
    """What stands in a file, sheet by sheet, for its marked copy."""
    from xzhj.readers.files import grids

    return {grid.sheet: grid.rows for grid in grids(path)[0]}


def refuse_nothing(case: Case, paths: Sequence[Path] | None) -> None:
    """Raises Refused where nothing was there to be checked: "no fault found" would be a lie."""
    if nothing_in(case):
        where = "、".join(map(str, paths)) if paths else "当前文件夹"
        raise Refused(
            f"{where}里没有名册，也没有换届信息表，什么也没有查；请写上名册的文件名，或先用 xzhj init 建换届文件夹"
        )


def nothing_in(case: Case) -> bool:
    return not (case.folder or case.rosters or case.readings or case.trouble or case.results or case.register)


def explanations(checked: Checked) -> dict[str, str]:
    """The words of every rule that found something."""
    found = {code: rules.find(code) for code in {f.code for f in checked.findings}}
    return {code: (module.__doc__ or "").strip() for code, module in found.items() if module}
