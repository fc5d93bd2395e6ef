"""The body of the file: a paper's parts in order, kept together where they belong together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import count

from xzhj.documents.text import ADDRESSED, Block, Break, Line, Part, Sheet
from xzhj.documents.typeset import body, head
from xzhj.documents.typeset.ballot import ballot, box
from xzhj.documents.typeset.ballot_leaf import fitted
from xzhj.documents.typeset.cards import cards
from xzhj.documents.typeset.drawn import flow, specimen
from xzhj.documents.typeset.grid import is_wide
from xzhj.documents.typeset.imprint import imprint
from xzhj.documents.typeset.letter import header
from xzhj.documents.typeset.page import section
from xzhj.documents.typeset.paragraphs import blank, paragraph
from xzhj.documents.typeset.setting import Page, page_of
from xzhj.documents.typeset.table import table

_AIR = 100  # twips
_CLOSING = frozenset({"signature", "date"})
_GROUPS = (_CLOSING, frozenset({"attachment"}))
_SIGNED = re.compile(r"（签名[^）]{0,6}）：|（签字）：|（盖章）：|^(?:签字|清点|签名)?时间：")
_BLOCKS: Mapping[str, Callable[[Block, Page, bool], str]] = {
    "table": table,
    "form": table,
    "ballot": ballot,
    "box": box,
    "flow": flow,
    "cards": cards,
}
Group = tuple[Part, ...]


def document(sheet: Sheet, fonts: str) -> tuple[str, str, str]:
    """The children of w:body, the fonts, and the header of a letter's first page ("" for others).

    Raises ValueError for a block we do not know.
    """
    page = page_of(sheet.meta, fonts)
    copies = _copies(sheet.meta.get("per_sheet", 1))
    if page.profile == "ballot":
        page = fitted(sheet.parts, page, copies)
    out: list[str] = []
    wide = False
    for index, (turn, groups) in enumerate(_sides(sheet.parts)):
        stays = index == 0 and page.profile in ADDRESSED  # a red head is never turned: its tables shrink
        was, wide = wide, turn.wide or (not stays and _has_wide(groups, page))
        if index:
            out.append(_turn(turn, was, wide, page))
        else:
            out.append(head.head(sheet.head, page))
        out += [_set(groups, i, page, wide) for i in range(len(groups))]
    cut = paragraph("", page.look(), border=_CUT, line=page.grid.pitch)
    whole = (cut + blank(page.look())).join(["".join(out)] * copies)
    across = specimen(str(sheet.meta.get("watermark") or ""), page)
    letterhead = header(sheet.head["发文机关标志"], page) if head.is_letter(sheet.head, page) else ""
    end = section(wide=wide, pitch=page.grid.pitch, first=bool(letterhead), numbered=page.numbered, leaf=page.leaf)
    made = across + whole + imprint(sheet.imprint, page, wide) + end
    return _numbered(made), fonts, letterhead


def _numbered(made: str) -> str:
    """Every drawing with a number of its own, whatever drew it."""
    numbers = count(1)
    return _DRAWING.sub(lambda _: f'<wp:docPr id="{next(numbers)}"', made)


_DRAWING = re.compile(r'<wp:docPr id="\d+"')
_CUT = '<w:pBdr><w:bottom w:val="dashed" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'


def _has_wide(groups: Sequence[Group], page: Page) -> bool:
    return any(is_wide(part, page) for group in groups for part in group if isinstance(part, Block))


def _copies(given: object) -> int:
    if not str(given).isdecimal() or not 1 <= int(str(given)) <= 8:
        raise ValueError(f"per_sheet 应是 1 到 8 的整数，现在是“{given}”")
    return int(str(given))


def _sides(parts: Sequence[Part]) -> list[tuple[Break, list[Group]]]:
    """The paper cut at its page breaks, each stretch grouped."""
    sides: list[tuple[Break, list[Part]]] = [(Break(), [])]
    for part in parts:
        if isinstance(part, Break):
            sides.append((part, []))
        else:
            sides[-1][1].append(part)
    if len(sides) > 1 and not sides[0][1] and not sides[1][0].label:
        del sides[0]  # a paper that begins with === 横 is turned from its first page on
    return [(turn, _grouped(inside)) for turn, inside in sides]


def _grouped(parts: Sequence[Part]) -> list[Group]:
    """Lines that are set as one: signature with date, the attachments note."""
    out: list[Group] = []
    for part in parts:
        kinds = next((g for g in _GROUPS if isinstance(part, Line) and part.kind in g), frozenset())
        last = out[-1][-1] if out else None
        if isinstance(last, Line) and last.kind in kinds:
            out[-1] += (part,)
        else:
            out.append((part,))
    return out


def _kind(groups: Sequence[Group], index: int) -> str:
    """The kind of a group's first line; "" for a block, or beyond the end."""
    part = groups[index][0] if index < len(groups) else None
    return part.kind if isinstance(part, Line) else ""


