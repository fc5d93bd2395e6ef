"""One run of the rules in the face that was asked for: terminal, JSON, HTML, workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from xzhj.model import Case, Checked, Roster
from xzhj.report.files import write


def show_checked(
    checked: Checked,
    case: Case,
    face: str,
    output: Path | None,
    *,
    explanations: Mapping[str, str] | None = None,
    quiet: bool = False,
    reveal: bool = False,
    force: bool = False,
) -> None:
    """Print the run, or write it to `output` (a table is printed only). Raises CannotWrite."""
    if face == "table":
        from xzhj.report.terminal import show_findings

        show_findings(checked, reveal=reveal, quiet=quiet)
        if case.folder and not quiet:
            from xzhj.report.unfilled import unfilled_lines

            for line in unfilled_lines(case):
                print(line)
        return
    if face == "xlsx":
        for target, data in books(checked, case, output, reveal):
            write(target, data, force=force)
            print(f"已写到 {target}")
        internal_list(checked, case, output or Path("问题清单.xlsx"), reveal=reveal, force=force)
        return
    data = rendered(checked, case, face, explanations or {}, reveal)
    if output:
        write(output, data, force=force)
        print(f"已写到 {output}")
        if face == "html":
            internal_list(checked, case, output, reveal=reveal, force=force)
    else:
        print(data.decode("utf-8"), end="")


def internal_list(checked: Checked, case: Case, output: Path, *, reveal: bool, force: bool) -> None:
    """Sanctions, vetting and appraisal go to a workbook of their own, beside the list that may be passed on."""
    if not any(f.internal for f in checked.findings):
        return
    from xzhj.report.words import internal_only
    from xzhj.report.workbook import findings_workbook

    target = output.with_name(f"{output.stem}（内部）.xlsx")
    write(target, findings_workbook(internal_only(checked), case, reveal=reveal, internal=True), force=force)
    print(f"内部事项另写到 {target}，只供组织部门内部使用")


def books(checked: Checked, case: Case, output: Path | None, reveal: bool) -> Iterator[tuple[Path, bytes]]:
    """Of one roster a marked copy; of several, 问题清单 alone into `output`, or a marked copy of each beside it."""
    from xzhj.report.workbook import annotated_name, annotated_workbook, findings_workbook

    files = list(dict.fromkeys(r.file for r in case.rosters))
    if output and len(files) != 1:
        yield output, findings_workbook(checked, case, reveal=reveal)
        return
    for file in files:
        sheets = {r.sheet: grid_of(r) for r in case.rosters if r.file == file}
        data = annotated_workbook(Path(file), file, checked, case, sheets=sheets, reveal=reveal)
        yield output or Path(annotated_name(Path(file))), data
    if len(files) != 1:
        yield Path("问题清单.xlsx"), findings_workbook(checked, case, reveal=reveal)


def grid_of(roster: Roster) -> list[list[object]]:
    """A roster's values laid out as in its sheet, for a file that cannot be copied as it is."""
    from xzhj.model import FIELDS

    columns = {index_of(letter): name for name, letter in roster.letters.items()}
    last = max((*roster.lines, roster.header_row), default=0)
    rows: list[list[object]] = [[None] * (max(columns, default=0) + 1) for _ in range(last)]
    for at, name in columns.items():
        rows[roster.header_row - 1][at] = FIELDS.get(name, name)
        for line, value in zip(roster.lines, roster.column(name), strict=True):
            rows[line - 1][at] = None if value is None else str(value)
    return rows


def index_of(letter: str) -> int:
    """A → 0, AA → 26."""
    number = 0
    for c in letter:
        number = number * 26 + ord(c) - 64
    return number - 1


def rendered(checked: Checked, case: Case, face: str, explanations: Mapping[str, str], reveal: bool) -> bytes:
    if face == "json":
        from xzhj.report.as_json import findings_json

        return findings_json(checked, reveal=reveal).encode()
    from xzhj.report.html import findings_html

    return findings_html(checked, case, explanations=explanations, reveal=reveal).encode()
