"""The body of the file: a paper's parts in order, kept together where they belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xzhj.documents.text import Break, Line, Part, Sheet
from xzhj.documents.typeset import body, head
from xzhj.documents.typeset.imprint import imprint
from xzhj.documents.typeset.page import section
from xzhj.documents.typeset.paragraphs import blank, paragraph
from xzhj.documents.typeset.runs import Look

_SEALED = frozenset({"upward", "downward", "letter"})
_CLOSING = frozenset({"signature", "date"})
_GROUPS = (_CLOSING, frozenset({"attachment"}))


@dataclass(frozen=True, slots=True)
class Page:
    """What a part needs to know of the paper it stands in."""

    profile: str
    fonts: str
    seal: str


def document(sheet: Sheet, fonts: str) -> str:
    """The children of w:body."""
    profile = str(sheet.meta.get("profile", ""))
    page = Page(profile, fonts, _seal(sheet.meta.get("seal"), profile))
    out = [head.head(sheet.head, profile == "upward", fonts)]
    wide = False
    groups = _grouped(sheet.parts)
    for index, group in enumerate(groups):
        first = group[0]
        if isinstance(first, Break):
            out.append(_turn(first, wide, fonts))
            wide = first.wide
        elif isinstance(first, Line):
            out.append(_line(group, groups[index + 1 :], groups[index - 1] if index else (), page))
    return "".join((*out, imprint(sheet.imprint, fonts), section(wide=wide)))


def _seal(given: Any, profile: str) -> str:
    """yes, no or stamp; papers that go out are sealed unless said otherwise."""
    if given is None:
        return "yes" if profile in _SEALED else "no"
    words = {"True": "yes", "False": "no", "有": "yes", "无": "no", "签名章": "stamp"}
    return words.get(str(given), str(given))


def _grouped(parts: Sequence[Part]) -> list[tuple[Part, ...]]:
    """Runs of lines that are set as one: signature with date, the attachments note."""
    out: list[tuple[Part, ...]] = []
    for part in parts:
        kinds = next((g for g in _GROUPS if isinstance(part, Line) and part.kind in g), frozenset())
        last = out[-1][-1] if out else None
        if isinstance(last, Line) and last.kind in kinds:
            out[-1] += (part,)
        else:
            out.append((part,))
    return out


def _closes(group: tuple[Part, ...]) -> bool:
    return isinstance(group[0], Line) and group[0].kind in _CLOSING


def _is_note(group: tuple[Part, ...]) -> bool:
    return isinstance(group[0], Line) and group[0].kind == "attachment"


def _line(group: tuple[Part, ...], rest: Sequence[tuple[Part, ...]], before: tuple[Part, ...], page: Page) -> str:
    lines = [part for part in group if isinstance(part, Line)]
    kind, text, fonts = lines[0].kind, lines[0].text, page.fonts
    signed = bool(rest) and (_closes(rest[0]) or (_is_note(rest[0]) and len(rest) > 1 and _closes(rest[1])))
    if kind in _CLOSING:
        return body.signature(*body.signatures(lines), page.seal, fonts)
    if kind == "attachment":
        return body.attachments([line.text for line in lines], fonts, keep=signed)
    if kind == "title":
        return head.title(text, fonts) + _after_title(rest, fonts)
    if kind == "caption":
        return head.caption(text, fonts) + _after_title(rest, fonts)
    if kind == "addressee":
        return body.addressee(text, fonts)
    return body.labelled(text, fonts) or body.body(text, fonts, keep=signed)


def _after_title(rest: Sequence[tuple[Part, ...]], fonts: str) -> str:
    """One empty line under the last line of the title; the addressee brings its own."""
    following = rest[0][0] if rest else None
    inside = isinstance(following, Line) and following.kind in ("title", "caption", "addressee")
    return "" if inside else blank(Look(fonts=fonts))


def _turn(turn: Break, wide: bool, fonts: str) -> str:
    """A new page; where it is turned, the section so far ends."""
    look = Look(fonts=fonts)
    if turn.wide != wide:
        end = paragraph("", look, line=20, snap=False, section=section(wide=wide))
        return end + (body.marker(turn.label, fonts) if turn.label else "")
    if turn.label:
        return body.marker(turn.label, fonts, new_page=True)
    return paragraph("", look, line=20, snap=False, new_page=True)

