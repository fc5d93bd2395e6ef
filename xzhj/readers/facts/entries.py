"""Items as written, before they are made one case's facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from xzhj.catalogue.items import TYPES, Item, find, items, nearest, plain, stage_of
from xzhj.model import Fact, Facts, Source, Trouble
from xzhj.readers.facts.values import Wrong, is_blank, is_none, parse, text_of


@dataclass(frozen=True, slots=True)
class Cell:
    """What was written and where; `month` = a date cell shown without its day."""

    raw: Any
    at: Source
    month: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as written: `content` a cell, several (a list, each its own line), or rows of cells (a table, a record)."""

    item: Item
    stage: str
    label: str
    at: Source
    content: Cell | tuple[Cell, ...] | tuple[Mapping[str, Cell], ...]


def bad(at: Source | tuple[Source, ...], why: str, **facts: str) -> Trouble:
    """A Trouble of kind facts.bad; see `xzhj.readers.facts` for the words of `why`."""
    return Trouble("facts.bad", at if isinstance(at, tuple) else (at,), {"why": why, **facts})


def unknown(label: str, at: Source) -> Trouble:
    return bad(at, "unknown", item=label.strip()[:60], nearest=nearest(label))


def columns_of(item: Item, headings: Mapping[str, Source]) -> tuple[dict[str, str], list[Trouble]]:
    """Which heading is which column of a table item; headings of none are named."""
    known = {plain(word): field for field, zh in item.columns.items() for word in (zh, field)}
    found = {h: known[plain(h)] for h in headings if plain(h) in known}
    return found, [
        bad(at, "column", item=item.zh, column=h[:60], want="、".join(item.columns.values()))
        for h, at in headings.items()
        if plain(h) not in known
    ]


def gather(town: Iterable[Entry], county: Iterable[Entry] = ()) -> tuple[Facts, list[Trouble]]:
    """The facts of a township and its county. What is doubled, out of place or of the wrong type is Trouble."""
    trouble: list[Trouble] = []
    kept: dict[tuple[str, str], Entry] = {}
    shared: set[tuple[str, str]] = set()
    for entry, is_county in [*((e, True) for e in county), *((e, False) for e in town)]:
        key = (entry.item.name, entry.stage)
        if entry.stage and not entry.item.staged:
            trouble.append(bad(entry.at, "stage", item=entry.label))
        elif is_county and entry.item.level == "own":
            trouble.append(bad(entry.at, "level", item=entry.label))
        elif key in kept and key in shared and not is_county:
            if entry.item.name not in ADDED:
                trouble.append(bad((entry.at, kept[key].at), "county", item=entry.label))
            else:
                kept[key] = _joined(kept[key], entry)
        elif key in kept:
            trouble.append(bad((entry.at, kept[key].at), "doubled", item=entry.label))
        else:
            kept[key] = entry
            if is_county:
                shared.add(key)
    given: dict[str, list[Fact]] = {}
    for entry in kept.values():
        fact, faults = _fact(entry)
        trouble += faults
        if fact:
            given.setdefault(entry.item.name, []).append(fact)
    return Facts({name: tuple(facts) for name, facts in given.items()}), trouble


ADDED = frozenset({"register", "aliases", "headings", "packs", "holidays"})  # a township may add to the county's


def _joined(one: Entry, two: Entry) -> Entry:
    parts: Any = (*_parts(one), *_parts(two))
    return Entry(one.item, one.stage, one.label, one.at, parts)


def _parts(entry: Entry) -> tuple[Any, ...]:
    return entry.content if isinstance(entry.content, tuple) else (entry.content,)


def _fact(entry: Entry) -> tuple[Fact | None, list[Trouble]]:
    item = entry.item
    if item.type in ("table", "record"):
        return _rows(entry)
    cells = [c for c in _parts(entry) if isinstance(c, Cell) and not is_blank(c.raw) and not is_none(c.raw, item.type)]
    values, trouble = [], []
    for cell in cells:
        value, fault = _value(item.type, cell, item, entry.label)
        trouble += fault
        if not fault:
            values.append(value)
    if not values:
        return None, trouble
    places = tuple(c.at for c in cells)
    if item.type in ("list", "names"):
        return Fact(tuple(v for part in values for v in part), places, entry.stage), trouble
    if len(values) > 1:
        return None, [*trouble, _misfit(item, entry.label, cells[1])]
    return Fact(values[0], places, entry.stage), trouble


def _value(kind: str, cell: Cell, item: Item, label: str) -> tuple[Any, list[Trouble]]:
    try:
        return parse(kind, cell.raw, item, month=cell.month), []
    except Wrong:
        return None, [_misfit(item, label, cell, kind)]


def _misfit(item: Item, label: str, cell: Cell, kind: str = "") -> Trouble:
    want = TYPES[kind] if kind and kind != item.type else item.wanted
    return bad(cell.at, "type", item=label, raw=text_of(cell.raw)[:60], want=want)


def _rows(entry: Entry) -> tuple[Fact | None, list[Trouble]]:
    """A table: a tuple of mappings column → value, blank cells left out; a record: one such mapping."""
    item, trouble = entry.item, list[Trouble]()
    rows, places = [], []
    for given in _parts(entry):
        if isinstance(given, Cell):
            trouble.append(_misfit(item, entry.label, given))
            continue
        row = {}
        for column, cell in given.items():
            if is_blank(cell.raw):
                continue
            kind = item.kinds.get(column, "text")
            value, faults = _value(kind, cell, item, f"{entry.label}·{item.columns.get(column, column)}")
            trouble += faults
            if not faults:
                row[column] = value
        if row:
            rows.append(row)
            places.append(next(iter(given.values())).at)
    if not rows:
        return None, trouble
    return Fact(rows[0] if item.type == "record" else tuple(rows), tuple(places), entry.stage), trouble


def known_label(label: str) -> bool:
    """Say whether a word can stand before a colon in election.yaml: an item, a stage, a group, a table's column."""
    return bool(find(label) or stage_of(label) or plain(label) in _others())


def _others() -> frozenset[str]:
    words = {plain(w) for i in items().values() for f, zh in i.columns.items() for w in (f, zh)}
    return frozenset(words | {plain(i.group) for i in items().values()})
