"""A marked copy of a workbook made in its own package: charts, pictures, formats and print set-up stay as they are.

Only what is needed is put in between the clerk's own bytes: fills, comments, 问题清单 in front, numbers in part. What we do
not know how to change in this way is Unusual, and the caller goes another way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from xzhj.model import Finding
from xzhj.report.book import free_title
from xzhj.report.copied.listing import list_sheet
from xzhj.report.copied.notes import with_notes
from xzhj.report.copied.numbers import hide_numbers
from xzhj.report.copied.package import Package, Unusual
from xzhj.report.copied.sheet import areas, deselected, painted
from xzhj.report.copied.styles import Styles
from xzhj.report.copied.workbook import Book
from xzhj.report.listing import LIST
from xzhj.report.marks import first_target, gather, noted

__all__ = ["Unusual", "copied"]

Found = Sequence[tuple[str, Finding]]
NOTE = "；这是带标注的副本，身份证号、电话号码已打码，公式换成了算好的值，请在原件上改"


def copied(path: Path, file: str, found: Found, head: str, *, reveal: bool) -> bytes:
    """The bytes of the copy. `head` is the first line of 问题清单. Raises Unusual for a package that is put together otherwise."""
    package = Package.read(path)
    book = Book(package)
    hidden = not reveal and hide_numbers(package, list(book.parts.values()))
    styles = Styles(package.text(book.styles))
    merged = {name: areas(package[part]) for name, part in book.parts.items()}
    cells = gather(found, file, list(book.parts), merged)
    for name, part in book.parts.items():
        mark(package, part, {place: mine for (sheet, place), mine in cells.items() if sheet == name}, styles, reveal)
    title = free_title(book.names, LIST)
    links = [first_target(finding.at, file, list(book.parts)) for _, finding in found]
    book.put_in_front(title, list_sheet(found, head + (NOTE if hidden else ""), links, styles, reveal), len(found) + 2)
    package[book.styles] = styles.xml().encode()
    return package.bytes()


def mark(package: Package, part: str, mine: Mapping[str, Found], styles: Styles, reveal: bool) -> None:
    """One sheet: its faulty cells filled and commented."""
    data = deselected(package[part])
    worst = {place: found[0][0] for place, found in mine.items()}
    package[part] = painted(data, worst, styles)
    if mine:
        with_notes(package, part, noted(mine), reveal)
