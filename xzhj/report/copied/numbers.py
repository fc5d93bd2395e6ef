"""ID and phone numbers in part everywhere in a package; formulas give way to what they came to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from xzhj.report.book import masked
from xzhj.report.copied.package import TYPES, Package
from xzhj.report.copied.sheet import Edit, edited
from xzhj.report.mask import mask

DIGITS = bytes.maketrans(b"123456789", b"0" * 9)
RUN = b"0" * 10  # ten digits and an X are the shortest that is hidden
_RICH = re.compile(rb"<si>(?:(?!</si>).)*?<r>.*?</si>", re.DOTALL)
_TEXT = re.compile(rb"<t(?:\s[^>]*)?>([^<]*)</t>")
_POWER = re.compile(rb"<v>([0-9.]+E\+1\d)</v>")
_FORMULA = re.compile(rb"(<c\s[^>]*>)<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)(<v>[^<]*</v>)?")
_GUID = re.compile(rb"\{?[0-9A-Fa-f]{8}-")
KEPT = ("rels", "bin", "png", "jpeg", "jpg", "gif", "bmp", "emf", "wmf", "tif", "tiff", "vml")


def hide_numbers(package: Package, sheets: Collection[str]) -> bool:
    """Hide them in every part that is text. Says whether there were any."""
    found = False
    for name, data in package.parts.items():
        if name == TYPES or name.rpartition(".")[2].lower() in KEPT:
            continue
        if name.endswith("sharedStrings.xml"):
            data = joined(data)
        hidden = edited(data, list(edits(data, name in sheets)))
        found = found or hidden != package.parts[name]
        package.parts[name] = hidden
    if found and all([without_formulas(package, name) for name in sheets]):
        package.unlink(next(t for k, t in package.links("").values() if k == "officeDocument"), "calcChain")
    return found


def joined(data: bytes) -> bytes:
    """A text in several runs with a number across them becomes one run."""

    def one(match: re.Match[bytes]) -> bytes:
        text = b"".join(_TEXT.findall(match[0])).decode("utf-8", "replace")
        hidden = mask(text)
        return match[0] if hidden == text else f'<si><t xml:space="preserve">{hidden}</t></si>'.encode()

    return _RICH.sub(one, data) if b"<r>" in data else data


def edits(data: bytes, cells: bool) -> Iterator[Edit]:
    """What to put in the place of numbers."""
    if cells:
        for match in _POWER.finditer(data):
            hidden = masked(float(match[1]))
            if isinstance(hidden, str):
                yield in_cell(data, *match.span(1), hidden)
    zeros = data.translate(DIGITS)
    at = zeros.find(RUN)
    while at >= 0:
        open_, close = data.rfind(b"<", 0, at), data.rfind(b">", 0, at)
        if close > open_:
            start, end = close + 1, data.find(b"<", at)
            end = end if end > 0 else len(data)
        else:
            start, end = attribute(data, at)
        text = data[start:end].decode("utf-8", "replace")
        hidden = mask(text)
        if hidden != text and not (close < open_ and _GUID.search(data, start, end)):
            number = cells and close > open_ and data[open_ : close + 1] == b"<v>"
            yield in_cell(data, start, end, hidden) if number else (start, end, hidden.encode())
        at = zeros.find(RUN, max(end, at + 1))


def attribute(data: bytes, at: int) -> tuple[int, int]:
    """Where the value of the attribute begins and ends."""
    start = max(data.rfind(b'"', 0, at), data.rfind(b"'", 0, at)) + 1
    end = data.find(data[start - 1 : start], at)
    return start, end if end > 0 else len(data)


def in_cell(data: bytes, start: int, end: int, hidden: str) -> Edit:
    """The value of a cell; a number becomes text."""
    cell = data.rfind(b"<c ", 0, start)
    tag_end = data.find(b">", cell) + 1
    tag = data[cell:tag_end]
    if re.search(rb'\st="(?!n")', tag):
        return start, end, hidden.encode()
    plain = re.sub(rb'\st="n"', b"", tag)[:-1] + b' t="inlineStr">'
    return cell, end + len(b"</v>"), plain + f"<is><t>{hidden}</t></is>".encode()


def without_formulas(package: Package, name: str) -> bool:
    """Leave what formulas came to in their place, unless one was never worked out."""
    data = package.parts[name]
    found = list(_FORMULA.finditer(data))
    if not all(worked_out(m[1], m[2]) for m in found):
        return False
    package.parts[name] = _FORMULA.sub(rb"\1\2", data) if found else data
    return True


def worked_out(cell: bytes, value: bytes | None) -> bool:
    """Whether a formula's cell holds what it came to; an empty text is one."""
    return value is not None and (value != b"<v></v>" or b't="str"' in cell)
