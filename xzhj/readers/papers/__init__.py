"""An existing paper → text with places."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

from xzhj.model import Paper, Paragraph, Source, Trouble

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_paper(path: Path) -> tuple[Paper | None, list[Trouble]]:
    """Read a .docx, .txt or .md; what cannot be read is Trouble and no paper."""
    if path.suffix.lower() in (".txt", ".md"):
        from xzhj.readers.files.encoding import decode

        text = decode(path.read_bytes()).text
        lines = [Paragraph(line, f"第{n}段") for n, line in enumerate(text.splitlines(), start=1)]
        return Paper(str(path), tuple(lines)), []
    try:
        with zipfile.ZipFile(path) as archive:
            body = ElementTree.fromstring(archive.read("word/document.xml")).find(f"{_W}body")
    except (OSError, KeyError, zipfile.BadZipFile, ElementTree.ParseError) as error:
        return None, [Trouble("file.broken", (Source(str(path)),), {"why": type(error).__name__})]
    return Paper(str(path), tuple(paragraphs(body))), []


def paragraphs(body: ElementTree.Element | None) -> list[Paragraph]:
    """Body paragraphs and table cells, in order."""
    found: list[Paragraph] = []
    number = table = 0
    for node in body if body is not None else ():
        if node.tag == f"{_W}p":
            number += 1
            found.append(Paragraph(text_of(node), f"第{number}段"))
        elif node.tag == f"{_W}tbl":
            table += 1
            for r, row in enumerate(node.iter(f"{_W}tr"), start=1):
                for c, cell in enumerate(row.iter(f"{_W}tc"), start=1):
                    text = "\n".join(text_of(p) for p in cell.iter(f"{_W}p"))
                    found.append(Paragraph(text, f"表{table}第{r}行第{c}格", part="table"))
    return found


def text_of(node: ElementTree.Element) -> str:
    return "".join(t.text or "" for t in node.iter(f"{_W}t"))
