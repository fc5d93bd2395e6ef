"""One run of the rules in the face that was asked for: terminal, JSON, HTML, workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from xzhj.model import Case, Checked
from xzhj.report.console import page_out, text_out
from xzhj.report.files import write

Raw = Callable[[Path], Mapping[str, Sequence[Sequence[object]]]]  # what stands in a file that cannot be copied as it is


def show_checked(
    checked: Checked,
    case: Case,
    face: str,
    output: Path | None,
    *,
    explanations: Mapping[str, str] | None = None,
    raw: Raw | None = None,
    quiet: bool = False,
    reveal: bool = False,
    force: bool = False,
) -> None:
    """Print the run, or write it to `output` (a table is printed only). `raw` reads a file again for its copy. Raises CannotWrite."""
    if face == "table":
        from xzhj.report.terminal import show_findings

        show_findings(checked, reveal=reveal, quiet=quiet)
        if case.folder and not quiet:
            from xzhj.report.terminal import print_under
            from xzhj.report.unfilled import unfilled_lines

            print_under(unfilled_lines(case))
        return
    if face == "xlsx":
        for target, data in books(checked, case, output, raw, reveal):
            write(target, data, force=force)
            print(f"已写到 {target}")
        internal_list(checked, case, output or beside(case, "问题清单.xlsx"), reveal=reveal, force=force)
        return
    data = rendered(checked, case, face, explanations or {}, reveal)
    if output:
        write(output, data, force=force)
        print(f"已写到 {output}")
        if face == "html":
            internal_list(checked, case, output, reveal=reveal, force=force)
    else:
        (page_out if face == "html" else text_out)(data)


def internal_list(checked: Checked, case: Case, output: Path, *, reveal: bool, force: bool) -> None:
    """Sanctions, vetting and appraisal go to a workbook of their own, beside the list that may be passed on."""
    if not any(f.internal for f in checked.findings):
        return
    from xzhj.report.words import internal_only
    from xzhj.report.workbook import findings_workbook

    target = output.with_name(f"{output.stem}（内部）.xlsx")
    write(target, findings_workbook(internal_only(checked), case, reveal=reveal, internal=True), force=force)
    print(f"内部事项另写到 {target}，只供组织部门内部使用")


def books(
    checked: Checked, case: Case, output: Path | None, raw: Raw | None, reveal: bool
) -> Iterator[tuple[Path, bytes]]:
    """Of one roster a marked copy beside it; of several, 问题清单 alone into `output`, or a copy of each and 问题清单."""
    from xzhj.report.workbook import annotated_name, annotated_workbook, findings_workbook

    files = list(dict.fromkeys(r.file for r in case.rosters))
    if output and len(files) != 1:
        yield output, findings_workbook(checked, case, reveal=reveal)
        return
    for file in files:
        path = Path(file)
        data = annotated_workbook(path, file, checked, case, sheets=raw, reveal=reveal)
        yield output or path.with_name(annotated_name(path)), data
    if len(files) != 1:
        yield beside(case, "问题清单.xlsx"), findings_workbook(checked, case, reveal=reveal)


def beside(case: Case, name: str) -> Path:
    """A file in the election's folder, else where the first roster lies."""
    first = next((Path(r.file).parent for r in case.rosters), Path())
    return Path(case.folder or first) / name


def rendered(checked: Checked, case: Case, face: str, explanations: Mapping[str, str], reveal: bool) -> bytes:
    if face == "json":
        from xzhj.report.as_json import findings_json

        return findings_json(checked, reveal=reveal).encode()
    from xzhj.report.html import findings_html

    return findings_html(checked, case, explanations=explanations, reveal=reveal).encode()
