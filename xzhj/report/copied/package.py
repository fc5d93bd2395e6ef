"""An .xlsx as a package of parts: read whole, changed part by part, written with what was not touched as it was."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

TYPES = "[Content_Types].xml"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TAG = re.compile(r"<(?:\w+:)?(Relationship|Override|Default|sheet)\s([^>]*?)/?>")
_ATTR = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Unusual(ValueError):
    """A package that is not put together as we know how to change."""


def attributes(tag: str) -> dict[str, str]:
    return {name: unescape(one or two) for name, one, two in _ATTR.findall(tag)}


def tags(text: str, name: str) -> Iterator[dict[str, str]]:
    """The attributes of every element of that name."""
    return (attributes(found[2]) for found in _TAG.finditer(text) if found[1] == name)


def inside(text: str) -> str:
    """Text as it stands in an element."""
    return escape(_NOT_XML.sub("□", text))


def quoted(text: str) -> str:
    return quoteattr(_NOT_XML.sub("□", text))


class Package:
    """The parts by name, in the order of the file."""

    def __init__(self, infos: list[zipfile.ZipInfo], parts: dict[str, bytes]) -> None:
        self.infos, self.parts = infos, parts

    @classmethod
    def read(cls, path: Path) -> Package:
        with zipfile.ZipFile(path) as source:
            infos = [i for i in source.infolist() if not i.is_dir()]
            names = [i.filename for i in infos]
            if (
                len(set(names)) != len(names)
                or TYPES not in names
                or any(n.startswith("xl/embeddings/") for n in names)
            ):
                raise Unusual("package")
            return cls(infos, {name: source.read(name) for name in names})

    def __getitem__(self, name: str) -> bytes:
        if name not in self.parts:
            raise Unusual(name)
        return self.parts[name]

    def __setitem__(self, name: str, data: bytes) -> None:
        self.parts[name] = data

    def text(self, name: str) -> str:
        try:
            return self[name].decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Unusual(name) from error

    def bytes(self) -> bytes:
        out = io.BytesIO()
        known = {i.filename for i in self.infos}
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for info in self.infos:
                if info.filename in self.parts:
                    target.writestr(plain(info.filename, info.date_time), self.parts[info.filename])
            for name in self.parts:
                if name not in known:
                    target.writestr(plain(name), self.parts[name])
        return out.getvalue()

    def links(self, part: str) -> dict[str, tuple[str, str]]:
        """The relationships of a part: id → kind (last word of its type), the part meant."""
        name = rels_of(part)
        if name not in self.parts:
            return {}
        found = {}
        for given in tags(self.text(name), "Relationship"):
            target = given.get("Target", "")
            if given.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))[1:]
            found[given.get("Id", "")] = (given.get("Type", "").rpartition("/")[2], target)
        return found

    def link(self, part: str, kind: str, target: str) -> str:
        """Add a relationship; its id."""
        name, known = rels_of(part), self.links(part)
        number = next(n for n in range(1, len(known) + 2) if f"xzhj{n}" not in known)
        more = f'<Relationship Id="xzhj{number}" Type="{REL}/{kind}" Target="/{target}"/>'
        empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        self[name] = before_end(self.text(name) if name in self.parts else empty, "Relationships", more).encode()
        return f"xzhj{number}"

    def unlink(self, part: str, kind: str) -> None:
        """Take out a part of that kind, with its relationship and its content type."""
        for number, (what, target) in self.links(part).items():
            if what == kind:
                name = rels_of(part)
                self[name] = re.sub(
                    rf'<Relationship\s[^>]*\bId="{re.escape(number)}"[^>]*/>', "", self.text(name)
                ).encode()
                self[TYPES] = re.sub(rf'<Override\s[^>]*"/{re.escape(target)}"[^>]*/>', "", self.text(TYPES)).encode()
                self.parts.pop(target, None)

    def typed(self, target: str, kind: str) -> None:
        """Say what kind of content a new part is."""
        more = f'<Override PartName="/{target}" ContentType="application/vnd.openxmlformats-officedocument.{kind}"/>'
        self[TYPES] = before_end(self.text(TYPES), "Types", more).encode()


def plain(name: str, when: tuple[int, int, int, int, int, int] = (1980, 1, 1, 0, 0, 0)) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, when)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def before_end(text: str, tag: str, more: str) -> str:
    """`more` put in before the closing tag. Raises Unusual where there is none."""
    text = re.sub(rf"<{tag}\b([^>]*)/>\s*$", rf"<{tag}\1></{tag}>", text)
    at = text.rfind(f"</{tag}>")
    if at < 0:
        raise Unusual(tag)
    return text[:at] + more + text[at:]
