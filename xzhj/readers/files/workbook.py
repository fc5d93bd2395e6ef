"""What an .xlsx says before its sheets: which there are, which are hidden, its styles, the length of its shared strings."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from xzhj.readers.files.formats import styles
from xzhj.readers.files.limits import Limits, Refused, exceeded
from xzhj.readers.files.package import Package, ahead, refuse_entities
from xzhj.readers.files.xmlwalk import walk


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
    longest: int  # bytes of the longest shared string


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
    months, dates = styles(package.read(next((t for k, t in related.values() if k == "styles"), "xl/styles.xml")))
    strings = next((t for k, t in related.values() if k == "sharedStrings"), "xl/sharedStrings.xml")
    return Workbook(sheets, months, dates, since_1904, _longest(package, strings))


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


def _longest(package: Package, part: str) -> int:
    """A cell costs a few bytes to repeat a shared string: the longest one bounds what the table can weigh."""
    if part.lower() not in package.members:
        return 0
    longest, open_length, first = 0, 0, True
    for piece in ahead(package.chunks(part)):
        if first:
            refuse_entities(piece[:4096])
            first = False
        lengths = [len(s) for s in piece.split(b"</si>")]
        lengths[0] += open_length
        open_length = lengths.pop() if len(lengths) > 1 else lengths[0]
        longest = max(longest, open_length, *lengths, 0)
    return longest
