"""election.yaml and county.yaml → entries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from xzhj.catalogue.items import Item, find, items, plain, stage_of
from xzhj.model import Source, Trouble
from xzhj.readers.facts.entries import Cell, Entry, bad, columns_of, known_label, unknown
from xzhj.readers.facts.yamltree import Node, read

_SHORT = {"aliases": ("wrong", "right"), "timetable": ("step", "day")}  # a table that may be typed as key: value


def entries(text: str, file: str) -> tuple[list[Entry], list[Trouble]]:
    """The items a YAML text gives (English names or Chinese labels) and what is wrong with it."""
    root, trouble = read(text, file, known_label)
    found: list[Entry] = []
    for key, value in _pairs(root) if root else ():
        known = find(key.text)
        if known is None:
            trouble.append(unknown(key.text, _at(file, key)))
        elif known.item.staged and value.pairs is not None and not known.stage:
            found += _staged(known.item, key, value, file, trouble)
        elif entry := _entry(known.item, known.stage, key, value, file, trouble):
            found.append(entry)
    return found, trouble


@cache
def _wrappers() -> frozenset[str]:
    return frozenset({plain(i.group) for i in items().values()} | {"election", "换届信息", "county", "县"})


def _pairs(root: Node) -> Iterator[tuple[Node, Node]]:
    """The pairs of the top level, those under a group's heading among them."""
    for key, value in root.pairs or ():
        if value.pairs is not None and plain(key.text) in _wrappers():
            yield from value.pairs
        elif not value.blank:
            yield key, value


def _at(file: str, node: Node) -> Source:
    return Source(file, "", f"第{node.line}行")


def _staged(item: Item, key: Node, value: Node, file: str, trouble: list[Trouble]) -> Iterator[Entry]:
    for name, given in value.pairs or ():
        stage = stage_of(name.text)
        if not stage:
            trouble.append(bad(_at(file, name), "stage", item=f"{key.text}·{name.text}"))
        elif entry := _entry(item, stage, name, given, file, trouble):
            yield entry


def _entry(item: Item, stage: str, key: Node, value: Node, file: str, trouble: list[Trouble]) -> Entry | None:
    if value.blank:
        return None
    at = _at(file, key)
    label = item.label(stage)
    if item.type in ("table", "record"):
        rows = _rows(item, value, file, trouble)
        return None if rows is None else Entry(item, stage, label, at, rows)
    if value.parts is not None and item.type in ("list", "names") and all(_scalar(p) for p in value.parts):
        return Entry(item, stage, label, at, tuple(Cell(p.text, _at(file, p)) for p in value.parts))
    if not _scalar(value):
        trouble.append(bad(at, "type", item=label, raw="", want=item.wanted))
        return None
    return Entry(item, stage, label, at, Cell(value.text, _at(file, value)))


def _scalar(node: Node) -> bool:
    return node.pairs is None and node.parts is None


def _rows(item: Item, value: Node, file: str, trouble: list[Trouble]) -> tuple[dict[str, Cell], ...] | None:
    """The rows of a table: a list of mappings, a mapping (a record), or for two tables a mapping of key to value."""
    if item.name in _SHORT and value.pairs is not None and all(_scalar(v) for _, v in value.pairs):
        one, two = _SHORT[item.name]
        return tuple({one: Cell(k.text, _at(file, k)), two: Cell(v.text, _at(file, v))} for k, v in value.pairs)
    given = [value] if value.pairs is not None and item.type == "record" else value.parts
    if given is None or any(row.pairs is None for row in given):
        trouble.append(bad(_at(file, value), "type", item=item.zh, raw=value.text[:60], want=item.wanted))
        return None
    rows = []
    for row in given:
        cells = {
            k.text: Cell("\n".join(p.text for p in v.parts) if v.parts else v.text, _at(file, v))
            for k, v in row.pairs or ()
        }
        fields, faults = columns_of(item, {k.text: _at(file, k) for k, _ in row.pairs or ()})
        trouble += faults
        rows.append({fields[h]: cell for h, cell in cells.items() if h in fields})
    return tuple(rows)
