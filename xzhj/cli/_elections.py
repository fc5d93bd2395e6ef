"""Which election folders a call of `xzhj render` means, and what it says where it means none."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from pathlib import Path

from xzhj.cli._case import read_case
from xzhj.cli._how import How
from xzhj.cli._options import Refused
from xzhj.cli._paths import a_folder, there
from xzhj.model import Case
from xzhj.readers.facts import elections_in, is_election


def elections(given: Sequence[Path], words: Sequence[str]) -> tuple[list[Path], list[str]]:
    """The election folders, and the words left: after --election 各乡镇/* the shell hands us further folders as words."""
    if not given:
        return ([Path()] if is_election(Path()) else []), list(words)
    more = [w for w in words if Path(w).is_dir() and elections_in(Path(w))]
    found: list[Path] = []
    for one in (*(p for g in given for p in matching(g)), *map(Path, more)):
        inside = elections_in(one)
        if not inside and one in given:
            a_folder(one)
            raise Refused(f"{one} 不是换届文件夹（里面没有换届信息表）；新建请用 xzhj init")
        found += inside
    if not found:
        raise Refused(f"{given[0]} 里没有换届文件夹（有换届信息表的）；新建请用 xzhj init")
    return list(dict.fromkeys(found)), [w for w in words if w not in more]


def matching(given: Path) -> list[Path]:
    """The folder itself; what a pattern means, where the shell leaves patterns to us. Raises Refused."""
    if given.exists():
        return [given]
    if found := [Path(p) for p in sorted(glob.glob(str(given))) if Path(p).is_dir()]:
        return found
    there(given)
    return []


def read(folder: Path | None, how: How) -> Case:
    return read_case([folder] if folder else [], election=folder, day=how.day, today=how.today, packs=how.packs)


def one_form(case: Case) -> None:
    """Refuse to guess which of two forms of one election holds."""
    for found in case.trouble:
        if found.kind == "roster.twice" and found.facts.get("why") == "换届信息":
            names = "、".join(Path(at.file).name for at in found.at)
            raise Refused(f"这个文件夹里有两份换届信息（{names}），不知道用哪一份；请只留一份")


def outside() -> str:
    """Where the election folders are, seen from a folder that is none."""
    below = elections_in(Path())
    if below:
        return f"这里不是换届文件夹；请加 --election {below[0]}" + (
            "（全部乡镇：--election .）" if len(below) > 1 else ""
        )
    return "这里不是换届文件夹（没有换届信息表）；请先进到乡镇的文件夹，或加 --election 文件夹；新建请用 xzhj init"
