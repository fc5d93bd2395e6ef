"""Show a count, keep it in the election folder, and say how it ended."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from xzhj import rules
from xzhj.model import Case, Checked, Result
from xzhj.readers.ballots import BallotFile
from xzhj.report.console import warn


def show(
    results: Sequence[Result],
    case: Case,
    files: Sequence[BallotFile],
    face: str,
    output: Path | None,
    *,
    quiet: bool = False,
    reveal: bool = False,
    force: bool = False,
    announce: bool = False,
) -> int:
    """Print or write the results; gives the exit status."""
    from xzhj.report.result_json import results_json
    from xzhj.report.tally import results_text
    from xzhj.report.terminal import look_of

    keep(results, case)
    mark_delegates(results, case)
    if announce:
        from xzhj.cli._announce import words

        sys.stdout.write(words(results, case))
    checked = rules.run(case.with_results(tuple(results)), only=("R6",), each=("result",))
    for reading in (r for f in files for r in f.readings):
        sheet = f"（{reading.sheet}）" if reading.sheet else ""
        warn(
            f"读了 {reading.file}{sheet}：{reading.rows} 行 × {reading.columns} 列，{reading.encoding}（{reading.note}），{reading.digest[:12]}".replace(
                "，（）", ""
            )
        )
    if output and face == "table":
        face = {".json": "json", ".xlsx": "xlsx", ".csv": "csv"}.get(output.suffix.lower(), "table")
    if announce:
        pass
    elif face == "xlsx" and output is None:
        output = Path(case.folder, "out", "计票表.xlsx") if case.folder else Path("计票表.xlsx")
    elif face == "json" and output is None:
        sys.stdout.write(results_json(results, checked, reveal=reveal))
    else:
        sys.stdout.write(results_text(results, checked, look_of(sys.stdout, reveal), quiet=quiet))
    if output:
        write_face(results, checked, face, output, reveal=reveal, force=force)
    return status_of(results, checked)


def write_face(
    results: Sequence[Result], checked: Checked, face: str, output: Path, *, reveal: bool, force: bool
) -> None:
    from xzhj.report.files import write
    from xzhj.report.result_json import results_json
    from xzhj.report.tally import results_text
    from xzhj.report.terminal import Look

    if face == "json":
        data = results_json(results, checked, reveal=reveal).encode()
    elif face in ("xlsx", "csv"):
        from xzhj.report.tally_book import results_book, results_csv

        data = results_book(results, checked) if face == "xlsx" else results_csv(results)
    else:
        data = results_text(results, checked, Look(reveal=reveal)).encode("utf-8-sig")
    write(output, data, force=force)
    warn(f"已写到 {output}")


def keep(results: Sequence[Result], case: Case) -> None:
    """Keep decided counts in the election folder's result.json. Rounds and earlier versions stay."""
    from xzhj.report.files import write
    from xzhj.report.kept import merged

    decided = [r for r in results if r.outcome not in ("undecided", "refused")]
    if not case.folder or not decided or any(t.kind == "test_data" for r in results for t in r.trouble):
        return
    target = Path(case.folder) / "result.json"
    old = target.read_text("utf-8-sig") if target.is_file() else ""
    text = merged(old, decided)
    if text != old:
        write(target, text.encode(), force=True)
        warn(f"计票结果记入 {target}")


def mark_delegates(results: Sequence[Result], case: Case) -> None:
    """After the units' elections: a copy of the delegates' roster beside it with who was elected."""
    from xzhj.report.elected_copy import elected_copy, verdicts
    from xzhj.report.files import write

    rosters = [r for r in case.of("delegates", "candidates") if r.file.lower().endswith(".xlsx")]
    rosters = [r for r in rosters if (r.has("unit") or r.has("branch")) and "（选举结果）" not in r.file]
    units = {c.name: c.unit for c in case.contests if c.system == "party_unit" and c.unit}
    found = verdicts([r for r in results if r.system == "party_unit" and r.stage == "election"], units)
    for name in dict.fromkeys(r.file for r in rosters) if found and case.folder else ():
        path = next((p for p in sorted(Path(case.folder).rglob("*.xlsx")) if p.name == Path(name).name), None)
        if path is None:
            continue
        target = Path(case.folder) / "out" / f"{path.stem}（选举结果）.xlsx"  # out/ is never read as a roster
        try:
            data = elected_copy(path, [r for r in rosters if r.file == name], found)
        except (OSError, ValueError, KeyError) as error:
            warn(f"{path} 没有抄成选举结果表：{error}")
            continue
        write(target, data, force=True)
        warn(f"代表名册标上当选，另存为 {target}")


def status_of(results: Sequence[Result], checked: Checked) -> int:
    """2 a rule crashed, 1 an error or an outcome other than complete, else 0."""
    return checked.status or int(any(r.outcome != "complete" for r in results))
