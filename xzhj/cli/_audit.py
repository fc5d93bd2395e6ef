"""From the files named to a Case with their papers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from xzhj.cli._case import read_case
from xzhj.cli._options import Refused
from xzhj.cli._paths import there
from xzhj.cli._since import with_changes
from xzhj.model import Case, Checked, Paper
from xzhj.report.console import warn

TABLES = (".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv")
PAPERS = (".docx", ".txt", ".md", ".doc", ".wps", ".rtf", ".docm")


def read_papers(
    files: Sequence[Path], *, election: Path | None, day: str, today: str, packs: Sequence[Path] | None
) -> Case:
    """Read papers, with the election's case when `election` or the current folder gives one. Raises Refused."""
    from xzhj.readers.papers import read_papers as read

    base = read_case([election] if election else [], election=election, day=day, today=today, packs=packs)
    papers, trouble = read(expand(files))
    rosters = base.rosters if base.folder else ()
    known = with_changes([registered(paper, base) for paper in papers], base)
    return replace(base, papers=known, rosters=rosters, trouble=tuple(trouble))


def registered(paper: Paper, case: Case) -> Paper:
    """A paper that stands in the register: its slug, its date where it gives none, and whether it is 已印发 or 已收到."""
    line = next((f for f in case.register if f.title and plain(f.title) and plain(f.title) == plain(paper.title)), None)
    if line is None:
        return paper
    return replace(
        paper, slug=paper.slug or line.slug, day=paper.day or line.day, frozen=line.status in ("已印发", "已收到")
    )


def plain(title: str) -> str:
    """A title without the organ before 关于, blanks and brackets, so that the register's short form is found."""
    text = "".join(title.split())
    return text[text.find("关于") :] if "关于" in text else text


def expand(files: Sequence[Path]) -> list[Path]:
    """The papers named, and those in folders named. Raises Refused for what is not there."""
    found: list[Path] = []
    for path in files:
        if path.is_dir():
            papers = sorted(p for p in path.rglob("*") if p.suffix.lower() in PAPERS and not hidden(p, path))
            bound = [p for p in papers if is_bound(p)]
            if bound:
                warn(f"没有另审 {'、'.join(p.name for p in bound)}：里面的文书各自审了")
            found += [p for p in papers if p not in bound]
        else:
            found.append(there(path))
    if not found:
        raise Refused(f"{'、'.join(map(str, files))} 里没有可审的文书（.docx .txt .md）")
    if all(p.suffix.lower() in TABLES for p in found):
        raise Refused(f"{found[0]} 是表格，不是文书；查名册请用 xzhj check {found[0]}")
    return found


def is_bound(path: Path) -> bool:
    """Say whether a file is papers of ours bound together, each of which lies beside it."""
    from xzhj.report.papers import provenance

    known = provenance(path.parent, path.name)
    return bool(known) and not known.get("slug")


def hidden(path: Path, folder: Path) -> bool:
    """What an open WPS leaves beside a file, and what we keep or list beside our papers."""
    if path.name.startswith(("~$", ".~")) or path.name.endswith("（需改动处）.txt"):
        return True
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def codes_of(only: str, layout: bool) -> list[str]:
    """The rules an audit runs: those asked for, else what reading, words and (unless told not to) layout bring up."""
    codes = [c.strip().upper() for c in only.replace("，", ",").split(",") if c.strip()]
    return codes or ["F00", "F015", "R7", *(["R8"] if layout else [])]


def show_papers(
    checked: Checked, case: Case, face: str, output: Path | None, *, quiet: bool, reveal: bool, force: bool
) -> None:
    """The run in the face asked for; the suffix of `output` chooses it where --format did not. Raises Refused, CannotWrite."""
    from xzhj.report.faces import show_checked

    if face == "docx":
        return with_comments(checked, case, output, reveal=reveal, force=force)
    if face == "html":
        from xzhj.report.console import page_out
        from xzhj.report.files import write
        from xzhj.report.paper_page import papers_html

        data = papers_html(checked, case, reveal=reveal)
        if output is None:
            page_out(data.encode())
        else:
            write(output, data.encode(), force=force)
            print(f"已写到 {output}")
        return
    show_checked(checked, case, face, output, quiet=quiet, reveal=reveal, force=force)


def with_comments(checked: Checked, case: Case, output: Path | None, *, reveal: bool, force: bool) -> None:
    """A copy of each .docx with comments, beside it or at `output` (a file for one paper, else a folder). Raises Refused."""
    from xzhj.report.commented import commented_docx, commented_name
    from xzhj.report.files import write

    papers = [p for p in case.papers if p.layout.get("format") == "docx" and "converted" not in p.layout]
    if not papers:
        raise Refused("只有 .docx 文书能加批注")
    for paper in papers:
        path = Path(paper.file)
        target = output or commented_name(path)
        if output and (len(papers) > 1 or output.suffix.lower() != ".docx"):
            target = output / commented_name(path).name
        if target.resolve() == path.resolve():
            raise Refused("批注要写到另一个文件，不能写回原件")
        try:
            data = commented_docx(path, checked, paper.file, reveal=reveal)
        except ValueError as error:
            print(f"{path}：{error}", file=sys.stderr)
            continue
        write(target, data, force=force)
        print(f"已写到 {target}")
