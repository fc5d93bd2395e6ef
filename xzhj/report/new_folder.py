"""A new election folder, or a county with a folder a township. Nothing that is there is touched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from xzhj.report import blank_form, blank_rosters
from xzhj.report.blank_form import Given
from xzhj.report.files import write
from xzhj.text.townships import kind_in

FORMS = ("换届信息.xlsx", "election.yaml")


def files(township: str, *, keyed: bool = False, given: Given = frozenset()) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of an election folder; `given` is what county.yaml already says (item, stage)."""
    values = {"township": township, "township_kind": kind_in(township)} if township else {}
    if keyed:
        yield FORMS[1], blank_form.keyed(values, given)
    else:
        yield FORMS[0], blank_form.workbook(values, given)
    yield from blank_rosters.rosters(township)


def make(folder: Path, wanted: Iterator[tuple[str, bytes]]) -> tuple[list[Path], list[Path]]:
    """Write what is not there yet. Returns the files made and those kept as they were. Raises CannotWrite."""
    made: list[Path] = []
    kept: list[Path] = []
    has_form = next((folder / name for name in FORMS if (folder / name).exists()), None)
    for name, data in wanted:
        path = folder / name
        if path.exists() or (name in FORMS and has_form):
            kept.append(path if path.exists() else has_form or path)
        else:
            write(path, data)
            made.append(path)
    return made, kept


def county(name: str, townships: Sequence[str]) -> bytes:
    """county.yaml of a new county."""
    text = blank_form.keyed({"county": name}, county=True).decode()
    listed: Mapping[str, Sequence[str]] = {"全县乡镇名称": townships, "乡镇换届文件夹": townships}
    for label, names in listed.items():
        if names:
            text = re.sub(rf"^{label}:$", f"{label}:\n" + "\n".join(f"  - {n}" for n in names), text, flags=re.M)
    return text.encode()
