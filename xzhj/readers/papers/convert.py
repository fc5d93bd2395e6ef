"""Papers in other formats → .docx by LibreOffice, where it is installed and can."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from xzhj.readers.files import read_bytes
from xzhj.readers.files.limits import LIMITS, Refused
from xzhj.readers.files.sniff import sniff, unknown
from xzhj.text.office import office, run

NAMES = {
    "doc": "旧版 Word 或 WPS 文档",
    "pdf": "PDF 文件",
    "ofd": "OFD 版式文件",
    "rtf": "RTF 文档",
    "odt": "文字文档（.odt）",
}
_ABLE = frozenset({"doc", "rtf", "odt"})  # a page of a PDF or OFD comes back as drawings, not as paragraphs
_SECONDS = 60
_SAFE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Field" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


@contextmanager
def converted(path: Path) -> Iterator[Path]:
    """A .docx made of `path`, gone again afterwards. Raises Refused("file.unknown") with the cure where it cannot be made."""
    data = read_bytes(path, LIMITS)
    kind = sniff(data, path.suffix.lower())
    if kind == "docx":  # a Word document under another name, as WPS writes .wps today
        yield path
        return
    program = office()
    if kind not in _ABLE or program is None:
        what = NAMES.get(kind) or unknown(kind).facts.get("what", "不认识的文件")
        raise Refused("file.unknown", format=kind, what=what, cure="用WPS另存为.docx", extension=path.suffix)
    with tempfile.TemporaryDirectory(prefix="xzhj-") as folder:
        yield _made(program, path, data, Path(folder), kind)


def _made(program: str, path: Path, data: bytes, folder: Path, kind: str) -> Path:
    """Run LibreOffice on a copy, with a profile of its own in which macros never run and nothing outside is fetched."""
    copy = folder / f"paper.{kind}"
    copy.write_bytes(data)
    (folder / "profile" / "user").mkdir(parents=True)
    (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_SAFE, "utf-8")
    words = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    words += ["--convert-to", "docx", "--outdir", str(folder), str(copy)]
    with suppress(OSError, subprocess.TimeoutExpired):
        run(words, _SECONDS)
    made = folder / "paper.docx"
    if not made.exists():
        raise Refused("file.unknown", format=kind, what=NAMES[kind], cure="用WPS另存为.docx", extension=path.suffix)
    return made
