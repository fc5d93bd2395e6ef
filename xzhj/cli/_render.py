"""`xzhj render`: one election's papers or several elections', as files of Word, bound, as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xzhj.cli._chosen import chosen, known_papers, nothing
from xzhj.cli._done import tell
from xzhj.cli._elections import one_form, outside, read
from xzhj.cli._how import How
from xzhj.cli._numbers import Numbers
from xzhj.cli._options import Refused
from xzhj.cli._written import write_all
from xzhj.documents.context import Context
from xzhj.documents.typeset.fonts import PROFILES
from xzhj.report.console import warn
from xzhj.report.files import CannotWrite, ready


def sensible(fonts: str, output: Path | None) -> None:
    """Refuse a set of fonts there is none of, and a file's name where a folder's is wanted."""
    if fonts not in PROFILES:
        raise Refused(f"没有“{fonts}”这套字体，可选：{'、'.join(PROFILES)}")
    if output is not None and output.suffix.lower() in (".docx", ".xlsx", ".pdf", ".doc"):
        raise Refused(f"--output 要写文件夹，{output.name} 是文件名；文书的文件名由程序定")
    if output is not None and not output.exists() and not output.parent.exists():
        raise Refused(f"--output 要写到已有的文件夹里，找不到 {output.parent}")


def render_all(folders: Sequence[Path], how: How, output: Path | None) -> int:
    """Write the papers of one election or of several, one after the other. 0 all, 1 some were stopped."""
    if len(folders) < 2:
        return township(folders[0] if folders else None, how, output)
    status, numbers = 0, Numbers()
    for folder in folders:
        name = folder.resolve().name
        print(f"{name}：", flush=True)
        try:
            status = max(status, township(folder, how, output / name if output else None, numbers))
        except (Refused, OSError) as error:
            warn(f"{name} 没有写：{error}")
            status = max(status, 1)
    for line in numbers.doubled():
        warn(line)
        status = 1
    if numbers.wanted and (free := numbers.free()):
        warn(f"文号登记：{free}。缺的文号登记以后（状态写“拟制”）再写一遍")
    return status


def township(folder: Path | None, how: How, output: Path | None, numbers: Numbers | None = None) -> int:
    case = read(folder, how)
    one_form(case)
    templates = chosen(known_papers(case), how)
    target = output or (Path(case.folder or ".") / "out")
    ready(target)
    done = write_all(templates, case, target, how)
    if numbers is not None:
        numbers.note(case, done.numbered)
        numbers.wanted |= any("文号" in why for _, why in done.gaps)
    if folder is None and done.gaps and not done.papers:
        raise Refused(outside())
    if not done.any:
        raise Refused(nothing(templates, how, Context(case)))
    tell(done)
    if how.merge and (done.papers or done.frozen):
        from xzhj.cli._bind import bind

        done.papers = [bind(templates, case, target, done.papers, how)]
        print(done.papers[0])
    if how.pdf and done.papers:
        return max(int(done.stopped > 0), to_pdf(done.papers, how))
    return int(done.stopped > 0)


def to_pdf(found: Sequence[Path], how: How) -> int:
    """Convert what was written; without LibreOffice say how to do it in WPS."""
    from xzhj.report.pdf import to_pdf as convert

    status = 0
    try:
        for source, made in convert([p for p in found if p.exists()], force=how.force):
            if made:
                print(made)
            else:
                warn(f"{source.name} 没有转成 PDF，请在 WPS 里打开看看能不能另存")
                status = 1
    except CannotWrite as error:
        warn(str(error))
        status = 1
    return status
