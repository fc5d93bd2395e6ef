"""What was named on the command line → one Case."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from xzhj.catalogue.items import items
from xzhj.catalogue.steps import default_days, step_of, steps
from xzhj.model import FIELDS, Case, Exemption, Facts, Filed, Pack, Reading, Result, Roster, Source, Trouble
from xzhj.readers import contests, register, standing
from xzhj.readers.facts import COUNTY, KEYED, Given, is_election, near, read_folder
from xzhj.readers.facts.derived import derived
from xzhj.readers.facts.form import NOTES
from xzhj.readers.grid import Grid
from xzhj.readers.options import Options
from xzhj.readers.results import read_results

TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".et", ".csv", ".tsv", ".lrmx"})
ALSO = frozenset({".html", ".htm", ".xml", ".txt", ".xlsb", ".mht", ".numbers", ".wps", ".ett"})
ROSTER = re.compile("花?名册|花名单|选民登记|名额分配")
OURS = ("问题清单", "全县汇总", "（标注）", "（内部）")  # what we write for the clerk to look at
DEPTH, MOST_FILES = 3, 2_000


@dataclass(slots=True)
class Found:
    """What the files gave so far."""

    rosters: list[Roster] = field(default_factory=list)
    trouble: list[Trouble] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    names: Mapping[str, str] = field(default_factory=dict)  # further headings of this county, heading → field
    register: list[Filed] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)


def load(paths: Sequence[Path], options: Options) -> Case:
    """Read an election folder, single files, or (nothing named) the current folder. Never raises for what files hold.

    A single file in an election folder, or named from within one, is judged with that election's facts, its own rows only.
    """
    named = [Path(p) for p in paths] or [Path()]
    home = options.election or _home(named)
    given = read_folder(home) if home else Given(Facts())
    found = Found(names=headings(given.facts))
    found.trouble += given.trouble
    found.readings += given.readings
    whole = [p for p in named if p.is_dir()]
    _read_grids(given.rest if whole else (), options, found)
    packs = _packs(given, home, options, found)
    skip = {os.path.abspath(p) for p in (*given.files, *((given.county,) if given.county else ()))}
    skip |= {os.path.abspath(p.file) for p in packs}
    if home:
        _read_beside(home, whole, skip, found)
    files = [f for p in named for f in (tables_in(p) if p.is_dir() else [p])]
    if len(files) > MOST_FILES:
        limit = {"what": "files", "found": str(len(files)), "limit": str(MOST_FILES)}
        found.trouble.append(Trouble("file.limit", (Source(str(named[0])),), limit))
    for path in files[:MOST_FILES]:
        if os.path.abspath(path) not in skip:
            _read_file(path, options, found)
    return _case(given, found, packs, home, options, whole=bool(whole and home))


def _home(named: Sequence[Path]) -> Path | None:
    """The election folder the named paths belong to: one of them, the folder a file lies in, or the current one."""
    for path in named:
        if path.is_dir() and is_election(path):
            return path
    for path in named:
        if not path.is_dir():
            for up in (path.parent, *list(Path(os.path.abspath(path)).parents)[1:3]):
                if is_election(up):
                    return near(up)
    return Path() if is_election(Path()) and not any(p.is_dir() for p in named) else None


def tables_in(folder: Path, depth: int = 0) -> list[Path]:
    """The table files of a folder and its subfolders, in the order of their names; what we wrote and locks left out."""
    try:
        here = sorted(folder.iterdir())
    except OSError:
        return []
    found: list[Path] = []
    for path in here:
        name = path.name
        if name.startswith((".", "~$")) or name == "out":
            continue
        if path.is_dir():
            if not path.is_symlink() and depth < DEPTH and not is_election(path) and not is_written(path):
                found += tables_in(path, depth + 1)
        elif (path.suffix.lower() in TABLES or _named_as_roster(path)) and not any(word in name for word in OURS):
            found.append(path)
    return found


def _named_as_roster(path: Path) -> bool:
    """A web page or text called 党员名册 is a roster too, or is said not to be one; other such files are none of ours."""
    return path.suffix.lower() in ALSO and bool(ROSTER.search(path.stem))


def is_written(folder: Path) -> bool:
    """Whether papers were written into it (render --output): its sheets are never read as rosters."""
    return (folder / ".xzhj").is_dir()


def _read_beside(home: Path, whole: Sequence[Path], skip: set[str], found: Found) -> None:
    """The counts already made, and the register where only single files were named."""
    for path in sorted(home.glob("*.json")) + sorted(home.glob("out/*.json")):
        results, trouble = read_results(path)
        found.results += results
        found.trouble += trouble
    if not whole:
        for path in sorted(home.glob("*文号登记*")):
            if path.suffix.lower() in TABLES and not path.name.startswith(("~$", ".")):
                skip.add(os.path.abspath(path))
                _read_register(path, found)


def _read_register(path: Path, found: Found) -> None:
    from xzhj.readers.files import grids

    for grid in grids(path, display=str(path))[0]:
        filed, trouble = register.read_grid(grid)
        found.register += filed
        found.trouble += trouble


def _read_file(path: Path, options: Options, found: Found) -> None:
    from xzhj.readers.files import grids

    if path.name.lower() in (*KEYED, *COUNTY):
        return
    if path.suffix.lower() == ".json":
        results, trouble = read_results(path)
        found.results += results
        found.trouble += trouble
        return
    sheets, trouble = grids(path, display=str(path))
    found.trouble += trouble
    found.readings += [sheet.reading for sheet in sheets]
    _read_grids(sheets, options, found)


def _read_grids(sheets: Sequence[Grid], options: Options, found: Found) -> None:
    """Sheets → the register, and rosters; sheets of instructions are passed over."""
    tables = []
    for sheet in sheets:
        if not options.kind and register.heading_of(sheet) is not None:
            filed, trouble = register.read_grid(sheet)
            found.register += filed
            found.trouble += trouble
        elif sheet.sheet not in NOTES:
            tables.append(sheet)
    if tables:
        from xzhj.readers.tables import understand

        rosters, trouble, _ = understand(tables, kind=options.kind, names=found.names)
        found.rosters += map(standing.settled, rosters)
        found.trouble += trouble


def _packs(given: Given, home: Path | None, options: Options, found: Found) -> tuple[Pack, ...]:
    """The packs the facts name (paths count from the file that names them), then those of the command line."""
    from xzhj.law import chain_trouble, read_pack

    fact = given.facts.fact("packs")
    wanted: list[tuple[Path, tuple[Source, ...]]] = []
    for name, at in zip(fact.value, fact.at * len(fact.value), strict=False) if fact else ():
        wanted.append((Path(at.file).parent / name.replace("\\", "/"), (at,)))
    wanted += [(path, (Source(str(path)),)) for path in options.packs]
    packs = []
    for path, places in wanted:
        if path.is_file():
            packs.append(read_pack(str(path)))
        else:
            found.trouble.append(Trouble("facts.bad", places, {"why": "nofile", "item": "地方规定", "raw": str(path)}))
    found.trouble += [t for pack in packs for t in pack.trouble]
    found.trouble += chain_trouble(packs)
    return tuple(packs)


def _case(
    given: Given, found: Found, packs: tuple[Pack, ...], home: Path | None, options: Options, *, whole: bool
) -> Case:
    filed = register.own((*register.read_facts(given.facts), *found.register), given.facts)
    facts = derived(register.with_register(given.facts, filed), found.rosters if whole else ())
    today = options.today or date.today()
    stated = facts.get("congress_date")
    day = options.day or stated or today
    cutoff = facts.get("stat_cutoff")
    known = stated or options.day
    return Case(
        day=day,
        today=today,
        system=facts.get("system") or "party_congress",
        stat_cutoff=cutoff,
        facts=facts,
        rosters=tuple(found.rosters),
        contests=contests.build(facts, found.rosters, found.results, day),
        register=filed,
        exemptions=exemptions(facts),
        trouble=tuple(found.trouble),
        results=tuple(found.results),
        readings=tuple(found.readings),
        timetable=timetable(facts, filed, known) if home else {},
        aliases={row["wrong"]: row["right"] for row in facts.get("aliases") or () if {"wrong", "right"} <= row.keys()},
        packs=packs,
        folder=str(home) if home else "",
    )


def timetable(facts: Facts, filed: Iterable[Filed], congress: date | None) -> Mapping[str, date]:
    """The day of each step: from the register, else its own item, else the table of dates, else the custom."""
    days = default_days(congress) if congress else {}
    for row in facts.get("timetable") or ():
        step = step_of(row.get("step", "")) or step_of(row.get("title", ""))
        if step and "day" in row:
            days[step] = row["day"]
    for item in items().values():
        value = facts.get(item.name) if item.dates else None
        if isinstance(value, date):
            days[item.dates] = value
    dated = {slug: step.step for step in steps().values() for slug in step.dated}
    for paper in sorted((f for f in filed if f.slug in dated), key=lambda f: f.day or date.min):
        if paper.day:
            days[dated[paper.slug]] = paper.day
    return days


def headings(facts: Facts) -> dict[str, str]:
    """What a county heads its columns with, beyond the customary names: heading → field."""
    fields = {**{zh: name for name, zh in FIELDS.items()}, **{name: name for name in FIELDS}}
    rows = [row for row in facts.get("headings") or () if row.get("field") in fields and row.get("heading")]
    return {row["heading"]: fields[row["field"]] for row in rows}


def exemptions(facts: Facts) -> tuple[Exemption, ...]:
    fact = facts.fact("exemptions")
    return tuple(
        Exemption(
            code=row.get("code", "").strip().upper(),
            about=row.get("about", ""),
            reason=row.get("reason", ""),
            approved_by=row.get("approved_by", ""),
            until=row.get("until"),
            at=(at,),
        )
        for row, at in (zip(fact.value, fact.at, strict=True) if fact else ())
    )
