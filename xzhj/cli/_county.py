"""Checking every township of a county."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xzhj import rules
from xzhj.catalogue.steps import steps
from xzhj.cli._case import read_case
from xzhj.cli._check import ROSTERS, explanations, nothing_in
from xzhj.cli._options import day_of
from xzhj.model import Case
from xzhj.report.county import CountyLine, county_line, county_workbook, show_county
from xzhj.report.files import write


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
    begun = [s for s, day in case.timetable.items() if day <= case.today]
    latest = max(begun, key=lambda s: (case.timetable[s], s), default="")
    return f"{latest} {steps()[latest].title}" if latest else ""
