"""One ballot: what it says, and whether it counts. Nothing doubtful is decided for the tellers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xzhj.tally.marks import AGAINST, FOR, UNREAD, Marks, tidy

_NOBODY = frozenset({"", "—", "——", "–", "-", "无", "弃权", "空", "空白", "/"})
_TAIL = re.compile(r"(?<=.)\s*[(（](?:[男女]|[^()（）,，、]{1,4}族)(?:[,，、](?:[男女]|[^()（）,，、]{1,4}族))*[)）]")
_SPLIT = re.compile(r"[、，,；;/／]+")
VALID = frozenset({"", "有效", "有效票", "是", "√", "✓", "Y", "y", "1", "true", "TRUE", "valid"})
INVALID = frozenset(
    {"无效", "无效票", "废票", "作废", "废", "否", "×", "X", "x", "N", "n", "0", "false", "FALSE", "invalid", "void"}
)
_NAME = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{2}|[A-Za-z\u0400-\u04ff]{2}|·")


@dataclass(frozen=True, slots=True)
class Read:
    """A ballot as understood. `codes` are the marks in column order; `wrote` the write-ins that count.

    `doubts` are (kind, words) to show the tellers; `unread` the columns (by index, -1 = the validity cell) not understood.
    """

    valid: bool
    codes: bytes
    wrote: tuple[str, ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """What a ballot is judged by: the most persons it may choose (None = not known), and the write-in's conditions."""

    most: int | None
    listed: frozenset[str]
    allowed: bool = True
    needs_against: bool = True
    names_only: bool = False


def read(cells: Sequence[str], width: int, table: Mapping[str, int], terms: Terms, validity: bool = False) -> Read:
    """Understand one ballot: `width` marks, then write-ins, then (`validity`) its validity cell."""
    codes = bytes(map(table.__getitem__, cells[:width]))
    unread = tuple((j, cells[j]) for j, code in enumerate(codes) if code == UNREAD) if UNREAD in codes else ()
    doubts: tuple[tuple[str, str], ...] = ()
    stands = True
    if validity:
        word = tidy(cells[-1])
        if word in INVALID:
            stands, doubts = False, (("marked_invalid", word),)
        elif word not in VALID:
            unread = (*unread, (-1, cells[-1]))
    wrote: tuple[str, ...] = ()
    for j in range(width, len(cells) - validity):
        if cells[j] and any(is_unread(name, terms.names_only) for name in names_in(cells[j])):
            unread = (*unread, (j, cells[j]))
    if stands and any(cells[width : len(cells) - validity]):
        wrote, wrong = write_ins(cells[width : len(cells) - validity], codes, terms)
        doubts += wrong
    chosen = codes.count(FOR) + len(wrote)
    if stands and terms.most is not None and chosen > terms.most:
        stands, wrote = False, ()
        doubts += (("overvote", str(chosen)),)
    return Read(stands, codes, wrote, doubts, unread)


def write_ins(cells: Sequence[str], codes: bytes, terms: Terms) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The write-ins that count, and why others do not. Which of two stands is never chosen: then neither does."""
    wrong: list[tuple[str, str]] = []
    names: list[str] = []
    for name in (part for cell in cells for part in names_in(cell)):
        if not _NAME.search(name):
            wrong.append(("writein_no_name", name))
        elif name in names:
            wrong.append(("name_twice" if terms.names_only else "writein_twice", name))
        elif name in terms.listed and not terms.names_only:
            wrong.append(("writein_listed", name))
        else:
            names.append(name)
    if terms.names_only:
        return tuple(names), tuple(wrong)
    why = ""
    if names and not terms.allowed:
        why = "writein_forbidden"
    elif names and terms.needs_against and codes and len(names) > codes.count(AGAINST):
        why = "writein_no_against" if AGAINST not in codes else "writein_too_many"
    if why:
        return (), (*wrong, *((why, name) for name in names))
    return tuple(names), tuple(wrong)


def is_unread(name: str, names_only: bool) -> bool:
    """Say whether what stands where a name belongs is neither a name nor (on a listed ballot) a usual mark."""
    return not _NAME.search(name) if names_only else not _NAME.search(name) and Marks().read(name) == UNREAD


def names_in(cell: str) -> list[str]:
    """The names written in one cell: 张 三 is one, 张三、李四 are two, 张三 李四 are two, — is none."""
    out = []
    for part in _SPLIT.split(_TAIL.sub("", cell)):
        words = part.split()
        pieces = words if len(words) > 1 and all(len(w) > 1 for w in words) else ["".join(words)]
        out += [name for name in map(tidy, pieces) if name not in _NOBODY]
    return out


def name_key(name: str) -> str:
    """A name to compare by: without spaces or middle-dot variants."""
    return tidy(name).replace("•", "·").replace("・", "·").replace("‧", "·")
