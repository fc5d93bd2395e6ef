"""A copy of a .docx with Word comments at the places of the findings; the original stays as it is.

The document's own bytes are kept: the marks are put in between them, so that nothing of a clerk's layout changes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from xzhj.model import Checked, Finding
from xzhj.report.mask import mask
from xzhj.report.quoted import quoted_at
from xzhj.report.word_places import Run, as_utf8, walked
from xzhj.report.words import LEVEL_NAMES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def commented_name(path: Path) -> Path:
    """请示.docx → 请示（批注）.docx"""
    return path.with_name(f"{path.stem}（批注）.docx")


def commented_docx(path: Path, checked: Checked, file: str, *, reveal: bool = False) -> bytes:
    """The bytes of a copy of `path` with a comment a finding of `file`. Raises ValueError where the document has no body we can mark."""
    found = [f for f in checked.findings if not f.internal and not f.waived and any(s.file == file for s in f.at)]
    with zipfile.ZipFile(path) as source:
        names = {info.filename.lower(): info.filename for info in source.infolist()}
        main = names.get("word/document.xml")
        if main is None:
            raise ValueError("没有正文部分，加不了批注")
        document = source.read(main)
        old = source.read(names["word/comments.xml"]) if "word/comments.xml" in names else b""
        first = 1 + max((int(n) for n in re.findall(rb'<\w+:comment\b[^>]*?\bw?:?id="(\d{1,9})"', old)), default=-1)
        notes = [(first + n, f, place_of(f, file)) for n, f in enumerate(found)]
        changed = {main: marked(document, notes), "word/comments.xml": comments(old, notes, reveal)}
        if not old:
            changed |= linked(source, names)
        return rewritten(source, changed)


def place_of(finding: Finding, file: str) -> str:
    """The first place in this file."""
    return next(s.place for s in finding.at if s.file == file)


def rewritten(source: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The package with some members replaced or added; the others as they are."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(info, changed[info.filename] if info.filename in changed else source.read(info))
        for name, data in changed.items():
            if name not in source.namelist():
                target.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def linked(source: zipfile.ZipFile, names: Mapping[str, str]) -> dict[str, bytes]:
    """The relationship and the content type of a new comments part."""
    types, rels = (
        names["[content_types].xml"],
        names.get("word/_rels/document.xml.rels", "word/_rels/document.xml.rels"),
    )
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    links = source.read(rels) if rels in source.namelist() else empty
    links = re.sub(rb"<Relationships([^>]*)/>", rb"<Relationships\1></Relationships>", links)
    prefix = re.search(rb"</(\w+:)?Relationships>", links)
    p = (prefix[1] or b"").decode() if prefix else ""
    link = f'<{p}Relationship Id="xzhjComments" Type="{_KIND}" Target="comments.xml"/>'.encode()
    kinds = source.read(types)
    found = re.search(rb"</(\w+:)?Types>", kinds)
    t = (found[1] or b"").decode() if found else ""
    kind = f'<{t}Override PartName="/word/comments.xml" ContentType="{_TYPE}"/>'.encode()
    return {rels: before_end(links, b"Relationships", link), types: before_end(kinds, b"Types", kind)}


def before_end(data: bytes, tag: bytes, more: bytes) -> bytes:
    """`more` put in before the closing tag."""
    found = list(re.finditer(rb"</(?:\w+:)?" + tag + rb"\s*>", data))
    return data if not found else data[: found[-1].start()] + more + data[found[-1].start() :]


def comments(old: bytes, notes: Sequence[tuple[int, Finding, str]], reveal: bool) -> bytes:
    """The comments part, those already there kept."""
    made = "".join(one(number, finding, reveal) for number, finding, _ in notes).encode()
    if old:
        return before_end(old, b"comments", made)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{W}">'.encode()
        + made
        + b"</w:comments>"
    )


def one(number: int, finding: Finding, reveal: bool) -> str:
    """One comment: code and level, the finding, its citations."""
    text = finding.text if reveal else mask(finding.text)
    lines = [f"{finding.code} {LEVEL_NAMES.get(finding.level, '')}：{text}"]
    if finding.because:
        lines.append("依据：" + "、".join(map(str, finding.because)))
    shown = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(_ILLEGAL.sub("□", line))}</w:t></w:r></w:p>' for line in lines
    )
    return f'<w:comment xmlns:w="{W}" w:id="{number}" w:author="xzhj" w:initials="审">{shown}</w:comment>'


def marked(document: bytes, notes: Sequence[tuple[int, Finding, str]]) -> bytes:
    """The document with the marks of the comments. Text in UTF-16 is first turned into UTF-8."""
    data = as_utf8(document)
    walk = walked(data)
    places = {place: span for place, span in walk.found.items() if span[1] >= span[0] > 0}
    if not places:
        raise ValueError("正文里没有段落，加不了批注")
    inserts: list[tuple[int, str]] = []
    fallback = next(iter(places.values()))
    for number, finding, place in notes:
        start, end = words_at(walk.runs.get(place, []), finding.text) or places.get(place, fallback)
        inserts.append((start, f'<w:commentRangeStart xmlns:w="{W}" w:id="{number}"/>'))
        inserts.append(
            (
                end,
                f'<w:commentRangeEnd xmlns:w="{W}" w:id="{number}"/><w:r xmlns:w="{W}"><w:commentReference w:id="{number}"/></w:r>',
            )
        )
    for at, text in sorted(inserts, key=lambda i: i[0], reverse=True):
        data = data[:at] + text.encode() + data[at:]
    return data


def words_at(runs: Sequence[Run], said: str) -> tuple[int, int] | None:
    """From and to in the bytes: the runs that hold the words a finding quotes."""
    found = next(quoted_at("".join(run.text for run in runs), said), None)
    if found is None:
        return None
    held, low = [], 0
    for run in runs:
        if low < found[1] and low + len(run.text) > found[0]:
            held.append(run)
        low += len(run.text)
    return (held[0].start, held[-1].end) if held else None
