"""Checking one election, or every township of a county."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xzhj import rules
from xzhj.cli._case import read_case
from xzhj.cli._options import Refused, day_of
from xzhj.cli._paths import there
from xzhj.model import Case, Checked
from xzhj.report.county import CountyLine, county_line
from xzhj.text.townships import township_in

ROSTERS = ("case", "roster", "contest", "result", "trouble")


def townships(paths: Sequence[Path]) -> list[Path]:
    """The folders of a county among the paths named, those without an election too; [] where it is no county.

    Several elections are a county whatever else is named (各乡镇/* names every file lying about), and so are several
    folders called after townships: read as one election they would be compared with each other.
    """
    from xzhj.readers.facts import elections_in

    named = [p for p in paths if p.is_dir()]
    found = {p: elections_in(p) for p in named}
    elections = sum(map(len, found.values()))
    if elections < 2 and sum(bool(township_in(p.resolve().name)) for p in named) < 2:
        return []
    lines = (f for p in named for f in sorted([*found[p], *idle(found[p], p)]) or own(p))
    return list(dict.fromkeys(lines))


def own(folder: Path) -> list[Path]:
    """A folder without an election, where it is called after a township or holds tables; others (规定) are no township."""
    from xzhj.readers.folder import tables_in

    return [folder] if township_in(folder.resolve().name) or tables_in(folder) else []


def passed_over(paths: Sequence[Path], folders: Sequence[Path]) -> list[Path]:
    """What was named and is no township. Raises Refused for what is not there."""
    return [p for p in paths if there(p) and not any(p == f or p in f.parents for f in folders)]


def idle(elections: Sequence[Path], named: Path) -> list[Path]:
    """Folders called after townships that lie beside elections and have none."""
    beside = {e.parent for e in elections if e != named}
    there = (p for above in beside for p in above.iterdir() if p.is_dir() and township_in(p.name))
    return [p for p in there if not any(e == p or p in e.parents for e in elections)]


def only_election(paths: Sequence[Path]) -> list[Path]:
    """The one election in the one folder named (a county's first township), else []."""
    from xzhj.readers.facts import elections_in

    return elections_in(paths[0]) if len(paths) == 1 and paths[0].is_dir() else []


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


def check_county(
    folders: Sequence[Path],
    *,
    day: str,
    today: str,
    packs: Sequence[Path] | None,
    output: Path | None,
    force: bool,
) -> int:
    """A line a township; one that cannot be read says so and stops none of the others. The worst exit status."""
    from xzhj.report.county import county_workbook, show_county
    from xzhj.report.files import write

    lines = []
    status = 0
    for folder, (line, code) in zip(folders, each_township(folders, day, today, packs), strict=True):
        lines.append(line)
        status = max(status, code if folder else 0)
    show_county(lines)
    if output:
        write(output, county_workbook(lines, day_of(today, date.today()) or date.today()), force=force)
        print(f"已写到 {output}")
    return status


def each_township(
    folders: Sequence[Path], day: str, today: str, packs: Sequence[Path] | None
) -> list[tuple[CountyLine, int]]:
    """Check every folder, in processes of their own where that pays."""
    import os

    jobs = [(folder, day, today, tuple(packs or ())) for folder in folders]
    workers = min(os.cpu_count() or 1, len(jobs))
    if workers < 2 or len(jobs) < 4:
        return [township(job) for job in jobs]
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(township, jobs, chunksize=1))


def township(job: tuple[Path, str, str, tuple[Path, ...]]) -> tuple[CountyLine, int]:
    """One township's line and exit status; whatever goes wrong in it stays in its line."""
    folder, day, today, packs = job
    name = folder.resolve().name
    try:
        case = read_case([folder], day=day, today=today, packs=packs)
        if nothing_in(case):
            return CountyLine(name, broken="文件夹里没有名册，也没有换届信息表"), 2
        checked = rules.run(case, each=ROSTERS)
        titles = {code: text.partition("\n")[0].rstrip("。") for code, text in explanations(checked).items()}
        return county_line(name, step_now(case), checked, titles, whole=bool(case.folder)), checked.status
    except Exception as error:
        return CountyLine(
            name, broken=str(error) if known(error) else f"程序出错（{type(error).__name__}：{error}）"
        ), 2


def known(error: Exception) -> bool:
    return type(error).__module__.startswith("xzhj.")


def step_now(case: Case) -> str:
    """The latest step whose day has come, by its title."""
    from xzhj.catalogue.steps import steps

    begun = [s for s, day in case.timetable.items() if day <= case.today]
    latest = max(begun, key=lambda s: (case.timetable[s], s), default="")
    return f"{latest} {steps()[latest].title}" if latest else ""
