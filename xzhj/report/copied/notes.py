"""Comments on cells: a part with their words and a drawing with their boxes, beside those the clerk has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from xzhj.model import Finding
from xzhj.report.copied.package import REL, TYPES, Package, Unusual, before_end, inside
from xzhj.report.copied.sheet import number_of
from xzhj.report.copied.workbook import MAIN
from xzhj.report.marks import AUTHOR, note_height, note_text

VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
EMPTY = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{MAIN}"><authors></authors><commentList></commentList></comments>'
SHAPES = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>'
)
BOX = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
AFTER = re.compile(
    rb"<(?:legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst|mc:AlternateContent)\b"
)
_COMMENT = re.compile(r'<comment\s[^>]*?\bref="([A-Z]+\d+)".*?</comment>', re.DOTALL)
BEFORE = (
    b"</sheetData>",
    b"</conditionalFormatting>",
    b"</dataValidations>",
    b"</hyperlinks>",
    b"<pageSetup",
    b"</headerFooter>",
    b"<drawing ",
)
Found = Sequence[tuple[str, Finding]]


def with_notes(package: Package, part: str, mine: Mapping[str, Found], reveal: bool) -> None:
    """Comment the cells of one sheet."""
    links = package.links(part)
    words = next((t for kind, t in links.values() if kind == "comments"), "")
    texts = {place: note_text(found, reveal) for place, found in sorted(mine.items(), key=lambda p: order(p[0]))}
    if not words:
        words = f"xl/comments_{part.rpartition('/')[2]}"
        package[words] = EMPTY.encode()
        package.link(part, "comments", words)
        package.typed(words, "spreadsheetml.comments+xml")
    old = package.text(words)
    boxed = set(re.findall(r'<comment\s[^>]*?\bref="([A-Z]+\d+)"', old))
    package[words] = worded(old, texts).encode()
    drawing = drawing_of(package, part)
    package[drawing] = drawn(package.text(drawing), {p: t for p, t in texts.items() if p not in boxed}).encode()


def order(place: str) -> tuple[int, int]:
    letters = place.rstrip("0123456789")
    return int(place[len(letters) :]), number_of(letters)


def worded(text: str, texts: Mapping[str, str]) -> str:
    """The comments part with ours: below the clerk's own words where a cell has some."""
    if "<commentList" not in text:
        raise Unusual("comments")
    text = re.sub(r"<(authors|commentList)\s*/>", r"<\1></\1>", text)
    author = len(re.findall(r"<author>|<author\s*/>", text))
    text = before_end(text, "authors", f"<author>{AUTHOR}</author>")
    rest = dict(texts)
    text = _COMMENT.sub(lambda m: below(m[0], run(rest.pop(m[1]), below=True)) if m[1] in rest else m[0], text)
    made = (f'<comment ref="{p}" authorId="{author}"><text>{run(t)}</text></comment>' for p, t in rest.items())
    return before_end(text, "commentList", "".join(made))


def run(words: str, below: bool = False) -> str:
    start = "\n" if below else ""
    return f'<r><rPr><sz val="9"/><rFont val="宋体"/></rPr><t xml:space="preserve">{start}{inside(words)}</t></r>'


def below(comment: str, more: str) -> str:
    """One comment with a run more."""
    comment = re.sub(r"<text>\s*(<t[\s>].*?</t>)\s*</text>", r"<text><r>\1</r></text>", comment, flags=re.DOTALL)
    return before_end(comment.removesuffix("</comment>"), "text", more) + "</comment>"


def drawing_of(package: Package, part: str) -> str:
    """The drawing that holds the boxes of a sheet's comments, made where there is none."""
    data = package[part]
    links = package.links(part)
    found = re.search(rb'<legacyDrawing\s[^>]*?:id="([^"]+)"', data)
    if found:
        kind, target = links.get(found[1].decode(), ("", ""))
        if kind != "vmlDrawing":
            raise Unusual("legacyDrawing")
        return target
    target = f"xl/drawings/{part.rpartition('/')[2].removesuffix('.xml')}_xzhj.vml"
    package[target] = SHAPES.encode()
    number = package.link(part, "vmlDrawing", target)
    types = package.text(TYPES)
    if not re.search(r'<Default\s[^>]*Extension="vml"', types):
        more = f'<Default Extension="vml" ContentType="{VML}"/>'
        package[TYPES] = re.sub(r"<Types\b[^>]*>", lambda m: m[0] + more, types, count=1).encode()
    start = max(data.rfind(word) for word in BEFORE)
    later = AFTER.search(data, start)
    at = later.start() if later else data.rfind(b"</worksheet>")
    package[part] = data[:at] + f'<legacyDrawing xmlns:r="{REL}" r:id="{number}"/>'.encode() + data[at:]
    return target


def drawn(text: str, texts: Mapping[str, str]) -> str:
    """The drawing with a hidden box for each comment that has none."""
    if "</xml>" not in text:
        raise Unusual("vml")
    box = "" if 'id="_x0000_t202"' in text else BOX
    first = 1 + max((int(n) for n in re.findall(r'id="_x0000_s(\d{1,9})"', text)), default=1024)
    made = [shape(first + n, place, words) for n, (place, words) in enumerate(texts.items())]
    return before_end(text, "xml", box + "".join(made))


def shape(number: int, place: str, words: str) -> str:
    row, column = order(place)
    return (
        f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
        f' xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{number}" type="#_x0000_t202"'
        f' style="position:absolute;margin-left:59pt;margin-top:1.5pt;width:320px;height:{note_height(words)}px;z-index:1;visibility:hidden"'
        f' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
        f'<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
        f"<x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )
