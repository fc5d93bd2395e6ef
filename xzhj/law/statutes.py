"""The instruments of law: what they are called, when they were issued, repealed, and what replaced them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from xzhj.law.marked import BadYaml, Mapped, read
from xzhj.law.wrong import LawError

FILE = Path(__file__).parent / "instruments.yaml"
FIELDS = frozenset(
    {
        "title",
        "names",
        "kind",
        "issued",
        "effective",
        "repealed",
        "replaced_by",
        "moved",
        "moved_since",
        "topics",
        "confidence",
        "note",
    }
)
KINDS = frozenset({"party", "law", "standard", "notice"})
_MARKS = str.maketrans("()", "（）", "《》〈〉 　")


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument. `repealed` is the first day it no longer held (None = in force); `replaced_by` a title, "" = none.

    `moved` maps an article's number in the text before `moved_since` (the amendment or the replacing text) to its number
    after; `topics` an article's number now to the words that show what it is about. `confidence`: A seen, B seen second-hand, C from memory (to be checked). `kind` party | law | standard | notice.
    """

    title: str
    names: tuple[str, ...] = ()
    kind: str = "party"
    issued: date | None = None
    effective: date | None = None
    repealed: date | None = None
    replaced_by: str = ""
    moved: Mapping[str, str] | None = None
    moved_since: date | None = None
    topics: Mapping[str, str] | None = None
    confidence: str = "C"
    note: str = ""


@cache
def instruments() -> tuple[Instrument, ...]:
    """All instruments, as the file lists them. Raises LawError."""
    try:
        content, doubled = read(FILE.read_text(encoding="utf-8"))
    except BadYaml as error:
        raise LawError(error.why, FILE.name, error.line) from error
    for what, line in doubled:
        raise LawError(f"{what} 写了两次", FILE.name, line)
    return tuple(_instrument(entry, line) for entry, line in zip(content, content.lines, strict=True))


def _instrument(entry: Mapped, line: int) -> Instrument:
    if extra := entry.keys() - FIELDS:
        raise LawError(f"不认识的属性 {min(extra)}", FILE.name, line)
    if not entry.get("title") or entry.get("kind") not in KINDS or entry.get("confidence") not in ("A", "B", "C"):
        raise LawError("要有 title、kind、confidence", FILE.name, line)
    for name in ("issued", "effective", "repealed", "moved_since"):
        if name in entry and not isinstance(entry[name], date):
            raise LawError(f"{name} 不是日期", FILE.name, entry.line_of(name))
    given: dict[str, Any] = {**entry, "names": tuple(entry.get("names", ()))}
    return Instrument(**given)


@cache
def _by_name() -> dict[str, Instrument]:
    named: dict[str, Instrument] = {}
    for item in instruments():
        for name in (item.title, *item.names):
            named.setdefault(_bare(name), item)
    return named


def _bare(name: str) -> str:
    return name.translate(_MARKS).removeprefix("中华人民共和国")


def find(name: str) -> Instrument | None:
    """The instrument of this title or other name."""
    return _by_name().get(_bare(name))


def repealed(name: str, day: date) -> Instrument | None:
    """The instrument, if it no longer held on `day`."""
    item = find(name)
    return item if item and item.repealed and item.repealed <= day else None
