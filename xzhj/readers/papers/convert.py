"""Papers in other formats → .docx by LibreOffice, where it is installed and can."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from xzhj.readers.files import read_bytes
from xzhj.readers.files.limits import LIMITS, Refused
from xzhj.readers.files.sniff import sniff, unknown

NAMES = {
    "doc": "旧版 Word 或 WPS 文档",
    "pdf": "PDF 文件",
    "ofd": "OFD 版式文件",
    "rtf": "RTF 文档",
    "odt": "文字文档（.odt）",
}
_ABLE = frozenset({"doc", "rtf", "odt"})  # a page of a PDF or OFD comes back as drawings, not as paragraphs
_SECONDS = 60


@contextmanager
def converted(path: Path) -> Iterator[Path]:
    """A .docx made of `path`, gone again afterwards. Raises Refused("file.unknown") with the cure where it cannot be made."""
    data = read_bytes(path, LIMITS)
    kind = sniff(data, path.suffix.lower())
    if kind == "docx":  # a Word document under another name, as WPS writes .wps today
        yield path
        return
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if kind not in _ABLE or office is None:
        what = NAMES.get(kind) or unknown(kind).facts.get("what", "不认识的文件")
        raise Refused("file.unknown", format=kind, what=what, cure="用WPS另存为.docx", extension=path.suffix)
    with tempfile.TemporaryDirectory(prefix="xzhj-") as folder:
        yield _made(office, path, data, Path(folder), kind)


def _made(office: str, path: Path, data: bytes, folder: Path, kind: str) -> Path:
    """Run LibreOffice on a copy, with a profile of its own, macros never run."""
    copy = folder / f"paper.{kind}"
    copy.write_bytes(data)
    words = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    words += ["--convert-to", "docx", "--outdir", str(folder), str(copy)]
    with suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(words, capture_output=True, timeout=_SECONDS, check=False)
    made = folder / "paper.docx"
    if not made.exists():
        raise Refused("file.unknown", format=kind, what=NAMES[kind], cure="用WPS另存为.docx", extension=path.suffix)
    return made
