"""What an .xlsx says before its sheets: which there are, which are hidden, its styles, the length of its shared strings."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from xzhj.readers.files.formats import styles, used
from xzhj.readers.files.limits import Limits, Refused, exceeded
from xzhj.readers.files.package import Package, ahead, refuse_entities
from xzhj.readers.files.xmlwalk import walk

SHORT = 480
_USE = re.compile(rb't="s"[^>]*>\s*<v>(\d{1,8})</v>')


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: its name, its part in the package, whether hidden; `index` among all sheets."""

    name: str
    part: str
    hidden: bool
    index: int


@dataclass(frozen=True, slots=True)
class Workbook:
    sheets: tuple[Sheet, ...]
    months: frozenset[int]
    dates: frozenset[int]
    since_1904: bool
    strings: str  # the part with the shared strings
    longest: int  # bytes of the longest of them, at least SHORT when there are any
    formats: tuple[tuple[int, str | None], ...] = ()  # of each cell style: number and code of its format


def relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Of a part: relation id → kind, target part."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "Relationship" and given.get("TargetMode") != "External":
            target = given.get("Target", "").replace("\\", "/")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[given.get("Id", "")] = (given.get("Type", "").rpartition("/")[2], whole)

    data = package.read(f"{folder}/_rels/{name}.rels".lstrip("/"))
    if data:
        walk([data], start)
    return found


def open_workbook(package: Package, limits: Limits) -> Workbook:
    """Read workbook.xml, its relations and styles. Raises Refused."""
    part = next((t for k, t in relations(package, "").values() if k == "officeDocument"), "xl/workbook.xml")
    data = package.read(part) or package.read("xl/workbook.xml")
    if not data:
        raise Refused("file.broken", why="member", member=part)
    related = relations(package, part)
    given, since_1904 = _sheets(data)
    if len(given) > limits.sheets:
        raise exceeded("sheets", len(given), limits.sheets)
    sheets = tuple(
        Sheet(name, related[relation][1], hidden, index)
        for index, (name, relation, hidden) in enumerate(given)
        if relation in related and related[relation][0] == "worksheet"
    )
    formats = used(package.read(next((t for k, t in related.values() if k == "styles"), "xl/styles.xml")))
    months, dates = styles(formats)
    strings = next((t for k, t in related.values() if k == "sharedStrings"), "xl/sharedStrings.xml")
    return Workbook(sheets, months, dates, since_1904, strings, _longest(package, strings), formats)


def _sheets(data: bytes) -> tuple[list[tuple[str, str, bool]], bool]:
    found: list[tuple[str, str, bool]] = []
    epoch = [False]

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "sheet":
            found.append((given.get("name", ""), given.get("id", ""), given.get("state", "visible") != "visible"))
        elif tag == "workbookPr":
            epoch[0] = given.get("date1904") in ("1", "true")

    walk([data], start)
    return found, epoch[0]


def _strings(package: Package, part: str) -> Iterator[bytes]:
    first = True
    for piece in package.chunks(part):
        if first:
            refuse_entities(piece[:4096])
            first = False
        yield piece


def _longest(package: Package, part: str) -> int:
    """A cell costs a few bytes to repeat a shared string, so the longest one bounds what the table can weigh.

    SHORT when none is longer: then it is enough to find an end within every SHORT bytes.
    """
    if part.lower() not in package.members:
        return 0
    longest, kept = SHORT, b""
    for piece in _strings(package, part):
        kept += piece
        at = kept.find(b"<si") + 1
        while len(kept) - at > SHORT:
            end = kept.rfind(b"</si>", at, at + SHORT)
            if end < 0:
                end = kept.find(b"</si>", at)
                if end < 0:
                    break
                longest = max(longest, end - at)
            at = end + 5
        kept = kept[at:]
    return max(longest, len(kept)) if len(kept) > SHORT else longest


def weigh(package: Package, workbook: Workbook, sheet: Sheet) -> int:
    """Bytes of text a sheet's cells come to, each use of a shared string counted."""
    lengths: list[int] = []
    kept = b""
    for piece in _strings(package, workbook.strings):
        *whole, kept = (kept + piece).split(b"</si>")
        lengths += map(len, whole)
    total, kept = 0, b""
    for piece in ahead(package.chunks(sheet.part)):
        kept += piece
        cut = max(kept.rfind(b"<c "), 0)
        total += sum(lengths[i] for i in map(int, _USE.findall(kept[:cut])) if i < len(lengths))
        kept = kept[cut:]
    return total + sum(lengths[i] for i in map(int, _USE.findall(kept)) if i < len(lengths))