def _signs(groups: Sequence[Group], index: int) -> bool:
    """Say whether a group is a line to sign or to date by hand: it never begins a page."""
    part = groups[index][0] if index < len(groups) else None
    return isinstance(part, Line) and part.kind == "body" and bool(_SIGNED.search(part.text))


def _leads(groups: Sequence[Group], index: int) -> bool:
    """Say whether a line stands over a table it leads in."""
    following = groups[index + 1][0] if index + 1 < len(groups) else None
    return isinstance(following, Block) and following.kind in ("table", "form")


def _set(groups: Sequence[Group], index: int, page: Page, wide: bool) -> str:
    first = groups[index][0]
    if isinstance(first, Block):
        if first.kind not in _BLOCKS:
            raise ValueError(f"没有“::: {first.kind}”这种版块，可用：{'、'.join(_BLOCKS)}")
        if first.kind in ("table", "form"):
            return _space(groups, index, page) + table(first, page, wide, held=_signs(groups, index + 1))
        return _BLOCKS[first.kind](first, page, wide)
    lines = [part for part in groups[index] if isinstance(part, Line)]
    return _line(lines, groups, index, page, wide)


def _space(groups: Sequence[Group], index: int, page: Page) -> str:
    """A little air between a table and the text or the table above it."""
    above = groups[index - 1][0] if index else None
    near = isinstance(above, Block) or (isinstance(above, Line) and above.kind == "body")
    tabled = isinstance(block := groups[index][0], Block) and block.kind in ("table", "form")
    return paragraph("", page.look(), keep=True, line=_AIR, snap=False) if near and tabled else ""


def _line(lines: Sequence[Line], groups: Sequence[Group], index: int, page: Page, wide: bool) -> str:
    kind, text, following = lines[0].kind, lines[0].text, _kind(groups, index + 1)
    closes = following in _CLOSING or (following == "attachment" and _kind(groups, index + 2) in _CLOSING)
    if kind in _CLOSING:
        return body.signature(lines, page)
    if kind == "attachment":
        return body.attachments([line.text for line in lines], page, keep=following in _CLOSING)
    if kind in ("title", "caption"):
        set_line = head.title(text, page, wide) if kind == "title" else head.caption(text, page)
        inside = following in ("title", "caption", "addressee")
        again = kind == "title" and index > 0 and _kind(groups, index - 1) != "title"
        return (
            (blank(page.look(), keep=True, line=page.grid.pitch) if again else "")
            + set_line
            + ("" if inside else blank(page.look(), keep=True, line=page.grid.pitch))
        )
    if kind == "addressee":
        return body.addressee(text, page)
    if kind == "direction":
        return body.direction(text, page)
    keep = closes or _signs(groups, index + 1) or _leads(groups, index)
    return body.text(text, page, keep=keep or (index + 1 < len(groups) and body.heads(text)), wide=wide)


def _turn(turn: Break, was: bool, wide: bool, page: Page) -> str:
    """A new page; where the paper is turned, the section so far ends."""
    if wide != was:
        end = section(wide=was, pitch=page.grid.pitch, numbered=page.numbered)
        ended = paragraph("", page.look(), line=20, snap=False, section=end)
        return ended + (body.marker(turn.label, page) if turn.label else "")
    if turn.label:
        return body.marker(turn.label, page, new_page=True)
    return paragraph("", page.look(), line=20, snap=False, new_page=True)
