"""One run of the rules in the face that was asked for: terminal, JSON, HTML, workbook."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from xzhj.model import Case, Checked
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
    """Print the run, or write it to `output` (its suffix chooses the face where --format did not). Raises CannotWrite."""
    if output and face == "table":
        face = {".json": "json", ".html": "html", ".htm": "html", ".xlsx": "xlsx"}.get(output.suffix.lower(), "table")
    if face == "table":
        from xzhj.report.terminal import show_findings

        show_findings(checked, reveal=reveal, quiet=quiet)
        return
    data = rendered(checked, case, face, explanations or {}, reveal)
    if output:
        write(output, data, force=force)
        print(f"已写到 {output}")
    elif face == "xlsx":
        target = Path("问题清单.xlsx")
        write(target, data, force=force)
        print(f"已写到 {target}")
    else:
        print(data.decode("utf-8"), end="")


def rendered(checked: Checked, case: Case, face: str, explanations: Mapping[str, str], reveal: bool) -> bytes:
    if face == "json":
        from xzhj.report.as_json import findings_json

        return findings_json(checked, reveal=reveal).encode()
    if face == "html":
        from xzhj.report.html import findings_html

        return findings_html(checked, case, explanations=explanations, reveal=reveal).encode()
    from xzhj.report.workbook import findings_workbook

    return findings_workbook(checked, case, reveal=reveal)
